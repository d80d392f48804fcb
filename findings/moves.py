"""What changed at one place since last month: standings against targets, and places among its peers; and what opens of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from findings import crossings, places
from findings.among import PEERS, Among
from findings.derived import Phrase
from findings.differences import Margin
from findings.nouns import Noun, counted
from findings.order import Order
from findings.peers import stand
from findings.profile import joint
from findings.sheet import Line, Sheet
from findings.status import WORDS, status_of
from findings.view import View
from findings.wording import Text
from metrics.arithmetic import months_before
from metrics.cell import Cell
from metrics.comparability import obstructed

MOST = 4
NOTICED = 2  # places gained or lost among peers


@dataclass(frozen=True)
class Move:
    """One change in a sentence, with its words that open something."""

    sentence: Text
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Moves:
    """Changes, the weightiest first. `comparable` is False where last month holds nothing to compare with."""

    told: tuple[Move, ...]
    comparable: bool


def moves(view: View, shown: Sheet) -> Moves:
    """Changes of the sheet's lines since last month, like for like; above banners also who crossed a target."""
    before = replace(view, period=months_before(view.period, 1))
    pairs = [(line, then) for line in shown.lines if (then := _then(before, line))]
    crossed = [move for line, then in pairs if (move := _standing(line, then))]
    climbed = [found for line, then in pairs if (found := _rank(before, shown, line, then))]
    below = [_turned(view, turn) for turn in places.turns(view)] if view.area.level != "banner" else []
    ranks = [move for _, move in sorted(climbed, key=lambda found: -found[0])]
    return Moves(tuple([*crossed, *below, *ranks][:MOST]), bool(pairs))


def _turned(view: View, turn: places.Turn) -> Move:
    return Move(turn.sentence, tuple(crossings.phrases(view, turn)))


def _then(before: View, line: Line) -> Cell | None:
    """Last month's figure of the same places, if it may be compared."""
    cell = line.cell
    then = before.cell(cell.indicator.id)
    same = then.value is not None and cell.value is not None and then.reported == cell.reported
    return then if same and obstructed(cell.indicator, cell.period, "month") is None else None


def _standing(line: Line, then: Cell) -> Move | None:
    """Both standings, each of which opens the distance from its month's target."""
    was = status_of(then).standing
    if was == line.status.standing or {"none", "partial"} & {was, line.status.standing}:
        return None
    old, new, indicator = WORDS[was], WORDS[line.status.standing], line.cell.indicator
    left, come = Text(old.zh, f"from {old.en.lower()}"), Text(new.zh, f"to {new.en.lower()}")
    sentence = Text(f"{indicator.zh}由{left.zh}转为{come.zh}", f"{indicator.en}: {left.en} {come.en}")
    return Move(sentence, (Phrase(left, Margin(then)), Phrase(come, Margin(line.cell))))


def _rank(before: View, shown: Sheet, line: Line, then: Cell) -> tuple[int, Move] | None:
    """How many places up or down among the same number of peers, if that is noticeable; each rank opens its month's order."""
    indicator, now = line.cell.indicator, line.stand.rank
    was = stand(before, indicator, shown.peers, shown.area, before.period).rank
    if now is None or was is None or now.of != was.of or abs(now.place - was.place) < NOTICED:
        return None
    up, among = now.place < was.place, Among(PEERS, shown.area.code)
    old, new = joint(was.tied), joint(now.tied)
    left = Text(f"{old.zh}第{was.place}", f"from {old.en}{was.place}")
    come = Text(f"{new.zh}第{now.place}", f"to {new.en}{now.place}")
    whom = counted(now.of, Noun("个", "", "peer", "peers"))
    sentence = Text(
        f"{indicator.zh}在同类中由{left.zh}{'升' if up else '降'}至{come.zh}（共{whom.zh}）",
        f"{indicator.en}: {'up' if up else 'down'} {left.en} {come.en} of {whom.en}",
    )
    phrases = (Phrase(left, Order(then, among)), Phrase(come, Order(line.cell, among)))
    return abs(now.place - was.place), Move(sentence, phrases)
