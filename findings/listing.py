"""The table behind a map: the same values, with their parts, coverage, standing and changes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from findings.status import WORDS, status_of
from findings.view import View
from findings.wording import month, unit_name
from geo.register import Area
from metrics.cube import Cell

COLUMNS = {
    "code": ("代码", "Code"),
    "area": ("地区", "Area"),
    "league": ("盟市", "League"),
    "value": ("数值", "Value"),
    "unit": ("单位", "Unit"),
    "rank": ("位次", "Rank"),
    "status": ("状态", "Status"),
    "year": ("同比", "Year on year"),
    "month": ("环比", "Month on month"),
    "numerator": ("分子", "Numerator"),
    "denominator": ("分母", "Denominator"),
    "reported": ("已报旗县", "Reported"),
    "expected": ("应报旗县", "Expected"),
}
NUMBERS = ("value", "year", "month", "numerator", "denominator")


def listing(view: View, areas: Sequence[Area], lang: str) -> pd.DataFrame:
    """One row an area, unrounded numbers, NaN where not reported; columns keyed as in `COLUMNS`.

    Changes are percentage points for rates and per cent for other values.
    """
    cells = [view.cell(area=area.code) for area in areas]
    frame = pd.DataFrame(
        [_row(view, area, cell, lang) for area, cell in zip(areas, cells, strict=True)], columns=list(COLUMNS)
    )
    frame = frame.astype(dict.fromkeys(NUMBERS, float))  # a column without any figure is still one of numbers
    frame["rank"] = ranks(frame["value"], view.indicator.better)
    return frame


def ranks(values: pd.Series, better: str) -> pd.Series:
    """Places in order, 1 the best; none where a place has not reported or where neither direction is better."""
    if better == "neither":
        return pd.Series(pd.NA, index=values.index, dtype="Int64")
    return values.rank(method="min", ascending=better == "less").astype("Int64")


def _row(view: View, area: Area, cell: Cell, lang: str) -> tuple[object, ...]:
    league = view.register.league_of(area.code)
    changes = [_change(cell, name) for name in ("year", "month")]
    unit = unit_name(cell.indicator.unit, lang)
    return (
        area.code, area.name(lang), league.name(lang) if league else "", cell.value, unit, None,
        WORDS[status_of(cell).standing][lang], *changes, cell.numerator, cell.denominator, cell.reported, cell.expected,
    )  # fmt: skip


def _change(cell: Cell, name: str) -> float | None:
    compared = cell.compared.get(name)
    return compared.change(cell.indicator) if compared else None


def headed(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The same table with column names in a reader's language."""
    return frame.rename(columns={key: names[lang == "en"] for key, names in COLUMNS.items()})


def title(view: View, lang: str) -> str:
    """What the table shows: indicator, area, month."""
    indicator = view.indicator.zh if lang == "zh" else view.indicator.en
    return f"{view.area.name(lang)} {indicator} {month(view.period, lang)}"
