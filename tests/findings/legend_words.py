"""What a reader makes of a legend: the words of a class read back as numbers, and figures as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isclose

import numpy as np

from findings.maps.classification import MapClass, Shading
from geo.register import register
from metrics.catalogue import Indicator
from metrics.coverage import END, due

SHAPES = "■▲●"
PER = ("/旗县", " per banner")
NUMBER = r"−?[\d,]+(?:\.\d+)?"
WORDS = re.compile(
    rf"(?:(?P<shape>[{SHAPES}]) )?(?:(?P<alone>[<≤>≥]) (?P<bound>{NUMBER})|(?P<open>> )?(?P<low>{NUMBER}) – (?P<under><)?(?P<high>{NUMBER}))(?P<unit>\D*)"
)
ALL = {"全部", "all"}


@dataclass(frozen=True)
class Read:
    """A class as its words say it, in the indicator's own unit."""

    shape: str
    unit: str
    low: float
    high: float
    holds_low: bool
    holds_high: bool

    def holds(self, values: np.ndarray) -> np.ndarray:
        found: np.ndarray = (values >= self.low if self.holds_low else values > self.low) & (
            values <= self.high if self.holds_high else values < self.high
        )
        return found


def read(label: str, indicator: Indicator) -> Read:
    """The words of a class; AssertionError where nobody could read them."""
    if label in ALL:
        return Read("", "", -inf, inf, True, True)
    bare = label.removesuffix(PER[0]).removesuffix(PER[1])
    found = WORDS.fullmatch(bare)
    assert found, label
    unit = found["unit"].strip()
    if indicator.unit == "万元":
        by = {"亿元": 10_000, "million yuan": 100, "thousand yuan": 0.1, "yuan": 0.0001}.get(unit, 1)
    else:
        by = 10_000 if unit.startswith("万") else 1
    shape = found["shape"] or ""
    if found["alone"]:
        bound, sign = _number(found["bound"], by), found["alone"]
        below = sign in "<≤"
        return Read(shape, unit, -inf if below else bound, bound if below else inf, sign == "≥" or below, sign != "<")
    low, high = _number(found["low"], by), _number(found["high"], by)
    return Read(shape, unit, low, high, not found["open"], bool(found["open"]))


def _number(words: str, by: float) -> float:
    return round(float(words.replace(",", "").replace("−", "-")) * by, 6)


def printed(values: np.ndarray, indicator: Indicator) -> dict[str, np.ndarray]:
    """Figures as a table and as a map in either language print them, in the indicator's own unit."""
    forms = {"table": half_up(values, indicator.decimals)}
    if indicator.is_rate:
        return forms
    money = indicator.unit == "万元"
    to_the_yuan = indicator.unit.startswith("元")  # what one person has
    large = (np.abs(values) >= 10_000) & (not to_the_yuan)
    zh = np.where(large, half_up(values / 10_000, 2) * 10_000, half_up(values, 1 if money else 0))
    en = _money_in_english(values) if money else half_up(values, 0)
    return {**forms, "map zh": np.round(zh, 6), "map en": np.round(en, 6)}


def _money_in_english(values: np.ndarray) -> np.ndarray:
    """In millions to one decimal, what is less than one in thousands, and what is less than a thousand in yuan."""
    millions, thousands = half_up(values / 100, 1), half_up(values * 10, 1)
    less = np.where(np.abs(thousands) >= 1, thousands / 10, half_up(values * 10_000, 0) / 10_000)
    return np.where(np.abs(millions) >= 1, millions * 100, less)


def half_up(values: np.ndarray, decimals: int) -> np.ndarray:
    """Rounded as people do on paper; what floats leave over tips no half down."""
    digits = 10.0**decimals
    return np.sign(values) * np.floor(np.abs(values) * digits + 0.5 + 1e-9) / digits


def faults_of_words(classes: tuple[MapClass, ...], indicator: Indicator, lang: str) -> list[str]:
    """Labels that are empty, alike, in several units, not rising, or that print another edge than is used.

    An edge that a standing hangs on is where the target is: a third of the year is printed as 33.3 %, and the shapes part its sides.
    """
    labels = [shown.label[lang] for shown in classes]
    found = [f"alike {label!r}" for label in set(labels) if labels.count(label) > 1 or not label]
    said = [read(label, indicator) for label in labels]
    units = {one.unit for one in said}
    found += [f"units {sorted(units)}"] if len(units) > 1 else []
    for one, after in pairwise(said):
        if not (one.low < after.low and one.high <= after.low and one.high < after.high):
            found.append(f"not rising {labels}")
    for one, shown in zip(said, classes, strict=True):
        used = (-inf if shown.lower is None else shown.lower, inf if shown.upper is None else shown.upper)
        if one.shape:
            used = (_as_printed(used[0], indicator), _as_printed(used[1], indicator))
        if not all(isclose(*edges, rel_tol=0, abs_tol=1e-6) for edges in zip(used, (one.low, one.high), strict=True)):
            found.append(f"{shown.label[lang]!r} is used as {used}")
    return found


def _as_printed(edge: float, indicator: Indicator) -> float:
    return float(half_up(np.array(edge), indicator.decimals))


def misplaced(found: Shading, values: Mapping[str, float | None], indicator: Indicator, *langs: str) -> list[str]:
    """Places in another class than its words say of their figures, in whatever way these are printed.

    At an edge between two shapes it is the shape that tells the sides apart, and not digits.
    """
    said = {lang: [read(shown.label[lang], indicator) for shown in found.classes] for lang in langs}
    wrong: list[str] = []
    for n, shown in enumerate(found.classes):
        codes = [code for code, tone in found.of_area.items() if tone == shown.tone]
        forms: dict[bool, dict[str, np.ndarray]] = {}
        for lang, each in said.items():
            judged = bool(each[n].shape)
            if judged not in forms:
                forms[judged] = _forms(codes, values, indicator, judged)
            wrong += _outside(each, n, codes, forms[judged], shown.label[lang], lang)
    return wrong


def _outside(
    said: Sequence[Read], n: int, codes: Sequence[str], forms: Mapping[str, np.ndarray], label: str, lang: str
) -> Iterator[str]:
    """The places of the class of a number whose figures its words leave out."""
    one, neighbours = said[n], (said[max(n - 1, 0)], said[min(n + 1, len(said) - 1)])
    parted = [one.shape != other.shape for other in neighbours]
    for form, digits in forms.items():
        out = ~one.holds(digits)
        if form.endswith({"zh": "en", "en": "zh"}[lang]) or not out.any():
            continue
        for edge in (edge for edge, told in zip((one.low, one.high), parted, strict=True) if told):
            out &= ~np.isclose(digits, edge)
        yield from (f"{codes[at]} with {digits[at]} ({form}) in {label!r}" for at in np.flatnonzero(out))


def _forms(
    codes: Sequence[str], values: Mapping[str, float | None], indicator: Indicator, judged: bool
) -> dict[str, np.ndarray]:
    """What is classed: figures as they are printed, or of sums with a target the averages of banners, which are not."""
    known = np.array([values[code] for code in codes], float)
    owing = due(indicator, register(), END) if judged and indicator.is_sum else {}
    banners = np.array([owing.get(code, 1) for code in codes], float)
    return {"average": known / banners} if (banners > 1).any() else printed(known, indicator)
