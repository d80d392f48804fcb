"""What the figures share: an axis of months, an axis of values in a reader's unit, the words of marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from drawing import theme
from findings.text.amount_scale import scale
from language.text import Text
from metrics.arithmetic import month_number
from metrics.catalogue import Indicator

MONTHS_EN = "['Jan','Feb','Mar','Apr','May','Jun','Jul','Aug','Sep','Oct','Nov','Dec']"
# As wide as the page gives, and as high as the figure says without its title and legend.
FRAME: dict[str, Any] = {"width": "container", "autosize": {"type": "fit-x", "contains": "padding"}}
# Pixels of a place's name on an axis: on a phone the names leave room for what they name. No two of them begin alike that far.
NAMES: dict[str, Any] = {"expr": "min(220, max(120, 0.42 * (containerSize()[0] || 760)))"}
YEAR = 12  # months
QUARTERLY = 14  # more months than this and only every third is named


# The parameter of a figure whose places can be chosen by a click (`ui.state.click.Click`).
PLACE = {"name": "place", "select": {"type": "point", "fields": ["code"], "toggle": False}}


def months(shown: Sequence[dt.date], lang: str, notes: Sequence[str] = ()) -> dict[str, Any]:
    """The x channel for `x`, a month number: January bears the year, or every mark of what reports by the year. `notes` stand under the axis, one a line.

    It names no month itself but reads them from the rows (see `ends`): so it is the same for another month.
    """
    each_year = len({period.month for period in shown}) == 1 and len(shown) > 1
    step = YEAR if each_year else 3 if len(shown) > QUARTERLY else 1
    at = month_number(shown[0]) % YEAR if each_year else 0  # the month in which what reports by the year is due
    year, name = ("'年'", "(datum.value % 12 + 1) + '月'") if lang == "zh" else ("''", f"{MONTHS_EN}[datum.value % 12]")
    axis = {
        "values": {"expr": f"sequence(ceil((domain('x')[0] - {at}) / {step}) * {step} + {at}, domain('x')[1], {step})"},
        "labelExpr": f"datum.value % 12 == {at} ? floor(datum.value / 12) + {year} : {name}",
        "grid": False, "labelOverlap": True, "title": list(notes) or None, "titleAlign": "left", "titleAnchor": "start",
        "titleFontSize": 11, "titlePadding": 10,
    }  # fmt: skip
    return {"field": "x", "type": "quantitative", "axis": axis, "scale": {"nice": False, "zero": False}}


def ends(shown: Sequence[dt.date]) -> dict[str, Any]:
    """A layer that draws nothing and has half a month of room at both ends of an axis of `months`."""
    rows = [{"x": month_number(shown[0]) - 0.5}, {"x": month_number(shown[-1]) + 0.5}]
    return unseen(rows, x={"field": "x", "type": "quantitative"})


def unseen(rows: Sequence[dict[str, Any]], **channels: dict[str, Any]) -> dict[str, Any]:
    """A layer that draws nothing: what its rows hold is on the axes."""
    mark = {"type": "point", "opacity": 0, "tooltip": None, "aria": False}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": channels}


def values(
    indicator: Indicator, found: Iterable[float | None], lang: str, *, zero: bool, field: str = "y"
) -> dict[str, Any]:
    """A quantitative channel whose labels count in a reader's unit; `unit` names it in the figure's frame."""
    factor = scale(indicator, greatest(found), lang).factor
    axis = {"labelExpr": f"format(datum.value / {factor:g}, ',.6~g')", "title": None, "tickCount": 5}
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"zero": zero, **({"padding": 8} if field == "x" else {})},
        "axis": axis,
    }


def unit(indicator: Indicator, found: Iterable[float | None]) -> Text:
    """What the labels of `values` count, in both languages."""
    most = greatest(found)
    return Text(scale(indicator, most, "zh").unit, scale(indicator, most, "en").unit)


def greatest(found: Iterable[float | None]) -> float:
    """The largest amount drawn, whatever its sign."""
    return max((abs(v) for v in found if v is not None), default=0.0)


def tooltip(**titles: str) -> list[dict[str, str]]:
    """Fields of a row, ready as text, under the names a reader sees."""
    return [{"field": field, "title": title, "type": "nominal"} for field, title in titles.items()]


def colours(count: int) -> list[str]:
    """So many colours that stay apart, the accent first."""
    return [theme.CATEGORIES[n % len(theme.CATEGORIES)] for n in range(count)]
