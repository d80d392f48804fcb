"""The words of a map's classes: one unit to a legend, its edges as they are used, and how who is in a class stands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from findings.core.status import SHAPES, Standing
from findings.text.amount_scale import Scale, scale
from findings.text.wording import Shown, digits_of
from language.text import Text
from metrics.catalogue import Indicator

LANGUAGES = ("zh", "en")
MOST = 4  # decimals beyond the usual ones that an edge may take
BY_TONE: tuple[Standing, ...] = (
    "behind",
    "behind",
    "watch",
    "met",
    "met",
    "met",
)  # around a target, where more is better


def labels(bounds: Sequence[tuple[float | None, float | None]], indicator: Indicator) -> list[Text]:
    """The words of every class, from its lower to its upper edge (None: open), lowest first."""
    edges = [edge for pair in bounds for edge in pair if edge is not None]
    written = {lang: scale_of(edges, indicator, lang) for lang in LANGUAGES}
    return [Text(*(str(_range(pair, indicator, written[lang], lang)) for lang in LANGUAGES)) for pair in bounds]


def margins(edges: Sequence[float], indicator: Indicator) -> list[Text]:
    """The words of classes of distances from a target, their signs before them and without the unit, which stands in the heading."""
    written = {lang: scale_of(edges, indicator, lang) for lang in LANGUAGES}
    bounds = list(pairwise([None, *edges, None]))
    return [Text(*(_range(pair, indicator, written[lang], lang, "+").number for lang in LANGUAGES)) for pair in bounds]


def shape(tone: int, indicator: Indicator) -> Text:
    """How the places of a class around a target stand, before its words."""
    standing = BY_TONE[::-1][tone] if indicator.better == "less" else BY_TONE[tone]
    return Text(*[f"{SHAPES[standing]} "] * 2)


def per_banner(banners: float) -> Text:
    """What follows a figure that is an average of so many banners; nothing where it is a banner's own."""
    return Text("/旗县", " per banner") if banners > 1 else Text("", "")


def scale_of(edges: Sequence[float], indicator: Indicator, lang: str) -> Scale:
    """The unit of the greatest edge, with as many decimals as make every edge of it exact that can be made so."""
    usual = scale(indicator, max(map(abs, edges), default=0.0), lang)
    parts = [Decimal(repr(edge)) / Decimal(str(usual.factor)) for edge in edges]
    needed = [-int(part.normalize().as_tuple().exponent) for part in parts]
    return Scale(usual.factor, usual.unit, max([usual.decimals, *(n for n in needed if n <= usual.decimals + MOST)]))


def _range(
    pair: tuple[float | None, float | None], indicator: Indicator, written: Scale, lang: str, plus: str = ""
) -> Shown:
    lower, upper = ("" if edge is None else _edge(edge, written, plus) for edge in pair)
    less = indicator.better == "less"
    if not lower and not upper:
        return Shown("全部" if lang == "zh" else "all", "")
    if not lower:
        return Shown(f"{'≤' if less else '<'} {upper}", written.unit)
    if not upper:
        return Shown(f"{'>' if less else '≥'} {lower}", written.unit)
    return Shown(f"> {lower} – {upper}" if less else f"{lower} – <{upper}", written.unit)


def _edge(edge: float, written: Scale, plus: str) -> str:
    return (plus if edge > 0 else "") + digits_of(edge / written.factor, written.decimals)
