"""What changed at one place since last month: standings against targets, and places among its peers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from findings import places
from findings.peers import stand
from findings.profile import joint
from findings.sheet import Line, Sheet
from findings.status import WORDS, status_of
from findings.view import View
from findings.wording import Text
from metrics.arithmetic import months_before
from metrics.cube import Cell

MOST = 4
NOTICED = 2  # places gained or lost among peers


@dataclass(frozen=True)
class Moves:
    """Sentences, the weightiest first. `comparable` is False where last month holds nothing to compare with."""

    sentences: tuple[Text, ...]
    comparable: bool


def moves(view: View, shown: Sheet) -> Moves:
    """Changes of the sheet's lines since last month, like for like; above banners also who crossed a target."""
    before = replace(view, period=months_before(view.period, 1))
    pairs = [(line, then) for line in shown.lines if (then := _then(before, line))]
    crossed = [text for line, then in pairs if (text := _standing(line, then))]
    climbed = [found for line, _ in pairs if (found := _rank(before, shown, line))]
    below = [turn.sentence for turn in places.turns(view)] if view.area.level != "banner" else []
    ranks = [text for _, text in sorted(climbed, key=lambda found: -found[0])]
    return Moves(tuple([*crossed, *below, *ranks][:MOST]), bool(pairs))


def _then(before: View, line: Line) -> Cell | None:
    """Last month's figure of the same places, if it may be compared."""
    cell = line.cell
    then = before.cell(cell.indicator.id)
    same = then.value is not None and cell.value is not None and then.reported == cell.reported
    return then if same and not cell.broken("month") else None


def _standing(line: Line, then: Cell) -> Text | None:
    was = status_of(then).standing
    if was == line.status.standing or {"none", "partial"} & {was, line.status.standing}:
        return None
    old, new, indicator = WORDS[was], WORDS[line.status.standing], line.cell.indicator
    return Text(f"{indicator.zh}由{old.zh}转为{new.zh}", f"{indicator.en}: from {old.en.lower()} to {new.en.lower()}")


def _rank(before: View, shown: Sheet, line: Line) -> tuple[int, Text] | None:
    """How many places up or down among the same number of peers, if that is noticeable."""
    indicator, now = line.cell.indicator, line.stand.rank
    was = stand(before, indicator, shown.peers, shown.area, before.period).rank
    if now is None or was is None or now.of != was.of or abs(now.place - was.place) < NOTICED:
        return None
    up = now.place < was.place
    old, new = joint(was.tied), joint(now.tied)
    zh = f"{indicator.zh}在同类中由{old.zh}第{was.place}{'升' if up else '降'}至{new.zh}第{now.place}（共{now.of}个）"
    en = f"{indicator.en}: {'up' if up else 'down'} from {old.en}{was.place} to {new.en}{now.place} of {now.of} peers"
    return abs(now.place - was.place), Text(zh, en)
