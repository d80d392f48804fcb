"""Who reported."""

from __future__ import annotations

from collections import Counter

import numpy as np

from findings.view import View
from findings.wording import Text, first_of
from geo.register import Area
from metrics.catalogue import FAMILIES

NAMED = 3  # leagues or banners named in a sentence


def banners_reporting(view: View) -> tuple[int, int]:
    """How many banners of the area reported all five headline figures this month, out of how many."""
    got = _got(view)
    return int(np.all(got, axis=0).sum()), got.shape[1]


def nobody_reported(view: View) -> bool:
    """Whether no banner of the area reported any headline figure this month."""
    return not _got(view).any()


def incomplete(view: View) -> Text | None:
    """The banners that lack a headline figure this month: under the region counted by league, else by name; None where all are there."""
    whole = np.all(_got(view), axis=0)
    missing = [b for b, full in zip(_banners(view), whole, strict=True) if not full]
    if not missing or view.area.level == "banner":
        return None
    names = _by_league(view, missing) if view.area.level == "region" else [Text(b.zh, b.en) for b in missing]
    who = first_of(names, NAMED)
    return Text(f"{len(missing)}个旗县五项未报齐：{who.zh}。", f"{len(missing)} banners are not complete: {who.en}.")


def _by_league(view: View, missing: list[Area]) -> list[Text]:
    """Most banners first."""
    counted = Counter(b.parent for b in missing)
    leagues = [(view.register.areas[code], n) for code, n in counted.most_common() if code]
    return [Text(f"{league.zh}{n}个", f"{league.en} {n}") for league, n in leagues]


def _banners(view: View) -> tuple[Area, ...]:
    return view.register.banners_under(view.area.code)


def _got(view: View) -> np.ndarray:
    """Which headline figures (rows) the banners (columns) reported."""
    codes = [b.code for b in _banners(view)]
    return np.array(
        [~np.isnan(view.cube.values(f.headline, codes, view.period, "numerator")) for f in FAMILIES.values()]
    )
