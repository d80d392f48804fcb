"""What a cell's number format shows of its value: the value, another number, or the value with a unit behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from data.notation.units import named

_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)')  # "words", \x and, in Chinese versions, !x
_UNSHOWN = re.compile(r"\[[^\]]*\]|[_*].")  # colours and conditions, spaces as wide as a letter, fillers
_DIGIT = "[0#?]"
_SCALING = re.compile(rf"{_DIGIT},+(?!{_DIGIT}|,)")  # 0.0, shows thousands; #,##0 does not
_BUILT_IN_PERCENTS = (9, 10)  # 0% and 0.00%


@dataclass(frozen=True)
class Styles:
    """Cell styles (their numbers) under which a cell shows something else than the number it holds."""

    percents: frozenset[int] = field(default=frozenset())
    scaled: frozenset[int] = field(default=frozenset())
    struck: frozenset[int] = field(default=frozenset())
    units: Mapping[int, str] = field(default_factory=dict)

    @property
    def telling(self) -> frozenset[int]:
        """All of them."""
        return self.percents | self.scaled | self.struck | frozenset(self.units)


def styles_of(formats: Mapping[int, str], used: Iterable[tuple[int, bool]]) -> Styles:
    """The telling ones among cell styles: `formats` are codes by their number, `used` the format and strike of each style."""
    percents, scaled, struck, units = set(), set(), set(), {}
    for style, (number, strike) in enumerate(used):
        code = formats.get(number, "")
        if strike:
            struck.add(style)
        if number in _BUILT_IN_PERCENTS or "%" in code:
            percents.add(style)
        elif shows_another(code):
            scaled.add(style)
        elif unit := unit_shown(code):
            units[style] = unit
    return Styles(frozenset(percents), frozenset(scaled), frozenset(struck), units)


def shows_another(code: str) -> bool:
    """Whether a format shows another number than the cell holds (0!.0, and 0.0, and "1"0), or nothing at all (;;;)."""
    sections = _bare(code).split(";")[:3]
    if ";" in code and not sections[0].strip():
        return True
    written = (a or b for a, b in _LITERAL.findall(code))
    return any(map(_SCALING.search, sections)) or any(re.search(r"[\d.．]", words) for words in written)


def unit_shown(code: str) -> str:
    """The unit a format writes behind the number: 0.00"万元" → 万元; '' where it writes none."""
    words = (a or b for a, b in _LITERAL.findall(code))
    return next((word.strip() for word in words if named(word)), "")


def _bare(code: str) -> str:
    return _UNSHOWN.sub("", _LITERAL.sub("\x00", code))
