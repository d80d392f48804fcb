"""Which places are behind and must move, which do well, and what changed since last month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from findings.core.judgement import of_banners, target_of_each
from findings.core.population import listed
from findings.core.status import Status, status_of
from findings.core.view import View
from findings.links import target_gap
from findings.links.explanation import Phrase
from findings.links.target_results import Held
from findings.text.wording import first_of
from geo.register import Area
from language.nouns import Noun, counted
from language.text import Text
from metrics.arithmetic import months_before
from metrics.catalogue import Target
from metrics.cell import Cell
from metrics.comparability import obstacle


@dataclass(frozen=True)
class Place:
    """A place with the figure that speaks for it and the sentence that says why."""

    area: Area
    cell: Cell
    status: Status
    sentence: Text
    phrases: tuple[Phrase, ...]  # its words that open something


def behind(view: View, most: int = 5) -> list[Place]:
    """Banners short of a target, each with the shortfall that comes first: who is behind before who is to be watched, and
    within each who takes most from the figure of all banners looked at (see `weighed`).

    Three persons short in a small banner are many points and still no first matter. A place that has not reported is
    never in the list; `unreported` names those.
    """
    margins = _bands(view, view.period)
    if margins.size == 0:
        return []
    weights = weighed(margins, _sizes(view, view.period))
    short = sorted(
        (bool(margins[r, c] >= -1), float(weights[r, c]), int(c), int(r)) for r, c in np.argwhere(margins < 0)
    )
    first: dict[int, int] = {}
    for _, _, column, row in short:
        first.setdefault(column, row)
    return [_behind(view, column, row) for column, row in list(first.items())[:most]]


def nobody_judged(view: View) -> bool:
    """Whether no banner has a figure that is held against a target: an empty list then says nothing good of anybody."""
    return bool(np.isnan(_bands(view, view.period)).all())


def weighed(margins: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Margins, one row an indicator and one column a place, times each place's share of what the indicator divides by.

    A place 10 points short that holds a twentieth of the money takes half a point from the whole: reaching its target would
    add that much. Of an indicator that divides by nothing every place has the same share.
    """
    known = np.where(np.isnan(margins), np.nan, np.where(np.isnan(sizes), 1.0, sizes))
    totals = np.nansum(known, axis=1, keepdims=True)
    return margins * known / np.where(totals > 0, totals, 1.0)


def _sizes(view: View, period: dt.date) -> np.ndarray:
    """What the judged indicators divide by: money delivered, people employed last year, projects planned."""
    codes = [b.code for b in view.banners]
    return np.array([view.cube.values(n, codes, period, "denominator") for n in of_banners(view.cube, period)])


def _behind(view: View, column: int, row: int) -> Place:
    indicator = of_banners(view.cube, view.period)[row]
    area = view.banners[column]
    cell = view.cell(indicator, area.code)
    status = status_of(cell)
    amounts = target_gap.amounts(cell)
    sentence = target_gap.gap(cell, status) + target_gap.bracketed(amounts)
    return Place(area, cell, status, sentence, (*target_gap.reached(cell, status), *amounts))


def doing_well(view: View, most: int = 3) -> list[Place]:
    """Banners that reported every judged indicator and reach every target, the one with most in hand first.

    Of a count of what should not be nobody has anything in hand: the best is none.
    """
    margins = _bands(view, view.period)
    if margins.size == 0:
        return []
    reached = np.all(margins >= 0, axis=0)  # not what was not reported
    rates = [view.cube.indicators[name].is_rate for name in of_banners(view.cube, view.period)]
    in_hand = margins[rates].min(axis=0)
    order = [int(n) for n in np.argsort(-in_hand, kind="stable") if reached[n]][:most]
    return [_well(view, n, margins) for n in order]


def _well(view: View, column: int, margins: np.ndarray) -> Place:
    names = of_banners(view.cube, view.period)
    cell = view.cell(names[int(margins[:, column].argmax())], view.banners[column].code)
    status = status_of(cell)
    area, held = view.banners[column], _held(view, view.banners[column], names)
    sentence = held.all_reached + Text("；", "; ") + target_gap.gap(cell, status)
    opening = (Phrase(held.all_reached, held), *target_gap.reached(cell, status), *target_gap.amounts(cell))
    return Place(area, cell, status, sentence, opening)


def _held(view: View, area: Area, names: list[str]) -> Held:
    return Held(area, view.period, tuple(names), "met", listed(view, "banner"))


def unreported(view: View) -> list[Area]:
    """Banners that lack at least one of the judged indicators this month."""
    names = of_banners(view.cube, view.period)
    codes = [b.code for b in view.banners]
    missing = [np.isnan(view.cube.values(name, codes, view.period, "numerator")) for name in names]
    return [b for n, b in enumerate(view.banners) if any(m[n] for m in missing)]


# How a banner may cross a target.
CROSSED: dict[str, Noun] = {
    "fell": Noun("个", "旗县新低于目标", "banner fell below the target", "banners fell below the target"),
    "rose": Noun("个", "旗县新达到目标", "banner reached the target", "banners reached the target"),
}


@dataclass(frozen=True)
class Turn:
    """Places whose standing on one indicator crossed the target since last month."""

    indicator: str
    fell: tuple[Area, ...]
    rose: tuple[Area, ...]
    sentence: Text


def turns(view: View, most: int = 3) -> list[Turn]:
    """What changed since last month, indicators with most changes first; none where last month is not comparable."""
    before = months_before(view.period, 1)
    then = of_banners(view.cube, before)
    names = [n for n in of_banners(view.cube, view.period) if n in then]
    free = [name for name in names if obstacle(view.cube.indicators[name], before, view.period) is None]
    found = [_turn(view, name, before) for name in free]
    changed = [turn for turn in found if turn.fell or turn.rose]
    return sorted(changed, key=lambda t: -len(t.fell) - len(t.rose))[:most]


def _turn(view: View, name: str, before: dt.date) -> Turn:
    codes = [b.code for b in view.banners]
    now, then = (_margin(view, name, codes, p) for p in (view.period, before))
    fell = tuple(b for b, a, z in zip(view.banners, then, now, strict=True) if a >= 0 > z)
    rose = tuple(b for b, a, z in zip(view.banners, then, now, strict=True) if a < 0 <= z)
    indicator = view.cube.indicators[name]
    told = [_named(areas, way) for way, areas in (("fell", fell), ("rose", rose)) if areas]
    zh, en = "；".join(words.zh for words in told), "; ".join(words.en for words in told)
    return Turn(name, fell, rose, Text(f"{indicator.name.zh}：{zh}", f"{indicator.name.en}: {en}"))


def crossed(count: int, way: str) -> Text:
    """21个旗县新达到目标."""
    return counted(count, CROSSED[way])


def _named(areas: tuple[Area, ...], way: str, most: int = 3) -> Text:
    who = first_of([a.name for a in areas], most)
    return crossed(len(areas), way) + Text(f"（{who.zh}）", f" ({who.en})")


def _margin(view: View, name: str, codes: list[str], period: dt.date) -> np.ndarray:
    """Value less threshold, positive when good; NaN where not reported."""
    return view.cube.margins(name, codes, period)


def _bands(view: View, period: dt.date) -> np.ndarray:
    """Margins in watch bands: one row per judged indicator, one column per banner."""
    codes = [b.code for b in view.banners]
    names = of_banners(view.cube, period)
    rows = [_margin(view, n, codes, period) / _target(view, n).watch_within for n in names]
    return np.array(rows) if codes else np.empty((0, 0))


def _target(view: View, name: str) -> Target:
    target = target_of_each(view.cube.indicators[name], view.period)
    assert target is not None, "only judged indicators are asked for"
    return target
