"""Which places are behind and must move, and which do well."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from findings.core.judgement import of_banners, target_of_each
from findings.core.population import listed
from findings.core.status import Status, status_of
from findings.core.view import View
from findings.links import target_gap
from findings.links.target_results import Held
from geo.register import Area
from language.sentence import linked
from language.text import THEN, Text
from metrics.catalogue import Target
from metrics.cell import Cell
from metrics.cube import Cube


@dataclass(frozen=True)
class Place:
    """A place with the figure that speaks for it and the sentence that says why."""

    area: Area
    cell: Cell
    status: Status
    sentence: Text


def behind(view: View, most: int = 5) -> list[Place]:
    """Banners short of a target, each with the shortfall that comes first: who is behind before who is to be watched, and
    within each who takes most from the figure of all banners looked at (see `weighed`).

    Three persons short in a small banner are many points and still no first matter. A place that has not reported is
    never in the list; `unreported` names those.
    """
    first: dict[str, Shortfall] = {}
    for found in shortfalls(view):
        first.setdefault(found.area.code, found)
    return [_behind(view, found) for found in list(first.values())[:most]]


@dataclass(frozen=True)
class Shortfall:
    """A banner and an indicator whose target it misses: behind, or else to watch."""

    area: Area
    indicator: str
    is_behind: bool


def shortfalls(view: View) -> list[Shortfall]:
    """Every one of the month, in the order of `behind`."""
    margins = bands(view, view.period)
    if margins.size == 0:
        return []
    weights, names = weighed(margins, _sizes(view, view.period)), of_banners(view.cube, view.period)
    short = sorted(
        (bool(margins[r, c] >= -1), float(weights[r, c]), int(c), int(r)) for r, c in np.argwhere(margins < 0)
    )
    return [Shortfall(view.banners[column], names[row], not watched) for watched, _, column, row in short]


def nobody_judged(view: View) -> bool:
    """Whether no banner has a figure that is held against a target: an empty list then says nothing good of anybody."""
    return bool(np.isnan(bands(view, view.period)).all())


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


def _behind(view: View, found: Shortfall) -> Place:
    cell = view.cell(found.indicator, found.area.code)
    status = status_of(cell)
    return Place(found.area, cell, status, target_gap.gap(cell, status) + target_gap.amounts(cell))


def doing_well(view: View, most: int = 3) -> list[Place]:
    """Banners that reported every judged indicator and reach every target, the one with most in hand first.

    Of a count of what should not be nobody has anything in hand: the best is none.
    """
    margins = bands(view, view.period)
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
    area = view.banners[column]
    held = Held(area, view.period, tuple(names), "met", listed(view, "banner"))
    return Place(area, cell, status, linked(held.all_reached, held) + THEN + target_gap.gap(cell, status))


def unreported(view: View) -> list[Area]:
    """Banners that lack at least one of the judged indicators this month."""
    names = of_banners(view.cube, view.period)
    codes = [b.code for b in view.banners]
    missing = [np.isnan(view.cube.values(name, codes, view.period, "numerator")) for name in names]
    return [b for n, b in enumerate(view.banners) if any(m[n] for m in missing)]


def bands(view: View, period: dt.date) -> np.ndarray:
    """Margins of a month in watch bands: one row per indicator judged in it, one column per banner; NaN where there is no figure.

    Below −1 a banner is behind, below 0 to watch. Shared by all who ask for the same: read only.
    """
    return view.cube.once(_bands, tuple(b.code for b in view.banners), period)


def _bands(cube: Cube, codes: tuple[str, ...], period: dt.date) -> np.ndarray:
    rows = [cube.margins(n, codes, period) / _target(cube, n, period).watch_within for n in of_banners(cube, period)]
    found = np.array(rows) if codes else np.empty((0, 0))
    found.flags.writeable = False
    return found


def _target(cube: Cube, name: str, period: dt.date) -> Target:
    target = target_of_each(cube.indicators[name], period)
    assert target is not None, "only judged indicators are asked for"
    return target
