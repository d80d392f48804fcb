"""The workbook of a dispatch round: its rankings and its summary, read back cell by cell."""

from __future__ import annotations

import datetime as dt

from findings.core.table import Table
from findings.core.view import View
from findings.ranking import dispatch
from metrics.catalogue import INDICATORS, Indicator
from tests.recomputation.files import MONTHS, cell, check, place, ranks, read_back
from tests.recomputation.judging import margin, standing
from tests.recomputation.product import Case
from tests.recomputation.tally import Tally


def rounds(case: Case, tally: Tally) -> None:
    """Leagues and banners in three months."""
    for month in (m for m in case.months if f"{m:%Y-%m}" in MONTHS):
        for level in ("league", "banner"):
            _round(case, tally, level, month)


def _round(case: Case, tally: Tally, level: str, month: dt.date) -> None:
    view = case.view("150000", month)
    among, ids = dispatch.among_of(view, level), dispatch.usual()
    areas = among.areas(view.register)
    ids = [i for i in ids if INDICATORS[i].better != "neither"]
    ranked = dispatch.rankings(view, ids, among)
    codes = [a.code for a in areas]
    orders = {id: ranks(case, INDICATORS[id], codes, month) for id in ids}
    for id, table in ranked.items():
        for kind, rows in read_back(case, table):
            for row in rows:
                code = str(cell(row, "代码")).split(".")[0]
                place(case, tally, f"file: dispatch ({kind})", INDICATORS[id], code, month, row)
                check(
                    tally,
                    f"file: dispatch ({kind}), rank",
                    f"{id} {case.name(code)} {month:%Y-%m}",
                    orders[id][code],
                    cell(row, "位次"),
                )
                _missed(case, tally, kind, INDICATORS[id], code, month, row)
    _summary(
        case,
        tally,
        view,
        {a.name.zh + (case.name(a.parent or "") if level == "banner" else ""): a.code for a in areas},
        dispatch.summary(view, ranked, among),
        orders,
    )


def _missed(
    case: Case, tally: Tally, kind: str, indicator: Indicator, code: str, month: dt.date, row: dict[str, object]
) -> None:
    """The distance from the target, where there is one."""
    value = case.laws.figure(indicator, code, month).value
    heads = [head for head in row if head.startswith("距")]
    if heads and value is not None:
        check(
            tally,
            f"file: dispatch ({kind})",
            f"{indicator.id} {case.name(code)} {month:%Y-%m} margin",
            margin(indicator, value, month, code),
            row[heads[0]],
        )


def _summary(
    case: Case, tally: Tally, view: View, codes: dict[str, str], table: Table, orders: dict[str, dict[str, int | None]]
) -> None:
    month = view.period
    for kind, rows in read_back(case, table):
        for row in rows:
            code = codes[str(cell(row, "地区")) + str(row.get("盟市", ""))]
            short, held = 0, False
            for id, order in orders.items():
                indicator, where = INDICATORS[id], f"{id} {case.name(code)} {month:%Y-%m}"
                figure = case.laws.figure(indicator, code, month)
                check(tally, f"file: dispatch summary ({kind})", where, figure.value, cell(row, indicator.name.zh))
                check(
                    tally,
                    f"file: dispatch summary ({kind})",
                    f"{where} rank",
                    order[code],
                    cell(row, f"位次·{indicator.name.zh}"),
                )
                stands = standing(indicator, figure, month)
                short += stands in ("watch", "behind")
                held = held or stands in ("met", "watch", "behind")
            check(
                tally,
                f"file: dispatch summary ({kind})",
                f"{case.name(code)} missed",
                short if held else None,
                cell(row, next(head for head in row if head.startswith("未达"))),
            )
