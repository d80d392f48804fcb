"""Who is this place, and how does it stand? One sheet, or up to four places side by side."""

from __future__ import annotations

from collections.abc import Sequence

from contents.content import Content, Drawing, Facts, Lines, Listing
from contents.further import further
from drawing.charts import trend as chart
from findings.alerts import evaluation
from findings.alerts.evaluation import Alert
from findings.core.view import View
from findings.indicator import trend
from findings.lineage import file_names
from findings.place import comparison, identity, monthly_changes, sheet, sheet_table
from findings.place.comparison import Comparison
from findings.place.monthly_changes import Moves
from findings.place.sheet import Sheet
from geo.register import Area
from language.text import NOTHING, Text

TITLE = Text("旗县", "Place")
MOVED = Text("比上月的变化", "Changed since last month")
ALERTS = Text("预警", "Alerts")
SHEET, SIDE_BY_SIDE = Text("旗县一页", "Sheet"), Text("并列比较", "Side by side")  # in names of files
NO_ALERTS = Text("没有预警。", "No alerts.")


def content(view: View, others: Sequence[Area] = ()) -> Content:
    """The sheet of the area of the view, or that area beside `others`."""
    if others:
        return of_several(view, comparison.comparison(view, others))
    found = sheet.sheet(view)
    return of_one(view, found, monthly_changes.moves(view, found), evaluation.alerts(view, view.area))


def of_one(view: View, found: Sheet, moved: Moves, alerts: Sequence[Alert]) -> Content:
    """One place: who it is, its lines of work, what changed since last month, its alerts."""
    changes = tuple(words for words in (*moved.told, moved.calm, moved.against) if words)
    return Content(TITLE, sheet.answer(view, found), {
        "identity": Facts(NOTHING, identity.identity(view.area, view.register, view.period)),
        "figures": Listing(NOTHING, lambda: sheet_table.table(view, found), _file(view)),
        "moved": Lines(MOVED, changes),
        "alerts": Lines(ALERTS, tuple(words for words in (*(a.sentence for a in evaluation.own(alerts)), evaluation.folded(alerts)) if words), NO_ALERTS),
        **further(view),
    })  # fmt: skip


def of_several(view: View, found: Comparison) -> Content:
    """Several places, a column for each, and the chosen indicator over months."""
    return Content(TITLE, comparison.answer(view, found), {
        "figures": Listing(NOTHING, lambda: comparison.led_table(view, found), _file(view, len(found.areas) - 1)),
        "trend": Drawing("trend", lambda lang: chart.picture(trend.trend(view, found.areas), lang, height=230)),
    })  # fmt: skip


def _file(view: View, others: int = 0) -> Text:
    """The sheet of one place; of several side by side under the name of the first."""
    return file_names.of_area(view, SIDE_BY_SIDE if others else SHEET)
