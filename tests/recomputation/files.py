"""Tables as files: what xlsx and csv hold, read back cell by cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from fractions import Fraction
from statistics import median

from python_calamine import CalamineWorkbook

from briefing import tables as written
from briefing.sheet import Sheet
from findings.core.population import places
from findings.core.table import Table
from findings.core.view import View
from findings.indicator import trend
from findings.lineage import export
from findings.overview import card_table, cards
from findings.place import sheet, sheet_table
from findings.ranking import area_table
from metrics.catalogue import (
    CORE,
    INDICATORS,
    TERMS,
    Difference,
    GrowthDifference,
    Indicator,
    Value,
    measures_of,
    target_of,
)
from tests.recomputation.judging import standing, threshold
from tests.recomputation.product import Case
from tests.recomputation.tally import Tally, is_close
from tests.recomputation.terms import Pair, accumulates, adds, back, change, may_lack

MONTHS = ("2022-01", "2022-06", "2024-01")
PAGES = (
    "funds_paid_rate",
    "sales",
    "projects_late",
    "risk_cleared_rate",
    "input_per_national_priority",
    "employed_persons",
    "sales_yoy",
)
WORDS = {
    "met": "达标",
    "watch": "关注",
    "behind": "落后",
    "none": "无目标",
    "partial": "报不全",
    "missing": "未报",
    "unasked": "不报此项",
}
GOALS = {"目标", "参考线", "目标或参考线"}
Row = dict[str, object]
Read = list[Row]
Expected = Callable[[Indicator, str, dt.date], object]


def files(case: Case, tally: Tally) -> None:
    """Map, cards, sheet, dispatch and the months of a trend, as xlsx and as csv."""
    for month in (m for m in case.months if f"{m:%Y-%m}" in MONTHS):
        for name in PAGES:
            _listings(case, tally, INDICATORS[name], month)
            _months(case, tally, INDICATORS[name], month)
        for area in ("150000", "150400", "150421"):
            _cards(case, tally, area, month)
            _sheet(case, tally, area, month)


def read_back(case: Case, table: Table) -> Iterator[tuple[str, Read]]:
    """The same table out of both kinds of file."""
    assert case.release is not None
    made = Sheet(table.title.zh, export.frame(case.release, table, "zh"), (), "演示数据")
    book = CalamineWorkbook.from_filelike(io.BytesIO(written.to_xlsx(made)))
    yield "xlsx", _xlsx(book.get_sheet_by_index(0).to_python(), [str(c) for c in made.frame.columns])
    text = written.to_csv(made).decode("utf-8-sig")
    yield "csv", [dict(row) for row in csv.DictReader(io.StringIO(text))]


def _xlsx(rows: list[list[object]], heads: list[str]) -> Read:
    top = next(n for n, row in enumerate(rows) if [str(c) for c in row[: len(heads)]] == heads)
    return [dict(zip(heads, row, strict=False)) for row in rows[top + 1 :] if any(cell != "" for cell in row)]


def cell(row: Row, head: str) -> object:
    """The cell under the head that is so called, whatever unit follows in brackets; of a sum since January 环比 is of its months."""
    for name in (head, f"当月数{head}"):
        found = [key for key in row if key == name or key.startswith(f"{name}（")]
        if found:
            return row[found[0]]
    raise AssertionError((head, list(row)))


def _number(value: object) -> float | None:
    try:
        return float(str(value).lstrip("'"))
    except ValueError:
        return None


def check(tally: Tally, kind: str, where: str, expected: Fraction | int | None, found: object) -> None:
    ours = Fraction(expected) if isinstance(expected, int) else expected
    tally.same(kind, where, ours, found, is_close(ours, _number(found)))


def _plain(tally: Tally, kind: str, where: str, expected: Fraction | None, found: object) -> None:
    """What ends after a few decimals is written so, without what floating point leaves over."""
    if "csv" in kind and expected is not None and not (expected * 10_000).denominator > 1:
        digits = str(found).rstrip("0").rstrip(".") if "." in str(found) else str(found)
        tally.same(
            "file: a csv number without a tail", f"{kind} {where}", expected, found, len(digits.partition(".")[2]) <= 4
        )


def ranks(case: Case, indicator: Indicator, areas: list[str], month: dt.date) -> dict[str, int | None]:
    """Places in order of their exact values, equal ones sharing a place; none for sums that lack places."""
    values: dict[str, Fraction | None] = {}
    for area in areas:
        figure = case.laws.figure(indicator, area, month)
        lacks = not may_lack(indicator) and figure.reported < figure.expected
        values[area] = None if lacks else figure.value
    sign = -1 if indicator.better == "less" else 1
    known = [sign * v for v in values.values() if v is not None]
    ordered = indicator.better != "neither"
    return {a: 1 + sum(k > sign * v for k in known) if v is not None and ordered else None for a, v in values.items()}


def whom(indicator: Indicator) -> str:
    """Who owes it, as heads of columns have it."""
    return "盟市" if indicator.owed_by == "league" else "旗县"


def _parts(indicator: Indicator, row: Row) -> list[str]:
    """The heads of the two columns before who reported, which bear the names of what is divided; none of what is read as it is."""
    if isinstance(indicator.of, Value | Difference | GrowthDifference):
        return []
    heads = [head for head in row if not head.startswith("!")]
    tell = heads.index(f"已报{whom(indicator)}")
    found = heads[tell - 2 : tell]
    above, _ = measures_of(indicator.of)
    assert found[0].startswith("＋".join(TERMS[m].name.zh for m in above)), found
    return found


def place(case: Case, tally: Tally, kind: str, indicator: Indicator, area: str, month: dt.date, row: Row) -> None:
    """The columns that every list of places has."""
    figure = case.laws.figure(indicator, area, month)
    where = f"{indicator.id} {case.name(area)} {month:%Y-%m}"
    check(tally, kind, f"{where} value", figure.value, cell(row, "数值"))
    _plain(tally, kind, where, figure.value, cell(row, "数值"))
    check(tally, kind, f"{where} reported", figure.reported, cell(row, f"已报{whom(indicator)}"))
    check(tally, kind, f"{where} expected", figure.expected, cell(row, f"应报{whom(indicator)}"))
    for part, value, head in zip(
        ("numerator", "denominator"), (figure.top, figure.bottom), _parts(indicator, row), strict=False
    ):
        check(tally, kind, f"{where} {part}", value, row[head])
    word = WORDS[standing(indicator, figure, month, area)]
    tally.same(kind, f"{where} status", word, cell(row, "状态"), word in str(cell(row, "状态")))
    for head, name in (("同比", "year"), ("环比", "month")):
        pair = case.laws.compare(indicator, area, month, name)
        moved = change(indicator, pair) if isinstance(pair, Pair) else None
        check(tally, f"{kind}, {name}", f"{where} {name}", moved, cell(row, head))


def _listings(case: Case, tally: Tally, indicator: Indicator, month: dt.date) -> None:
    for area in ("150000", "150400"):
        view = case.view(area, month, indicator.id)
        order = ranks(case, indicator, [a.code for a in places(view)], month)
        for kind, rows in read_back(case, area_table.listing(view, places(view))):
            tally.same(f"file: map ({kind})", "rows", len(places(view)), len(rows))
            for row in rows:
                code = str(cell(row, "代码")).split(".")[0]
                place(case, tally, f"file: map ({kind})", indicator, code, month, row)
                check(
                    tally,
                    f"file: map ({kind}), rank",
                    f"{indicator.id} {case.name(code)} {month:%Y-%m}",
                    order[code],
                    cell(row, "位次"),
                )


def _months(case: Case, tally: Tally, indicator: Indicator, month: dt.date) -> None:
    """The months of one place: value, own share, last year's, target."""
    view = case.view("150400", month, indicator.id)
    for kind, rows in read_back(case, trend.table(trend.trend(view, months=24))):
        for row in rows:
            year, number = str(cell(row, "月份")).rstrip("月").split("年")
            if any(
                head.startswith("推算（") and row[head] not in {"", None} for head in row
            ):  # nothing reported stands there
                where = f"{indicator.id} {view.area.name.zh} {month:%Y-%m}"
                check(tally, f"file: months ({kind}), projected", where, None, cell(row, "数值"))
                continue
            _of_month(case, tally, f"file: months ({kind})", indicator, view, _end(int(year), int(number)), row)


def _end(year: int, month: int) -> dt.date:
    first = dt.date(year + month // 12, month % 12 + 1, 1)
    return first - dt.timedelta(days=1)


def _of_month(case: Case, tally: Tally, kind: str, indicator: Indicator, view: View, month: dt.date, row: Row) -> None:
    code, where = view.area.code, f"{indicator.id} {view.area.name.zh} {month:%Y-%m}"
    check(tally, kind, f"{where} value", case.laws.figure(indicator, code, month).value, cell(row, "数值"))
    target = target_of(indicator.id, month, code)
    check(
        tally,
        kind,
        f"{where} target",
        threshold(target, month) if target else None,
        cell(row, next(head for head in row if head.partition("（")[0] in GOALS)),
    )
    earlier = case.laws.figure(indicator, code, back(month, 12))
    comparable = not case.laws.forbidden(indicator, month, back(month, 12))
    lacks = not may_lack(indicator) and earlier.reported < earlier.expected
    check(tally, kind, f"{where} last year", earlier.value if comparable and not lacks else None, cell(row, "上年同期"))
    if accumulates(indicator):
        flow = case.laws.flow(indicator, code, month)
        gap = " over a gap" if flow and flow.months > 1 else ""
        check(tally, f"{kind}, month alone{gap}", where, flow.value if flow else None, cell(row, "当月"))
        if flow and not gap:
            _plain(tally, kind, where, flow.value, cell(row, "当月"))


def _cards(case: Case, tally: Tally, area: str, month: dt.date) -> None:
    view = case.view(area, month)
    for kind, rows in read_back(case, card_table.table(view, cards.cards(view))):
        for family, row in zip(CORE.values(), rows, strict=True):
            headline, judge = INDICATORS[family.headline], INDICATORS[family.judged_by]
            figure, judged = (case.laws.figure(i, area, month) for i in (headline, judge))
            where, name = f"{headline.id} {case.name(area)} {month:%Y-%m}", f"file: cards ({kind})"
            check(tally, name, f"{where} value", figure.value, cell(row, "数值"))
            check(tally, name, f"{where} judged", judged.value, cell(row, "判断所用数"))
            word = WORDS[standing(judge, judged, month)]
            tally.same(name, f"{where} status", word, cell(row, "状态"), word in str(cell(row, "状态")))
            for head, compared in (("同比", "year"), ("环比", "month")):
                pair = case.laws.compare(headline, area, month, compared)
                moved = change(headline, pair) if isinstance(pair, Pair) else None
                check(tally, f"{name}, {compared}", f"{where} {compared}", moved, cell(row, head))
            flow = case.laws.flow(headline, area, month) if accumulates(headline) else None
            check(tally, f"{name}, month alone", where, flow.value if flow else None, cell(row, "本月新增"))
            check(tally, name, f"{where} reported", figure.reported, cell(row, "已报旗县"))
            check(tally, name, f"{where} expected", figure.expected, cell(row, "应报旗县"))


def _sheet(case: Case, tally: Tally, area: str, month: dt.date) -> None:
    view = case.view(area, month)
    made = sheet.sheet(view)
    names = [line.cell.indicator.id for line in made.lines]
    above = [a.code for a in sheet.above_of(view)]
    for kind, rows in read_back(case, sheet_table.table(view, made)):
        for id, row in zip(names, rows, strict=True):
            indicator, where, name = INDICATORS[id], f"{id} {case.name(area)} {month:%Y-%m}", f"file: sheet ({kind})"
            figure = case.laws.figure(indicator, area, month)
            tally.same(name, f"{where} name", indicator.name.zh, cell(row, "指标"))
            check(tally, name, f"{where} value", figure.value, cell(row, "数值"))
            word = WORDS[standing(indicator, figure, month, area)]
            tally.same(name, f"{where} status", word, cell(row, "状态"), word in str(cell(row, "状态")))
            pair = case.laws.compare(indicator, area, month, "year")
            check(
                tally,
                f"{name}, year",
                where,
                change(indicator, pair) if isinstance(pair, Pair) else None,
                cell(row, "同比"),
            )
            if made.peers.areas:
                _among_peers(case, tally, name, indicator, area, [a.code for a in made.peers.areas], month, row)
            for head, code in zip(("全区", "所在盟市"), reversed(above), strict=False):
                check(tally, name, f"{where} {head}", case.laws.figure(indicator, code, month).value, cell(row, head))


def _among_peers(
    case: Case, tally: Tally, kind: str, indicator: Indicator, area: str, peers: list[str], month: dt.date, row: Row
) -> None:
    """Its place among its peers, how many are in that order, and what lies in their middle."""
    order, where = ranks(case, indicator, peers, month), f"{indicator.id} {case.name(area)} {month:%Y-%m}"
    if adds(indicator):
        order = dict.fromkeys(
            order
        )  # much in a large place is no merit, nor little in a small one: without a rank by design
    figures = {code: case.laws.figure(indicator, code, month) for code in peers}
    whole = [
        f.value for f in figures.values() if f.value is not None and (may_lack(indicator) or f.reported == f.expected)
    ]
    check(tally, f"{kind}, rank among peers", where, order[area], cell(row, "同类位次"))
    check(tally, f"{kind}, peers ranked", where, len(whole) if order[area] else None, cell(row, "同类已报"))
    check(tally, f"{kind}, median of peers", where, median(whole) if whole else None, cell(row, "同类中位数"))
