"""The lines of work at a glance, and the sentence that sums them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from findings.core import comparison_text
from findings.core.coverage import nobody_reported
from findings.core.coverage_text import coverage
from findings.core.status import Status, status_of
from findings.core.table import Course
from findings.core.view import MONTHS, View
from findings.lineage.official_match import agreement, published_beside
from findings.links import target_gap
from findings.links.differences import Change
from findings.links.link import Figure
from findings.overview import verdict
from findings.text import period_words
from findings.text.lines_of_work import LINES
from findings.text.wording import difference, month, shown
from language.sentence import joined, linked
from language.text import COLON, NOTHING, STOP, THEN, Text
from metrics.catalogue import Family, Growth
from metrics.cell import Cell
from metrics.comparability import Incomparable, accumulates
from metrics.like_for_like import common


@dataclass(frozen=True)
class Card:
    """One family: its headline figure, how it stands, how it moved, who reported."""

    family: Family
    cell: Cell
    status: Status
    judged: Cell
    lines: tuple[Text, ...]  # each opens the number it says, where it holds one of ours
    trend: Course  # of its headline


def cards(view: View) -> list[Card]:
    """The cards of the families for an area and a month."""
    return [card(view, family) for family in view.families if family.tier == "core"]


def card(view: View, family: Family) -> Card:
    """That of one family."""
    cell, judged = view.cell(family.headline), view.cell(family.judged_by)
    lines = [_judged_line(judged, cell)] if judged.indicator.id != cell.indicator.id else []
    lines += [*_compared(cell), _beside(cell)]
    shown = tuple(line for line in lines if line)
    return Card(family, cell, status_of(judged), judged, shown, course(view, family))


def thirteen(view: View, family: Family) -> list[Cell]:
    """A headline over thirteen months, none before the first that the release holds: nobody was asked for those."""
    cells = view.cube.series(family.headline, view.area.code, view.period, MONTHS)
    return [cell for cell in cells if cell.period >= view.cube.periods[0]] or cells[-1:]


def course(view: View, family: Family) -> Course:
    """The same months with the official figures beside them, and over the same places where some months lack some."""
    cells = thirteen(view, family)
    official = (published_beside(cell) for cell in cells)
    alike = common(view.cube, family.headline, view.area.code, [cell.period for cell in cells])
    return Course(tuple(cells), tuple(figure.value if figure else None for figure in official), alike)


def _beside(cell: Cell) -> Text:
    """The official figure of the month, with how the computed one agrees."""
    figure = published_beside(cell)
    if figure is None:
        return NOTHING
    zh, en = (shown(figure.value, cell.indicator, lang) for lang in ("zh", "en"))
    same = agreement(cell, figure)
    return linked(Text(f"公布数 {zh}，{same.zh}", f"Published {en}, {same.en}"), Figure(cell))


def _judged_line(judged: Cell, headline: Cell) -> Text:
    """What a line of work is judged by, with who is in it where others are in its headline; nothing where the change since last year says it."""
    if judged.value is None or isinstance(judged.indicator.of, Growth):
        return NOTHING
    alike = (judged.reported, judged.expected) == (headline.reported, headline.expected)
    return target_gap.figure(judged) + (NOTHING if alike else comparison_text.bracketed(coverage(judged)))


def _compared(cell: Cell) -> list[Text]:
    """Against last year, and against last month or by what was added; one reason against both is said once."""
    year, month_ = (cell.compared[comparison] for comparison in ("year", "month"))
    if cell.value is not None and isinstance(year, Incomparable) and isinstance(month_, Incomparable):
        reason = comparison_text.why(cell, year, "year")
        if reason == comparison_text.why(cell, month_, "month") and not accumulates(cell.indicator):
            return [Text("同比、环比：", "Year on year, month on month: ") + reason]
    return [_against(cell, "year"), *_monthly(cell)]


def _against(cell: Cell, comparison: Literal["year", "month"]) -> Text:
    """The change since an earlier month with over whom it was made, or why there is none."""
    found, name = cell.compared[comparison], comparison_text.name_of(cell.indicator, comparison)
    if cell.value is None:
        return NOTHING
    if isinstance(found, Incomparable):
        return name + COLON + comparison_text.on_card(cell, found, comparison)
    zh, en = (difference(found.change, is_rate=found.is_rate, lang=lang) for lang in ("zh", "en"))
    alike = comparison_text.bracketed(comparison_text.over(found.units, cell.reported))
    return linked(Text(f"{name.zh} {zh}", f"{name.en} {en}") + alike, Change(cell, comparison))


def _monthly(cell: Cell) -> list[Text]:
    """What happened since the month before; of a sum since January what was added, and that against the month before."""
    if cell.value is None or not accumulates(cell.indicator):
        return [_against(cell, "month")]
    added = period_words.of(cell.indicator).added
    if cell.flow is None:
        return [added + COLON + comparison_text.NO_FLOW]
    zh, en = (shown(cell.flow.value, cell.indicator, lang) for lang in ("zh", "en"))
    words = added + Text(f" {zh}", f" {en}")
    words += comparison_text.bracketed(comparison_text.held(cell.indicator, cell.flow, cell.reported))
    return [linked(words, Change(cell, "flow")), _against(cell, "month")]


def answer(view: View, *more: Text) -> Text:
    """What a leader takes away: which lines of work are behind by how much, to watch and on target; then `more`, where anything is judged."""
    told = verdict.told(view)
    if not told:
        return _unreported(view)
    when = Text(
        f"截至{month(view.period, 'zh')}底，{view.area.name.zh}", f"{view.area.name.en}, {month(view.period, 'en')} – "
    )
    return joined([when + told, *filter(None, more)], THEN) + STOP


def briefly(view: View) -> Text:
    """The same under a heading that names place and month."""
    told = verdict.told(view)
    return told + STOP if told else _unreported(view)


def _unreported(view: View) -> Text:
    if nobody_reported(view):
        return Text(
            f"{view.area.name.zh}{month(view.period, 'zh')}{LINES.zh}均未报，无从判断。",
            f"{view.area.name.en} reported none of the {LINES.en} in {month(view.period, 'en')}: nothing to judge.",
        )
    zh = f"{view.area.name.zh}{month(view.period, 'zh')}没有可判断的数据：所选月份未报，或所报指标没有目标。"
    en = f"Nothing to judge for {view.area.name.en} in {month(view.period, 'en')}: not reported, or without a target."
    return Text(zh, en)
