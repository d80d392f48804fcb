"""Sentences: the numbers in them, read out of their words, beside our own."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from findings.behind import banners_behind
from findings.overview import cards, threshold_crossings
from metrics.catalogue import FAMILIES, INDICATORS, Indicator, PerFlagged, target_of
from tests.recomputation import digits
from tests.recomputation.judging import BESIDES, LINES, half_up, margin, standing
from tests.recomputation.product import Case
from tests.recomputation.tally import Tally
from tests.recomputation.terms import RATES, back, change

JUDGED = {"met": ("达标", "on target"), "watch": ("关注", "to watch"), "behind": ("落后", "behind")}


def number(pattern: str, text: str) -> Fraction | None:
    """The number a pattern finds in a sentence; None where the sentence says none."""
    found = re.search(pattern, text)
    return Fraction(found[1].replace(",", "").replace("−", "-")) if found else None


def count(pattern: str, text: str) -> int:
    return int(number(pattern, text) or 0)


# The answer ----------------------------------------------------------------------------------------------------


def answers(case: Case, tally: Tally) -> None:
    """The overview's answer: lines of work by standing, what is behind by how much, what else is missed, how many banners are behind."""
    for month in case.read:
        for area in (*case.upper, *case.banners):
            look = case.view(area, month)
            said = cards.answer(look, banners_behind.counts(look))
            lines, besides = (_standings(case, area, month, names) for names in (LINES, BESIDES))
            if not any(s in JUDGED for s in lines.values()):
                continue
            for lang, text in (("zh", said.zh), ("en", said.en)):
                where = f"{case.name(area)} {month:%Y-%m} {text}"
                first, _, second = text.partition("。另有" if lang == "zh" else ". Besides, ")
                _counts(tally, lang, where, lines, first, others=False)
                _counts(tally, lang, where, besides, second, others=True)
                for name, stands in (lines | besides).items():
                    _behind(case, tally, area, month, lang, text, name, stands)
                _missing(tally, lang, where, {n for n in LINES if _is_silent(case, area, month, n)}, text)
                _banners(case, tally, area, month, lang, text)


def _standings(case: Case, area: str, month: dt.date, names: Sequence[str]) -> dict[str, str]:
    found = [(INDICATORS[n], case.laws.figure(INDICATORS[n], area, month)) for n in names]
    return {i.id: standing(i, figure, month, area) for i, figure in found}


def _counts(tally: Tally, lang: str, where: str, stands: dict[str, str], text: str, *, others: bool) -> None:
    """How many stand how; of what is judged beside the lines of work nothing is said but what is missed."""
    found = Counter(stands.values())
    for name, words in JUDGED.items():
        if others and name == "met":
            continue
        between = ("指标" if lang == "zh" else r" indicators?") if others else ""
        pattern = rf"(\d+)项{between}{words[0]}" if lang == "zh" else rf"(\d+){between} {words[1]}"
        tally.same(f"sentence: answer ({lang})", where, found[name], count(pattern, text))


BRACKET = {
    "zh": r"（([^）]*?[低高]于[^，）]*)(?:，(\d+)/(\d+)旗县)?）",
    "en": r" \(([^)]*?(?:below|above)[^,)]*)(?:, (\d+)/(\d+) banners)?\)",
}


def _behind(case: Case, tally: Tally, area: str, month: dt.date, lang: str, text: str, name: str, stands: str) -> None:
    """就业（95.3%，低于目标4.7个百分点，92/103旗县）; of a count its distance alone."""
    indicator = INDICATORS[name]
    figure, where = case.laws.figure(indicator, area, month), f"{name} {case.name(area)} {month:%Y-%m} {text}"
    declared = FAMILIES[indicator.family] if name in LINES else indicator
    before, called = ("[：、]", declared.name.zh) if lang == "zh" else ("[:,] ", declared.name.en)
    told = re.search(before + re.escape(called) + BRACKET[lang], text)
    tally.same(f"sentence: what is behind is named ({lang})", where, stands == "behind", bool(told))
    if stands != "behind" or not told or figure.value is None:
        return
    beyond = margin(indicator, figure.value, month)
    assert beyond is not None
    words = told[1].replace("不足0.1", "0.0").replace("less than 0.1", "0.0").replace("−", "-")
    said = [Fraction(n.replace(",", "")) for n in re.findall(r"-?\d[\d,]*(?:\.\d+)?", words)]
    is_rate = indicator.unit in RATES
    expected = [half_up(n, 1) for n in (figure.value, abs(beyond))] if is_rate else [abs(beyond)]
    if indicator.unit != "万元":  # money is told in a reader's unit
        tally.same(f"sentence: what is behind ({lang})", where, expected, said)
    lacking = (figure.reported, figure.expected) if figure.reported < figure.expected else None
    tally.same(f"sentence: who is in it ({lang})", where, lacking, (int(told[2]), int(told[3])) if told[2] else None)


def _is_silent(case: Case, area: str, month: dt.date, name: str) -> bool:
    """Whether nobody reported what a target in force judges; sales without a year before are no silence."""
    asked_of = INDICATORS["sales"] if name == "sales_yoy" else INDICATORS[name]
    return target_of(name, month) is not None and case.laws.figure(asked_of, area, month).reported == 0


def _missing(tally: Tally, lang: str, where: str, names: set[str], text: str) -> None:
    """Lines of work of which nobody reported the figure that judges them."""
    families = [FAMILIES[INDICATORS[n].family] for n in names]
    told = re.search("；未报：([^；。]+)" if lang == "zh" else r"; not reported: ([^;.]+)", text)
    found = set(re.split("、|, ", told[1])) if told else set()
    tally.same(
        f"sentence: not reported ({lang})", where, {f.name.zh if lang == "zh" else f.name.en for f in families}, found
    )


def _banners(case: Case, tally: Tally, area: str, month: dt.date, lang: str, text: str) -> None:
    """How many banners are behind on anything; of one by itself nothing is said."""
    under = case.laws.below[area]
    behind = sum("behind" in _standings(case, b, month, (*LINES, *BESIDES)).values() for b in under)
    said = count(r"(\d+)个旗县落后" if lang == "zh" else r"(\d+) banners? behind", text)
    where = f"{case.name(area)} {month:%Y-%m} {text}"
    tally.same(f"sentence: answer ({lang})", where, behind if len(under) > 1 else 0, said)


# Cards ---------------------------------------------------------------------------------------------------------


def card_lines(case: Case, tally: Tally) -> None:
    """The lines of a card: what it is judged by, year on year, this month alone or month on month."""
    for month in case.read:
        for area in (*case.upper, *case.banners):
            for card in cards.cards(case.view(area, month)):
                indicator = INDICATORS[card.family.headline]
                where = f"{indicator.id} {case.name(area)} {month:%Y-%m}"
                lines = {"zh": [line.zh for line in card.lines], "en": [line.en for line in card.lines]}
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
    names = [n for n in (*LINES, *BESIDES) if not isinstance(INDICATORS[n].of, PerFlagged)]
    for month in case.read:
        for area in case.upper:
            told = {turn.indicator: turn for turn in threshold_crossings.turns(case.view(area, month), len(names))}
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
                    (count(r"(\d+)个旗县转为未达", zh), count(r"(\d+)个旗县新达到", zh)),
                )
                tally.same(
                    kind,
                    f"{where} {en}",
                    (len(fell), len(rose)),
                    (count(r"(\d+) banners? newly missed", en), count(r"(\d+) banners? reached the \w+", en)),
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
