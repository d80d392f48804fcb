"""Where a sheet's header stands, which layout it is, which column holds which measure and in which unit."""

from __future__ import annotations

from dataclasses import dataclass

from data.faults import Fault, Place, RefusedError, named_column
from data.files.grids import Grid
from data.layouts import LAYOUTS, Column, Layout, key_of
from data.notation.units import Unit
from data.tables.header_rows import (
    PLAIN_KEYS,
    SEARCHED,
    ColumnWords,
    filled_rows,
    header_tops,
    place_columns,
    typed_over_the_middle,
    words_above,
)
from data.tables.parts import estranged, fits_owner, ownerless, owners
from metrics.catalogue import MEASURES


@dataclass(frozen=True)
class Found:
    """A physical column that reports a measure: its position (from 0), its header as written, units in the header."""

    index: int
    column: Column
    header: str
    units: tuple[Unit, ...]

    @property
    def measure(self) -> str:
        return self.column.measure

    @property
    def name(self) -> str:
        """Letter and header, for messages."""
        return named_column(self.index, self.header)


@dataclass(frozen=True)
class Header:
    """A recognised header: rows `top` to `body` - 1, the area column, the league column beside it or None."""

    layout: Layout
    top: int
    body: int
    area: int
    league: int | None
    columns: tuple[Found, ...]
    others: tuple[ColumnWords, ...]  # columns that hold no measure: known ones beside the figures, and unknown ones
    warnings: tuple[Fault, ...]
    filled: list[list[str]]  # the texts of the first rows, merged cells filled


def recognise(grid: Grid) -> Header:
    """The header of a grid. Raises RefusedError naming the headers when no layout, several, or not all of one fit."""
    filled = filled_rows(grid)
    tops = header_tops(filled[: min(SEARCHED, len(grid.rows))])
    seen = {top: words_above(grid, filled, top) for top in tops}
    options = [(layout, top, *seen[top]) for top in tops for layout in LAYOUTS.values()]
    scored = [(sum(bool(p.fits(o[0])) for p in o[2]), o) for o in options]
    best = max((score for score, _ in scored), default=0)
    if best == 0:
        raise RefusedError(_unread_above(grid, seen) or _unknown(grid, filled))
    top = next(o[1] for score, o in scored if score == best)
    here = [(score, o) for score, o in scored if o[1] == top and score > 0]
    for _, (layout, _, paths, body) in here:
        if (column := typed_over_the_middle(grid, filled, top, body, layout)) is not None:
            raise RefusedError(_unclear_group(grid.place, paths[column], top))
    if _is_another_table(here):
        raise RefusedError(_unknown(grid, filled))
    layout, top, paths, body = _one_layout(grid.place, here)
    area, league = place_columns(filled[top])
    paths = [p for p in paths if p.index not in (area, league)]
    columns, warnings = _columns(grid.place, layout, paths, top)
    read = {column.index for column in columns}
    others = tuple(path for path in paths if path.index not in read)
    return Header(layout, top, body, area, league, columns, others, tuple(warnings), filled)


OF_OURS = 8  # one header in so many

Option = tuple[Layout, int, list[ColumnWords], int]


def _is_another_table(scored: list[tuple[int, Option]]) -> bool:
    """Whether no layout is whole and hardly a header is one of ours: a list of villages that names unsafe homes among much else."""
    whole = any(not _missing(o[0], o[2]) for _, o in scored)
    headed = sum(bool(path.text) for path in scored[0][1][2])
    return not whole and max(score for score, _ in scored) * OF_OURS < headed


def _one_layout(place: Place, scored: list[tuple[int, Option]]) -> Option:
    """The only layout all of whose required columns are there; else the faults that say what is missing."""
    whole = [o for _, o in scored if not _missing(o[0], o[2])]
    if len(whole) == 1:
        return whole[0]
    headers = "、".join(p.text for p in scored[0][1][2] if p.text)
    if whole:
        zh_names, en_names = "、".join(o[0].name.zh for o in whole), ", ".join(o[0].name.en for o in whole)
        zh = f"表头同时符合：{zh_names}。请分成几张表。表头：{headers}"
        en = f"The header fits several layouts: {en_names}. Split the table. Headers: {headers}"
        raise RefusedError(place.error("layout_ambiguous", zh, en, row=scored[0][1][1]))
    most = max(score for score, _ in scored)
    layout, top, paths, _ = next(o for score, o in scored if score == most)
    lacking = "、".join(c.header for c in _missing(layout, paths))
    zh = f"按“{layout.name.zh}”读取，缺少必需的列：{lacking}。请补上或改正表头。表头：{headers}"
    en = f"Read as {layout.name.en!r}, required columns are missing: {lacking}. Add them or correct the header. Headers: {headers}"
    raise RefusedError(place.error("column_missing", zh, en, row=top))


def _missing(layout: Layout, paths: list[ColumnWords]) -> list[Column]:
    there = {c.measure for p in paths for c in p.fits(layout)}
    return [c for c in layout.required if c.measure not in there]


def _columns(place: Place, layout: Layout, paths: list[ColumnWords], top: int) -> tuple[tuple[Found, ...], list[Fault]]:
    fits, reach = {p.index: p.fits(layout) for p in paths}, owners(layout, paths)
    certain = {fit[0].measure for fit in fits.values() if len(fit) == 1}
    found, warnings, faults = [], [], []
    for path in (p for p in paths if p.text):
        owner, part = reach.get(path.index), path.named_as_part(layout)
        # A bare name that may be households or persons is the one that no other column reports.
        left = [c for c in fits[path.index] if len(fits[path.index]) == 1 or c.measure not in certain]
        left = left or (part if owner else [])
        if len(left) == 1 and owner and not fits_owner(left[0], key_of(path.upper) + key_of(path.lower), owner):
            faults.append(estranged(place, path, left[0], owner, top))
        elif len(left) == 1:
            found.append(Found(path.index, left[0], path.text, path.units))
        elif left or fits[path.index]:
            faults.append(_undecided(place, path, fits[path.index], top))
        elif part:
            faults.append(ownerless(place, path, part, top))
        elif not _known(layout, path):
            zh, en = (
                "这一列不认识，没有读取。需要时请改用规定的表头。",
                "This column is not known and was not read. If it is meant, use a known header.",
            )
            warnings.append(
                place.warning("column_unknown", zh, en, row=top, column=named_column(path.index, path.text))
            )
    faults += _repeated(place, found, top)
    if faults:
        raise RefusedError(*faults)
    absent = [c.header for c in layout.columns if c.measure not in {f.measure for f in found}]
    if absent:
        names = "、".join(absent)
        zh, en = (
            f"表里没有这些列，本次不更新：{names}",
            f"The table lacks these columns, which stay as they are: {names}",
        )
        warnings.append(place.warning("column_absent", zh, en, row=top))
    return tuple(found), warnings


def _unclear_group(place: Place, path: ColumnWords, top: int) -> Fault:
    zh = "上一行的组名没有合并单元格，看不出这一列归左边的组还是右边的组。请把组名合并到它的各列之上。"
    en = "The upper header is not merged, so this column may belong to the group on its left or on its right. Merge it over its columns."
    return place.error("header_ambiguous", zh, en, row=top + 1, column=named_column(path.index, path.lower))


def _undecided(place: Place, path: ColumnWords, fits: list[Column], top: int) -> Fault:
    names = "、".join(MEASURES[c.measure].name.zh for c in fits)
    zh = f"表头不明确，可能是：{names}。请在表头注明户数或人数。"
    en = f"The header may mean {names}. Say households or persons in it."
    return place.error("header_ambiguous", zh, en, row=top, column=named_column(path.index, path.text))


def _repeated(place: Place, found: list[Found], top: int) -> list[Fault]:
    faults = []
    for i, column in enumerate(found):
        for earlier in found[:i]:
            if earlier.measure == column.measure:
                zh = f"与 {earlier.name} 列重复，都是“{MEASURES[column.measure].name.zh}”。请只保留一列。"
                en = f"Repeats column {earlier.name}: both are {MEASURES[column.measure].name.en!r}. Keep one of them."
                faults.append(place.error("header_repeated", zh, en, row=top, column=column.name))
    return faults


def _known(layout: Layout, path: ColumnWords) -> bool:
    """Whether a column is read elsewhere or recomputed, so that leaving it out needs no word."""
    derived = layout.derived_keys | PLAIN_KEYS
    lower, both = key_of(path.lower), key_of(path.upper) + key_of(path.lower)
    return lower in derived or both in derived


def _unread_above(grid: Grid, seen: dict[int, tuple[list[ColumnWords], int]]) -> Fault | None:
    """The fault of an upper header that is not known, over words that alone would be figures of this month."""
    for top, (paths, _) in seen.items():
        for path in (p for p in paths if p.upper and p.lower):
            alone = [c for layout in LAYOUTS.values() for c in layout.columns if c.goes_by("", key_of(path.lower))]
            if alone:
                name = MEASURES[alone[0].measure]
                zh = f"上一行表头“{path.upper}”不认识：这一列可能是本期的{name.name.zh}，也可能是“{path.upper}”的数。请改正或删去上一行。"
                en = f"The upper header {path.upper!r} is not known: the column may be {name.name.en!r} of this month, or a figure of {path.upper!r}. Correct or remove it."
                return grid.place.error("header_above", zh, en, row=top, column=named_column(path.index, path.text))
    return None


def _unknown(grid: Grid, filled: list[list[str]]) -> Fault:
    top = max(range(min(SEARCHED, len(filled))), key=lambda r: len({w for w in filled[r] if w}))
    words = "、".join(dict.fromkeys(w for w in filled[top] if w))[:300]
    kinds_zh, kinds_en = "、".join(x.name.zh for x in LAYOUTS.values()), ", ".join(x.name.en for x in LAYOUTS.values())
    zh = f"认不出是哪种表，或没有“地区”列。能读的表：{kinds_zh}。看到的表头：{words}"
    en = f"No known layout fits, or there is no area column (地区). Known: {kinds_en}. Headers seen: {words}"
    return grid.place.error("layout_unknown", zh, en, row=top)
