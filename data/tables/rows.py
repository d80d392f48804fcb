"""Which area each row of a table speaks of, and whether the row is its value or a total to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isfinite
from typing import Literal

from data.faults import Fault, Place, letter
from data.files.grids import Cell, Grid
from data.layouts import key_of
from data.notation.numbers import number
from data.notation.units import ONE, folded
from data.tables.header_rows import PLAIN_KEYS
from data.tables.headers import Header
from geo.names import AreaNameError, NameAmbiguous, NameNoted, resolve
from geo.register import REGION, Area, register

Role = Literal["value", "total", "beside"]
# 满洲里市 and 二连浩特市 are planned separately and stand beside the leagues in some tables.
BESIDE = frozenset({"150781", "152501"})
_REGION = frozenset({"全区", "全区合计", "全区总计", "全区小计", "自治区合计", "自治区总计"})
_ALL = frozenset({"合计", "总计", "总合计", "累计", *_REGION})
_OF_LEVEL = {"全市": "league", "全盟": "league", "全旗": "banner", "全县": "banner"}  # 全市合计 in a league's own table
_TOTAL = re.compile(r"(小计|合计|总计)$")
_COUNTED = re.compile(r"(?<=计)\(\d+个?(?:旗县|旗县市区|盟市|县|区)\)$")  # 合计（103个旗县）
_RECOMPUTED = re.compile(r"(?:平均[数值]?|占(?:全[区市盟])?比重?|同比(?:增长|增幅)?|增长率|增幅)(?:\(%\))?")
_WITHOUT = re.compile(r"(.+?)\(不(?:含|包括)([^()]+)\)")
FOOTNOTE = re.compile(
    r"^(?:注\d*[:：.、]|备注[:：]|说明[:：]|填表|填报|制表|审核|审批|复核|负责人|联系|单位负责|分管|经办|统计人|报送|数据来源|来源[:：]|※|\d[.、．](?!\d))"
)
_NUMBERING = frozenset({"甲", "乙", "栏次", "栏目", "行次"})


@dataclass(frozen=True)
class Row:
    """A row that counts: its index (from 0), the area's code, and what it is.

    `total`: the sum of rows in the table, only checked; `under`: the codes of the rows it sums; `beside`: a banner
    that stands beside its league, which reports one figure for all its banners. `strict`: the sum must be exact even
    where the area has banners that are not listed (合计, 小计), not so for a league's own row.
    """

    index: int
    code: str
    role: Role = "value"
    under: tuple[str, ...] = ()
    strict: bool = False
    without: str = ""  # a banner beside it that the league's name leaves out: 呼伦贝尔市（不含满洲里市）


@dataclass(frozen=True)
class _Named:
    """A row's place as written: a code, or a bare 小计 whose league the neighbours tell; `bare`: 合计 of nothing named."""

    index: int
    code: str
    total: bool = False
    bare: bool = False
    without: str = ""


def rows_of(grid: Grid, header: Header, within: Area | None = None) -> tuple[list[Row], list[Fault]]:
    """Rows below the header with their areas, and the faults of names that are no single area's.

    `within`: the area that the title names; 合计 is its total.
    """
    found = list(_named_rows(grid, header, within))
    named = [row for row in found if isinstance(row, _Named)]
    faults = [fault for fault in found if isinstance(fault, Fault)]
    named, unclear = _with_subtotals(grid.place, named)
    rows = _with_roles(named)
    faults += [*unclear, *_lone_totals(grid, header, named, rows), *_parted(grid, header, named, rows)]
    return rows, faults


def _named_rows(grid: Grid, header: Header, within: Area | None) -> Iterator[_Named | Fault]:
    leagues, header_rows = league_texts(grid, header), grid.rows[header.top : header.body]
    for index in range(header.body, len(grid.rows)):
        row = grid.rows[index]
        area, own_league = area_text(row, header.area), area_text(row, header.league)
        figures = [row[f.index] for f in header.columns if f.index < len(row) and row[f.index] != ""]
        first = next((text for i in range(len(row)) if (text := area_text(row, i))), "")
        if row in header_rows or _not_a_place(first, area, figures, header):
            continue
        if not area and not own_league and folded(first) in _ALL | {"小计"}:
            area = folded(first)  # 合计 written in the column of serial numbers
        yield _named_row(grid.place, index, area, own_league, leagues.get(index, ""), header, within)


def _not_a_place(first: str, area: str, figures: list[Cell], header: Header) -> bool:
    """Blank rows, footnotes (审核人 may stand in a column of figures), a row that numbers the columns, a header repeated."""
    if not first or (not figures and (not area or len(area) > 40)):
        return True
    if FOOTNOTE.match(first) and not any(number(cell, ONE, "money").value is not None for cell in figures):
        return True
    key = key_of(area)
    if _RECOMPUTED.fullmatch(folded(area)):
        return True
    return folded(area) in _NUMBERING or key in header.layout.place_keys or key in PLAIN_KEYS


def _named_row(
    place: Place, index: int, area: str, own: str, league: str, header: Header, within: Area | None
) -> _Named | Fault:
    """The area of one row; `own` is the league written on the row itself, `league` the one it stands under."""
    text = _COUNTED.sub("", folded(area).rstrip(":："))
    column = f"{letter(header.area)} 地区"
    try:
        if (text in _ALL and (not own or folded(own) in _ALL)) or (not text and folded(own) in _ALL):
            bare = {text, folded(own)}.isdisjoint(_REGION)
            code = within.code if within and (bare or within.kind == "市辖区") else REGION
            return _Named(index, code, total=True, bare=bare and not within)
        if within and _OF_LEVEL.get(_TOTAL.sub("", text)) == within.level:
            return _Named(index, within.code, total=True)
        if text in {"小计", *_ALL}:
            return _Named(index, code_of(league) if league else "", total=True)
        if not text and not own:
            zh, en = "这一行有数，但没有地区名称。请填写。", "The row has figures but names no area. Name it."
            return place.error("area_unknown", zh, en, row=index, column=column)
        name = area or own
        if apart := _WITHOUT.fullmatch(folded(name)):
            code, banner = code_of(apart[1]), code_of(apart[2])
            if banner in BESIDE and register().areas[banner].parent == code:
                return _Named(index, code, without=banner)
        if _TOTAL.search(folded(name)):
            return _Named(index, code_of(_TOTAL.sub("", folded(name)), league if area else ""), total=True)
        return _Named(index, code_of(name, league if area else ""))
    except AreaNameError as fault:
        check = "area_ambiguous" if isinstance(fault, NameAmbiguous) else "area_unknown"
        return place.error(check, fault.zh, fault.en, row=index, column=column, value=area or own)


@lru_cache(maxsize=8192)
def code_of(name: str, league: str = "") -> str:
    """The code of a name as written, with the league it stands under; raises AreaNameError."""
    return resolve(name, parent=code_of(league)) if league else resolve(name)


def _with_subtotals(place: Place, named: list[_Named]) -> tuple[list[_Named], list[Fault]]:
    """Bare 小计 rows get the league of the rows before them, or behind them where a 小计 opens the table."""
    bare = [i for i, row in enumerate(named) if row.total and not row.code]
    if not bare:
        return named, []
    rows, faults = list(named), []
    opens = all(row.code == REGION for row in named[: bare[0]])
    stops = {i for i, row in enumerate(named) if row.total}
    for i in bare:
        reach = range(i + 1, len(named)) if opens else range(i - 1, -1, -1)
        block = []
        for j in reach:
            if j in stops:
                break
            block.append(named[j].code)
        leagues = {a.code for c in block if (a := register().league_of(c))}
        if len(leagues) == 1:
            rows[i] = replace(named[i], code=leagues.pop())
        else:
            zh, en = (
                "看不出小计属于哪个盟市。请写成“某盟小计”。",
                "It is unclear which league this subtotal is of. Write the league's name in front.",
            )
            faults.append(place.error("area_ambiguous", zh, en, row=named[i].index, value="小计"))
    return [row for row in rows if row.code], faults


def _with_roles(named: list[_Named]) -> list[Row]:
    """Values and totals: a league's row is a total when banners of it stand in the table, else its own value."""
    areas = register().areas
    banners = [r.code for r in named if areas[r.code].level == "banner"]
    leagues = [r.code for r in named if areas[r.code].level == "league"]
    beside = {b for b in banners if b in BESIDE and _stands_alone(b, banners, leagues)}
    below = {code: tuple(b for b in banners if areas[b].parent == code and b not in beside) for code in leagues}
    units = tuple(dict.fromkeys([*(b for b in banners if b not in beside), *(c for c in leagues if not below[c])]))
    rows = []
    for r in named:
        under = units if r.code == REGION else below.get(r.code, ())
        if r.total and not under and any(o.code == r.code and not o.total for o in named):
            under = (r.code,)
        if under:
            rows.append(Row(r.index, r.code, "total", under, strict=r.total or r.code == REGION))
        else:
            rows.append(Row(r.index, r.code, "beside" if r.code in beside else "value", without=r.without))
    return rows


def _stands_alone(banner: str, banners: list[str], leagues: list[str]) -> bool:
    """Whether its league is in the table with no other banner of it."""
    areas = register().areas
    siblings = [b for b in banners if areas[b].parent == areas[banner].parent and b != banner]
    return areas[banner].parent in leagues and not siblings


def _lone_totals(grid: Grid, header: Header, named: list[_Named], rows: list[Row]) -> Iterator[Fault]:
    """A 合计 over no row, in a table that does not say of which area it is."""
    own = {row.index for row in rows if row.role == "value"}
    for row in (r for r in named if r.bare and r.index in own):
        zh = "只有合计，没有各地区的行，标题里也没有地区名：可能是全区的数，也可能是某个盟市、旗县的数。请写明地区。"
        en = "There is a total with no row below it, and no area in the title: it may be of the region, or of a league or banner. Name the area."
        column = f"{letter(header.area)} 地区"
        yield grid.place.error("area_ambiguous", zh, en, row=row.index, column=column, value="合计")


def _parted(grid: Grid, header: Header, named: list[_Named], rows: list[Row]) -> Iterator[Fault]:
    """A league whose name leaves out a banner that has no row beside the leagues: its figure is then of no area."""
    beside = {row.code for row in rows if row.role == "beside"}
    for row in (r for r in named if r.without and r.without not in beside):
        written = area_text(grid.rows[row.index], header.area) or area_text(grid.rows[row.index], header.league)
        fault = NameNoted(written, f"不含{register().areas[row.without].name.zh}", register().areas[row.code])
        column = f"{letter(header.area)} 地区"
        yield grid.place.error("area_unknown", fault.zh, fault.en, row=row.index, column=column, value=written)


def league_texts(grid: Grid, header: Header) -> dict[int, str]:
    """The league each row stands under: the last one written above it in the league column, totals aside."""
    texts, current = {}, ""
    if header.league is None:
        return {}
    for index in range(header.body, len(grid.rows)):
        own = area_text(grid.rows[index], header.league)
        if own and folded(own) not in _ALL and not FOOTNOTE.match(own):
            current = _TOTAL.sub("", folded(own))
        texts[index] = current
    return texts


def area_text(row: list[Cell], column: int | None) -> str:
    """What stands in a column of names: codes may be numbers; nothing where the row is shorter."""
    if column is None or column >= len(row):
        return ""
    cell = row[column]
    if isinstance(cell, int | float) and isfinite(cell):
        return str(int(cell))
    return str(cell).strip()
