"""What the rules say of many places at once: each said once with its numbers, and how often every rule fired in a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from findings.alerts.evaluation import seen
from findings.alerts.fired import COLOURS, OF_LEVEL, SHAPES, TONES
from findings.alerts.grading import RED, UNKNOWN, YELLOW, Check, Levels
from findings.alerts.rule_words import limits, name_of, rests_on
from findings.alerts.rules import RULES
from findings.core.comparison_text import bracketed
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import GROUP, OneOf
from findings.links.link import Derivation, Figure, Link
from findings.links.reporters import AREA
from findings.text import period_words
from findings.text.wording import dated, month, shown_figure, unit_words
from geo.register import REGION, Area
from language.nouns import BANNERS, ITEMS, MONTHS, PIECES, counted, out_of
from language.sentence import joined, linked, written
from language.text import AND, COLON, NOTHING, STOP, Text
from metrics.arithmetic import due_by
from metrics.catalogue import CORE

YEAR = 12  # months that a rule's record goes over
NAMED = 3  # places in a sentence
SEVERAL = 2  # general findings of further lines of work that become one sentence
FURTHER_LINES = Text("其他工作", "Further lines of work")
MARK = Text(*(f"{SHAPES['general']} " for _ in range(2)))


def key_of(check: Check) -> str:
    """A rule on one of its indicators, as names of links have it."""
    return f"{check.rule.id}__{check.indicator.id}"


@dataclass(frozen=True)
class General(Link):
    """The banners of an area, of a group if one is named, at which a rule fires in a month; without a rule all that are general."""

    check: Annotated[str, OneOf({"", *(f"{rule.id}__{id}" for rule in RULES for id in rule.indicators)})]
    area: Area
    group: GROUP
    period: dt.date

    def derivation(self, view: View) -> Derivation | None:
        """Each banner with its figure, the furthest beyond first, or each general rule with how often it fires; None where none does."""
        look = replace(view, area=self.area, group=self.group, period=self.period)
        watched = seen(look, look.banners)
        if not self.check:
            return self._rules(look, watched)
        watch = next((w for w in watched if key_of(w.check) == self.check), None)
        if watch is None or not (at := _at(watch)):
            return None
        name = Text(f"{self.area.name.zh} · ", f"{self.area.name.en} · ") + name_of(watch.check)
        name += Text(" · ", " · ") + dated(self.period)
        rows = tuple(_place(look, watch, n) for n in at)
        return Derivation(name, out_of(len(at), _asked(watch)), (), Table(name, PLACES, rows))

    def _rules(self, view: View, watched: Sequence[Levels]) -> Derivation | None:
        found = [w for w in watched if is_general(w)]
        name = view.area.name + Text(" · 普遍情况 · ", " · general findings · ") + dated(self.period)
        made = replace(record(view, found), title=name).only("rule", "now", "red", "asked", "limits")
        return Derivation(name, counted(len(found), ITEMS), (), made) if found else None


PLACES = (
    Column("colour", Text("等级", "Level"), wears=lambda row: TONES[row["tone"]]),
    AREA,
    Column("figure", Text("数值", "Figure"), "figure"),
    Column("unit", Text("单位", "Unit")),
)


def _place(view: View, watch: Levels, column: int) -> dict[str, Any]:
    area, tone = view.banners[column], OF_LEVEL[int(watch.level[-1, column])]
    cell = view.cell(watch.check.indicator.id, area.code)
    mark = Text(*(f"{SHAPES[tone]} {COLOURS[tone][lang]}" for lang in ("zh", "en")))
    return {"colour": mark, "tone": tone, "area": area.name, "figure": cell, "unit": unit_words(cell.indicator.unit)}


def is_general(watch: Levels) -> bool:
    """Whether a rule is a fact of the region this month and one of the places looked at has it as no more than that."""
    return bool(((watch.level[-1] >= YELLOW) & (watch.level[-1] <= watch.general[-1])).any())


def _asked(watch: Levels) -> int:
    return int((watch.level[-1] > UNKNOWN).sum())


def _at(watch: Levels) -> list[int]:
    """The columns at which it fires, the furthest beyond first."""
    sign = -1 if watch.check.rule.side == "below" else 1
    return [int(n) for n in np.argsort(-sign * watch.read[-1], kind="stable") if watch.level[-1, n] >= YELLOW]


def told(view: View, watched: Sequence[Levels]) -> list[Text]:
    """What is general, each in a sentence: at how many of the banners looked at, how many are red, how many it was, who is furthest beyond.

    Several of further lines of work are one sentence, the last: they must not stand between a reader and the alerts.
    """
    general = [watch for watch in watched if is_general(watch)]
    further = [watch for watch in general if watch.check.indicator.family not in CORE]
    if len(further) < SEVERAL:
        return [_told(view, watch) for watch in general]
    return [*(_told(view, w) for w in general if w.check.indicator.family in CORE), _together(view, further)]


def _together(view: View, general: Sequence[Levels]) -> Text:
    """其他工作：医保未全覆盖58个旗县、残疾人补贴未发足101个旗县（其中红色1个）; each number opens its banners."""
    each = [name_of(watch.check) + Text("", " at ") + _at_banners(view, watch) for watch in general]
    return FURTHER_LINES + COLON + joined(each, AND) + STOP


def _at_banners(view: View, watch: Levels) -> Text:
    number, reds = int((watch.level[-1] >= YELLOW).sum()), int((watch.level[-1] == RED).sum())
    count = linked(counted(number, BANNERS), _opens(view, watch))
    return count + (bracketed(Text(f"其中红色{counted(reds, PIECES).zh}", f"{reds} of them red")) if reds else NOTHING)


def _opens(view: View, watch: Levels) -> General:
    return General(key_of(watch.check), view.area, view.group, view.period)


def _told(view: View, watch: Levels) -> Text:
    opens = _opens(view, watch)
    number, banners = int((watch.level[-1] >= YELLOW).sum()), counted(_asked(watch), BANNERS)
    count = linked(Text(f"{banners.zh}中{counted(number, PIECES).zh}", f"{number} of {banners.en}"), opens)
    return (
        name_of(watch.check)
        + COLON
        + count
        + _in_region(watch, opens, view)
        + _reds(watch)
        + _before(watch, opens)
        + _worst(view, watch)
        + STOP
    )


def _in_region(watch: Levels, opens: General, view: View) -> Text:
    """（全区103个中43个）, which makes it general, where not all of the region's banners are looked at."""
    region = view.register.areas[REGION]
    if (opens.area, opens.group) == (region, ""):
        return NOTHING
    number, of = watch.everywhere
    words = Text("全区", "") + out_of(number, of) + Text("", " in the region")
    return bracketed(linked(words, replace(opens, area=region, group="")))


def _reds(watch: Levels) -> Text:
    """，其中红色23个（单列）: those graver than what is general stand in the list by themselves."""
    reds = int((watch.level[-1] == RED).sum())
    if not reds:
        return NOTHING
    said = Text(f"，其中红色{counted(reds, PIECES).zh}", f", {reds} of them red")
    return said + (Text("（单列）", " (listed by themselves)") if watch.general[-1] < RED else NOTHING)


def _before(watch: Levels, opens: General) -> Text:
    """；上月35个, of what reports by the quarter ；上季度35个, where the two compare; ；上月未作判断 where no banner could be judged."""
    every, last = watch.check.indicator.every, len(watch.periods) - 1
    now = watch.periods.index(due_by(watch.periods[last], every))
    if not watch.comparable(now):
        return NOTHING
    then, before = watch.level[now - every], period_words.of(watch.check.indicator).last
    if not (then > UNKNOWN).any():
        return Text(f"；{before.zh}未作判断", f"; not judged {before.en}")
    number = int((then >= YELLOW).sum())
    words = counted(number, PIECES)
    link = replace(opens, period=watch.periods[now - every]) if number else None
    said = Text(f"；{before.zh}{{n}}", f"; {{n}} {before.en}")
    return written(said, n=linked(Text(words.zh, words.en), link))


def _worst(view: View, watch: Levels) -> Text:
    """The furthest beyond by name, with their figures; none where more share a place than there is room for."""
    if watch.check.rule.reads in {"run", "falls"}:
        return NOTHING
    at, read = _at(watch), watch.read[-1]
    named = [n for n in at[:NAMED] if len(at) <= NAMED or read[n] != read[at[NAMED]]]
    who = [_with_figure(view, watch.check, view.banners[n]) for n in named]
    return Text("；最突出的是", "; furthest: ") + joined(who, AND) if who else NOTHING


def _with_figure(view: View, check: Check, area: Area) -> Text:
    cell = view.cell(check.indicator.id, area.code)
    zh, en = (shown_figure(cell, lang) for lang in ("zh", "en"))
    return linked(Text(f"{area.name.zh}（{zh}）", f"{area.name.en} ({en})"), Figure(cell))


def record(view: View, watched: Sequence[Levels]) -> Table:
    """Every rule of banners: at how many it fires now, how often in the last twelve months, its limits, what it rests on."""
    title = Text(
        f"{view.area.name.zh} 预警规则 {month(view.period, 'zh')}",
        f"{view.area.name.en}, {month(view.period, 'en')}: rules of the alerts",
    )
    asked = [watch for watch in watched if watch.check.rule.of != "sums"]
    return Table(title, RECORD, tuple(_recorded(view, watch) for watch in asked))


RECORD = (
    Column("rule", Text("规则", "Rule")),
    Column("general", Text("普遍", "General")),
    Column(
        "now",
        Text("本月旗县数", "Banners this month"),
        "number",
        opens=lambda row: row["opens"] if row["now"] else None,
    ),
    Column("red", Text("其中红色", "Red of them"), "number"),
    Column("asked", Text("可判断旗县数", "Banners judged"), "number"),
    Column("months", Text("近12个月触发", "Fired in the last 12 months")),
    Column("times", Text("近12个月旗县月次", "Banner months in the last 12"), "number"),
    Column("limits", Text("界限", "Limits")),
    Column("cite", Text("依据", "Document")),
)


def _recorded(view: View, watch: Levels) -> dict[str, Any]:
    at = (watch.level[-YEAR:] >= YELLOW).sum(axis=1)
    return {
        "rule": name_of(watch.check),
        "general": COLOURS["general"] if is_general(watch) else NOTHING,
        "now": int(at[-1]),
        "red": int((watch.level[-1] == RED).sum()),
        "asked": _asked(watch),
        "months": counted(int((at > 0).sum()), MONTHS),
        "times": int(at.sum()),
        "limits": limits(watch.check, view.period),
        "cite": rests_on(watch.check, view.period),
        "opens": _opens(view, watch),
    }
