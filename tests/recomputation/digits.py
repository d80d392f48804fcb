"""What is shown of a number: rounded half up once from the exact fraction, in the unit that is said."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from findings.core.short_text import against_target, against_year
from findings.core.status import Status, status_of
from findings.text.wording import exact, shown
from metrics.catalogue import Indicator, target_of
from metrics.cell import Cell
from tests.recomputation.judging import half_up, margin
from tests.recomputation.product import Case, comparison
from tests.recomputation.tally import At, Tally, is_close
from tests.recomputation.terms import Pair, change, due

NUMBER = re.compile(r"[+−]?\d[\d,]*(?:\.(\d+))?")
MONTHS = ("2022-01", "2022-06", "2022-12")
LANGUAGES = ("zh", "en")
WAN = 10_000


def read(text: str) -> tuple[Fraction | None, int]:
    """The first number of a text and its decimals; no number where there is none, or where a sign stands before nothing."""
    found = NUMBER.search(text)
    if not found:
        return None, 0
    number = Fraction(found[0].replace(",", "").replace("−", "-").replace("+", ""))
    if not number and found[0][0] in "+−":
        return None, 0
    return number, len(found[1] or "")


def scale(text: str, unit: str) -> int | Fraction:
    """How many of the indicator's own units one of those said is."""
    if unit == "万元":
        english = {"million": Fraction(100), "thousand": Fraction(1, 10), "yuan": Fraction(1, WAN)}
        return WAN if "亿元" in text else next((by for name, by in english.items() if name in text), Fraction(1))
    return WAN if f"万{unit}" in text else 1


def decimals(value: Fraction, indicator: Indicator, lang: str) -> int:
    """Rates and scores as declared; 万 and 亿 to two, 万元, millions and thousands to one, counts and what is kept in yuan whole."""
    if indicator.unit in ("%", "个百分点", "分"):
        return indicator.decimals
    if lang == "en" and indicator.unit == "万元" and value and half_up(abs(value) * 10, 1) < 1:
        return 0
    return 2 if lang == "zh" and in_wan(value, indicator) else 1 if indicator.unit == "万元" else 0


def in_wan(value: Fraction, indicator: Indicator) -> bool:
    """Whether Chinese tells it in 万 or 亿; what is kept in yuan, an income or an amount a head, is told to the yuan."""
    return abs(value) >= WAN and not indicator.unit.startswith("元")


def is_shown(value: Fraction, text: str, indicator: Indicator, lang: str) -> bool:
    """Whether a text says a value as the laws of digits have it."""
    number, places = read(text)
    by = scale(text, indicator.unit)
    fits = lang == "en" or indicator.unit in ("%", "个百分点") or (by == WAN) == in_wan(value, indicator)
    return fits and places == decimals(value, indicator, lang) and number == half_up(value / by, places)


def digits(case: Case, tally: Tally) -> None:
    """Values, margins and changes of every place and indicator in three months, and of every half to be rounded in all."""
    for indicator in case.cube.indicators.values():
        for month in case.looked(indicator):
            for area in case.areas:
                ours = case.laws.figure(indicator, area, month)
                if f"{month:%Y-%m}" not in MONTHS and not _halfway(case, indicator, area, month):
                    continue
                cell = case.cell(indicator, area, month)
                where = At(indicator.id, case.name(area), month)
                if (ours.value is None) == (cell.value is None) and not is_close(ours.value, cell.value):
                    continue  # another figure, counted with the figures
                if ours.value is None or cell.value is None:
                    said = tuple(str(shown(cell.value, indicator, lang)) for lang in LANGUAGES)
                    tally.same(
                        "digits: of nothing", where, "no number", said, all(read(text)[0] is None for text in said)
                    )
                    continue
                _value(tally, where, ours.value, cell)
                if target_of(indicator.id, due(indicator, month), area):
                    beyond = margin(indicator, ours.value, month, area)
                    _margin(tally, where, beyond, cell)
                pair = case.laws.compare(indicator, area, month, "year")
                theirs = comparison(cell, "year")
                if (
                    isinstance(pair, Pair)
                    and theirs
                    and not (is_close(pair.now, theirs.now) and is_close(pair.then, theirs.then))
                ):
                    continue  # another comparison, counted with the comparisons
                _year(tally, where, pair, cell)


def _halfway(case: Case, indicator: Indicator, area: str, month: dt.date) -> bool:
    """Whether a value or a change lies exactly between two that can be shown."""
    value = case.laws.figure(indicator, area, month).value
    pair = case.laws.compare(indicator, area, month, "year")
    moved = change(indicator, pair) if isinstance(pair, Pair) else None
    return any(_lies_between(v) for v in (value, moved) if v is not None)


def _lies_between(value: Fraction) -> bool:
    """Whether it ends in a five behind hundreds, tens, ones or one or two decimals."""
    halves, rest = divmod(200 * value.numerator, value.denominator)  # of hundredths; in whole numbers, which are quick
    return not rest and any(halves % (2 * ten) == ten for ten in (1, 10, 100, 1000, 10_000, 100_000))


def _value(tally: Tally, where: At, value: Fraction, cell: Cell) -> None:
    for lang in LANGUAGES:
        text = str(shown(cell.value, cell.indicator, lang))
        tally.same(f"digits: value ({lang})", where, value, text, is_shown(value, text, cell.indicator, lang))
    text = exact(cell.value, cell.indicator, "zh")
    number, places = read(text)
    same = number == half_up(value, cell.indicator.decimals) and places == cell.indicator.decimals
    tally.same("digits: value in a table", where, value, text, same)


def is_change(moved: Fraction, text: str) -> bool:
    """Whether a text says a change to one decimal: none as none, less than 0.1 as so little, anything else with its sign."""
    text = re.sub(r" ?[（(].*?[）)]", "", text)
    shown_ = half_up(moved, 1)
    if not moved and ("持平" in text or "unchanged" in text or "level" in text):
        return True
    if moved and not shown_ and any(little in text for little in ("不足", "less than", "<0.1")):
        return ("升" in text or "up" in text or "+" in text) == (moved > 0)
    sign = "+" if shown_ > 0 else "−" if shown_ < 0 else ""
    found = NUMBER.search(text)
    signed = bool(found) and (found[0][0] == sign if sign else found[0][0].isdigit())
    return read(text) == (shown_, 1) and signed


def says_nothing(text: str) -> bool:
    """Whether a text holds no change: no per cent and no points."""
    return not any(unit in text for unit in ("%", "个百分点", " pts"))


def _margin(tally: Tally, where: At, beyond: Fraction | None, cell: Cell) -> None:
    status: Status = status_of(cell)
    if beyond is None or status.margin is None:
        return
    for lang in LANGUAGES:
        text = against_target(cell, status)[lang]
        if cell.indicator.unit in ("%", "个百分点") or not beyond:
            same = is_change(beyond, text) or (not beyond and read(text)[0] == 0)
        else:
            same = is_shown(beyond, text, cell.indicator, lang) and text.startswith("+") == (read(text)[0] > 0)
        tally.same(f"digits: margin ({lang})", where, beyond, text, same)


def _year(tally: Tally, where: At, pair: Pair | str, cell: Cell) -> None:
    for lang in LANGUAGES:
        text = against_year(cell)[lang]
        if isinstance(pair, str):
            named = pair != "break" or "口径" in text or "definition" in text
            tally.same(f"digits: no change ({lang})", where, f"nothing ({pair})", text, says_nothing(text) and named)
            continue
        moved = change(cell.indicator, pair)
        if moved is None:
            tally.same(f"digits: no base ({lang})", where, "nothing", text, says_nothing(text))
            continue
        some = pair.units < cell.reported
        told = re.search(r"[（(](\d+)", text)
        same = is_change(moved, text) and some == bool(told)
        if some and told:
            same = same and int(told[1]) == pair.units
        tally.same(f"digits: change ({lang})", where, moved, text, same)
