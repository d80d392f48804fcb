"""The rules of the alerts: those that the families declare beside their indicators, and three that hold for every family.

A rule whose indicator has a target with a citation rests on that document; any other is an assumption of this product
and is shown as one.
"""

from __future__ import annotations

import datetime as dt

from language.text import Text
from metrics import catalogue
from metrics.catalogue import (
    CORE,
    FAMILIES,
    INDICATORS,
    NEVER,
    TERMS,
    AgainstPace,
    Indicator,
    Kind,
    Rule,
    Value,
    measures_of,
    target_of,
)
from metrics.comparability import restarts


def is_assumption(rule: Rule, indicator: str, period: dt.date) -> bool:
    """Whether no document held here sets what a rule asks. That a place did not report, or not by the day that the bureau set, is a plain fact."""
    target = target_of(indicator, period)
    return rule.reads != "run" and rule is not LATE and not is_own(rule) and (target is None or target.is_assumption)


def is_own(rule: Rule) -> bool:
    """Whether a bureau wrote the limits of a rule itself."""
    return any(catalogue.is_own(family, f"alerts.{rule.id}") for family in FAMILIES)


def may_fall(indicator: Indicator) -> bool:
    """Whether a fall is bad and tells something of its own: a rate or a stock of which more is better.

    What is read against the pace of the year has a rule already; a share of a yearly figure moves as its numerator does; of the
    further families a fall tells of one only where its file says so.
    """
    if indicator.family not in CORE or indicator.counts_tables:
        return False
    _, bottom = measures_of(indicator.of)
    if isinstance(indicator.of, AgainstPace) or any(TERMS[m].kind == Kind.ANNUAL for m in bottom):
        return False
    stock = isinstance(indicator.of, Value) and not restarts(indicator)
    return indicator.better == "more" and (indicator.is_rate or stock)


UNREPORTED = Rule(
    "unreported",
    Text("未报送", "Not reported"),
    tuple(f.headline for f in FAMILIES.values()),
    "run",
    "above",
    1,
    2,
    reached=True,
    reason=Text("{name}未报，连续{gap}", "{name} not reported for {gap}"),
)
FALLING = Rule(
    "falling",
    Text("连续三个月下降", "Falling three months in a row"),
    tuple(i.id for i in INDICATORS.values() if may_fall(i)),
    "falls",
    "above",
    0,
    NEVER,
    reason=Text("{name}连续三个月下降，{then} → {value}", "{name} fell three months in a row, {then} → {value}"),
)
LATE = Rule(
    "late",
    Text("未按时报送", "Not on time"),
    tuple(i.id for i in INDICATORS.values() if i.deadline),
    "value",
    "below",
    100,
    -NEVER,
    of="banners",
    reason=Text("期限前未报送报表", "table not delivered by the deadline"),
)
RULES: tuple[Rule, ...] = (*catalogue.RULES, UNREPORTED, FALLING, *([LATE] if LATE.indicators else []))
