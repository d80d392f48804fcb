"""One month of one family as the rows of a sheet, in the habits of the layout it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from data.layouts import DEMONSTRATION, LAYOUTS, Column
from demonstration.a_head import mean, own_figure
from demonstration.apportion import Ints
from demonstration.model import Demonstration
from demonstration.paths import CENTS, MONTHS
from geo.register import Area, register
from metrics.catalogue import DECLARED, INDICATORS, MEASURES
from metrics.catalogue.demonstrated import DeclaredLook
from metrics.catalogue.model import LEAGUE, REGION
from metrics.regimes import regime_of

Cell = str | int | float | None
MOST_UNDER_A_LEAGUE = 20
MARK = f"{DEMONSTRATION}（合成）"


LOOKS: dict[str, DeclaredLook] = {
    id: family.demonstration for id, family in DECLARED.items() if family.demonstration is not None
}


@dataclass(frozen=True)
class Sheet:
    """`rows` from the top; the first `head` of them are title, unit and header."""

    name: str
    rows: list[list[Cell]]
    head: int


def sheet(demo: Demonstration, family: str, t: int) -> Sheet:
    """The sheet of month number `t`: title with the as-of date, unit row, header, total, leagues, banners."""
    look, month = LOOKS[family], f"{MONTHS[t].year}年{MONTHS[t].month}月"
    layout = LAYOUTS[family].called_in(regime_of(MONTHS[t]).id)
    head: list[list[Cell]] = [
        [f"{layout.title}（截至{month}底）　{MARK}"],
        [f"单位：{layout.units}"],
        *_header(look, layout.columns),
    ]
    body = list(_body(demo, family, t))
    names: list[Cell] = ["合计", ""] if look.league_column else ["合计"]
    total = [] if by_leagues(family) else [_line(demo, family, t, names, np.arange(len(demo.codes)))]
    lines = [*total, *body] if look.total_first else [*body, *total]
    return Sheet(month, [*head, *lines, [f"注：{MARK}，非真实统计。"]], len(head))


def _header(look: DeclaredLook, columns: tuple[Column, ...]) -> list[list[Cell]]:
    places: list[Cell] = ["盟市", "旗县（市、区）"] if look.league_column else ["地区"]
    rate: list[Cell] = [look.rate.header] if look.rate else []
    if not look.two_rows:
        return [[*places, *(_with_unit(c) for c in columns), *rate]]
    upper, lower = zip(*(_two_rows(c) for c in columns), strict=True)
    # A column without a group is one cell over both rows: its header stands in the upper one.
    upper, lower = zip(*((u, low) if u else (low, None) for u, low in zip(upper, lower, strict=True)), strict=True)
    return [[*places, *upper, *rate], [*[None] * len(places), *lower, *[None] * len(rate)]]


def _two_rows(column: Column) -> tuple[str, str]:
    """Both headers; yuan are named beside other money, for the unit row says 万元."""
    upper, lower = column.two_rows
    return upper, f"{lower}（元）" if MEASURES[column.measure].unit == "元" else lower


def _with_unit(column: Column) -> str:
    return f"{column.header}（{MEASURES[column.measure].unit}）"


def _body(demo: Demonstration, family: str, t: int) -> Iterator[list[Cell]]:
    """Every league with its banners under it; leagues alone where nobody else is asked."""
    look, place = LOOKS[family], {code: i for i, code in enumerate(demo.codes)}
    for league in register().level("league"):
        banners = register().banners_under(league.code)
        under = np.array([place[banner.code] for banner in banners])
        yield _line(demo, family, t, [league.name.zh, "小计"] if look.league_column else [league.name.zh], under)
        for banner, i in zip(banners, under, strict=True) if not by_leagues(family) else ():
            yield _line(demo, family, t, _names(look, league, banner), np.array([i]))


def by_leagues(family: str) -> bool:
    """Whether leagues report all of a table themselves."""
    return all(INDICATORS[column.measure].level == LEAGUE for column in LAYOUTS[family].columns)


def _names(look: DeclaredLook, league: Area, banner: Area) -> list[Cell]:
    return [league.name.zh, banner.name.zh] if look.league_column else [banner.name.zh]


def _line(demo: Demonstration, family: str, t: int, names: list[Cell], under: Ints) -> list[Cell]:
    """The sums over those of `under` that reported; dashes or blanks where nobody did. A league that owes them itself is late
    where any of its banners would be."""
    look, columns = LOOKS[family], LAYOUTS[family].columns
    there = under[demo.reported[family][t, under]]
    if by_leagues(family):
        there = under if len(there) == len(under) else under[:0]
    if not len(there):
        return [*names, *[look.dash] * (len(columns) + bool(look.rate))]
    sums = {c.measure: _told(demo, family, c.measure, t, there) for c in columns}
    return [*names, *(_cell(m, value, m in look.as_text) for m, value in sums.items()), *_rate(look, sums)]


def _told(demo: Demonstration, family: str, measure: str, t: int, there: Ints) -> int | None:
    """What a row says of a measure: the sum of those that reported; of what does not add up its own, or nothing."""
    values, level = demo.values[measure], INDICATORS[measure].level
    if len(there) == 1:
        return None if level in (LEAGUE, REGION) else int(values[t, there[0]])
    is_region, course = len(there) > MOST_UNDER_A_LEAGUE, LOOKS[family].courses.get(measure)
    if level == LEAGUE:
        return None if is_region else int(mean(values, there)[t])
    if level == REGION and not is_region:
        return None
    if course is None or MEASURES[measure].additive:
        return int(values[t, there].sum())
    own = own_figure(course, values, there, is_region=is_region)
    return None if own is None else int(own[t])


def _cell(measure: str, value: int | None, as_text: bool) -> Cell:
    if value is None:
        return None
    if MEASURES[measure].has_decimals:
        return f"{value / CENTS:,.2f}" if as_text else value / CENTS
    return f"{value:,}" if as_text else value


def _rate(look: DeclaredLook, sums: dict[str, int | None]) -> list[Cell]:
    if look.rate is None:
        return []
    part, whole = sums[look.rate.of] or 0, sums[look.rate.over] or 0
    return [f"{100 * part / whole:.1f}%" if whole else None]
