"""The rules of the alerts, each declared once: what is read, from where on it is yellow, from where on red, and why.

A rule whose indicator has a target with a citation rests on that document; any other is an assumption of this product
and is shown as one. The distances that part yellow from red are this product's in every case; where there is a target they
are its own, so that what a sheet shows to watch is yellow here and what it shows behind is red.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Literal

from language.text import Text
from metrics.catalogue import (
    FAMILIES,
    INDICATORS,
    MEASURES,
    AgainstPace,
    Indicator,
    Kind,
    Value,
    measures_of,
    target_of,
)
from metrics.comparability import restarts

# value: as it is · target: less the target in force, in its watch bands, so that yellow is to watch and red behind ·
# change: since the month before · run: of months without a figure ·
# falls: 1 where each of the last three months was lower than the one before it and the target, if there is one, is missed, else 0
Reads = Literal["value", "target", "change", "run", "falls"]


@dataclass(frozen=True)
class Rule:
    """One rule. Beyond `yellow` (or `red`) on the named side it alarms; `reached`: at the limit itself as well."""

    id: str
    name: Text
    indicators: tuple[str, ...]
    reads: Reads
    side: Literal["below", "above"]
    yellow: float
    red: float
    reason: Text  # with {name} of the indicator, {value}, {size} (unsigned), {count} (its numerator), {gap} (what was read, unsigned), {then} (where falling began)
    reached: bool = False
    from_month: int = 1  # of each year
    of: Literal["all", "banners", "sums"] = "all"  # whom it is asked of; a sum is a league or the region
    instead_of: str = ""  # the indicator that is judged by its target, where the rule reads another one

    def is_asked_of(self, level: str) -> bool:
        """Whether a place of a level is held against it."""
        return self.of == "all" or (self.of == "banners") == (level == "banner")

    @cached_property
    def left_open(self) -> frozenset[str]:
        """What its words name of a place's figures, in either language."""
        parsed = (Formatter().parse(words) for words in (self.reason.zh, self.reason.en))
        return frozenset(name for pieces in parsed for _, name, *_ in pieces if name)

    def judges(self, indicator: str) -> str:
        """The indicator whose target is missed where the rule alarms on one of its own; empty where it is not about a target."""
        return (self.instead_of or indicator) if self.reads in {"value", "target"} else ""

    def is_assumption(self, indicator: str, period: dt.date) -> bool:
        """Whether no document held here sets what the rule asks. That a place did not report is a plain fact."""
        target = target_of(indicator, period)
        return self.reads != "run" and (target is None or target.is_assumption)


NEVER = float("inf")  # a limit that nothing passes
# Counts of a banner are no yardstick of a sum, which would be red for four late projects among thousands. The same limits as a share:
# in 2021 a banner planned 40 projects on average (4 167 in 103 banners, as published), so that one late project is 2.5 % of a plan.
ONE_LATE = 2.5


def may_fall(indicator: Indicator) -> bool:
    """Whether a fall is bad and tells something of its own: a rate or a stock of which more is better.

    What is read against the pace of the year has a rule already; a share of a yearly figure moves as its numerator does.
    """
    _, bottom = measures_of(indicator.of)
    if isinstance(indicator.of, AgainstPace) or any(MEASURES[m].kind == Kind.ANNUAL for m in bottom):
        return False
    stock = isinstance(indicator.of, Value) and not restarts(indicator)
    return indicator.better == "more" and (indicator.is_rate or stock)


RULES: tuple[Rule, ...] = (
    Rule(
        "pace", Text("支出落后序时进度", "Payment behind the pace of the year"), ("funds_paid_vs_pace",),
        "target", "below", 0, -1, instead_of="funds_paid_rate",
        reason=Text("资金支出低于序时进度{gap}", "Payment {gap} below the pace of the year"),
    ),
    Rule(
        "employment", Text("就业低于上年总规模", "Employment under last year's total"), ("employment_vs_last_year",),
        "target", "below", 0, -1,
        reason=Text("就业人数为上年总规模的{value}", "Employment at {value} of last year's total"),
    ),
    Rule(
        "industry", Text("产业支出占比低于目标", "Industry share below its target"), ("industry_share",), "target", "below", 0, -1,
        reason=Text("产业支出占比 {value}，低于目标{gap}", "Industry share of payments {value}, {gap} below its target"),
    ),
    Rule(
        "input", Text("重点帮扶旗县县均投入低于目标", "Input per priority banner below its target"),
        ("input_per_national_priority", "input_per_regional_priority"), "target", "below", 0, -1, of="sums",
        reason=Text("{name} {value}，低于目标{gap}", "{name} {value}, {gap} below its target"),
    ),
    Rule(
        "start", Text("项目开工滞后", "Project starts behind the pace"), ("project_start_rate",),
        "target", "below", 0, -1,
        reason=Text("项目开工率 {value}，低于序时进度{gap}", "Start rate {value}, {gap} below the pace of the year"),
    ),
    Rule(
        "late", Text("逾六个月未开工", "Not started after six months"), ("projects_late",), "target", "below", 0, -1,
        reason=Text("资金到位六个月仍未开工项目 {value}", "Projects not started six months after the money arrived: {value}"),
        of="banners",
    ),
    Rule(
        "late_share", Text("逾六个月未开工占比", "Share not started after six months"), ("projects_late_share",), "value", "above",
        ONE_LATE, 3 * ONE_LATE, of="sums", instead_of="projects_late",
        reason=Text("资金到位六个月仍未开工项目 {count}，占年度计划的{value}", "Projects not started six months after the money arrived: {count}, {value} of the annual plan"),
    ),
    Rule(
        "cleared_fall", Text("风险消除率异常下降", "Cleared rate falls oddly"), ("risk_cleared_rate",),
        "change", "below", -2, -2,
        reason=Text("风险消除率 {value}，一个月下降{gap}", "Risk-cleared rate {value}, down {gap} in a month"),
    ),
    Rule(
        "cleared_rise", Text("风险消除率异常上升", "Cleared rate rises oddly"), ("risk_cleared_rate",),
        "change", "above", 15, NEVER,
        reason=Text("风险消除率 {value}，一个月上升{gap}，请核实", "Risk-cleared rate {value}, up {gap} in a month: verify"),
    ),
    Rule(
        "unsettled", Text("问题整改未完成", "Problems not settled"), ("problem_settlement_rate",),
        "value", "below", 95, 90, from_month=10,
        reason=Text(  # both limits are ours in every year
            "问题整改率 {value}，尚未全部整改（10月底前改完的期限只见于2021年）",
            "Problems settled {value}, not all of them; a document sets the end of October as the date for 2021 alone",
        ),
    ),
    Rule(
        "sales", Text("销售额低于上年同期", "Sales under last year's period"), ("sales_yoy",), "target", "below", 0, -1,
        reason=Text("销售额比上年同期低{size}", "Sales {size} under the same period of last year"),
    ),
    Rule(
        "unreported", Text("未报送", "Not reported"), tuple(f.headline for f in FAMILIES.values()),
        "run", "above", 1, 2, reached=True,
        reason=Text("{name}未报，连续{gap}", "{name} not reported for {gap}"),
    ),
    Rule(
        "falling", Text("连续三个月下降", "Falling three months in a row"),
        tuple(i.id for i in INDICATORS.values() if may_fall(i)), "falls", "above", 0, NEVER,
        reason=Text("{name}连续三个月下降，{then} → {value}", "{name} fell three months in a row, {then} → {value}"),
    ),
)  # fmt: skip
