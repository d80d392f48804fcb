"""Every banner with every target it misses, who is behind first: by how much, what is lacking, for how long, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from findings.behind.months_behind import Lasting, months
from findings.clauses import clause_search
from findings.core.short_text import against_target
from findings.core.status import COUNTED, status_of
from findings.core.table import Column, Noted, Row, Table
from findings.core.view import View
from findings.links.differences import Margin
from findings.links.target_gap import Needed, far
from findings.links.year_end import Monthly
from findings.overview.watchlist import Shortfall, shortfalls
from findings.text.labels import Fact
from findings.text.target_words import several
from findings.text.wording import dated, unit_words
from geo.register import Area
from language.nouns import counted, unchanging
from language.sentence import Link, joined
from language.text import AND, NOTHING, Text
from metrics.catalogue import target_of
from metrics.cell import Cell
from policy import Clause, ledger


def table(view: View) -> Table:
    """One row a banner and a target it misses this month, in the order of the list of those behind; who did not report is in none."""
    found = shortfalls(view)
    lasting = _lasting(view, found)
    goals = several(*(target_of(short.indicator, view.period) for short in found))
    title = Text(
        f"{view.area.name.zh} {dated(view.period).zh} 未达{goals.zh}的旗县和工作",
        f"{view.area.name.en}, {dated(view.period).en}: banners and the {goals.en} they miss",
    )
    return Table(title, COLUMNS, tuple(_row(view, short, lasting[short]) for short in found))


def heading(view: View) -> Text:
    """全部58项落后、41项关注; nothing where no target is missed."""
    found = shortfalls(view)
    behind = sum(short.is_behind for short in found)
    numbers = (("behind", behind), ("watch", len(found) - behind))
    told = joined([counted(n, unchanging("项", COUNTED[standing])) for standing, n in numbers if n], AND)
    return Text("全部", "All: ") + told if found else NOTHING


def _lasting(view: View, found: Sequence[Shortfall]) -> Mapping[Shortfall, Noted]:
    """For how many months each has been so, all banners of an indicator at once."""
    known: dict[Shortfall, Noted] = {}
    for kind in dict.fromkeys((short.indicator, short.is_behind) for short in found):
        alike = [short for short in found if (short.indicator, short.is_behind) == kind]
        counts = months(view, kind[0], [short.area.code for short in alike], behind=kind[1])
        known |= dict(zip(alike, counts, strict=True))
    return known


def _row(view: View, short: Shortfall, lasting: Noted) -> Row:
    cell = view.cell(short.indicator, short.area.code)
    status, league = status_of(cell), view.register.league_of(short.area.code)
    return {
        "area": short.area.name,
        "league": league.name if league else NOTHING,
        "family": view.family(cell.indicator).name,
        "indicator": cell.indicator.name,
        "value": cell,
        "unit": unit_words(cell.indicator.unit),
        "margin": against_target(cell, status),
        "status": status,
        **_lacking(cell, status.margin),
        **_monthly(cell),
        "months": lasting,
        "departments": departments(short.indicator, short.area),
    }


def _lacking(cell: Cell, margin: float | None) -> Row:
    """What is lacking in a reader's units, people, money or projects; for a file a number with its unit.

    A count of what should not be is itself what is too many; a rate that divides nothing asks for no amount.
    """
    needed = Needed(cell)
    if (amount := needed.amount) is not None:
        return {"needed": Noted(float(amount), shown=needed.beside(amount)), "of": unit_words(needed.unit)}
    if cell.indicator.is_rate or margin is None:
        return {}
    words = Text(*(far(cell, margin, lang) for lang in ("zh", "en")))
    return {"needed": Noted(-margin, shown=words), "of": unit_words(cell.indicator.unit)}


def _monthly(cell: Cell) -> Row:
    """What each month that is left of the year must bring, of a rate that runs with it."""
    monthly = Monthly(cell)
    return {"monthly": Noted(float(monthly.needed), shown=monthly.amount)} if monthly.found else {}


def departments(indicator: str, area: Area) -> Text | None:
    """乡村振兴部门（乡村振兴局答复 三(二)）: whom the clauses name that the indicator measures; None where no document names one.

    A document that binds one place alone is read for that place alone.
    """
    clauses = [c for c in _naming(indicator) if ledger().document(c).area in ("", area.code)]
    return _named(clauses) if clauses else None


@cache
def _naming(indicator: str) -> tuple[Clause, ...]:
    return tuple(clause for clause in ledger().measured_by(indicator) if clause.departments)


def _named(clauses: Sequence[Clause]) -> Text:
    told = [(clause_search.departments(ledger(), c), clause_search.name(ledger(), c)) for c in clauses]
    return Text("；".join(f"{who.zh}（{c.zh}）" for who, c in told), "; ".join(f"{who.en} ({c.en})" for who, c in told))


def _opens(row: Row) -> Link:
    """The computation of what is lacking; of a count its distance from the target."""
    return Needed(row["value"]) if row["value"].indicator.is_rate else Margin(row["value"])


COLUMNS = (
    Column("area", Text("旗县", "Banner")),
    Column("league", Text("盟市", "League")),
    Column("family", Text("工作", "Line of work")),
    Column("indicator", Text("指标", "Indicator")),
    Column("value", Text("数值", "Value"), "figure"),
    Column("unit", Text("单位", "Unit")),
    Column("margin", Text("与目标相比", "Against target"), opens=lambda row: Margin(row["value"])),
    Column("status", Text("状态", "Status"), "status"),
    Column("needed", Text("还差", "Lacking"), "number", opens=_opens),
    Column("of", Text("还差数单位", "Lacking, unit")),
    Column(
        "monthly", Text("到年底每月需", "Needed a month by December"), "number", opens=lambda row: Monthly(row["value"])
    ),
    Column("months", Text("连续月数", "Months on end"), "number", opens=lambda row: Lasting(row["value"])),
    Column("departments", Text("文件所列部门", "Departments named")),
)
SHOWN = tuple(column.key for column in COLUMNS if column.key != "of")  # a page says the unit beside each number
EXPLAINED: Fact = (
    Text("连续月数", "Months on end"),
    Text(
        "落后的：连续落后的月数；关注的：连续未达目标或参考线的月数。缺数、口径变化、年初重新起算处停止，并注明。",
        "Of who is behind: months behind on end; of who is to watch: months short of the target or reference. The count stops, and says so, at a month "
        "without a figure, a change of definition and the New Year of what is counted anew.",
    ),
)
