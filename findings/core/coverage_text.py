"""Who is in a figure, in words: how many reported, for whom another total stands, why there is no figure."""

from __future__ import annotations

from dataclasses import replace

from findings.text.owing import owing
from findings.text.wording import ABSENT
from language.nouns import Noun, counted
from language.text import Text
from metrics.cell import Cell

BY_TOTAL = Noun("个", "为盟市汇总数", "of them by its league's own total", "of them by their league's own total")
OWN_FIGURE = Text("本级上报", "reported by the area itself")
OWN_TOTAL = Text("本级汇总数，下级未报齐", "the area's own total; below it not all reported")


def coverage(cell: Cell) -> Text:
    """Who reported, out of whom; why there is no figure although somebody did."""
    if cell.absence:
        return ABSENT[cell.absence] if cell.absence != "unreported" else _nobody(cell)
    if cell.own:
        return OWN_TOTAL if cell.indicator.additive else OWN_FIGURE
    if cell.expected == 1:
        return _alone(cell)
    who = Text(*[f"{cell.there}/"] * 2) + _of(cell)
    who = Text("按时 ", "on time: ") + who if cell.indicator.deadline else who
    return who + Text(f"，{totals(cell).zh}", f", {totals(cell).en}") if cell.totals else who


def _of(cell: Cell) -> Text:
    """103 旗县, 103 banners: out of whom."""
    return counted(cell.expected, replace(owing(cell.indicator), measure=" "))


def _alone(cell: Cell) -> Text:
    """Of a place by itself whether it reported, or in time."""
    if cell.indicator.deadline:
        return Text("按时", "on time") if cell.there else Text("未按时", "not on time")
    return Text("已报", "reported") if cell.there else ABSENT["unreported"]


def totals(cell: Cell) -> Text:
    """For how many banners of a sum their league's own total is in force."""
    return Text("其中", "") + counted(cell.totals, BY_TOTAL)


def _nobody(cell: Cell) -> Text:
    return Text(f"未报（应报 {cell.expected}）", f"not reported (0 of {cell.expected})")
