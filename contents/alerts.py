"""Who must act? What is general, said once; alerts by place and line of work; how many by month; how often each rule fires."""

from __future__ import annotations

from collections.abc import Sequence

from contents.content import Content, Drawing, Lines, Listing, columns
from drawing.charts import alerts as chart
from drawing.picture import Picture
from findings.alerts import alert_list, alert_matrix, alert_summary, evaluation, general_rules
from findings.alerts.evaluation import Alert, Tally
from findings.alerts.grading import Levels
from findings.core.table import Table
from findings.core.view import View
from findings.lineage import file_names
from language.nouns import ITEMS, counted
from language.sentence import joined
from language.text import NOTHING, Text

TITLE = Text("预警调度", "Alerts")
GAP = Text("·", " ")  # between the words of a file's name
NONE_ALARMED = Text("没有这样的预警。", "There is no such alert.")
BY_MONTH = Text("各月预警数", "Alerts by month")
OPENS_ON = "news"  # of alert_summary.CHOICES
RULES = Text("规则", "Rules")
GENERAL = Text("普遍情况", "General findings")
HOW = Text(
    "一个地区、一项工作为一项预警，原因列在其中，颜色随最重的原因；黄色为关注，红色为落后，与一页表一致。一条规则在全区三分之一以上旗县触发的，"
    "作为普遍情况合并说明，不计入各地预警；比普遍程度更重的仍单列。",
    "A place and a line of work are one alert with its reasons inside, in the colour of the gravest; yellow is to watch and red is behind, as on the "
    "one-page sheet. What a rule finds at more than a third of the region's banners is told once and is no alert of a place; what is graver still leads.",
)
# A reason says the rule and the figure, and opens it; they have columns of their own in the files.
SHOWN = ("colour", "area", "league", "family", "sentence", "since", "state")


def content(view: View) -> Content:
    """The page of an area, a month and a group, with the list it opens on."""
    watched = evaluation.seen(view, view.banners)
    found, tallies = evaluation.of_places(view, watched), evaluation.history(view, watched)
    return of_alerts(view, watched, found, tallies, choice=OPENS_ON)


def of_alerts(
    view: View,
    watched: Sequence[Levels],
    found: Sequence[Alert],
    tallies: Sequence[Tally],
    family: str = "",
    choice: str = "all",
) -> Content:
    """The same of alerts that are known; the list of one line of work, and what of it is chosen, if one is named."""
    matrix = alert_matrix.grid(view, found)
    shown = [key for key in SHOWN if key != "league" or view.area.level == "region"]
    chosen, only = alert_summary.chosen(found, family, choice), alert_summary.narrowed(view.period, family, choice)
    return Content(TITLE, alert_summary.answer(view, found), {
        "general": Lines(GENERAL, tuple(general_rules.told(view, watched))),
        "by_place": Listing(NOTHING, lambda: matrix, _file(view, TITLE + Text("各地各项", " by place")), columns("area", *alert_matrix.lines_of(found)), _in_numbers),
        "by_month": Drawing("alarms", lambda lang: _by_month(tallies, lang)),
        "list": Listing(NOTHING, lambda: alert_list.listed(view, chosen, only), _file(view, joined((TITLE + Text("逐条", " one by one"), *only), GAP)), columns(*shown), none=NONE_ALARMED),
        "how": Lines(NOTHING, (HOW,), aside=True),
        "rules": Listing(RULES, lambda: general_rules.record(view, watched), _file(view, TITLE + Text("规则", " by rule"))),
    })  # fmt: skip


def _file(view: View, what: Text) -> Text:
    """Of the area, or of those of its banners that are of a group."""
    return file_names.of_places(view, what, "banner") if view.group else file_names.of_area(view, what)


def _in_numbers(matrix: Table) -> Table:
    """The same for a file: numbers alone."""
    return matrix.only(*(column.key for column in matrix.columns if column.kind != "counts"))


def _by_month(tallies: Sequence[Tally], lang: str) -> Picture | None:
    if len(tallies) < 2:
        return None
    alt = _told(tallies[0]) + Text("；", "; ") + _told(tallies[-1])
    return Picture(BY_MONTH, Text("项", "alerts"), alt, chart.spec(tallies, lang), chart.legend(lang))


def _told(tally: Tally) -> Text:
    """2021-06 红色2项、黄色1项."""
    red, yellow = counted(tally.red, ITEMS), counted(tally.yellow, ITEMS)
    return Text(
        f"{tally.period:%Y-%m} 红色{red.zh}、黄色{yellow.zh}", f"{tally.period:%Y-%m}: {red.en} red, {yellow.en} yellow"
    )
