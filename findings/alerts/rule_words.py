"""A rule in words: its name, where it turns yellow and red, what it rests on."""

from __future__ import annotations

import datetime as dt

from findings.alerts.grading import FALLS, Check
from findings.alerts.rules import LATE, is_own
from findings.text import period_words
from findings.text.target_words import ASSUMED, OWN, called, source
from findings.text.wording import points, shown
from language.nouns import counted, in_words
from language.text import COMMA, Text
from metrics.catalogue import NEVER, target_of

UNREPORTED = Text("未报送", "not reported")
DEADLINE = Text("本单位设定的报送期限", "the deadline that the bureau set")


def name_of(check: Check) -> Text:
    """The rule, and its indicator where it is asked of several."""
    if len(check.rule.indicators) == 1:
        return check.rule.name
    return check.rule.name + Text("·", ": ") + check.indicator.name


def rests_on(check: Check, period: dt.date) -> Text:
    """The document that sets what is asked, or that none does."""
    if check.rule.reads == "run":
        return UNREPORTED
    if check.rule is LATE:
        return DEADLINE
    target = target_of(check.indicator.id, period)
    return OWN if is_own(check.rule) else ASSUMED if target is None else source(target)


def limits(check: Check, period: dt.date) -> Text:
    """From where on a rule is yellow and red, as it is read in a month: 未达目标为黄，差距超过5.0个百分点为红."""
    rule, several = check.rule, period_words.of(check.indicator).several
    target = target_of(check.indicator.id, period)
    held = rule.reads == "value" and target is not None
    match "target" if held else rule.reads:
        case "target":
            return _beyond_target(check, period)
        case "falls":
            goal = called(target)
            return Text(
                f"连续{in_words(FALLS, several).zh}下降为黄；有{goal.zh}的，低于{goal.zh}时才计",
                f"Three falls in a row are yellow; where there is a {goal.en}, only below it",
            )
        case "run":
            yellow, red = (counted(round(n), several) for n in (rule.yellow, rule.red))
            return Text(f"{yellow.zh}为黄，{red.zh}起为红", f"Yellow after {yellow.en}, red from {red.en} on")
    side = Text("低于" if rule.side == "below" else "高于", "below" if rule.side == "below" else "above")
    if rule.reads == "change":
        once = in_words(1, several)
        side = Text(
            f"{once.zh}下降超过" if rule.side == "below" else f"{once.zh}上升超过",
            f"down in {once.en} by more than" if rule.side == "below" else f"up in {once.en} by more than",
        )
    steps = (
        [(Text("红", "Red"), rule.red)]
        if rule.yellow == rule.red
        else [(Text("黄", "Yellow"), rule.yellow), (Text("红", "red"), rule.red)]
    )
    said = [_step(check, side, word, limit) for word, limit in steps if abs(limit) != NEVER]
    return said[0] if len(said) == 1 else said[0] + COMMA + said[1]


def _step(check: Check, side: Text, word: Text, limit: float) -> Text:
    of_change = check.rule.reads == "change"
    zh, en = (points(limit, lang) if of_change else shown(limit, check.indicator, lang) for lang in ("zh", "en"))
    return Text(f"{side.zh}{zh}为{word.zh}", f"{word.en} {side.en} {en}")


def _beyond_target(check: Check, period: dt.date) -> Text:
    target = target_of(check.indicator.id, period)
    if target is None:
        this = period_words.of(check.indicator).this
        return Text(f"{this.zh}没有目标，不作判断", f"No target {this.en}, not judged")
    within, goal = target.watch_within, called(target)
    zh, en = (
        points(within, lang) if check.indicator.is_rate else str(shown(within, check.indicator, lang))
        for lang in ("zh", "en")
    )
    return Text(
        f"未达{goal.zh}（{target.name.zh}）为黄，差距超过{zh}为红",
        f"Yellow short of the {goal.en} ({target.name.en}), red by more than {en}",
    )
