"""What was allocated to each priority-assistance banner, against the dated figures of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.view import GROUPS, View
from findings.wording import Text, shown
from geo.register import REGION, Area, Register
from metrics.catalogue import INDICATORS, TARGETS, Indicator, Target, target_of
from metrics.cube import Cell

NATIONAL, REGIONAL = "priority_national", "priority_regional"
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
    zh, en = (shown(whole.value, whole.indicator, lang) for lang in ("zh", "en"))
    text = Text(
        f"{whole.reported}/{whole.expected}个旗县已报，县均投入 {zh}",
        f"{whole.reported} of {whole.expected} banners reported; {en} per banner",
    )
    if target is None:
        return text + _lapsed(whole)
    below = sum(c.value is not None and c.value < target.threshold(c.period) for c in cells)
    goal_zh, goal_en = (shown(target.threshold(whole.period), whole.indicator, lang) for lang in ("zh", "en"))
    reached = whole.value >= target.threshold(whole.period)
    return text + Text(
        f"，{'达到' if reached else '低于'}文件所列{goal_zh}（{target.cite}）；{below}个旗县低于此数。文件所列是县均数，单个旗县低于它不等于未达标。",
        f", {'reaching' if reached else 'below'} the {goal_en} of the document ({target.cite}); {below} banners are below it. "
        "The document gives an average: one banner below it is not a breach.",
    )


def _lapsed(whole: Cell) -> Text:
    """Targets of another year are named, not applied."""
    dated = [t for t in TARGETS if t.indicator == whole.indicator.id]
    if not dated:
        return Text("。", ".")
    zh, en = (shown(dated[0].value, whole.indicator, lang) for lang in ("zh", "en"))
    year = dated[0].since.year
    return Text(
        f"。{whole.period.year}年没有目标：{zh}是{year}年的（{dated[0].cite}）。",
        f". No target is in force in {whole.period.year}: {en} was that of {year} ({dated[0].cite}).",
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
