"""Where a sheet's header stands, which layout it is, which column holds which measure and in which unit."""

from __future__ import annotations

from dataclasses import dataclass

from data.faults import Fault, Place, RefusedError, named_column
from data.layouts import LAYOUTS, Column, Layout, key_of
from data.numbers import from_text
from data.reading import Cell, Grid
from data.units import Unit, in_header, named
from metrics.catalogue import MEASURES

SEARCHED = 12  # a header further down than this is not looked for
DEEPEST = 3  # header rows
PLAIN = ("序号", "编号", "顺序号", "备注", "说明", "行次", "代码", "行政区划代码", "区划代码", "区域代码")
PLAIN_KEYS = frozenset(map(key_of, PLAIN))


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
    warnings: tuple[Fault, ...]


@dataclass(frozen=True)
class _Path:
    """The words above a column: the upper rows together, and the lowest."""

    index: int
    upper: str
    lower: str
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        return " ".join(w for w in (self.upper, self.lower) if w)

    def fits(self, layout: Layout) -> list[Column]:
        """The layout's columns that go by these words and agree with the unit in brackets."""
        upper, lower = key_of(self.upper), key_of(self.lower)
        found = [c for c in layout.columns if lower and c.goes_by(upper, lower)]
        sorts = {unit.sort for unit in self.units}
        agreeing = [c for c in found if not sorts or _sort(c) in sorts]
        return agreeing if len(found) > 1 else found


def recognise(grid: Grid) -> Header:
    """The header of a grid. Raises RefusedError naming the headers when no layout, several, or not all of one fit."""
    filled = _filled(grid)
    tops = [r for r in range(min(SEARCHED, len(grid.rows))) if _area_columns(filled[r])]
    seen = {top: _paths(grid, filled, top) for top in tops}
    options = [(layout, top, *seen[top]) for top in tops for layout in LAYOUTS.values()]
    scored = [(sum(bool(p.fits(o[0])) for p in o[2]), o) for o in options]
    best = max((score for score, _ in scored), default=0)
    if best == 0:
        raise RefusedError(_unknown(grid, filled))
    top = next(o[1] for score, o in scored if score == best)
    here = [(score, o) for score, o in scored if o[1] == top and score > 0]
    layout, top, paths, body = _one_layout(grid.place, here)
    area, league = _place_columns(filled[top])
    columns, warnings = _columns(grid.place, layout, [p for p in paths if p.index not in (area, league)], top)
    return Header(layout, top, body, area, league, columns, tuple(warnings))


Option = tuple[Layout, int, list[_Path], int]


def _one_layout(place: Place, scored: list[tuple[int, Option]]) -> Option:
    """The only layout all of whose required columns are there; else the faults that say what is missing."""
    whole = [o for _, o in scored if not _missing(o[0], o[2])]
    if len(whole) == 1:
        return whole[0]
    headers = "、".join(p.text for p in scored[0][1][2] if p.text)
    if whole:
        zh_names, en_names = "、".join(o[0].zh for o in whole), ", ".join(o[0].en for o in whole)
        zh = f"表头同时符合：{zh_names}。请分成几张表。表头：{headers}"
        en = f"The header fits several layouts: {en_names}. Split the table. Headers: {headers}"
        raise RefusedError(place.error("layout_ambiguous", zh, en, row=scored[0][1][1]))
    most = max(score for score, _ in scored)
    layout, top, paths, _ = next(o for score, o in scored if score == most)
    lacking = "、".join(c.header for c in _missing(layout, paths))
    zh = f"按“{layout.zh}”读取，缺少必需的列：{lacking}。请补上或改正表头。表头：{headers}"
    en = f"Read as {layout.en!r}, required columns are missing: {lacking}. Add them or correct the header. Headers: {headers}"
    raise RefusedError(place.error("column_missing", zh, en, row=top))


def _missing(layout: Layout, paths: list[_Path]) -> list[Column]:
    there = {c.measure for p in paths for c in p.fits(layout)}
    return [c for c in layout.required if c.measure not in there]


def _columns(place: Place, layout: Layout, paths: list[_Path], top: int) -> tuple[tuple[Found, ...], list[Fault]]:
    fits = {p.index: p.fits(layout) for p in paths}
    certain = {fit[0].measure for fit in fits.values() if len(fit) == 1}
    found, warnings, faults = [], [], []
    for path in (p for p in paths if p.text):
        # A bare name that may be households or persons is the one that no other column reports.
        left = [c for c in fits[path.index] if len(fits[path.index]) == 1 or c.measure not in certain]
        if len(left) == 1:
            found.append(Found(path.index, left[0], path.text, path.units))
        elif left or fits[path.index]:
            faults.append(_undecided(place, path, fits[path.index], top))
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


def _undecided(place: Place, path: _Path, fits: list[Column], top: int) -> Fault:
    names = "、".join(MEASURES[c.measure].zh for c in fits)
    zh = f"表头不明确，可能是：{names}。请在表头注明户数或人数。"
    en = f"The header may mean {names}. Say households or persons in it."
    return place.error("header_ambiguous", zh, en, row=top, column=named_column(path.index, path.text))


def _repeated(place: Place, found: list[Found], top: int) -> list[Fault]:
    faults = []
    for i, column in enumerate(found):
        for earlier in found[:i]:
            if earlier.measure == column.measure:
                zh = f"与 {earlier.name} 列重复，都是“{MEASURES[column.measure].zh}”。请只保留一列。"
                en = f"Repeats column {earlier.name}: both are {MEASURES[column.measure].en!r}. Keep one of them."
                faults.append(place.error("header_repeated", zh, en, row=top, column=column.name))
    return faults


def _known(layout: Layout, path: _Path) -> bool:
    """Whether a column is read elsewhere or recomputed, so that leaving it out needs no word."""
    derived = {key_of(h) for h in (*layout.derived, *PLAIN)}
    lower, both = key_of(path.lower), key_of(path.upper) + key_of(path.lower)
    return lower in derived or both in derived


def _unknown(grid: Grid, filled: list[list[str]]) -> Fault:
    top = max(range(min(SEARCHED, len(filled))), key=lambda r: len({w for w in filled[r] if w}))
    words = "、".join(dict.fromkeys(w for w in filled[top] if w))[:300]
    kinds_zh, kinds_en = "、".join(x.zh for x in LAYOUTS.values()), ", ".join(x.en for x in LAYOUTS.values())
    zh = f"认不出是哪种表，或没有“地区”列。能读的表：{kinds_zh}。看到的表头：{words}"
    en = f"No known layout fits, or there is no area column (地区). Known: {kinds_en}. Headers seen: {words}"
    return grid.place.error("layout_unknown", zh, en, row=top)


def _filled(grid: Grid) -> list[list[str]]:
    """The texts of the first rows, merged cells filled with what they show."""
    rows = [[_text(cell) for cell in row] for row in grid.rows[: SEARCHED + DEEPEST + 1]]
    width = max((len(r) for r in rows), default=0)
    rows = [r + [""] * (width - len(r)) for r in rows]
    for top, left, bottom, right in grid.merged:
        for r in range(top, min(bottom + 1, len(rows))):
            for c in range(left, min(right + 1, width)):
                rows[r][c] = rows[top][left]
    return rows


def _text(cell: Cell) -> str:
    return str(cell).strip() if isinstance(cell, str) else "" if isinstance(cell, bool) else f"{cell}"


def _area_columns(words: list[str]) -> list[int]:
    """Columns whose header names areas; a title merged over the whole row is not a header."""
    return [i for i, word in enumerate(words) if word and any(key_of(word) in x.place_keys for x in LAYOUTS.values())]


def _place_columns(words: list[str]) -> tuple[int, int | None]:
    """The area column and the league column: with both there, the league's stands beside its banners."""
    columns = _area_columns(words)
    leagues = {h for layout in LAYOUTS.values() for h in layout.league_headers}
    league = [i for i in columns if key_of(words[i]) in {key_of(h) for h in leagues}]
    areas = [i for i in columns if i not in league]
    return (areas[0], league[0]) if areas and league else ((areas or league)[0], None)


def _paths(grid: Grid, filled: list[list[str]], top: int) -> tuple[list[_Path], int]:
    """The words above every column, and the first row below the header."""
    places = {i for i in _place_columns(filled[top]) if i is not None}
    depth = 1
    while depth < DEEPEST and top + depth < len(filled) and _continues(filled, top, top + depth, places):
        depth += 1
    units_below: dict[int, tuple[Unit, ...]] = {}
    body = top + depth
    while body < len(filled) and _is_unit_row(filled, body, places):
        units_below |= {i: named(word) for i, word in enumerate(filled[body]) if word}
        body += 1
    groups = _groups(grid, filled, top, depth)
    paths = []
    for i in range(len(filled[top])):
        words = list(dict.fromkeys(w for w in (groups[d][i] for d in range(depth)) if w))
        upper, lower = "".join(words[:-1]), words[-1] if words else ""
        units = in_header(lower) or units_below.get(i, ()) or in_header(upper)
        paths.append(_Path(i, upper, lower, units))
    return paths, body


def _groups(grid: Grid, filled: list[list[str]], top: int, depth: int) -> list[list[str]]:
    """Header rows where an upper header also stands over columns to its right that a CSV or a loose table leaves blank."""
    rows = [list(r) for r in filled[top : top + depth]]
    merged = {(r, c) for t, le, b, ri in grid.merged for r in range(t, b + 1) for c in range(le, ri + 1)}
    for d in range(depth - 1):
        for c in range(1, len(rows[d])):
            loose = not rows[d][c] and rows[d + 1][c] and (top + d, c) not in merged
            if loose and rows[d][c - 1] and rows[d + 1][c - 1] not in ("", rows[d][c - 1]):
                rows[d][c] = rows[d][c - 1]
    return rows


def _continues(filled: list[list[str]], top: int, row: int, places: set[int]) -> bool:
    """Whether a row is still header: it names no area of its own and holds more words than numbers."""
    if any(filled[row][i] not in ("", filled[top][i]) for i in places) or _is_unit_row(filled, row, places):
        return False
    cells = [w for i, w in enumerate(filled[row]) if i not in places and key_of(filled[top][i]) not in PLAIN_KEYS]
    words = sum(_is_word(w) for w in cells)
    return words > sum(from_text(w, 1, "money").value is not None for w in cells)


def _is_word(text: str) -> bool:
    return bool(text) and (bool(named(text)) or from_text(text, 1, "money").fault == "number_unreadable")


def _is_unit_row(filled: list[list[str]], row: int, places: set[int]) -> bool:
    """Whether a row below the header only names units; 户 and 人 below one merged 监测对象 are headers themselves."""
    words, above = filled[row], filled[row - 1]
    if any(words[i] for i in places) or not any(words) or not all(named(w) for w in words if w):
        return False
    shared = (above[i] in ("", above[i - 1]) and words[i] and words[i - 1] for i in range(1, len(words)))
    return not any(shared)


def _sort(column: Column) -> str:
    return named(MEASURES[column.measure].unit)[0].sort
