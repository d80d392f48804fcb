"""其中: of which column a column is a part, as the table writes it, and whether that is the whole it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from data.faults import Fault, Place, named_column
from data.layouts import Column, Layout, key_of
from data.layouts.model import PREFIX
from data.notation.units import folded
from data.tables.header_rows import PLAIN_KEYS, ColumnWords
from metrics.catalogue import MEASURES, PARTS, SUMS

_KINDS = ("_households", "_persons")
_TOTALS = ("合计", "总额", "总计", "总数")


@dataclass(frozen=True)
class Owner:
    """The column in front of a 其中: its words, its measure or '', the measures of the parts behind it so far."""

    words: str
    measure: str
    recomputed: bool  # a total that is recognised and not read
    parts: tuple[str, ...] = ()


def owners(layout: Layout, paths: Sequence[ColumnWords]) -> dict[int, Owner]:
    """The owner of every column (by its index) that stands in the reach of a 其中.

    A 其中 reaches over the columns behind it that are parts of something, up to the next that is none.
    """
    found: dict[int, Owner] = {}
    base, within = Owner("", "", False), False
    derived = layout.derived_keys
    for path in (p for p in paths if p.text):
        key, fits = key_of(path.lower), path.fits(layout) or path.named_as_part(layout)
        begins = any(PREFIX.match(folded(words)) for words in (path.upper, path.lower))
        if begins or (within and any(_joins(c, key, base) for c in fits)):
            within, found[path.index] = True, base
            base = replace(base, parts=(*base.parts, *(c.measure for c in fits)))
        elif key in PLAIN_KEYS | layout.place_keys or (key in derived and not path.text.endswith(_TOTALS)):
            continue
        else:
            within, base = False, Owner(path.text, fits[0].measure if fits else "", key in derived)
    return found


def _joins(column: Column, key: str, owner: Owner) -> bool:
    """Whether a column goes on with the parts before it: as a part of the same whole, or of one of them.

    Behind parts that are not known here it goes on too, unless its header names its whole.
    """
    wholes = wholes_of(column.measure)
    if owner.parts:
        return bool(wholes & {*map(_stem, owner.parts), *(w for part in owner.parts for w in wholes_of(part))})
    return bool(wholes) and not (column.whole and column.whole in key)


@cache
def wholes_of(measure: str) -> frozenset[str]:
    """The measures of which one is directly a part, whether of households or of persons."""
    rules = [(rule.parts, rule.whole) for rule in PARTS] + [(rule.parts, rule.whole) for rule in SUMS]
    return frozenset(_stem(whole) for parts, whole in rules if measure in parts and _stem(whole) != _stem(measure))


def fits_owner(column: Column, key: str, owner: Owner) -> bool:
    """Whether a column may be the part of this owner that its header says; one that names its whole may stand anywhere."""
    wholes = wholes_of(column.measure)
    if wholes & {_stem(owner.measure), *map(_stem, owner.parts)}:
        return True
    return ((bool(owner.measure) or not owner.words) and bool(column.whole) and column.whole in key) or (
        owner.recomputed and not wholes
    )


def estranged(place: Place, path: ColumnWords, column: Column, owner: Owner, top: int) -> Fault:
    """The fault of a part behind a column that is not its whole."""
    measure = MEASURES[column.measure]
    whole_zh = "、".join(MEASURES[m].name.zh for m in MEASURES if _stem(m) in wholes_of(measure.id)) or measure.name.zh
    whole_en = ", ".join(MEASURES[m].name.en for m in MEASURES if _stem(m) in wholes_of(measure.id)) or measure.name.en
    zh = (
        f"“其中”前面是“{owner.words or '（没有列）'}”，这一列可能是它的一部分，也可能是“{measure.name.zh}”（属于{whole_zh}）。"
        "请把它移到所属的列后面，或在表头写全。"
    )
    en = (
        f"其中 stands behind {owner.words!r}: the column may be a part of that, or {measure.name.en!r} (a part of {whole_en}). "
        "Move it behind its whole, or write its header in full."
    )
    return place.error("part_of_other", zh, en, row=top, column=named_column(path.index, path.text))


def ownerless(place: Place, path: ColumnWords, columns: Sequence[Column], top: int) -> Fault:
    """The fault of a header that means a part only where 其中 says of what: 帮扶车间 alone may count workshops."""
    zh_names, en_names = ("、".join(MEASURES[c.measure].name[lang] for c in columns) for lang in ("zh", "en"))
    zh = f"表头不明确：可能是“{zh_names}”，也可能是另外的数（如个数、另一列的一部分）。请把表头写全，如“{columns[0].header}”。"
    en = f"The header may mean {en_names}, or something else (a number of things, a part of another column). Write it in full: {columns[0].header}."
    return place.error("header_ambiguous", zh, en, row=top, column=named_column(path.index, path.text))


def _stem(measure: str) -> str:
    for kind in _KINDS:
        measure = measure.replace(kind, "")
    return measure
