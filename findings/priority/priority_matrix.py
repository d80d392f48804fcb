"""The priority-assistance banners: who they are, where they stand on every indicator, what is to be said first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from findings.alerts.banner_counts import Banners
from findings.core import coverage
from findings.core.judgement import counts_twice, target_of_each
from findings.core.status import status_of
from findings.core.table import Column, Table
from findings.core.view import View, banners_of, counting
from findings.links import target_gap
from findings.links.differences import Margin
from findings.overview.ranked_shortfalls import Worry
from findings.priority.priority_funding import NATIONAL, REGIONAL
from findings.text import priority_lists
from findings.text.lines_of_work import LINES, OF_WORK
from findings.text.wording import month
from geo.register import REGION, Area, Register
from language.nouns import PIECES, Noun, counted
from language.sentence import linked, written
from language.text import Text
from metrics.catalogue import CORE, TARGETS, Indicator, families_in


def groups(register: Register) -> tuple[str, ...]:
    """The groups that can be shown: the regional one once its banners are named."""
    return (NATIONAL, REGIONAL) if register.priority_regional_named else (NATIONAL,)


def of_group(view: View) -> View:
    """The same look over all banners of the group, wherever they lie; the national group unless the other is chosen."""
    group = view.group if view.group in groups(view.register) else NATIONAL
    return replace(view, area=view.register.areas[REGION], group=group)


def chosen(view: View, whole: View, worst: Sequence[Worry]) -> Area:
    """Whom the trend shows: the banner of the link; else, inside the league of the link if it has any, the first to worry about."""
    if view.area in whole.banners:
        return view.area
    league = view.register.league_of(view.area.code)
    near = [b for b in whole.banners if league and b.parent == league.code] or list(whole.banners)
    return next((w.area for w in worst if w.area in near), near[0])


def main_indicators(view: View, family: str = "") -> list[Indicator]:
    """Of the lines of work rates with a direction and whatever has a target; with a family all that its banners owe."""
    code = view.banners[0].code
    owed = [i for i in view.indicators.values() if view.cube.expected(i, code, view.period)]
    if family:
        return sorted((i for i in owed if i.family == family), key=lambda i: i.better == "neither")
    targeted = {t.indicator for t in TARGETS if not t.area}
    return [
        i for i in owed
        if i.family in CORE and not i.counts_tables and i.better != "neither" and (i.is_rate or i.id in targeted) and not counts_twice(i)
    ]  # fmt: skip


def matrix(view: View, family: str = "") -> Table:
    """A row for each banner and last one for the region, a column for each indicator with its standing."""
    found = main_indicators(view, family)
    columns = [Column("code", Text("代码", "Code")), Column("area", Text("旗县", "Banner"))]
    columns += [Column(i.id, i.name, "figure", i, judged=True) for i in found]
    columns += [
        Column(f"{i.id}.status", Text(f"{i.name.zh}·状态", f"{i.name.en}: status"), "status")
        for i in found if target_of_each(i, view.period)
    ]  # fmt: skip
    areas = (*view.banners, view.register.areas[REGION])
    whose = banners_of(view.group)
    of = families_in(view.period)[family] if family else None
    zh = f"{whose.zh} {of.name.zh if of else '主要'}指标 {month(view.period, 'zh')}"
    en = f"{whose.en}: {of.name.en if of else 'main indicators'}, {month(view.period, 'en')}"
    return Table(Text(zh, en), tuple(columns), tuple(_matrix_row(view, a, found) for a in areas))


def _matrix_row(view: View, area: Area, found: Sequence[Indicator]) -> dict[str, object]:
    row: dict[str, object] = {"code": area.code, "area": area.name}
    for indicator in found:
        cell = view.cell(indicator.id, area.code)
        row |= {indicator.id: cell, f"{indicator.id}.status": status_of(cell)}
    return row


def answer(view: View, found: Sequence[Worry]) -> Text:
    """How many of the group reach every target, and who comes first."""
    codes = [b.code for b in view.banners]
    known = ~np.isnan([view.cube.values(f.headline, codes, view.period) for f in CORE.values()])
    told = _when(view) + _complete(view)
    if not known.any():
        return told + Text("，无从判断。", "; nothing to judge.")
    if not found:
        return told + Text("，没有发现未达标的工作。", ", none misses a target or reference.")
    first = found[0]
    return told + written(
        Text("，{missing}；最先要看{first}：{why}。", ", {missing}; first to look at is {first}: {why}."),
        missing=linked(counted(len(found), MISSING), Banners("short", view.area, view.group, view.period)),
        first=first.area.name,
        why=linked(target_gap.gap(first.cell, first.status), Margin(first.cell)),
    )


def _when(view: View) -> Text:
    """2026年10月，按2021—2025年名单，: the month, and the list where it is not that of its regime."""
    zh, en = (month(view.period, lang) for lang in ("zh", "en"))
    if old := priority_lists.earlier(view.register, view.group, view.period):
        return Text(f"{zh}，按{old.zh}，", f"{en}, by the {old.en}: ")
    return Text(f"{zh}，", f"{en}: ")


def _complete(view: View) -> Text:
    """10个国家重点帮扶旗县中7个五项报齐."""
    of, full = counted(len(view.banners), counting(view.group)), len(coverage.split(view, view.banners)[0])
    words = Text(f"{of.zh}中{counted(full, PIECES).zh}{OF_WORK}报齐", f"{full} of {of.en} reported all {LINES.en}")
    return linked(words, Banners("complete", view.area, view.group, view.period))


MISSING = Noun("个", "有未达标的工作", "misses a target or reference", "miss a target or reference")
