"""The clauses as a table, and what they promise as another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from findings.clauses.clause_search import departments, name, names
from findings.clauses.clause_state import ELSEWHERE, LEVEL_NAMES, MEASURED, UNHELD, UNMEASURED, State
from findings.core.coverage_text import coverage
from findings.core.status import status_of
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.reporters import Reporting
from findings.text import labels, period_words
from findings.text.wording import month, unit_words
from geo.register import REGION
from language.text import Text
from metrics.catalogue import INDICATORS
from metrics.cell import Cell
from metrics.regimes import regime_of
from policy import Commitment, Ledger

KINDS: dict[str, Text] = {
    "subsidy": Text("补助标准", "Subsidy"),
    "ceiling": Text("补助上限", "Ceiling"),
    "share": Text("比例", "Share"),
    "fund": Text("资金规模", "Fund"),
    "floor": Text("底线", "Floor"),
    "line": Text("标准线", "Line"),
    "count": Text("数量", "Number"),
    "period": Text("期限", "Period"),
    "date": Text("时间节点", "Date"),
}
BOUNDS: dict[str, Text] = {"": Text("", ""), "min": Text("不低于", "at least"), "max": Text("不超过", "at most")}
# What a screen has room for; downloads carry every column.
SHOWN = (
    "clause",
    "theme",
    "words",
    "measured",
    "indicator",
    "value",
    "unit",
    "period",
    "coverage",
    "status",
    "departments",
    "above",
)
PROMISED = (
    "clause",
    "kind",
    "words",
    "bound",
    "amount",
    "unit",
    "per",
    "due",
    "measured",
    "value",
    "period",
    "coverage",
    "status",
)
# A count of the whole region is no measure of one place's part of it.
WHOLE = Text("只按全区衡量", "Measured for the region alone")
CLAUSE = Column("clause", Text("条款", "Clause"))
THEME = Column("theme", Text("主题", "Theme"))
PERIOD = Column("period", Text("期", "Period"))
COVERAGE = Column("coverage", Text("报送", "Coverage"), opens=lambda row: Reporting(row["value"]))


def table(view: View, book: Ledger, found: Sequence[State]) -> Table:
    """One row a clause: what it asks, who answers, what it carries out, what measures it and how that stands."""
    columns = (
        CLAUSE,
        Column("level", Text("层级", "Level")),
        THEME,
        Column("words", Text("内容", "What it asks")),
        Column("measured", Text("衡量", "Measured")),
        Column("indicator", Text("对照指标", "Indicator")),
        Column("value", Text("数值", "Value"), "figure"),
        Column("unit", Text("单位", "Unit")),
        Column("read_at", Text("地区", "Area")),
        PERIOD,
        COVERAGE,
        Column("status", Text("状态", "Status"), "status"),
        Column("indicators", Text("全部指标", "All its indicators")),
        Column("departments", Text("责任部门", "Departments")),
        Column("above", Text("落实", "Carries out")),
        Column("before", Text("承接", "Continues")),
        Column("below", Text("由其落实", "Carried out by")),
        Column("note", Text("说明", "Note")),
    )
    return Table(_title(view, Text("政策条款台账", "Ledger of clauses")), columns, tuple(_row(book, s) for s in found))


def _row(book: Ledger, state: State) -> dict[str, object]:
    clause, theme = state.clause, book.themes[state.clause.theme]
    all_of = [INDICATORS[i].called_in(regime_of(state.period).id) for i in state.indicators]
    return {
        "clause": name(book, clause),
        "level": LEVEL_NAMES[state.document.level],
        "theme": theme.name,
        "words": clause.words,
        "measured": state.word,
        "indicators": Text("、".join(i.name.zh for i in all_of), ", ".join(i.name.en for i in all_of)),
        "departments": departments(book, clause),
        "above": names(book, book.above(clause)),
        "before": names(book, [book.clauses[ref] for ref in clause.continues]),
        "below": names(book, book.below(clause.ref)),
        "note": clause.note,
        "status": state.status,
        **(_figure(state.leading, state) if state.leading else {}),
    }


def _figure(cell: Cell, state: State) -> dict[str, object]:
    indicator = cell.indicator
    return {
        "indicator": indicator.name,
        "value": cell,
        "unit": unit_words(indicator.unit),
        "read_at": state.area.name,
        "period": period_words.last(cell.period, state.period),
        "coverage": coverage(cell),
    }


def commitments(view: View, book: Ledger, found: Sequence[State]) -> Table:
    """One row a promise that can be counted or dated, with the figure where an indicator measures it, in the same unit."""
    columns = (
        CLAUSE,
        THEME,
        Column("kind", Text("类别", "Kind")),
        Column("words", Text("承诺", "Commitment")),
        Column("bound", Text("方向", "Bound")),
        Column("amount", Text("数额", "Amount"), "number"),
        Column("unit", Text("单位", "Unit")),
        Column("per", Text("范围", "Per")),
        Column("due", Text("时限", "Due")),
        Column("measured", Text("衡量", "Measured")),
        Column("value", labels.VALUE, "figure"),
        PERIOD,
        COVERAGE,
        Column("status", Text("状态", "Status"), "status"),
    )
    rows = tuple(row for state in found for row in _promises(view, book, state))
    return Table(_title(view, Text("量化承诺", "Commitments in figures")), columns, rows)


def _promises(view: View, book: Ledger, state: State) -> Iterator[dict[str, object]]:
    theme = book.themes[state.clause.theme]
    for promised in state.clause.commitments:
        measured, cell = _measured(promised, state)
        yield {
            "clause": name(book, state.clause),
            "theme": theme.name,
            "kind": KINDS[promised.kind],
            "words": promised.words,
            "bound": BOUNDS[promised.bound],
            "amount": promised.amount,
            "unit": Text(promised.unit, promised.unit_en),
            "per": promised.per,
            "due": promised.due.isoformat() if promised.due else "",
            "measured": measured,
            "value": cell,
            "period": period_words.last(cell.period, state.period) if cell else None,
            "coverage": coverage(cell) if cell else None,
            "status": status_of(cell) if cell else None,
        }


def _measured(promised: Commitment, state: State) -> tuple[Text, Cell | None]:
    """Whether anything measures a promise here, and the figure that does."""
    if not promised.indicator:
        return UNMEASURED, None
    cell = next((c for c in state.cells if c.indicator.id == promised.indicator), None)
    if cell is None:
        return ELSEWHERE if promised.indicator in state.unowed else UNHELD, None
    whole = state.document.area or REGION
    if cell.indicator.is_sum and promised.amount and state.area.code != whole:  # none of a whole is none of each part
        return WHOLE, None
    return MEASURED, cell


def _title(view: View, what: Text) -> Text:
    zh, en = (f"{what[lang]} {view.area.name[lang]} {month(view.period, lang)}" for lang in ("zh", "en"))
    return Text(zh, en)
