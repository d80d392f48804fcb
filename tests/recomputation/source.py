"""What the demonstration's workbooks report, read anew: columns by their headers, places by their names, exact to the yuan."""

from __future__ import annotations

import csv
import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import product
from pathlib import Path

from python_calamine import CalamineWorkbook

from metrics.catalogue import CORE, DECLARED, MEASURES

REGION = "150000"
YUAN = 10_000  # everything is held in whole numbers of this part of its unit: money in yuan, exactly
REGISTER = Path(__file__).parents[2] / "geo" / "register.csv"
UNIT = re.compile(r"（.*?）")
MONTH = re.compile(r"截至(\d{4})年(\d{1,2})月底")
NOTHING = {"无", "…", "未报"}  # beside dashes: what a cell holds where nothing was reported
SKIPPED = {"风险消除率", "支出进度", "开工率"}  # rates the sheets print, rounded: never read

COLUMNS: dict[str, dict[str, str]] = {  # a header, its two rows joined by a slash, and the measure under it
    "monitoring": {
        "监测对象/户数": "monitored_households", "监测对象/人数": "monitored_persons",
        "脱贫不稳定户/户数": "unstable_households", "脱贫不稳定户/人数": "unstable_persons",
        "边缘易致贫户/户数": "marginal_households", "边缘易致贫户/人数": "marginal_persons",
        "突发严重困难户/户数": "hardship_households", "突发严重困难户/人数": "hardship_persons",
        "新识别监测/户数": "new_monitored_households", "新识别监测/人数": "new_monitored_persons",
        "累计识别监测/户数": "identified_households_total", "累计识别监测/人数": "identified_persons_total",
        "累计消除风险/户数": "cleared_households_total", "累计消除风险/人数": "cleared_persons_total",
        "已落实帮扶措施/人数": "measures_in_place_persons", "排查问题/发现": "problems_found",
        "排查问题/已整改": "problems_settled", "累计走访/户数": "surveyed_households",
        "累计走访/人数": "surveyed_persons", "农村牧区常住人口": "rural_population",
        # as they are headed from 2026 on
        "防止返贫致贫对象/户数": "monitored_households", "防止返贫致贫对象/人数": "monitored_persons",
        "新识别防止返贫致贫对象/户数": "new_monitored_households", "新识别防止返贫致贫对象/人数": "new_monitored_persons",
        "累计识别防止返贫致贫对象/户数": "identified_households_total", "累计识别防止返贫致贫对象/人数": "identified_persons_total",
    },
    "employment": {
        "脱贫人口就业人数": "employed_persons", "上年就业总规模": "employed_last_year",
        "自治区外就业": "employed_outside_region", "区内旗县外就业": "employed_outside_banner",
        "旗县内就业": "employed_inside_banner", "帮扶车间就业": "employed_workshops",
        "公益性岗位就业": "employed_welfare_posts",
    },
    "consumption": {
        "销售情况/总额": "sales", "销售情况/其中北京市": "sales_beijing",
        "认定产品/当年认定": "certified_products_new", "认定产品/累计认定": "certified_products_total",
        "消费专柜专馆专区/专柜": "special_counters_new", "消费专柜专馆专区/专馆": "special_halls_new",
        "消费专柜专馆专区/专区": "special_zones_new",
    },
    "funds": {
        "安排资金/中央": "funds_central", "安排资金/自治区": "funds_regional", "安排资金/盟市": "funds_league",
        "安排资金/旗县": "funds_banner", "资金下达/已下达到旗县": "funds_delivered_to_banners",
        "支出/合计": "funds_paid", "支出/其中产业": "funds_paid_industry",
    },
    "projects": {
        "项目库入库项目": "projects_library", "入库项目计划投资": "projects_planned_investment",
        "纳入年度实施计划项目": "projects_annual_plan", "已开工项目": "projects_started",
        "已完工项目": "projects_completed", "资金到位六个月未开工项目": "projects_late",
    },
}  # fmt: skip


def _declared(family: str) -> dict[str, str]:
    """The same of a further family, by what its file declares: the first of its headers, alone or one below the other."""
    words, found = DECLARED[family].layout.words, dict[str, str]()
    for id, measure in DECLARED[family].measures.items():
        upper, lower = (words[h] if isinstance(h, str) else h for h in (measure.group, measure.under))
        found |= {header: id for header in (measure.headers[0], f"{upper[0]}/{lower[0]}" if upper else "") if header}
        found |= {names[id].zh: id for names in DECLARED[family].renamed.values() if id in names}
    return found


# Lists whose rows are things: the measures counted from one, and how, from what its rows say by their headers until a month.
Things = list[dict[str, str]]


def _sum(rows: Things, header: str) -> Decimal:
    return sum((Decimal(row[header] or 0) for row in rows), Decimal(0))


def _where(rows: Things, **said: str) -> Things:
    return [row for row in rows if all(row[header] == word for header, word in said.items())]


def _by(rows: Things, header: str, day: dt.date) -> Things:
    return [row for row in rows if row[header] and row[header] <= day.isoformat()]


def _late(rows: Things, month: dt.date) -> Things:
    there = _by(_where(rows, 是否纳入年度计划="是"), "资金到位时间", _half_a_year_before(month))
    return [row for row in there if row not in _by(there, "实际开工时间", month)]


def _half_a_year_before(month: dt.date) -> dt.date:
    year, number = (month.year, month.month - 6) if month.month > 6 else (month.year - 1, month.month + 6)
    return dt.date(year, number, monthrange(year, number)[1])


LISTS: dict[str, dict[str, Callable[[Things, dt.date], int | Decimal]]] = {
    "settlements": {"resettlement_sites_800": lambda rows, _: sum(int(row["安置人数"]) >= 800 for row in rows)},
    "pairs": {"beijing_paired_banners": lambda rows, _: int(len(rows) > 0)},
    "central_bodies": {
        "fixed_point_banners": lambda rows, _: int(len(rows) > 0),
        "fixed_point_plans": lambda rows, _: int(len(_where(rows, 是否制定帮扶计划="是")) > 0),
        "fixed_point_cadres": lambda rows, _: _sum(rows, "挂职干部"),
        "fixed_point_funds": lambda rows, _: _sum(rows, "投入资金"),
    },
    "project_list": {
        "projects_library": lambda rows, _: len(rows),
        "projects_planned_investment": lambda rows, _: _sum(rows, "计划投资"),
        "projects_annual_plan": lambda rows, _: len(_where(rows, 是否纳入年度计划="是")),
        "projects_started": lambda rows, month: len(_by(_where(rows, 是否纳入年度计划="是"), "实际开工时间", month)),
        "projects_completed": lambda rows, month: len(_by(_where(rows, 是否纳入年度计划="是"), "竣工时间", month)),
        "projects_late": lambda rows, month: len(_late(rows, month)),
    },
    "asset_list": {
        "assets_total": lambda rows, _: _sum(rows, "资产原值"),
        "assets_total_public": lambda rows, _: _sum(_where(rows, 资产类别="公益类"), "资产原值"),
        "assets_total_operating": lambda rows, _: _sum(_where(rows, 资产类别="经营类"), "资产原值"),
        "assets_total_household": lambda rows, _: _sum(_where(rows, 资产类别="到户类"), "资产原值"),
        "assets_titled": lambda rows, _: _sum(_where(rows, 是否确权="是"), "资产原值"),
        "assets_kept": lambda rows, _: _sum([row for row in rows if row["管护主体"]], "资产原值"),
        "assets_idle": lambda rows, _: _sum(_where(rows, 资产类别="经营类", 使用状态="闲置"), "资产原值"),
        "asset_income": lambda rows, _: _sum(_where(rows, 资产类别="经营类"), "当年收益"),
    },
    "team_villages": {
        "resident_team_exited": lambda rows, _: len(_where(rows, 嘎查村类别="脱贫嘎查村")),
        "resident_team_resettlement": lambda rows, _: len(_where(rows, 嘎查村类别="搬迁安置新村")),
        "resident_team_priority": lambda rows, _: len(_where(rows, 嘎查村类别="重点和示范嘎查村")),
        "villages_staffed_exited": lambda rows, month: len(_by(_where(rows, 嘎查村类别="脱贫嘎查村"), "驻村时间", month)),
        "villages_staffed_resettlement": lambda rows, month: len(_by(_where(rows, 嘎查村类别="搬迁安置新村"), "驻村时间", month)),
        "villages_staffed_priority": lambda rows, month: len(_by(_where(rows, 嘎查村类别="重点和示范嘎查村"), "驻村时间", month)),
        "team_members": lambda rows, _: _sum(rows, "驻村干部人数"),
    },
}  # fmt: skip

COLUMNS |= {family: _declared(family) for family in DECLARED if family not in CORE}


@dataclass(frozen=True)
class Place:
    """A line of the register, as the file has it."""

    code: str
    zh: str
    en: str
    parent: str
    flags: frozenset[str]

    @property
    def level(self) -> str:
        return "region" if self.code == REGION else "league" if self.parent == REGION else "banner"


def places(path: Path = REGISTER) -> dict[str, Place]:
    """The register by code: region, leagues, banners."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        row["code"]: Place(
            row["code"], row["name_zh"], row["name_en"], row["parent_code"],
            _flags({key for key, value in row.items() if key.startswith(("priority", "former")) and value == "1"}),
        )
        for row in rows
    }  # fmt: skip


def _flags(marked: set[str]) -> frozenset[str]:
    """The marks of a place; a former poverty county is one of either list."""
    return frozenset(marked | ({"former_poverty"} if any(mark.startswith("former") for mark in marked) else set()))


@dataclass
class Reported:
    """What was reported, times `YUAN`: by measure, month and area. What is missing has no entry."""

    places: dict[str, Place]
    values: dict[tuple[str, dt.date], dict[str, int]] = field(default_factory=dict)
    totals: dict[tuple[str, dt.date, str], int] = field(default_factory=dict)  # sums the sheets print

    def of(self, measure: str, month: dt.date) -> dict[str, int]:
        return self.values.get((measure, month), {})

    @cached_property
    def months(self) -> list[dt.date]:
        return sorted({month for measure, month in self.values if not is_table(measure)})

    def put(self, measure: str, month: dt.date, code: str, value: int) -> None:
        self.values.setdefault((measure, month), {})[code] = value


def is_table(measure: str) -> bool:
    """Whether it is a count of tables, which nobody reports."""
    return "_table_" in measure


def with_tables(reported: Reported) -> Reported:
    """Beside what was reported who delivered each family's table, worked out banner by banner; every banner owes something of each."""
    last = reported.months[-1]
    for family, declared in DECLARED.items():
        there = [month for measure, month in reported.values if measure in declared.measures]
        every = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[declared.reports]
        for month in _periods(min(there), last, every) if there else ():
            _put_tables(reported, family, month)
    return reported


def _periods(first: dt.date, last: dt.date, every: int) -> list[dt.date]:
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    ends = [((n - 1) // 12, (n - 1) % 12 + 1) for n in numbers if n % every == 0]
    return [dt.date(year, month, monthrange(year, month)[1]) for year, month in ends]


def _put_tables(reported: Reported, family: str, month: dt.date) -> None:
    due: dict[str, int] = {}
    came: dict[str, int] = {}
    stood: dict[
        str, list[bool]
    ] = {}  # of each league whose banners it stands for: whether each of its banners' tables came
    level = "league" if {m.owed_by for m in DECLARED[family].measures.values()} == {"league"} else "banner"
    for place in (p for p in reported.places.values() if p.level == level):
        own, total = (_has(reported, family, month, place, code) for code in (place.code, place.parent))
        if own or not total:
            due[place.code], came[place.code] = YUAN, YUAN * own
        stood.setdefault(place.parent, []).append(own or total)
        if total and not own:
            due[place.parent] = 0
    for league in [code for code in due if code in stood]:
        due[league], came[league] = YUAN * len(stood[league]), YUAN * sum(stood[league])
    reported.values[f"{family}_table_due", month] = due
    reported.values[f"{family}_table_delivered", month] = came


def _has(reported: Reported, family: str, month: dt.date, place: Place, code: str) -> bool:
    """Whether anything that a banner owes was reported by it, or by the league above in one sum."""
    return any(
        code in reported.of(id, month)
        for id, m in DECLARED[family].measures.items()
        if (m.owed_by in ("", place.level) or m.owed_by in place.flags) and (code == place.code or m.additive)
    )


def read(files: Mapping[str, Path]) -> Reported:
    """Every sheet of the workbooks, by their names `{family}-{year}.xlsx`."""
    reported = Reported(places())
    for title, file in files.items():
        book = CalamineWorkbook.from_path(str(file))
        kind = title.split("-")[0]
        for name in book.sheet_names:
            (_list if kind in LISTS else _sheet)(reported, kind, book.get_sheet_by_name(name).to_python())
    return reported


def _list(reported: Reported, kind: str, rows: list[list[object]]) -> None:
    """What the things of each banner come to; 无 in place of one is none, an empty row says nothing. Tables say the same."""
    month = _month(rows)
    first = next(i for i, row in enumerate(rows) if row[0] == "盟市")
    heads = [UNIT.sub("", str(cell)) for cell in rows[first]]
    things: dict[str, Things] = {}
    for row in (r for r in rows[first + 1 :] if r[1] and r[2]):
        league = next(p.code for p in reported.places.values() if p.zh == row[0])
        code = next(p.code for p in reported.places.values() if p.zh == row[1] and p.parent == league)
        own = things.setdefault(code, [])
        if row[2] != "无":
            own.append({head: str(cell).removesuffix(".0") for head, cell in zip(heads, row, strict=True)})
    for (code, own), (measure, counted) in product(things.items(), LISTS[kind].items()):
        value = int(counted(own, month) * YUAN)
        assert reported.of(measure, month).get(code, value) == value, (kind, month, code)
        reported.put(measure, month, code, value)


def _month(rows: list[list[object]]) -> dt.date:
    found = MONTH.search(str(rows[0][0]))
    assert found, rows[0]
    year, number = map(int, found.groups())
    return dt.date(year, number, monthrange(year, number)[1])


def _sheet(reported: Reported, family: str, rows: list[list[object]]) -> None:
    month = _month(rows)
    first = next(i for i, row in enumerate(rows) if row[0] in ("盟市", "地区"))
    body = next(i for i in range(first + 1, len(rows)) if rows[i][0])
    headers, start = _headers(rows[first:body])
    league = ""
    for row in rows[body:]:
        names = [str(cell).strip() for cell in row[:start]]
        if names[0].startswith("注"):
            break
        code, league = _code(reported.places, names, league)
        for column, header in headers.items():
            value = _number(row[column])
            if value is not None:
                _keep(reported, COLUMNS[family][header], month, code, value)


def _keep(reported: Reported, measure: str, month: dt.date, code: str, value: int) -> None:
    if reported.places[code].level == "banner" or not MEASURES[measure].additive:
        reported.put(measure, month, code, value)
    else:
        reported.totals[measure, month, code] = value


def _headers(rows: list[list[object]]) -> tuple[dict[int, str], int]:
    """The joined header of every column that holds a measure, and how many columns hold names."""
    upper = [UNIT.sub("", str(cell)) for cell in rows[0]]
    lower = [UNIT.sub("", str(cell)) for cell in rows[1]] if len(rows) > 1 else [""] * len(upper)
    start = 2 if upper[0] == "盟市" else 1
    joined: dict[int, str] = {}
    group = ""
    for column in range(start, len(upper)):
        group = upper[column] or group
        header = f"{group}/{lower[column]}" if lower[column] else group
        if header not in SKIPPED:
            joined[column] = header
    return joined, start


def _code(register: dict[str, Place], names: list[str], league: str) -> tuple[str, str]:
    """The code of a row's place, and the league under which the next banners stand."""
    wanted = names[-1]
    if names[0] == "合计":
        return REGION, league
    if len(names) == 2 and wanted == "小计":
        wanted = names[0]
    above = [p.code for p in register.values() if p.zh == wanted and p.level == "league"]
    if above and (len(names) == 1 or names[-1] == "小计"):
        return above[0], above[0]
    under = [p.code for p in register.values() if p.zh == wanted and p.parent == league]
    assert len(under) == 1, (names, league)
    return under[0], league


def _number(cell: object) -> int | None:
    text = str(cell).replace(",", "").strip()
    if not text or set(text) <= set("—－-–/／") or text in NOTHING:
        return None
    exact = Decimal(text) * YUAN
    assert exact == int(exact), text
    return int(exact)


def printed_sums(reported: Reported) -> Iterator[tuple[str, dt.date, str, int, int]]:
    """Each total a sheet prints beside the sum of the banners below it."""
    for (measure, month, code), printed in reported.totals.items():
        under = (v for c, v in reported.of(measure, month).items() if code in (REGION, reported.places[c].parent))
        yield measure, month, code, printed, sum(under)
