"""Sentences: the numbers in them, read out of their words, beside our own."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from fractions import Fraction

from findings import cards, places
from metrics.catalogue import FAMILIES, INDICATORS, Indicator, target_of
from tests.recomputation import digits
from tests.recomputation.judging import half_up, margin, standing
from tests.recomputation.product import Case
from tests.recomputation.tally import Tally
from tests.recomputation.terms import back, change

PAYMENT = "funds_paid_vs_pace"
JUDGED = {"met": ("达标", "on target"), "watch": ("关注", "to watch"), "behind": ("落后", "behind")}


def number(pattern: str, text: str) -> Fraction | None:
    """The number a pattern finds in a sentence; None where the sentence says none."""
    found = re.search(pattern, text)
    return Fraction(found[1].replace(",", "").replace("−", "-")) if found else None


def count(pattern: str, text: str) -> int:
    return int(number(pattern, text) or 0)


# The answer ----------------------------------------------------------------------------------------------------


def answers(case: Case, tally: Tally) -> None:
    """The overview's answer: lines of work by standing, payment against the pace, who is far behind."""
    for month in case.read:
        for area in (*case.upper, *case.banners):
            said = cards.answer(case.view(area, month))
            where = f"{case.name(area)} {month:%Y-%m}"
            stand = Counter(_judged(case, area, month))
            judged = sum(stand[s] for s in JUDGED)
            if not judged:
                continue
            for lang, text in (("zh", said.zh), ("en", said.en)):
                whole = r"(\d+)项有目标的工作" if lang == "zh" else r"of (\d+) lines? of work"
                tally.same(f"sentence: answer ({lang})", f"{where} {text}", judged, count(whole, text))
                for name, words in JUDGED.items():
                    pattern = rf"(\d+)项{words[0]}" if lang == "zh" else rf"(\d+) {words[1]}"
                    head = re.split("[；;]", text)[0]
                    tally.same(f"sentence: answer ({lang})", f"{where} {text}", stand[name], count(pattern, head))
                _payment(case, tally, area, month, lang, text)


def _judged(case: Case, area: str, month: dt.date) -> list[str]:
    names = [f.judged_by for f in FAMILIES.values()]
    return [standing(INDICATORS[n], case.laws.figure(INDICATORS[n], area, month), month) for n in names]


def _payment(case: Case, tally: Tally, area: str, month: dt.date, lang: str, text: str) -> None:
    where = f"{case.name(area)} {month:%Y-%m} {text}"
    indicator = INDICATORS[PAYMENT]
    value = case.laws.figure(indicator, area, month).value
    if value is None:
        tally.same(f"sentence: answer ({lang})", where, True, "未报" in text or "not reported" in text)
        return
    text = text.replace("不足0.1", "0.0").replace("less than 0.1", "0.0")
    found = re.search(
        r"资金支出(低于|高于)序时进度([\d.,]+)"
        if lang == "zh"
        else r"payment ([\d.,]+) percentage points (below|above)",
        text,
    )
    if value == 0:  # level with the pace, however that is said
        tally.same(f"sentence: answer ({lang})", where, "no distance", text, not found)
    else:
        side, said = (found[1], found[2]) if found and lang == "zh" else (found[2], found[1]) if found else ("", "-1")
        below = side in ("低于", "below")
        tally.same(
            f"sentence: answer ({lang})",
            where,
            (value < 0, half_up(abs(value), 1)),
            (below, Fraction(said.replace(",", ""))),
        )
    under = case.laws.below[area]
    values = [case.laws.figure(indicator, b, month).value for b in under]
    far = sum(v is not None and v <= -10 for v in values)
    told = re.search(
        r"(\d+)个已报旗县中(\d+)个落后10个"
        if lang == "zh"
        else r"of (\d+) banners? that reported, (\d+) (?:is|are) 10",
        text,
    )
    expected = (sum(v is not None for v in values), far) if far and len(under) > 1 else None
    tally.same(f"sentence: answer ({lang})", where, expected, (int(told[1]), int(told[2])) if told else None)


# Cards ---------------------------------------------------------------------------------------------------------


def card_lines(case: Case, tally: Tally) -> None:
    """The lines of a card: what it is judged by, year on year, this month alone or month on month."""
    for month in case.read:
        for area in (*case.upper, *case.banners):
            for card in cards.cards(case.view(area, month)):
                indicator = INDICATORS[card.family.headline]
                where = f"{indicator.id} {case.name(area)} {month:%Y-%m}"
                lines = {"zh": [line.words.zh for line in card.lines], "en": [line.words.en for line in card.lines]}
                for lang, told in lines.items():
                    _line(case, tally, indicator, area, month, "year", _one(told, "同比", "Year on year"), lang, where)
                    _line(
                        case, tally, indicator, area, month, "month", _one(told, "环比", "Month on month"), lang, where
                    )
                    _added(case, tally, indicator, area, month, _one(told, "本月新增", "This month"), lang, where)


def _one(lines: list[str], zh: str, en: str) -> str | None:
    return next((text for text in lines if text.startswith((zh, en)) and not text.startswith("同比口径")), None)


def _line(
    case: Case,
    tally: Tally,
    indicator: Indicator,
    area: str,
    month: dt.date,
    kind: str,
    text: str | None,
    lang: str,
    where: str,
) -> None:
    """A change with its number, or no number where nothing compares."""
    ours = case.laws.compare(indicator, area, month, kind)
    value = case.laws.figure(indicator, area, month).value
    if text is None:  # nothing reported, or the card says the month's own flow instead
        silent = value is None or kind == "month"
        tally.same(f"sentence: card, {kind}", f"{where} {lang}", True, silent)
        return
    name = f"sentence: card, {kind}" + (" (no comparison)" if isinstance(ours, str) else "")
    if isinstance(ours, str) or (moved := change(indicator, ours)) is None:
        tally.same(name, f"{where} {lang}", f"no number ({ours})", text, digits.says_nothing(text))
        return
    some = re.search(r"[（(](\d+)", text)
    units = int(some[1]) if some else case.laws.figure(indicator, area, month).reported
    same = digits.is_change(moved, text) and units == ours.units
    tally.same(name, f"{where} {lang}", f"{moved} over {ours.units}", text, same)


def _added(
    case: Case, tally: Tally, indicator: Indicator, area: str, month: dt.date, text: str | None, lang: str, where: str
) -> None:
    if text is None:
        return
    flow = case.laws.flow(indicator, area, month)
    number = re.sub(r"^(本月新增|This month) ", "", text)
    same = flow is not None and digits.is_shown(flow.value, number, indicator, lang)
    if flow and flow.months > 1:
        same = same and re.search(rf"{flow.months}(个月| months)", text) is not None
    tally.same("sentence: card, this month alone", f"{where} {lang}", flow, text, same)


# Crossings -----------------------------------------------------------------------------------------------------


def crossings(case: Case, tally: Tally) -> None:
    """Who fell below a target or rose to it since last month; nobody where the months do not compare."""
    names = [f.judged_by for f in FAMILIES.values()]
    for month in case.read:
        for area in case.upper:
            told = {turn.indicator: turn for turn in places.turns(case.view(area, month), len(names))}
            for name in names:
                fell, rose = _crossed(case, INDICATORS[name], area, month)
                turn, where = told.get(name), f"{name} {case.name(area)} {month:%Y-%m}"
                zh, en = (turn.sentence.zh, turn.sentence.en) if turn else ("", "")
                forbidden = case.laws.forbidden(INDICATORS[name], month, back(month, 1))
                kind = f"sentence: crossings{f' (none: {forbidden})' if forbidden else ''}"
                tally.same(
                    kind,
                    f"{where} {zh}",
                    (len(fell), len(rose)),
                    (count(r"(\d+)个旗县新低于", zh), count(r"(\d+)个旗县新达到", zh)),
                )
                tally.same(
                    kind,
                    f"{where} {en}",
                    (len(fell), len(rose)),
                    (count(r"(\d+) banners? fell below", en), count(r"(\d+) banners? reached the target", en)),
                )
                if turn:
                    tally.same(
                        kind,
                        f"{where} by name",
                        (fell, rose),
                        ([a.code for a in turn.fell], [a.code for a in turn.rose]),
                    )


def _crossed(case: Case, indicator: Indicator, area: str, month: dt.date) -> tuple[list[str], list[str]]:
    then = back(month, 1)
    if case.laws.forbidden(indicator, month, then) or not (
        target_of(indicator.id, month) and target_of(indicator.id, then)
    ):
        return [], []
    fell, rose = [], []
    for banner in case.laws.below[area]:
        now, before = (case.laws.figure(indicator, banner, m).value for m in (month, then))
        if now is None or before is None:
            continue
        ahead, was = (margin(indicator, v, m) >= 0 for v, m in ((now, month), (before, then)))
        if was and not ahead:
            fell.append(banner)
        if ahead and not was:
            rose.append(banner)
    return fell, rose
