"""How does one indicator stand: what it is, how it moved, who is first and who last?"""

from __future__ import annotations

from collections.abc import Sequence

from contents.content import Content, Drawing, Facts, Lines, Listing, columns
from drawing.charts import distribution, dots
from drawing.charts import level_change as level_plot
from drawing.charts import trend as chart
from findings.core import population
from findings.core.ranks import TOO_FEW
from findings.core.view import View
from findings.indicator import level_change, outlook
from findings.indicator import trend as over_months
from findings.indicator.definition import definition
from findings.indicator.trend import Trend
from findings.lineage import file_names
from findings.ranking import extremes, standings
from findings.ranking.standings import Placing
from findings.text import period_words
from language.text import NOTHING, Text
from metrics.comparability import accumulates

TITLE = Text("指标", "Indicator")
DEFINITION = Text("指标口径", "Definition")
PLACES = Text("各地数值", "The places")
RANKED = Text("位次", " ranked")  # in names of files
YEAR_END = Text("到年底", "By the year's end")
NO_TREND = Text("这段时间没有数值，画不出趋势。", "There is no figure in these months, and no trend to draw.")
NO_SPREAD = Text(f"{TOO_FEW.zh}，不画分布。", f"No spread is drawn: {TOO_FEW.en}.")
NO_PLACES = Text("所列地区这段时间没有数值。", "No place listed has a figure in these months.")


def content(
    view: View, places: Sequence[Placing] | None = None, months: Trend | None = None, *, by_progress: bool = False
) -> Content:
    """The page of an area, a month and an indicator; `places` and `months` where a reader chose other ones than are usual.

    `by_progress`: whether the places come in the order of their changes since last year.
    """
    places = standings.placings(view, population.places(view)) if places is None else places
    months = months or over_months.trend(view)
    answer = extremes.of_places(view, [p.area for p in places]) + standings.middle(view, places)
    name, level = view.indicator.name, places[0].area.level if places else ""
    both = level_change.level_change(view, places)
    unmarked = level_change.left_out(view, both)
    there, words = any(p.cell.value is not None for p in places), period_words.of(view.indicator)
    return Content(TITLE, answer, {
        "trend": Drawing("trend", lambda lang: None if months.is_empty else chart.picture(months, lang), NO_TREND),
        "outlook": Lines(YEAR_END, outlook.told(view)),
        "definition": Facts(DEFINITION, definition(view)),
        "ranking": Drawing("ranking", lambda lang: dots.picture(view, places, lang, by_progress=by_progress) if there else None, NO_PLACES),
        "spread": Drawing("distribution", lambda lang: distribution.picture(view, places, lang), NO_SPREAD if there else NOTHING),
        "level": Drawing("level", lambda lang: level_plot.picture(view, both, lang), level_change.nothing_told(both)),
        "unmarked": Lines(NOTHING, (unmarked,) if unmarked else (), aside=True),
        "places": Listing(PLACES, lambda: standings.table(view, places), file_names.of_places(view, name + RANKED, level), columns(*_of_places(places)), of_indicator=True),
        "months": Listing(words.listed, lambda: over_months.table(months), file_names.of_area(view, name + Text(words.each.zh, f" {words.each.en}")), columns(*_of_months(months)), of_indicator=True),
    })  # fmt: skip


def _of_places(found: Sequence[Placing]) -> tuple[str, ...]:
    """What fits; standings only where there is a target, coverage only where a row is more than one banner."""
    judged = ["status"] if any(p.status.target for p in found) else []
    progress = ["progress"] if any(p.progress for p in found) else []
    sums = ["reported", "expected"] if any(p.cell.expected > 1 for p in found) else []
    return ("rank", "area", "value", *judged, "before", "rank_before", "year", *progress, *sums)


def _of_months(months: Trend) -> tuple[str, ...]:
    """What is there to show; what each month added where the indicator accumulates."""
    flow = ["flow"] if accumulates(months.indicator) else []
    target = ["target"] if any(months.targets) else []
    published = ["published"] if months.published else []
    ahead = ["ahead"] if months.ahead else []
    return ("month", "value", *flow, *ahead, "last_year", *target, *published, "reported", "expected")
