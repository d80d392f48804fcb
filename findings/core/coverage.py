"""Who reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from findings.core.view import View
from findings.text.wording import first_of
from geo.register import Area
from language.nouns import PIECES, Noun, counted
from language.text import Text
from metrics.catalogue import FAMILIES

NAMED = 3  # leagues or banners named in a sentence
INCOMPLETE = Noun("个", "旗县五项未报齐", "banner is not complete", "banners are not complete")


def banners_reporting(view: View) -> tuple[int, int]:
    """How many banners of the area reported all five headline figures this month, out of how many."""
    got = _got(view)
    return int(np.all(got, axis=0).sum()), got.shape[1]


def nobody_reported(view: View) -> bool:
    """Whether no banner of the area reported any headline figure this month."""
    return not _got(view).any()


def split(view: View, banners: Sequence[Area]) -> tuple[list[Area], list[Area]]:
    """Some banners in two: those that reported all five headline figures this month, and the others."""
    marked = list(zip(banners, np.all(_reports(view, banners), axis=0), strict=True))
    return [banner for banner, full in marked if full], [banner for banner, full in marked if not full]


def incomplete(view: View) -> Text | None:
    """The banners that lack a headline figure this month: under the region counted by league, else by name; None where all are there."""
    missing = _missing(view)
    if not missing or view.area.level == "banner":
        return None
    leagues = [words for words, _ in by_league(view)]
    who = first_of(leagues if view.area.level == "region" else [b.name for b in missing], NAMED)
    return lacking_banners(view) + Text(f"：{who.zh}。", f": {who.en}.")


def lacking_banners(view: View) -> Text:
    """14个旗县五项未报齐."""
    return counted(len(_missing(view)), INCOMPLETE)


def by_league(view: View) -> list[tuple[Text, Area]]:
    """How many are not complete in each league, most first: 乌兰察布市11个."""
    missing = Counter(b.parent for b in _missing(view))
    leagues = [(view.register.areas[code], n) for code, n in missing.most_common() if code]
    return [(Text(league.name.zh, f"{league.name.en} ") + counted(n, PIECES), league) for league, n in leagues]


def _missing(view: View) -> list[Area]:
    return split(view, _banners(view))[1]


def _banners(view: View) -> tuple[Area, ...]:
    return view.register.banners_under(view.area.code)


def _got(view: View) -> np.ndarray:
    return _reports(view, _banners(view))


def _reports(view: View, banners: Sequence[Area]) -> np.ndarray:
    """Which headline figures (rows) the banners (columns) reported, or a total of an area above them stands for."""
    codes = [b.code for b in banners]
    return np.array([_reported(view, family.headline, codes) for family in FAMILIES.values()])


def _reported(view: View, indicator: str, codes: list[str]) -> np.ndarray:
    own = ~np.isnan(view.cube.values(indicator, codes, view.period, "numerator"))
    reported: np.ndarray = own | view.cube.stood_for(indicator, codes, [view.period])[0]
    return reported
