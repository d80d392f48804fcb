"""Alarms: each by itself, and how a sentence counts them."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from findings.alerts import alert_summary, evaluation
from metrics.catalogue import INDICATORS
from tests.recomputation.product import Case
from tests.recomputation.sentences import count
from tests.recomputation.tally import Tally
from tests.recomputation.watching import RED, YELLOW, Watch

COUNTED = {
    "red": (r"红色预警(\d+)项", r"(\d+) red"), "yellow": (r"黄色预警(\d+)项", r"(\d+) yellow"),
    "new": (r"新增(\d+)项", r"new (\d+)"), "worse": (r"加重(\d+)项", r"worse (\d+)"),
    "better": (r"减轻(\d+)项", r"better (\d+)"), "settled": (r"解除(\d+)项", r"settled (\d+)"),
    "none": (r"(\d+)项与上月不可比", r"(\d+) not comparable"), "places": (r"个旗县中(\d+)个有预警", r"in (\d+) of"),
}  # fmt: skip


def alarmed(case: Case, tally: Tally) -> None:
    """How many alarms of each colour, how they moved, at how many banners; and each alarm by itself."""
    watch = Watch(case.laws, dict(INDICATORS))
    for month in case.read:
        ours = {
            (rule.id, indicator.id, b): (watch.level(rule, indicator, b, month), watch.state(rule, indicator, b, month))
            for rule, indicator in watch.checks()
            for b in case.laws.below["150000"]
        }
        view = case.view("150000", month)
        theirs = {
            (a.rule.id, a.cell.indicator.id, a.area.code): (a.colour, a.state) for a in evaluation.of_banners(view)
        }
        for key, (level, state) in ours.items():
            colour = "red" if level >= RED else "yellow" if level >= YELLOW else "green"
            expected = (colour, state) if state else None
            tally.same(
                "alarm: colour and move",
                f"{key[0]} {key[1]} {case.name(key[2])} {month:%Y-%m}",
                expected,
                theirs.get(key),
            )
        for area in case.upper:
            _alarms(case, tally, area, month, {k: v for k, v in ours.items() if k[2] in case.laws.below[area]})


def _alarms(
    case: Case, tally: Tally, area: str, month: dt.date, ours: dict[tuple[str, str, str], tuple[int, str]]
) -> None:
    view = case.view(area, month)
    said = alert_summary.answer(view, evaluation.of_banners(view))
    found = Counter(state for _, state in ours.values())
    standing_ = [key for key, (level, _) in ours.items() if level >= YELLOW]
    found["red"] = sum(level == RED for level, _ in ours.values())
    found["yellow"] = len(standing_) - found["red"]
    found["places"] = len({key[2] for key in standing_})
    for name, patterns in COUNTED.items():
        for lang, pattern in zip(("zh", "en"), patterns, strict=True):
            tally.same(
                f"sentence: alarms ({lang})",
                f"{name}, {case.name(area)} {month:%Y-%m} {said[lang]}",
                found[name],
                count(pattern, said[lang]),
            )
