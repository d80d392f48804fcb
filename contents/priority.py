"""How do the priority-assistance banners stand: input, every indicator, the gap to the others, whom to worry about first?"""

from __future__ import annotations

from collections.abc import Sequence

from contents.content import Content, Drawing, Lines, Listing, Part, Places, columns
from contents.indicator import NO_TREND
from contents.overview import NONE_BEHIND
from drawing.charts import bars, highlighted
from drawing.charts import trend as chart
from drawing.picture import Picture
from findings.core.view import View, banners_of
from findings.gaps import gap_summary, gap_table
from findings.indicator import trend
from findings.lineage.file_names import file_name, of_month
from findings.links import unsettled
from findings.overview import ranked_shortfalls
from findings.overview.ranked_shortfalls import Worry
from findings.priority import priority_funding, priority_matrix
from geo.register import REGION, Area
from language.text import NOTHING, Text
from metrics.catalogue import families_in

TITLE = Text("重点帮扶", "Priority")
WORRY_FIRST = Text("最先要看的旗县，为什么", "First to worry about, and why")
MATRIX = Text("逐项对照（点数字看来源）", "Every indicator (a click on a figure opens its source)")
GAPS = Text("与盟市、全区的差距，是否在缩小", "Gap to the league and to the region, and whether it closes")
MAIN = Text("主要指标", "Main indicators")
MOST = 5  # banners in the list


def content(view: View, worst: Sequence[Worry] | None = None, banner: Area | None = None, family: str = "") -> Content:
    """The page of a month: `worst` are its worries where they are known, `banner` is whom map and trend bring out, `family` whose indicators stand in the matrix (the main ones without)."""
    whole = priority_matrix.of_group(view)
    worst = ranked_shortfalls.worries(whole) if worst is None else worst
    chosen = banner or priority_matrix.chosen(view, whole, worst)
    parts: dict[str, Part] = {
        "worry_first": Places(WORRY_FIRST, tuple(worst[:MOST]), NONE_BEHIND),
        "map": Drawing("priority.map", lambda lang: highlighted.picture(whole, chosen, lang)),
        **_input(whole),
        "trend": Drawing("priority.trend", lambda lang: _over_months(whole, chosen, lang), NO_TREND),
        "matrix": _matrix(whole, family),
        "gaps_told": Lines(GAPS, (gap_summary.sentence(whole),)),
    }
    if whole.indicator.is_rate:
        parts["gaps"] = _gaps(whole)
    return Content(TITLE, priority_matrix.answer(whole, worst), parts)


def _input(view: View) -> dict[str, Part]:
    """What was allocated to each banner, which is counted by the list of the month alone; what is not known of the lists."""
    notes = (priority_funding.unnamed(view.register), unsettled.sentence(view))
    if other := priority_funding.uncounted(view):
        return {"input_told": Lines(NOTHING, tuple(filter(None, (other, *notes))))}
    found = priority_funding.banner_input(view)
    return {
        "input": Drawing("priority.input", lambda lang: bars.picture(found, lang)),
        "input_told": Lines(NOTHING, tuple(filter(None, (found.sentence, *notes)))),
    }


def _over_months(view: View, chosen: Area, lang: str) -> Picture | None:
    """The chosen banner; for a rate with its league and the region beside it."""
    league = view.register.league_of(chosen.code)
    wider = [a for a in (league, view.register.areas[REGION]) if a and view.indicator.is_rate]
    shown = trend.trend(view, [chosen, *wider])
    return None if shown.is_empty else chart.picture(shown, lang)


def _matrix(view: View, family: str) -> Listing:
    table = priority_matrix.matrix(view, family)
    shown = ("area", *(column.key for column in table.columns if column.kind == "figure"))
    whose = families_in(view.period)[family].name if family else MAIN
    return Listing(
        MATRIX, lambda: table, file_name(banners_of(view.group), whose, of_month(view.period)), columns(*shown)
    )


def _gaps(view: View) -> Listing:
    table = gap_table.table(view)
    shown = tuple(column.key for column in table.columns if column.key != "code")
    return Listing(
        NOTHING,
        lambda: table,
        file_name(view.indicator.name + Text("差距", " gaps"), banners_of(view.group), of_month(view.period)),
        columns(*shown),
        of_indicator=True,
    )
