"""The free look at an indicator: all months of all places listed, in the one figure that is Plotly's.

Its script is 4.7 MB, so it is loaded by those who ask for it and by nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from contents.indicator import NO_PLACES
from data.store.release import Release
from drawing.charts import lines
from findings.core.view import GROUPS, View
from findings.indicator import trend
from findings.lineage import export
from findings.lineage.file_names import file_name, of_month
from findings.ranking.standings import Placing
from findings.text.wording import months_of
from geo.register import REGION, Area
from language.nouns import PIECES, PLACES, counted
from language.text import Text
from ui.elements.show import nothing
from ui.state import pick, text

MOST = 8  # from either end of the ranking, where more places are listed than a league has
CAMERA = {"": "png", "svg": "svg"}
SIZE = {"width": 1200, "height": 700, "scale": 2}  # of a saved picture, whatever the screen
# Plotly's own words; the fullscreen button is Streamlit's and stays English.
BUTTONS = {
    "Download plot as a PNG": "存为图片", "Download plot": "存为图片", "Zoom": "框选放大", "Pan": "平移", "Reset axes": "还原", "Double-click to zoom back out": "双击还原",
    "Double-click on legend to isolate one trace": "双击图例只看一个地区",
}  # fmt: skip


def show(release: Release, view: View, found: Sequence[Placing], *, monthly: bool = False) -> None:
    """The figure, and the choice of what its camera saves."""
    lang, areas = text.language(), drawn(found)
    newest = replace(view, period=view.cube.periods[-1])
    months = trend.trend(newest, areas, months=_months(view), monthly=monthly, last_year=False)
    if not areas or months.is_empty:
        nothing(NO_PLACES)
        return
    if len(areas) < len(found):
        left_out = text.say(
            "first_and_last", places=counted(len(found), PLACES)[lang], most=counted(MOST, PIECES)[lang]
        )
        st.html(f'<p class="board-note">{escape(left_out)}</p>')
    kinds = {name: text.say("camera_as").format(kind=kind.upper()) for name, kind in CAMERA.items()}
    kind = CAMERA[pick.choice("camera", kinds, "", switch=True)]
    facts = _facts(release, view, months, lang)
    figure = lines.figure(
        months, lang, facts, export.mark(release, lang), next((p.area.code for p in found if p.chosen), "")
    )
    ends = of_month(months.months[0]) + Text("至", " to ") + of_month(months.months[-1])
    name = file_name(lines.title(months), view.area.name, ends)[lang]
    st.plotly_chart(figure, theme=None, key="explore", config=config(name, kind, lang), alt=_alt(months)[lang])


def drawn(found: Sequence[Placing]) -> list[Area]:
    """All places where a reader can tell them apart, else the first and the last of those whose figures are complete.

    By code, so that a place keeps its colour from month to month.
    """
    shown = list(found)
    if len(found) > 2 * MOST:
        known = [p for p in found if p.cell.value is not None and not p.cell.has_gaps]
        shown = known if len(known) <= 2 * MOST else known[:MOST] + known[-MOST:]
    return sorted((p.area for p in shown), key=lambda area: area.code)


def config(name: str, kind: str, lang: str) -> dict[str, Any]:
    """What the buttons above the figure do. Nothing of it leaves the browser."""
    return {
        "displaylogo": False, "showSendToCloud": False, "displayModeBar": True, "responsive": True,
        "modeBarButtonsToRemove": ["lasso2d", "select2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "sendChartToCloud"],
        "toImageButtonOptions": {"format": kind, "filename": name, **SIZE},
        **({"locale": "zh", "locales": {"zh": {"dictionary": BUTTONS}}} if lang == "zh" else {}),
    }  # fmt: skip


def _months(view: View) -> int:
    first, last = view.cube.periods[0], view.cube.periods[-1]
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _facts(release: Release, view: View, months: trend.Trend, lang: str) -> list[str]:
    """Months; whose places and which of them; the release."""
    ends = months_of(months.months[0], months.months[-1], lang)
    leagues = {view.register.league_of(line.area.code) for line in months.lines}
    league = leagues.pop() if len(leagues) == 1 else None
    whose = [league.name[lang] if league else view.register.areas[REGION].name[lang]]
    return [
        ends,
        " · ".join(
            [*whose, *([GROUPS[view.group][lang]] if view.group else []), f"{release.label[lang]} {release.id}"]
        ),
    ]


def _alt(months: trend.Trend) -> Text:
    told = Text("，", ", lines of ") + counted(len(months.lines), PLACES)
    return lines.title(months) + told + Text("的折线，数值见下表", "; the values are in the table below")
