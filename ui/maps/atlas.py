"""The overview's map: a Vega figure that takes its shapes by URL and its values as a table.

Another month changes the table only: the browser paints again what it has, and neither fetches nor projects a shape.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from drawing import theme
from drawing.charts import axes, choropleth, labels
from findings.core.population import Among, listed
from findings.core.view import View
from findings.maps.class_members import Shaded, shaded
from findings.text.wording import ABSENT, month, shown
from geo import layers
from ui.state import text
from ui.state.click import Click


def show(view: View) -> Shaded:
    """Draw the banners under the area, or all leagues where they owe the chosen indicator, coloured by it, as high as `look.ATLAS`; a click
    chooses the league or the banner."""
    found = shaded(view, listed(view) if _by_league(view) else Among("banner", _frame(view)))
    alt = text.say("map_alt", indicator=view.indicator.name.zh if text.language() == "zh" else view.indicator.name.en)
    click = Click("area", view.area.code)
    st.vega_lite_chart(
        spec=_spec(view, _shades(view, found)), theme=None, width="stretch", alt=alt,
        height="stretch",
        key=click.key("atlas"), on_select=partial(click.write, "atlas"), selection_mode="place",
    )  # fmt: skip
    return found


def _by_league(view: View) -> bool:
    return view.indicator.level == "league"


def _frame(view: View) -> str:
    """The map shows the region, or the league that the chosen area belongs to."""
    league = view.register.league_of(view.area.code)
    return league.code if league else view.area.code


def _shades(view: View, found: Shaded) -> pa.Table:
    """What another month changes, one row a banner: colour, month, figure. Names stand with the shapes."""
    lang = text.language()
    columns = {
        "code": list(found.values),
        "fill": [theme.fill(found.classes, found.classes.of_area[code]) for code in found.values],
        "when": [month(view.period, lang)] * len(found.values),
        "shown": [_figure(view, found, code, value, lang) for code, value in found.values.items()],
    }
    repeated = pa.dictionary(pa.int8(), pa.string())  # a colour and a month are sent once, not once a banner
    return pa.table({n: pa.array(v, repeated if n in {"fill", "when"} else pa.string()) for n, v in columns.items()})


def _figure(view: View, found: Shaded, code: str, value: float | None, lang: str) -> str:
    """A place's figure, or why it has none."""
    return ABSENT[found.classes.why(code)][lang] if value is None else str(shown(value, view.indicator, lang))


def _spec(view: View, shades: pa.Table) -> dict[str, Any]:
    by_league = _by_league(view)
    close = not by_league and (_frame(view) != view.area.code or view.area.level == "league")
    url = layers.write_static()
    shapes = url[f"banners-500-{_frame(view)}" if close else "leagues-1500" if by_league else "banners-1500"]
    return {
        "padding": {"left": 0, "top": 2, "right": 0, "bottom": 2},
        "projection": labels.PROJECTION,
        "config": {"font": theme.FONT, "view": {"stroke": None}},
        "datasets": {"shades": shades},
        "layer": [
            _places(shapes, shades.column_names, view),
            *([] if close or by_league else [choropleth.borders(url["leagues-1500"])]),
            _outlined(shapes, view),
        ],
    }


def _places(shapes: str, columns: list[str], view: View) -> dict[str, Any]:
    named = view.indicator.name.zh if text.language() == "zh" else view.indicator.name.en
    tooltip = {"name": text.say("area"), "when": text.say("period"), "shown": named}
    return {
        "data": choropleth.features(shapes),
        "transform": [
            {"calculate": "datum.properties.code", "as": "code"},
            {"lookup": "code", "from": {"data": {"name": "shades"}, "key": "code", "fields": columns[1:]}},
            {"calculate": f"datum.properties.name_{text.language()}", "as": "name"},
            {"calculate": "datum.name + ' ' + datum.shown", "as": "said"},
        ],
        "params": [axes.PLACE],
        "mark": {"type": "geoshape", "cursor": "pointer", "stroke": theme.WHITE, "strokeWidth": 0.5},
        "encoding": {
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "tooltip": [{"field": f, "title": title, "type": "nominal"} for f, title in tooltip.items()],
            "description": {"field": "said", "type": "nominal"},  # what a screen reader says of a place
        },
    }


def _outlined(shapes: str, view: View) -> dict[str, Any]:
    """The priority-assistance banners' own borders, above all others."""
    return choropleth.outlined(shapes, [a.code for a in view.register.areas.values() if a.priority])
