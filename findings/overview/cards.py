"""The five lines of work at a glance, and the sentence that sums them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from findings.core import comparison_text
from findings.core.coverage import nobody_reported
from findings.core.status import Status, status_of
from findings.core.view import MONTHS, View
from findings.lineage.official_match import agreement, published_beside
from findings.links.differences import Change
from findings.links.explanation import Phrase
from findings.links.link import Figure, Link
from findings.links.reporters import Reporting
from findings.overview import verdict
from findings.overview.threshold_crossings import Short
from findings.text.wording import difference, month, shown, shown_figure
from language.nouns import Noun, counted
from language.text import Text
from metrics.catalogue import FAMILIES, Family
from metrics.cell import Cell
from metrics.comparability import Incomparable, accumulates

PAYMENT, FAR = "funds_paid_vs_pace", -10  # percentage points


@dataclass(frozen=True)
class Said:
    """A line of a card, and what its number opens; None where it holds none of ours."""

    words: Text
    lead: Link | None = None


@dataclass(frozen=True)
class Card:
    """One family: its headline figure, how it stands, how it moved, who reported."""

    family: Family
    cell: Cell
    status: Status
    judged: Cell
    lines: tuple[Said, ...]
    trend: tuple[Cell, ...]
    published: tuple[float | None, ...]  # the official figures of the trend's months


def cards(view: View) -> list[Card]:
    """The cards of the five families for an area and a month."""
    return [_card(view, family) for family in FAMILIES.values()]


def _card(view: View, family: Family) -> Card:
    cell, judged = view.cell(family.headline), view.cell(family.judged_by)
    trend = thirteen(view, family)
    lines = [_judged_line(judged)] if judged.indicator.id != cell.indicator.id else []
    lines += [*_compared(cell), _beside(cell)]
    official = (published_beside(c) for c in trend)
    return Card(
        family, cell, status_of(judged), judged, tuple(line for line in lines if line), tuple(trend),
        tuple(figure.value if figure else None for figure in official),
    )  # fmt: skip


def thirteen(view: View, family: Family) -> list[Cell]:
    """A headline over thirteen months, none before the first that the release holds: nobody was asked for those."""
    cells = view.cube.series(family.headline, view.area.code, view.period, MONTHS)
    return [cell for cell in cells if cell.period >= view.cube.periods[0]] or cells[-1:]


def _beside(cell: Cell) -> Said | None:
    """The official figure of the month, with how the computed one agrees."""
    figure = published_beside(cell)
    if figure is None:
        return None
    zh, en = (shown(figure.value, cell.indicator, lang) for lang in ("zh", "en"))
    same = agreement(cell, figure)
    return Said(Text(f"公布数 {zh}，{same.zh}", f"Published {en}, {same.en}"), Figure(cell))


def _judged_line(judged: Cell) -> Said | None:
    if judged.value is None or judged.indicator.id == "sales_yoy":
        return None
    zh, en = (shown_figure(judged, lang) for lang in ("zh", "en"))
    return Said(Text(f"{judged.indicator.name.zh} {zh}", f"{judged.indicator.name.en} {en}"), Figure(judged))


def _compared(cell: Cell) -> list[Said | None]:
    """Against last year, and against last month or by what was added; one reason against both is said once."""
    year, month_ = (cell.compared[comparison] for comparison in ("year", "month"))
    if cell.value is not None and isinstance(year, Incomparable) and isinstance(month_, Incomparable):
        reason = comparison_text.why(cell, year, "year")
        if reason == comparison_text.why(cell, month_, "month") and not accumulates(cell.indicator):
            return [Said(Text(f"同比、环比：{reason.zh}", f"Year on year, month on month: {reason.en}"))]
    return [_against(cell, "year"), *_monthly(cell)]


def _against(cell: Cell, comparison: Literal["year", "month"]) -> Said | None:
    """The change since an earlier month with over whom it was made, or why there is none."""
    found, name = cell.compared[comparison], comparison_text.NAMES[comparison]
    if cell.value is None:
        return None
    if isinstance(found, Incomparable):
        reason = comparison_text.why(cell, found, comparison)
        return Said(name + Text(f"：{reason.zh}", f": {reason.en}"))
    zh, en = (difference(found.change, is_rate=found.is_rate, lang=lang) for lang in ("zh", "en"))
    alike = comparison_text.bracketed(comparison_text.over(found.units, cell.reported))
    return Said(Text(f"{name.zh} {zh}", f"{name.en} {en}") + alike, Change(cell, comparison))


def _monthly(cell: Cell) -> list[Said | None]:
    """What happened since the month before; of a sum since January what was added, and that against the month before."""
    if cell.value is None or not accumulates(cell.indicator):
        return [_against(cell, "month")]
    if cell.flow is None:
        return [Said(Text(f"本月新增：{comparison_text.NO_FLOW.zh}", f"This month: {comparison_text.NO_FLOW.en}"))]
    zh, en = (shown(cell.flow.value, cell.indicator, lang) for lang in ("zh", "en"))
    words = Text(f"本月新增 {zh}", f"This month {en}")
    words += comparison_text.bracketed(comparison_text.held(cell.flow, cell.reported))
    return [Said(words, Change(cell, "flow")), _against(cell, "month")]


def answer(view: View) -> Text:
    """What a leader takes away: how many lines of work reach their targets, which do not, and how many banners pay far too late."""
    told = verdict.told(view)
    if not told.zh:
        return _silent(view)
    when = Text(
        f"截至{month(view.period, 'zh')}底，{view.area.name.zh}", f"{view.area.name.en}, {month(view.period, 'en')}: "
    )
    return when + told + _far_behind(view) + Text("。", ".")


def _silent(view: View) -> Text:
    if nobody_reported(view):
        return Text(
            f"{view.area.name.zh}{month(view.period, 'zh')}五项工作均未报，无从判断。",
            f"{view.area.name.en} reported none of the five lines of work in {month(view.period, 'en')}: nothing to judge.",
        )
    zh = f"{view.area.name.zh}{month(view.period, 'zh')}没有可判断的数据：所选月份未报，或所报指标没有目标。"
    en = f"Nothing to judge for {view.area.name.en} in {month(view.period, 'en')}: not reported, or without a target."
    return Text(zh, en)


def _far_behind(view: View) -> Text:
    """How many of the banners that reported are ten points behind in payment; nothing where none is."""
    if not (late := _number_late(view)):
        return Text("", "")
    known, far = _known(view), _late(late)
    return Text(f"；{known.zh}中{far.zh}", f"; of {known.en}, {far.en}")


def _number_late(view: View) -> int:
    """A banner by itself is not counted."""
    return len(Short(view.cell(PAYMENT), FAR).areas(view)) if len(view.banners) > 1 else 0


def _late(count: int) -> Text:
    far = f"{-FAR} percentage points or more behind in payment"
    return counted(count, Noun("个", f"资金支出落后{-FAR}个百分点以上", f"is {far}", f"are {far}"))


def _known(view: View) -> Text:
    return counted(_reported(view), Noun("个", "已报旗县", "banner that reported", "banners that reported"))


def _reported(view: View) -> int:
    return int(np.sum(~np.isnan(view.cube.values(PAYMENT, [b.code for b in view.banners], view.period))))


def phrases(view: View) -> list[Phrase]:
    """The words of the answer that open something: what is counted, figures and distances, and who is far behind."""
    paid, found = view.cell(PAYMENT), verdict.phrases(view)
    if not found or not (late := _number_late(view)):
        return found
    whole = _reported(view) == paid.reported  # of a group of banners nothing is counted elsewhere
    found += [Phrase(_known(view), Reporting(paid))] if whole else []
    return [*found, Phrase(_late(late), Short(paid, FAR))]
