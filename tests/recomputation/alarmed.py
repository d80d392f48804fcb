"""Alarms: each by itself, and how a sentence counts them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from findings.alerts import alert_summary, evaluation
from metrics.catalogue import INDICATORS
from tests.recomputation.product import Case
from tests.recomputation.sentences import count
from tests.recomputation.tally import Tally
from tests.recomputation.terms import back
from tests.recomputation.watching import QUIET, RED, REGION, UNKNOWN, YELLOW, Watch

COUNTED = {
    "red": (r"红色预警(\d+)项", r"(\d+) red"), "yellow": (r"黄色预警(\d+)项", r"(\d+) yellow"),
    "new": (r"新增(\d+)项", r"new (\d+)"), "worse": (r"加重(\d+)项", r"worse (\d+)"),
    "better": (r"减轻(\d+)项", r"better (\d+)"), "settled": (r"解除(\d+)项", r"settled (\d+)"),
    "none": (r"(\d+)项与上月不可比", r"(\d+) not comparable"), "places": (r"个旗县中(\d+)个有预警", r"in (\d+) of \d+ banner"),
    "red places": (r"（(\d+)个旗县）", r"red \((\d+) banner"), "general": (r"(\d+)项普遍情况", r"(\d+) general finding"),
}  # fmt: skip


Reasons = dict[
    tuple[str, str, str], tuple[int, int, str, bool]
]  # rule, indicator, banner: level, level before, move, general


def alarmed(case: Case, tally: Tally) -> None:
    """How many alerts of each colour, how they moved, at how many banners; and each reason by itself."""
    watch = Watch(case.laws, dict(case.cube.indicators))
    for month in case.read:
        ours = dict(_reasons(case, watch, REGION, month))
        alerts = evaluation.of_banners(case.view(REGION, month))
        theirs = {
            (r.rule.id, r.cell.indicator.id, r.area.code): (r.colour, r.state, r.general)
            for a in alerts
            for r in a.reasons
        }
        for key, (level, _, state, general) in ours.items():
            expected = (_colour(level), state, general) if state else None
            tally.same(
                "alarm: colour and move",
                f"{key[0]} {key[1]} {case.name(key[2])} {month:%Y-%m}",
                expected,
                theirs.get(key),
            )
        for area in case.upper:
            _alarms(case, tally, area, month, ours if area == REGION else dict(_reasons(case, watch, area, month)))


def _reasons(
    case: Case, watch: Watch, area: str, month: dt.date
) -> Iterator[tuple[tuple[str, str, str], tuple[int, int, str, bool]]]:
    for rule, indicator in watch.checks():
        shared = watch.general(rule, indicator, month, area)
        for b in case.laws.below[area]:
            level, state = watch.level(rule, indicator, b, month), watch.state(rule, indicator, b, month, area)
            before = UNKNOWN if state == "none" else watch.level(rule, indicator, b, back(month, 1))
            yield (rule.id, indicator.id, b), (level, before, state, QUIET < level <= shared)


def _colour(level: int) -> str:
    return "red" if level >= RED else "yellow" if level >= YELLOW else "green"


def _lines(ours: Reasons) -> dict[tuple[str, str], tuple[str, str]]:
    """A banner and a line of work: the colour of the gravest reason that is its own, and how that moved."""
    by_line: dict[tuple[str, str], list[tuple[int, int, str, bool]]] = defaultdict(list)
    for (_, indicator, banner), reason in ours.items():
        if reason[2]:
            by_line[banner, INDICATORS[indicator].family].append(reason)
    return {key: _line(reasons) for key, reasons in by_line.items()}


def _line(reasons: list[tuple[int, int, str, bool]]) -> tuple[str, str]:
    own = [r for r in reasons if not r[3]]
    if all(level < YELLOW for level, *_ in own):
        return ("general", "") if len(own) < len(reasons) else ("green", "settled")
    now = max(level for level, *_ in own)
    if all(state == "none" for level, _, state, _ in own if level == now):
        return _colour(now), "none"
    before = max(then for _, then, state, _ in own if state != "none")
    return _colour(now), "new" if before < YELLOW else "worse" if now > before else "better" if now < before else "same"


def _alarms(case: Case, tally: Tally, area: str, month: dt.date, ours: Reasons) -> None:
    view = case.view(area, month)
    said = alert_summary.answer(view, evaluation.of_banners(view))
    lines = _lines(ours)
    found = Counter(state for _, state in lines.values()) + Counter(colour for colour, _ in lines.values())
    found["places"] = len({banner for (banner, _), (colour, _) in lines.items() if colour in ("red", "yellow")})
    found["red places"] = len({banner for (banner, _), (colour, _) in lines.items() if colour == "red"})
    found["general"] = len({key[:2] for key, (*_, general) in ours.items() if general})
    for name, patterns in COUNTED.items():
        for lang, pattern in zip(("zh", "en"), patterns, strict=True):
            tally.same(
                f"sentence: alarms ({lang})",
                f"{name}, {case.name(area)} {month:%Y-%m} {said[lang]}",
                found[name],
                count(pattern, said[lang]),
            )
