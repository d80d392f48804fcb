"""The official figure that stands beside a computed one: for checking and as a mark in a trend, never summed with it."""

from __future__ import annotations

from data.published import PublishedFigure, beside
from findings.core.absence import word
from findings.text.wording import difference, exact, shown
from geo.register import REGION
from language.nouns import BANNERS, counted
from language.text import Text
from metrics.catalogue import Indicator
from metrics.cell import Cell


def published_beside(cell: Cell) -> PublishedFigure | None:
    """The official figure for the same indicator, area and month, if a document gives one."""
    figure = beside(cell.indicator.id, cell.period)
    return figure if figure and (figure.area_code or REGION) == cell.area else None


def agreement(cell: Cell, figure: PublishedFigure | None) -> Text:
    """How the computed value stands to the published one; empty where there is none."""
    if figure is None:
        return Text("", "")
    if figure.differs:
        return Text(f"不作比较：{figure.note.zh}", f"not compared: {figure.note.en}")
    if cell.value is None:
        why = word(cell.absence)
        return Text(f"公布数在册，本期{why.zh}", f"published, but {why.en} here")
    if cell.has_gaps:
        of = counted(cell.expected, BANNERS)
        return Text(
            f"不作比较：计算数只含{cell.reported}/{of.zh}",
            f"not compared: computed from {cell.reported} of {of.en} only",
        )
    if exact(cell.value, cell.indicator, "zh") == exact(figure.value, cell.indicator, "zh"):
        return Text("与公布数一致", "equal to the published figure")
    zh, en = (_gap(cell.value - figure.value, cell.indicator, lang) for lang in ("zh", "en"))
    return Text(f"与公布数相差 {zh}", f"differs from the published figure by {en}")


def _gap(gap: float, indicator: Indicator, lang: str) -> str:
    """Percentage points between rates, else an amount."""
    return difference(gap, is_rate=True, lang=lang) if indicator.is_rate else str(shown(gap, indicator, lang))
