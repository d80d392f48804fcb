"""What changed at one place since last month: standings against targets, and places among its peers; and what opens of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from findings.core import comparison_text
from findings.core.peers import stand
from findings.core.population import PEERS, Among
from findings.core.ranks import joint
from findings.core.status import status_of
from findings.core.view import View
from findings.links.differences import Margin
from findings.links.ordering import Order
from findings.overview import monthly_crossings, threshold_crossings
from findings.place.sheet import Line, Sheet
from findings.text.target_words import called, marked
from language.nouns import ITEMS, Noun, counted
from language.sentence import joined, linked, written
from language.text import AND, COLON, NOTHING, STOP, Text
from metrics.arithmetic import months_before
from metrics.cell import Cell
from metrics.comparability import obstructed

MOST = 4
NOTICED = 2  # places gained or lost among peers


@dataclass(frozen=True)
class Moves:
    """Changes, the weightiest first. `calm`: that there are none among what compares; `against`: what does not, and why; else empty."""

    told: tuple[Text, ...]
    calm: Text
    against: Text


def moves(view: View, shown: Sheet) -> Moves:
    """Changes of the sheet's lines since last month, like for like; above banners also who crossed a target."""
    before = replace(view, period=months_before(view.period, 1))
    pairs = [(line, then) for line in shown.lines if (then := _then(before, line))]
    crossed = [move for line, then in pairs if (move := _standing(line, then))]
    climbed = [found for line, then in pairs if (found := _rank(before, shown, line, then))]
    below = (
        [monthly_crossings.turned(view, turn) for turn in threshold_crossings.turns(view)]
        if view.area.level != "banner"
        else []
    )
    ranks = [move for _, move in sorted(climbed, key=lambda found: -found[0])]
    told = tuple([*crossed, *below, *ranks][:MOST])
    lost = [_against(line) for line in shown.lines if not _then(before, line)]
    calm = NOTHING if told or not pairs else _calm([line for line, _ in pairs], bool(lost))
    return Moves(told, calm, _told_against(lost, len(pairs)))


def _calm(alike: Sequence[Line], some: bool) -> Text:
    """Nothing moved: of all indicators of the sheet, or of those that compare."""
    goal = called(*(line.cell.target for line in alike))
    whom = (
        Text("可比的", "of the ") + counted(len(alike), COMPARING) if some else Text("与上月相比，", "since last month")
    )
    return written(
        Text(
            f"{{whom}}没有越过{goal.zh}，同类位次变化不大。",
            f"No {goal.en} was crossed and ranks hardly moved: {{whom}}.",
        ),
        whom=whom,
    )


COMPARING = Noun("项", "指标", "indicator that compares", "indicators that compare")


def _against(line: Line) -> Text:
    """Why a line cannot be held against last month."""
    return comparison_text.without(line.cell) or Text("两月上报的旗县不同", "other banners reported last month")


def _told_against(lost: Sequence[Text], compared: int) -> Text:
    """另有8项与上月不可比：年初重新起算5项、无上月数3项: each reason once."""
    reasons = monthly_crossings.reasons_of(lost)
    if not reasons:
        return NOTHING
    told = [reason if len(reasons) == 1 else _so_many(reason, count) for reason, count in reasons.items()]
    why = COLON + joined(told, AND) + STOP
    if not compared:
        return Text("与上月比不出变化", "Nothing to hold against last month") + why
    return Text("另有", "") + counted(len(lost), MORE) + why


def _so_many(reason: Text, count: int) -> Text:
    """年初重新起算5项."""
    return reason + Text("", " ") + counted(count, ITEMS)


MORE = Noun("项", "与上月不可比", "more not comparable with last month")


def _then(before: View, line: Line) -> Cell | None:
    """Last month's figure of the same places, if it may be compared."""
    cell = line.cell
    then = before.cell(cell.indicator.id)
    same = then.value is not None and cell.value is not None and then.reported == cell.reported
    return then if same and obstructed(cell.indicator, cell.period, "month") is None else None


def _standing(line: Line, then: Cell) -> Text | None:
    """Both standings, each of which opens the distance from its month's target."""
    was = status_of(then).standing
    if was == line.status.standing or {"none", "partial"} & {was, line.status.standing}:
        return None
    old, new = status_of(then).called, line.status.called
    said = written(
        Text("{indicator}由{old}转为{new}", "{indicator}: {old} {new}"),
        indicator=line.cell.indicator.name,
        old=linked(Text(old.zh, f"from {old.en.lower()}"), Margin(then)),
        new=linked(Text(new.zh, f"to {new.en.lower()}"), Margin(line.cell)),
    )
    return marked(said, is_assumption=line.status.is_assumption)


def _rank(before: View, shown: Sheet, line: Line, then: Cell) -> tuple[int, Text] | None:
    """How many places up or down among the same number of peers, if that is noticeable; each rank opens its month's order."""
    indicator, now = line.cell.indicator, line.stand.rank
    was = stand(before, indicator, shown.peers, shown.area, before.period).rank
    if now is None or was is None or now.of != was.of or abs(now.place - was.place) < NOTICED:
        return None
    among, old, new = Among(PEERS, shown.area.code), joint(was.tied), joint(now.tied)
    way = Text("升", "up") if now.place < was.place else Text("降", "down")
    sentence = written(
        Text("{indicator}在同类中由{old}{way}至{new}（共{peers}）", "{indicator}: {way} {old} {new} of {peers}"),
        indicator=indicator.name,
        way=way,
        old=linked(Text(f"{old.zh}第{was.place}", f"from {old.en}{was.place}"), Order(then, among)),
        new=linked(Text(f"{new.zh}第{now.place}", f"to {new.en}{now.place}"), Order(line.cell, among)),
        peers=counted(now.of, Noun("个", "", "peer", "peers")),
    )
    return abs(now.place - was.place), sentence
