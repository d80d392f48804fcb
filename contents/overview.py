"""Where are we behind, and who must move? The lines of work, one map, a short list of places."""

from __future__ import annotations

from contents.content import Cards, Content, Drawing, Lines, Listing, Part, Places, Tally, columns
from contents.further import further
from contents.maps import drawn
from findings.alerts import banner_counts
from findings.behind import banners_behind, shortfall_table
from findings.core import coverage
from findings.core.view import View
from findings.lineage import file_names
from findings.links import unsettled
from findings.overview import card_table, cards, line_moves, monthly_crossings, watchlist
from findings.text.lines_of_work import LINES
from language.text import NOTHING, Text

TITLE = Text("总览", "Overview")
MUST_MOVE = Text("谁落后，谁要动", "Who is behind and must move")
DOING_WELL = Text("做得好", "Doing well")
CHANGED = Text("本月变化", "Changed this month")
FIGURES = Text(f"{LINES.zh}本页数字", f"The {LINES.en} as a table")
NONE_REPORTED = Text(
    "这个月没有旗县上报，无从判断谁先谁后。", "No banner reported this month: nothing says who is ahead or behind."
)
NONE_JUDGED = Text(
    "没有能对照目标或参考线判断的旗县。", "No banner has a figure that is held against a target or reference."
)
NONE_BEHIND = Text("已报旗县均达到目标或参考线。", "Every banner that reported reaches its targets and references.")
NONE_WELL = Text("没有旗县全部达标。", "No banner reaches every target and reference.")


def content(view: View) -> Content:
    """The page of an area and a month."""
    found = tuple(cards.cards(view))
    parts: dict[str, Part] = {
        "cards": Cards(found),
        "map": Drawing("overview", lambda lang: drawn(view.due, lang)),
        **_places(view),
    }
    parts |= further(view)
    parts["open"] = Lines(NOTHING, tuple(filter(None, [unsettled.sentence(view)])), aside=True)
    file = file_names.of_area(view, TITLE)
    parts["figures"] = Listing(FIGURES, lambda: card_table.table(view, found), file)
    return Content(TITLE, cards.answer(view, banners_behind.counts(view)) + line_moves.sentence(view), parts)


def _places(view: View) -> dict[str, Part]:
    """Who is behind, who does well, what changed; where nobody reported only that."""
    if coverage.nobody_reported(view):
        return {"must_move": Places(MUST_MOVE, (), NONE_REPORTED)}
    none = NONE_JUDGED if watchlist.nobody_judged(view) else NONE_BEHIND
    lacking = banner_counts.incomplete(view)
    return {
        "behind": Tally(MUST_MOVE, banners_behind.sentence(view), banners_behind.by_league(view)),
        "must_move": Places(NOTHING, tuple(watchlist.behind(view)), none),
        **_all_behind(view),
        "lacking": Lines(NOTHING, (lacking,) if lacking else (), aside=True),
        "doing_well": Places(DOING_WELL, tuple(watchlist.doing_well(view)), NONE_WELL),
        "changed": Lines(CHANGED, tuple(monthly_crossings.changes(view))),
    }


def _all_behind(view: View) -> dict[str, Part]:
    """Every banner with every target it misses, if any: made where it is asked for, with numbers to be added up in its file."""
    heading = shortfall_table.heading(view)
    whole = Listing(
        heading,
        lambda: shortfall_table.table(view),
        file_names.of_area(view, TITLE + Text("落后全部", " all behind")),
        shown=columns(*shortfall_table.SHOWN),
        facts=(shortfall_table.EXPLAINED,),
    )
    return {"all_behind": whole} if heading else {}
