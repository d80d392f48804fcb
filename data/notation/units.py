"""Units as tables write them, and what they are worth in ours.

Values are carried as whole ten-thousandths of our unit (one person, one 万元), so that nothing is rounded on the way:
a factor says how many ten-thousandths one written unit is. 1 元 is exactly one ten-thousandth of 1 万元.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

Sort = Literal["money", "persons", "households", "things", "times", "heads", "land", "scores", "other"]
WITH_DECIMALS: tuple[Sort, ...] = ("money", "scores")  # others are counts
ONE = 10_000  # ten-thousandths in one of our units


@dataclass(frozen=True)
class Unit:
    """A written unit: its name, what it measures and its factor."""

    name: str
    sort: Sort
    factor: int


_MONEY = {"元": 1, "千元": 1_000, "万元": ONE, "百万元": 100 * ONE, "千万元": 1_000 * ONE, "亿元": 10_000 * ONE}
_MONEY |= {f"人民币{name}": factor for name, factor in _MONEY.items()}
_COUNTS: dict[Sort, tuple[str, ...]] = {
    "persons": ("人", "名", "口", "人数", "人口"),
    "households": ("户", "户数"),
    "things": ("个", "项", "款", "种", "台", "家", "处"),
    "times": ("次",),
    "heads": ("头", "只"),
    "land": ("亩",),
    "scores": ("分",),
}
_OTHER = ("吨", "公斤", "斤", "公顷", "%", "‰", "人次", "万人次", "天", "月", "公里", "平方米", "万", "亿",
          "美元", "万美元", "件", "户次", "百分点", "个百分点")  # fmt: skip

UNITS: dict[str, Unit] = {
    **{name: Unit(name, "money", factor) for name, factor in _MONEY.items()},
    **{name: Unit(name, sort, ONE) for sort, names in _COUNTS.items() for name in names},
    **{f"万{name}": Unit(f"万{name}", sort, 10_000 * ONE) for sort, names in _COUNTS.items() for name in names},
    **{name: Unit(name, "other", ONE) for name in _OTHER},
}
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"  # zero-width spaces, joiners, direction marks
_UNSEEN = re.compile(rf"[\s{INVISIBLE}]+")
_BETWEEN = re.compile(r"[、,;/和及\s]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LABEL = re.compile(r"^(?:计量|金额|货币)?单位:?")
_STATED = re.compile(r"(?<![报送表任头属管门一])单位\s*:\s*([^\s()]+)")
_OFFICE = re.compile(r"[局旗县市区办委厅盟省部]|中心")


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Half-width, without spaces, line breaks and characters nobody sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=16384)
def named(text: str) -> tuple[Unit, ...]:
    """The units that a text names and nothing else (`户、人` → two); empty when it is anything but units."""
    words = [word for word in _BETWEEN.split(_LABEL.sub("", folded(text))) if word]
    return tuple(UNITS[w] for w in words) if words and all(w in UNITS for w in words) else ()


def in_header(header: str) -> tuple[Unit, ...]:
    """Units in the brackets of a header: `支出（万元）` → 万元; brackets with other words say nothing."""
    text = unicodedata.normalize("NFKC", header)
    return tuple(unit for note in _BRACKETS.findall(text) for unit in named(note))


def without_units(header: str) -> str:
    """The header without brackets that hold only units."""
    return _BRACKETS.sub(lambda note: "" if named(note[1]) else note[0], unicodedata.normalize("NFKC", header))


def stated(text: str) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """Units a unit row states (`单位：万元、个`) and words there that are no unit; 填报单位：某局 states none."""
    found, strange = [], []
    for group in _STATED.findall(unicodedata.normalize("NFKC", text)):
        if _OFFICE.search(group) and not named(group):
            continue
        for word in filter(None, _BETWEEN.split(group)):
            if word in UNITS:
                found.append(UNITS[word])
            else:
                strange.append(word)
    return tuple(found), tuple(strange)


def sort_of(measure_unit: str) -> Sort:
    """What a measure's own unit measures: 万元 → money, 人 → persons."""
    return UNITS[measure_unit].sort


def written(value: int) -> str:
    """Ten-thousandths as people write them: 1.5, 12."""
    return f"{(Decimal(value) / ONE).normalize():f}"
