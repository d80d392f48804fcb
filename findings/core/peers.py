"""Whom a place is fairly compared with, and where it stands among them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from findings.core.ranks import FEWEST, Rank, median, rank
from findings.core.view import View
from geo.register import Area, Register
from language.nouns import BANNERS, LEAGUES, Noun
from language.text import Text
from metrics.catalogue import Indicator

KINDS: dict[str, Text] = {
    "自治区": Text("自治区", "Autonomous region"),
    "盟": Text("盟", "League"),
    "地级市": Text("地级市", "Prefecture-level city"),
    "旗": Text("旗", "Banner"),
    "自治旗": Text("自治旗", "Autonomous banner"),
    "县": Text("县", "County"),
    "县级市": Text("县级市", "County-level city"),
    "市辖区": Text("市辖区", "District"),
}
OF_KIND: dict[str, Noun] = {
    "旗": Noun("个", "旗", "banner", "banners"),
    "自治旗": Noun("个", "自治旗", "autonomous banner", "autonomous banners"),
    "县": Noun("个", "县", "county", "counties"),
    "县级市": Noun("个", "县级市", "county-level city", "county-level cities"),
    "市辖区": Noun("个", "市辖区", "district", "districts"),
}


@dataclass(frozen=True)
class Peers:
    """Places of the same kind, the place itself among them; none for the region."""

    noun: Noun
    areas: tuple[Area, ...]

    @property
    def name(self) -> Text:
        """What they are called."""
        return self.noun.name


@dataclass(frozen=True)
class Stand:
    """Where a place stands among peers that reported in full; `worse` runs from 0, the best, to 1, ties in the middle."""

    rank: Rank | None = None
    worse: float | None = None
    median: float | None = None
    too_few: bool = False  # have a figure for a median, though some have


def peers_of(area: Area, register: Register) -> Peers:
    """Priority banners with priority banners, former poverty banners with theirs, else banners of the same kind."""
    if area.level == "region":
        return Peers(Noun(""), ())
    if area.level == "league":
        return Peers(LEAGUES, register.level("league"))
    if area.priority_national:
        return Peers(_banners("国家重点帮扶旗县", "national priority"), register.flagged("priority_national"))
    if area.priority_regional:
        return Peers(_banners("自治区重点帮扶旗县", "regional priority"), register.flagged("priority_regional"))
    if area.former_poverty:
        return Peers(_banners("脱贫旗县", "former poverty"), register.former_poverty())
    return Peers(OF_KIND[area.kind], tuple(b for b in register.level("banner") if b.kind == area.kind))


def _banners(zh: str, en: str) -> Noun:
    return Noun("个", zh, f"{en} {BANNERS.one}", f"{en} {BANNERS.many}")


def is_size(indicator: Indicator) -> bool:
    """Whether it grows with the size of the place, so that a rank would only say who is large: so does every sum, and few late
    projects where few are planned are no merit."""
    return indicator.is_sum


def stand(view: View, indicator: Indicator, peers: Peers, area: Area, period: dt.date) -> Stand:
    """The place's rank and its peers' median; sums that lack places are left out, for they would look like low ones."""
    values = view.cube.orderable(indicator.id, [a.code for a in peers.areas], period)
    known = {a.code: float(v) for a, v in zip(peers.areas, values, strict=True) if not np.isnan(v)}
    own, every = known.get(area.code), list(known.values())
    few = 0 < len(every) < FEWEST
    middle = median(every) if every and not few else None
    found = rank(own, every, indicator.better)
    if found is None or is_size(indicator) or found.of < 2:
        return Stand(median=middle, too_few=few)
    equal = sum(value == own for value in every) - 1
    return Stand(found, (found.place - 1 + equal / 2) / (found.of - 1), middle, few)
