"""From what stands in a cell to a whole number of ten-thousandths of our unit, exactly, or to the reason why not."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from data.notation.units import INVISIBLE, ONE, UNITS, WITH_DECIMALS, Sort

LARGEST: Final = 10**13  # in our units; more does not fit the table of observations and is a slip anyway
_NOTHING = frozenset(
    ["", "-", "--", "---", "—", "——", "–", "―", "_", "/", "//", "\\", "无", "未报", "未上报", "暂无", "缺", "缺报", "空", "暂缺",
     "未统计", "无数据", "不详", "...", "......", "*", "×", "N/A", "NA", "n/a", "null", "NULL", "None", "nan", "NaN"]
)  # fmt: skip
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_DASHES = re.compile(r"[\-‐-―−─━ー]+")
_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:[,' ]\d{3})+|\d+)(\.\d+)?")
_RAISED = ("<super>", "<sub>", "<circle>", "<fraction>")
_WITH_UNIT = re.compile(r"(.*?\d)\s*([^\d.,)%]+)")


class Number(NamedTuple):
    """`value` in ten-thousandths, None where nothing was reported; `fault` is the check that failed, or '' or 'rounded'."""

    value: int | None
    fault: str = ""


MISSING = Number(None)
UNREADABLE = Number(None, "number_unreadable")


def number(cell: object, factor: int, sort: Sort) -> Number:
    """The number in a cell whose column has this factor and sort."""
    if type(cell) is float or type(cell) is int:
        if cell == cell // 1 and 0 <= cell < LARGEST:  # nearly every cell there is
            value = int(cell) * factor
            return (
                Number(value)
                if value < LARGEST * ONE and (sort in WITH_DECIMALS or factor >= ONE)
                else _checked(value, sort)
            )
        if cell != cell:
            return UNREADABLE  # no number at all, as a binary workbook may hold one
        return _exact(Decimal(format(cell, ".15g")), factor, sort)  # 15 digits are what a spreadsheet keeps
    return from_text(cell, factor, sort) if isinstance(cell, str) else UNREADABLE


@lru_cache(maxsize=65536)
def from_text(text: str, factor: int, sort: Sort) -> Number:
    """The number that a text writes: thousands separators, full width, brackets for minus, a unit behind."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).strip()
    if plain in _NOTHING or _DASHES.fullmatch(plain):
        return MISSING
    if "%" in plain or "‰" in plain:
        return Number(None, "percent")
    if any(_is_mark(character) for character in text):
        return UNREADABLE
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain[1:-1].strip() if negative else plain
    body, own = _split_unit(plain, factor, sort)
    found = _NUMBER.fullmatch(body)
    if own is None or found is None or (negative and found[1]):
        return Number(None, "unit_wrong") if own is None else UNREADABLE
    amount = Decimal(re.sub(r"[,' ]", "", found[2]) + (found[3] or ""))
    return _exact(-amount if negative or found[1] == "-" else amount, own, sort)


def _is_mark(character: str) -> bool:
    """A footnote mark, a raised figure or a fraction (① ² ½ ⑴): folded to half width it would become a digit.

    So is the sign that turns what follows round: 12 is shown as 21.
    """
    return character == "\u202e" or (
        not character.isascii()
        and (unicodedata.category(character) == "No" or unicodedata.decomposition(character).startswith(_RAISED))
    )


def _split_unit(text: str, factor: int, sort: Sort) -> tuple[str, int | None]:
    """Digits and the factor of the unit behind them, or the column's; None for a unit of another sort."""
    behind = _WITH_UNIT.fullmatch(text)
    if behind is None:
        return text.replace("−", "-"), factor
    unit = UNITS.get(behind[2].strip())
    if unit is None:
        return text, factor
    return behind[1], unit.factor if unit.sort == sort else None


def _exact(amount: Decimal, factor: int, sort: Sort) -> Number:
    if abs(amount) * factor >= LARGEST * ONE:
        return UNREADABLE
    scaled = amount * factor
    whole = scaled.to_integral_value(ROUND_HALF_UP)
    if sort not in WITH_DECIMALS:
        return _checked(int(whole), sort) if scaled == whole else Number(None, "fractional")
    value = _checked(int(whole), sort)
    return value if scaled == whole or value.fault else Number(value.value, "rounded")


def _checked(value: int, sort: Sort) -> Number:
    if abs(value) >= LARGEST * ONE:
        return UNREADABLE
    if value < 0:
        return Number(None, "negative")
    return Number(value) if sort in WITH_DECIMALS or value % ONE == 0 else Number(None, "fractional")
