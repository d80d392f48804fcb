"""What was allocated to each priority-assistance banner, against the dated figures of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.core.status import exact_margin
from findings.core.table import Column, Row, Table
from findings.core.view import GROUPS, View
from findings.lineage.origin import target_in_force
from findings.links.figure_table import title
from findings.links.link import Derivation, Figure, Link
from findings.links.reporters import AREA, Reporting
from findings.links.scorecard import COLUMNS as JUDGED
from findings.links.scorecard import row
from findings.text import priority_lists
from findings.text.target_words import called
from findings.text.wording import shown, shown_figure
from geo.register import REGION, Area, Register
from language.nouns import Noun, counted, out_of
from language.sentence import linked, written
from language.text import NOTHING, STOP, Text
from metrics.catalogue import INDICATORS, TARGETS, Indicator, Target, target_of
from metrics.cell import Cell

NATIONAL, REGIONAL = "priority_national", "priority_regional"
COLUMNS = (
    AREA,
    *(c for c in JUDGED if c.key in {"value", "unit"}),
    Column("goal", Text("文件所列", "The document's figure")),
)
REPORTED = Noun("个", "旗县已报", "banner reported", "banners reported")
BELOW = Noun("个", "旗县低于此数", "banner is below it", "banners are below it")
INPUT = {NATIONAL: "input_per_national_priority", REGIONAL: "input_per_regional_priority"}


@dataclass(frozen=True)
class Input:
    """Input per banner. `target` is the one in force that month, None in other years."""

    group: Text
    indicator: Indicator
    whole: Cell
    banners: tuple[tuple[Area, Cell], ...]  # the most first, who did not report last
    target: Target | None
    sentence: Text


def banner_input(view: View) -> Input:
    """What was allocated to each banner of the group against the target of the documents."""
    indicator = view.indicators[INPUT[view.group]]
    cells = [(b, view.cell(indicator.id, b.code)) for b in view.banners]
    cells.sort(key=lambda pair: (pair[1].value is None, -(pair[1].value or 0.0)))
    whole, target = view.cell(indicator.id, REGION), target_of(indicator.id, view.period)
    return Input(
        GROUPS[view.group], indicator, whole, tuple(cells), target, _said(whole, target, [c for _, c in cells])
    )


def _said(whole: Cell, target: Target | None, cells: Sequence[Cell]) -> Text:
    if whole.value is None:
        return Text("本月没有旗县报送投入。", "No banner reported its input this month.")
    said = _reported(whole) + Text("，", "; ") + _each(whole)
    if target is None:
        return said + _lapsed(whole)
    return said + written(
        Text(
            "，{stands}文件所列{goal}（{source}）；{below}。文件所列是县均数，单个旗县低于它不等于未达标。",
            ", {stands} the {goal} of the document ({source}); {below}. "
            "The document gives an average: one banner below it is not a breach.",
        ),
        stands=Text("达到", "reaching") if exact_margin(whole, target) >= 0 else Text("低于", "below"),
        goal=_written(target.threshold(whole.period), whole.indicator),
        source=_source(target),
        below=linked(counted(len(under(cells)), BELOW), Below(whole)),
    )


def _source(target: Target) -> Text:
    """The document that lists the figure; said where it only reports it and asks for nothing, so that it is a reference of ours."""
    if not target.is_assumption:
        return Text(target.cite, target.cite)
    (cite,) = INDICATORS[target.indicator].cites
    return Text(f"{cite}，作参考线是本系统假设", f"{cite}; as a reference an assumption of this product")


def _reported(whole: Cell) -> Text:
    told = counted(whole.expected, REPORTED)
    return linked(Text(f"{whole.reported}/{told.zh}", f"{whole.reported} of {told.en}"), Reporting(whole))


def _each(whole: Cell) -> Text:
    zh, en = (shown_figure(whole, lang) for lang in ("zh", "en"))
    return linked(Text(f"县均投入 {zh}", f"{en} per banner"), Figure(whole))


def _written(value: float, indicator: Indicator) -> Text:
    return Text(*(str(shown(value, indicator, lang)) for lang in ("zh", "en")))


def under(cells: Sequence[Cell]) -> list[Cell]:
    """Those whose figure is below the target in force; nobody who did not report."""
    return [c for c in cells if c.value is not None and c.target and exact_margin(c, c.target) < 0]


@dataclass(frozen=True)
class Below(Link):
    """The banners in a figure whose own is below the target in force."""

    cell: Cell

    def derivation(self, view: View) -> Derivation | None:
        """Each of them beside the document's figure, the lowest first; of none such all that reported."""
        indicator, period = self.cell.indicator, self.cell.period
        owing = [
            b.code for b in view.register.banners_under(self.cell.area) if view.cube.expected(indicator, b.code, period)
        ]
        cells = [view.cube.cell(indicator.id, code, period) for code in owing]
        known = sorted((c for c in cells if c.value is not None), key=lambda c: c.value or 0.0)
        if not known or self.cell.target is None:
            return None
        low, goal = under(known), called(self.cell.target)
        name = title(view, self.cell, Text(f"低于{goal.zh}的旗县", f"banners below the {goal.en}"))
        value = out_of(len(low), len(known))
        facts = (target_in_force(self.cell),)
        return Derivation(name, value, facts, Table(name, COLUMNS, tuple(_row(view, c) for c in low or known)))


def _row(view: View, cell: Cell) -> Row:
    """An average is asked of all of them together: none has a distance of its own from it."""
    assert cell.target is not None, "asked only while one is in force"
    goal = _written(cell.target.threshold(cell.period), cell.indicator)
    return {**row(cell), "area": view.register.areas[cell.area].name, "goal": goal}


def _lapsed(whole: Cell) -> Text:
    """Targets of another year are named, not applied."""
    dated = [t for t in TARGETS if t.indicator == whole.indicator.id]
    if not dated:
        return STOP
    goal, source, year = _written(dated[0].value, whole.indicator), _source(dated[0]), dated[0].since.year
    word = called(dated[0])
    return Text(
        f"。{whole.period.year}年没有{word.zh}：{goal.zh}是{year}年的（{source.zh}）。",
        f". No {word.en} is in force in {whole.period.year}: {goal.en} was that of {year} ({source.en}).",
    )


def uncounted(view: View) -> Text:
    """Why there is no input per banner in a month of which no list is known; nothing where there is a list."""
    cell = view.cell(INPUT[view.group], REGION)
    if cell.absence != "no_list":
        return NOTHING
    why = priority_lists.unknown(view.group)
    return Text(f"县均投入不列：{why.zh}。", f"Input per banner is left out: {why.en}.")


def unnamed(register: Register) -> Text | None:
    """What is to be said while the regional banners are not known by name."""
    if register.priority_regional_named:
        return None
    floor = next(t for t in TARGETS if t.indicator == INPUT[REGIONAL])
    least = _written(floor.value, INDICATORS[INPUT[REGIONAL]])
    return Text(
        f"自治区重点帮扶旗县：5个，公布文件未列名，不能逐个列出；{floor.since.year}年县均投入不少于{least.zh}（{floor.cite}）。",
        f"Regional priority banners: 5, not named in the published documents, so none can be shown; "
        f"in {floor.since.year} at least {least.en} per banner ({floor.cite}).",
    )
