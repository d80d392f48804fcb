"""What was allocated to each priority-assistance banner, against the dated figures of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.core.status import exact_margin
from findings.core.table import Column, Row, Table
from findings.core.view import GROUPS, View
from findings.lineage.origin import target_text
from findings.links.explanation import Phrase, title
from findings.links.link import Derivation, Figure, Link
from findings.links.reporters import AREA, Reporting
from findings.links.scorecard import COLUMNS as JUDGED
from findings.links.scorecard import row
from findings.text import labels
from findings.text.wording import shown, shown_figure
from geo.register import REGION, Area, Register
from language.nouns import Noun, counted, out_of
from language.text import Text
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
    indicator = INDICATORS[INPUT[view.group]]
    cells = [(b, view.cell(indicator.id, b.code)) for b in view.banners]
    cells.sort(key=lambda pair: (pair[1].value is None, -(pair[1].value or 0.0)))
    whole, target = view.cell(indicator.id, REGION), target_of(indicator.id, view.period)
    return Input(
        GROUPS[view.group], indicator, whole, tuple(cells), target, _said(whole, target, [c for _, c in cells])
    )


def _said(whole: Cell, target: Target | None, cells: Sequence[Cell]) -> Text:
    if whole.value is None:
        return Text("本月没有旗县报送投入。", "No banner reported its input this month.")
    said, each = _reported(whole), _each(whole)
    text = Text(f"{said.zh}，{each.zh}", f"{said.en}; {each.en}")
    if target is None:
        return text + _lapsed(whole)
    below = _below(len(under(cells)))
    goal_zh, goal_en = (shown(target.threshold(whole.period), whole.indicator, lang) for lang in ("zh", "en"))
    reached = exact_margin(whole, target) >= 0
    return text + Text(
        f"，{'达到' if reached else '低于'}文件所列{goal_zh}（{_source(target).zh}）；{below.zh}。文件所列是县均数，单个旗县低于它不等于未达标。",
        f", {'reaching' if reached else 'below'} the {goal_en} of the document ({_source(target).en}); {below.en}. "
        "The document gives an average: one banner below it is not a breach.",
    )


def _source(target: Target) -> Text:
    """The document that lists the figure; said where it only reports it and asks for nothing, so that the target is ours."""
    if not target.is_assumption:
        return Text(target.cite, target.cite)
    (cite,) = INDICATORS[target.indicator].cites
    return Text(f"{cite}，作目标是本系统假设", f"{cite}; as a target an assumption of this product")


def _reported(whole: Cell) -> Text:
    told = counted(whole.expected, REPORTED)
    return Text(f"{whole.reported}/{told.zh}", f"{whole.reported} of {told.en}")


def _each(whole: Cell) -> Text:
    zh, en = (shown_figure(whole, lang) for lang in ("zh", "en"))
    return Text(f"县均投入 {zh}", f"{en} per banner")


def _below(count: int) -> Text:
    return counted(count, BELOW)


def phrases(found: Input) -> list[Phrase]:
    """The words of the sentence that open something: who reported, the figure, who is below the target."""
    whole = found.whole
    if whole.value is None:
        return []
    said = [Phrase(_reported(whole), Reporting(whole)), Phrase(_each(whole), Figure(whole))]
    below = Phrase(_below(len(under([cell for _, cell in found.banners]))), Below(whole))
    return [*said, below] if found.target else said


def under(cells: Sequence[Cell]) -> list[Cell]:
    """Those whose figure is below the target in force; nobody who is silent."""
    return [c for c in cells if c.value is not None and c.target and exact_margin(c, c.target) < 0]


@dataclass(frozen=True)
class Below(Link):
    """The banners in a figure whose own is below the target in force."""

    cell: Cell

    def derivation(self, view: View) -> Derivation | None:
        """Each of them beside the document's figure, the lowest first; of none such all that reported."""
        indicator, period = self.cell.indicator, self.cell.period
        owing = [b.code for b in view.register.banners_under(self.cell.area) if view.cube.expected(indicator, b.code)]
        cells = [view.cube.cell(indicator.id, code, period) for code in owing]
        known = sorted((c for c in cells if c.value is not None), key=lambda c: c.value or 0.0)
        if not known or self.cell.target is None:
            return None
        low = under(known)
        name = title(view, self.cell, Text("低于目标的旗县", "banners below the target"))
        value = out_of(len(low), len(known))
        facts = ((labels.TARGET, target_text(self.cell)),)
        return Derivation(name, value, facts, Table(name, COLUMNS, tuple(_row(view, c) for c in low or known)))


def _row(view: View, cell: Cell) -> Row:
    """An average is asked of all of them together: none has a distance of its own from it."""
    assert cell.target is not None, "asked only while one is in force"
    zh, en = (str(shown(cell.target.threshold(cell.period), cell.indicator, lang)) for lang in ("zh", "en"))
    area = view.register.areas[cell.area]
    return {**row(cell), "area": area.name, "goal": Text(zh, en)}


def _lapsed(whole: Cell) -> Text:
    """Targets of another year are named, not applied."""
    dated = [t for t in TARGETS if t.indicator == whole.indicator.id]
    if not dated:
        return Text("。", ".")
    zh, en = (shown(dated[0].value, whole.indicator, lang) for lang in ("zh", "en"))
    year = dated[0].since.year
    return Text(
        f"。{whole.period.year}年没有目标：{zh}是{year}年的（{_source(dated[0]).zh}）。",
        f". No target is in force in {whole.period.year}: {en} was that of {year} ({_source(dated[0]).en}).",
    )


def unnamed(register: Register) -> Text | None:
    """What is to be said while the regional banners are not known by name."""
    if register.priority_regional_named:
        return None
    floor = next(t for t in TARGETS if t.indicator == INPUT[REGIONAL])
    zh, en = (shown(floor.value, INDICATORS[INPUT[REGIONAL]], lang) for lang in ("zh", "en"))
    return Text(
        f"自治区重点帮扶旗县：5个，公布文件未列名，不能逐个列出；{floor.since.year}年县均投入不少于{zh}（{floor.cite}）。",
        f"Regional priority banners: 5, not named in the published documents, so none can be shown; "
        f"in {floor.since.year} at least {en} per banner ({floor.cite}).",
    )
