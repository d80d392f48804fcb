"""Whether a sheet is a list of things, which one, and which of its columns is which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.faults import Fault, Place, RefusedError, named_column
from data.files.grids import Grid
from data.layouts import LISTS, ListLayout, key_of
from data.notation.units import ONE, Unit, folded, sort_of, stated
from data.tables.header_rows import PLAIN_KEYS, SEARCHED, ColumnWords, filled_rows, header_tops, words_above
from data.tables.headers import Found, Header


def recognise(grid: Grid) -> Header | None:
    """The header of a list, None where the sheet is none: a list has an area column and every column of its key.

    Raises RefusedError where several lists fit, a column is missing, or one stands there twice.
    """
    filled = filled_rows(grid) if LISTS else []
    for top in header_tops(filled[: min(SEARCHED, len(grid.rows))]):
        paths, body = words_above(grid, filled, top)
        fitting = [
            (one, found)
            for one in LISTS.values()
            if (found := _read_as(one, paths)) and _is_one(one, found, filled[top])
        ]
        if fitting:
            one, found = _decided(grid, top, fitting)
            return _header(grid, filled, (top, body), one, paths, found)
    return None


def _read_as(one: ListLayout, paths: Sequence[ColumnWords]) -> list[Found]:
    """The columns of a sheet that are a list's, from left to right; one stands there as often as its header does."""
    return [
        Found(path.index, column, path.text, path.units)
        for path in paths
        for column in one.layout.columns
        if path.lower and column.goes_by(key_of(path.upper), key_of(path.lower))
    ]


def _is_one(one: ListLayout, found: Sequence[Found], words: Sequence[str]) -> bool:
    there = {column.measure for column in found}
    return there.issuperset(one.listed.declared.key) and any(_is_area(one, word) for word in words)


def _is_area(one: ListLayout, word: str) -> bool:
    return bool(word) and key_of(word) in frozenset(map(key_of, one.layout.area_headers))


def _decided(grid: Grid, top: int, fitting: list[tuple[ListLayout, list[Found]]]) -> tuple[ListLayout, list[Found]]:
    """The one whose name stands above, else the one of which most columns are there."""
    above = folded("".join(str(cell) for row in grid.rows[:top] for cell in row) + grid.place.sheet)
    named = [o for o in fitting if any(folded(t) in above for t in o[0].layout.titles)]
    most = max(len({c.measure for c in found}) for _, found in named or fitting)
    best = [o for o in named or fitting if len({c.measure for c in o[1]}) == most]
    if len(best) > 1:
        names_zh, names_en = ("、".join(one.layout.name[lang] for one, _ in best) for lang in ("zh", "en"))
        zh = f"可能是：{names_zh}。请在标题里写明是哪一张清单。"
        en = f"This may be any of {names_en}. Say in the title which list it is."
        raise RefusedError(grid.place.error("layout_ambiguous", zh, en, row=top))
    return best[0]


def _header(
    grid: Grid,
    filled: list[list[str]],
    rows: tuple[int, int],
    one: ListLayout,
    paths: list[ColumnWords],
    found: list[Found],
) -> Header:
    top, body = rows
    area = next(i for i, word in enumerate(filled[top]) if _is_area(one, word))
    leagues = frozenset(map(key_of, one.layout.league_headers))
    league = next((i for i, word in enumerate(filled[top]) if word and key_of(word) in leagues), None)
    read = {area, league, *(column.index for column in found)}
    others = tuple(path for path in paths if path.index not in read)
    if faults := [*_missing(grid.place, one, found, top), *_repeated(grid.place, found, top)]:
        raise RefusedError(*faults)
    warnings = tuple(_unknown(grid.place, others, top))
    return Header(one.layout, top, body, area, league, tuple(found), others, warnings, filled)


def _missing(place: Place, one: ListLayout, found: Sequence[Found], top: int) -> Iterator[Fault]:
    there = {column.measure for column in found}
    if lacking := [one.listed.columns[id].headers[0] for id in one.needed if id not in there]:
        names = "、".join(lacking)
        zh = f"按“{one.layout.name.zh}”读取，缺少必需的列：{names}。请补上或改正表头。"
        en = f"Read as {one.layout.name.en!r}, required columns are missing: {names}. Add them or correct the header."
        yield place.error("column_missing", zh, en, row=top)


def _repeated(place: Place, found: Sequence[Found], top: int) -> Iterator[Fault]:
    first: dict[str, Found] = {}
    for column in found:
        earlier = first.setdefault(column.measure, column)
        if earlier is not column:
            zh = f"与 {earlier.name} 列重复。请只保留一列。"
            en = f"Repeats column {earlier.name}. Keep one of them."
            yield place.error("header_repeated", zh, en, row=top, column=column.name)


def _unknown(place: Place, others: Sequence[ColumnWords], top: int) -> Iterator[Fault]:
    for path in (p for p in others if p.text and key_of(p.lower) not in PLAIN_KEYS):
        zh = "这一列不认识，没有读取，也不保存。需要时请改用规定的表头。"
        en = "This column is not known; it was not read and is not kept. If it is meant, use a known header."
        yield place.warning("column_unknown", zh, en, row=top, column=named_column(path.index, path.text))


def factors_of(grid: Grid, header: Header, one: ListLayout) -> tuple[list[int], list[Fault]]:
    """How many ten-thousandths one written unit of each column is (1 for what is no number), and the faults of units."""
    above = [
        unit for row in grid.rows[: header.top] for cell in row if isinstance(cell, str) for unit in stated(cell)[0]
    ]
    factors, faults = [], []
    for column in header.columns:
        ours = one.listed.columns[column.measure].unit
        factor = _factor(ours, column.units, above) if ours else ONE
        if factor is None:
            zh = f"这一列没有写明单位，或单位不对（应是{ours}一类）。请在表头或标题下写明，如“单位：{ours}”。"
            en = f"The column states no unit, or a wrong one (it should be of the kind of {ours}). State it, as in 单位：{ours}."
            faults.append(grid.place.error("unit_wrong", zh, en, row=header.top, column=column.name))
        factors.append(ONE if factor is None else factor)
    return factors, faults


def _factor(ours: str, own: Sequence[Unit], above: Sequence[Unit]) -> int | None:
    """The column's own unit, else the sheet's; money may not go without."""
    sort = sort_of(ours)
    if own or sort == "other":
        fitting = {u.factor for u in own if u.sort == sort and (sort != "other" or u.name == ours)}
        return ONE if not own else fitting.pop() if len(fitting) == 1 else None
    fitting = {u.factor for u in above if u.sort == sort}
    if fitting:
        return fitting.pop() if len(fitting) == 1 else None
    return None if sort == "money" else ONE
