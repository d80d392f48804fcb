"""Level and change together: where each place stands and how far it moved since last year, by its group; who lacks either, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from findings.core.comparison_text import bracketed, why
from findings.core.judgement import target_of_each
from findings.core.population import listed
from findings.core.view import View
from findings.links.progress import Progress, moved, standstill
from findings.ranking.standings import Placing
from findings.text import period_words
from findings.text.wording import first_of
from geo.register import REGION, Area
from language.nouns import PLACES, counted
from language.sentence import joined, linked
from language.text import NOTHING, STOP, THEN, Text
from metrics.catalogue import Indicator, Target
from metrics.comparability import obstructed

NAMED = 5  # places of one reason that are named
GROUPS: dict[str, Text] = {
    "priority": Text("国家重点帮扶旗县", "national priority banners"),
    "former": Text("其他脱贫旗县", "other former poverty banners"),
    "others": Text("其他旗县", "other banners"),
    "league": Text("盟市", "leagues and cities"),
}


@dataclass(frozen=True)
class Mark:
    """A place with a figure and a change: points of rates, per cent of other values."""

    placing: Placing
    level: float
    change: float
    group: str  # one of GROUPS


@dataclass(frozen=True)
class LevelChange:
    """The marks, and what they are held against: the target, else the region's value of a rate; None without either.

    `without`: places that have no mark, and why. `forbidden`: why the calendar allows nobody's change, if it does not.
    """

    indicator: Indicator
    marks: tuple[Mark, ...]
    without: tuple[tuple[Area, Text], ...]
    reference: float | None
    target: Target | None
    forbidden: Text = NOTHING


def level_change(view: View, found: Sequence[Placing]) -> LevelChange:
    """Of places of one level in the month of a view. A sum has a mark where everybody who owes it reported both years."""
    forbidden = obstructed(view.indicator, view.period, "year")
    marks = tuple(mark for placing in found if (mark := _mark(placing)))
    drawn = {mark.placing.area.code for mark in marks}
    without = tuple((p.area, standstill(p.cell)) for p in found if p.area.code not in drawn)
    target = target_of_each(view.indicator, view.period)
    if view.indicator.is_sum and any(p.area.level != "banner" for p in found):
        target = None  # what is asked of a banner is not asked of a sum
    region = view.cell(area=REGION).value if view.indicator.is_rate else None
    reference = target.threshold(view.period) if target else region
    told = why(view.cell(), forbidden, "year") if forbidden else NOTHING
    return LevelChange(view.indicator, marks, without, reference, target, told)


def _mark(placing: Placing) -> Mark | None:
    level, change = placing.cell.orderable, moved(placing.cell)
    return None if level is None or change is None else Mark(placing, level, change, group_of(placing.area))


def group_of(area: Area) -> str:
    """Which of GROUPS a place is in."""
    if area.level == "league":
        return "league"
    return "priority" if area.priority_national else "former" if area.former_poverty else "others"


def left_out(view: View, found: LevelChange) -> Text:
    """How many places have no mark, which, and why; nothing where all have one, or none can have."""
    if not found.without or not found.marks:
        return NOTHING
    among = listed(view, found.marks[0].placing.area.level)
    by_reason: dict[Text, list[Area]] = defaultdict(list)
    for area, reason in found.without:
        by_reason[reason].append(area)
    count = linked(counted(len(found.without), PLACES), Progress(view.cell(), among))
    reasons = [first_of([a.name for a in areas], NAMED) + bracketed(reason) for reason, areas in by_reason.items()]
    return count + Text("没有标出：", " not marked: ") + joined(reasons, THEN) + STOP


def nothing_told(found: LevelChange) -> Text:
    """Why there is no mark at all."""
    ago = period_words.of(found.indicator).year_ago
    if found.forbidden:
        return Text(f"与{ago.zh}比：", f"Against {ago.en}: ") + found.forbidden + STOP
    reasons = list(dict.fromkeys(reason for _, reason in found.without))
    return (
        Text(f"没有可与{ago.zh}相比的地区", f"No place can be held against {ago.en}")
        + bracketed(joined(reasons, THEN))
        + STOP
    )
