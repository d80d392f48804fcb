"""Who reported."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from findings.core.view import View
from geo.register import Area
from metrics.catalogue import CORE


def banners_reporting(view: View) -> tuple[int, int]:
    """How many banners of the area reported every headline figure this month, out of how many."""
    got = _got(view)
    return int(np.all(got, axis=0).sum()), got.shape[1]


def nobody_reported(view: View) -> bool:
    """Whether no banner of the area reported any headline figure this month."""
    return not _got(view).any()


def split(view: View, banners: Sequence[Area]) -> tuple[list[Area], list[Area]]:
    """Some banners in two: those that reported every headline figure this month, and the others."""
    marked = list(zip(banners, np.all(_reports(view, banners), axis=0), strict=True))
    return [banner for banner, full in marked if full], [banner for banner, full in marked if not full]


def _banners(view: View) -> tuple[Area, ...]:
    return view.register.banners_under(view.area.code)


def _got(view: View) -> np.ndarray:
    return _reports(view, _banners(view))


def _reports(view: View, banners: Sequence[Area]) -> np.ndarray:
    """Which headline figures (rows) the banners (columns) reported, or a total of an area above them stands for."""
    codes = [b.code for b in banners]
    return np.array([_reported(view, family.headline, codes) for family in CORE.values()])


def _reported(view: View, indicator: str, codes: list[str]) -> np.ndarray:
    own = ~np.isnan(view.cube.values(indicator, codes, view.period, "numerator"))
    reported: np.ndarray = own | view.cube.stood_for(indicator, codes, [view.period])[0]
    return reported
