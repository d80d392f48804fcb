"""Which area each row of a list lies in: by the register alone, never guessed, a banner; and no thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.faults import Fault, Place, letter
from data.files.grids import Grid
from data.items.cells import cell_at, is_blank
from data.items.totals import Total, total_at
from data.layouts import ListLayout, key_of
from data.notation.units import folded
from data.tables.headers import Header
from data.tables.rows import FOOTNOTE, area_text, code_of, league_texts
from geo.names import AreaNameError, NameAmbiguous
from geo.register import REGION, Area, register

if TYPE_CHECKING:
    from data.items.reading import ItemRow

_BARE = frozenset({"", "市", "盟", "盟市"})  # in front of 本级: of the league that stands beside
_OWN = "本级"  # 赤峰市本级: what belongs to the league itself


def is_banner(code: str) -> bool:
    """Whether an area is a banner, whose things figures are counted from; a league's own are listed and in no figure."""
    return register().areas[code].level == "banner"


@dataclass(frozen=True)
class Placed:
    """The rows below a header: those of things with the codes of their areas, the totals, and the faults of names that are none's."""

    rows: tuple[tuple[int, str], ...]
    totals: tuple[Total, ...]
    faults: tuple[Fault, ...]


def placed(grid: Grid, header: Header, one: ListLayout, within: str) -> Placed:
    """Where every row belongs. `within`: the area that the title names, or ''."""
    leagues, merged = league_texts(grid, header), _merged(grid, header.area)
    key = next(column.index for column in header.columns if column.measure == one.listed.declared.key[0])
    rows, totals, faults = list[tuple[int, str]](), list[Total](), list[Fault]()
    for index in range(header.body, len(grid.rows)):
        row, under = grid.rows[index], leagues.get(index, "")
        name = merged.get(index) or area_text(row, header.area)
        filled = any(not is_blank(cell_at(grid, (index, column.index))) for column in header.columns)
        first = next((text for i in range(len(row)) if (text := area_text(row, i))), "")
        if total := total_at(index, name, first, area_text(row, key), (area_text(row, header.league), under)):
            totals.append(total)
        elif _counts(header, name, first, filled=filled):
            found = _area(grid.place, header, one, (index, name, under), within)
            if isinstance(found, Fault):
                faults.append(found)
            else:
                rows.append((index, found))
    return Placed(tuple(rows), tuple(totals), (*faults, *_of_leagues(grid.place, rows)))


def _of_leagues(place: Place, rows: Sequence[tuple[int, str]]) -> Iterator[Fault]:
    """What leagues list as their own: kept, and in no figure, for those of a league are the sums of its banners."""
    own = [(index, area) for index, area in rows if not is_banner(area)]
    if own:
        names = [register().areas[area].name for area in dict.fromkeys(area for _, area in own)]
        zh = f"盟市本级的项（{'、'.join(n.zh for n in names)}）列入清单，不计入数据：盟市的数是所辖旗县之和。"
        en = f"What belongs to leagues themselves ({', '.join(n.en for n in names)}) is listed and not counted: figures of leagues are sums of their banners."
        yield place.warning("item_of_league", zh, en, row=own[0][0])


def _merged(grid: Grid, column: int) -> dict[int, str]:
    """The name that a merged cell gives to every row beside it."""
    ranges = ((top, bottom) for top, left, bottom, right in grid.merged if left <= column <= right and bottom > top)
    return {row: area_text(grid.rows[top], column) for top, bottom in ranges for row in range(top, bottom + 1)}


def _counts(header: Header, name: str, first: str, *, filled: bool) -> bool:
    """Whether a row is of an area: not a blank one, a note below the table, or the header again."""
    if not first or key_of(name) in header.layout.place_keys:
        return False
    return filled or bool(name and not FOOTNOTE.match(first) and len(name) <= 40)  # longer is a sentence


def _area(place: Place, header: Header, one: ListLayout, row: tuple[int, str, str], within: str) -> str | Fault:
    """The code of the area of a row (its index, the name in it, the league it stands under), or what is wrong with it."""
    index, name, league = row
    column = f"{letter(header.area)} 地区"
    if not name:
        zh, en = "这一行没有地区名称。请写上所在的旗县。", "The row names no area. Write the banner it lies in."
        return place.error("area_unknown", zh, en, row=index, column=column)
    own = folded(name).endswith(_OWN)
    try:
        area = register().areas[_owner(name, league, within) if own else code_of(name, league)]
    except AreaNameError as fault:
        check = "area_ambiguous" if isinstance(fault, NameAmbiguous) else "area_unknown"
        return place.error(check, fault.zh, fault.en, row=index, column=column, value=name)
    if not (area.level == "banner" or (own and area.level == "league" and one.listed.declared.of_leagues)):
        zh, en = _other_level(area, own=own and area.level == "league")
        return place.error("area_level", zh, en, row=index, column=column, value=name)
    if within not in ("", REGION, area.code, area.parent):
        zh = f"标题写的是{register().areas[within].name.zh}，这一行却是{area.name.zh}。请核对标题和地区。"
        en = f"The title is of {register().areas[within].name.en}, this row of {area.name.en}. Check both."
        return place.error("area_conflict", zh, en, row=index, column=column, value=name)
    return area.code


def _owner(name: str, league: str, within: str) -> str:
    """Whose own a row is: of the area in front of 本级, else the league it stands under, else the area of the title."""
    front = folded(name).removesuffix(_OWN)
    if front not in _BARE:
        try:
            return code_of(front)
        except NameAmbiguous:
            return code_of(front, league)
    return code_of(league) if league else within or code_of(name)


def _other_level(area: Area, *, own: bool) -> tuple[str, str]:
    if own:
        zh = f"这张清单不收{area.name.zh}本级的项：每一项要写明所在的旗县。"
        return (
            zh,
            f"This list takes nothing that belongs to {area.name.en} itself: write the banner that each row lies in.",
        )
    zh = f"{area.name.zh}不是旗县：清单里的每一项要写明所在的旗县。"
    return zh, f"{area.name.en} is no banner: write for each row of a list the banner it lies in."


def stand_twice(place: Place, header: Header, one: ListLayout, rows: Sequence[ItemRow]) -> Iterator[Fault]:
    """Things that stand in two rows of an area; and areas that list things and say that they have none."""
    key = [n for n, column in enumerate(header.columns) if column.measure in one.listed.declared.key]
    first: dict[tuple[str, ...], int] = {}
    for row in (r for r in rows if r.kind == "item"):
        its = (row.area, *(folded(str(row.values[n])) for n in key))
        if first.setdefault(its, row.index) != row.index:
            zh = f"与第{first[its] + 1}行是同一项。请只保留一行。"
            en = f"The same thing stands in row {first[its] + 1} already. Keep one row."
            yield place.error("item_repeated", zh, en, row=row.index, column=header.columns[key[0]].name)
    things = {row.area for row in rows if row.kind == "item"}
    said = set[str]()
    for row in (r for r in rows if r.kind == "none"):
        if row.area in things or row.area in said:
            zh = "这个地区写了“无”，又另有一行。请只保留一种。"
            en = "The area says that it has none (无), and has another row. Keep one of them."
            yield place.error("item_conflict", zh, en, row=row.index, column=f"{letter(header.area)} 地区")
        said.add(row.area)
