"""Whom a place is set among: its peers, the leagues, the banners of a league or of a group."""

from __future__ import annotations

from dataclasses import dataclass

from findings.core.peers import peers_of
from findings.core.view import View, counting
from geo.register import REGION, Area, Register
from language.nouns import BANNERS, LEAGUES, Noun, counted
from language.text import Text

LEVELS: dict[str, Noun] = {"league": LEAGUES, "banner": BANNERS}
LEVEL_NAMES: dict[str, Text] = {"league": Text("盟市", "Leagues"), "banner": Text("旗县", "Banners")}
PEERS = "peers"


@dataclass(frozen=True)
class Among:
    """Places of one level under an area, of a group if one is named; or the peers of the area."""

    kind: str  # one of LEVELS, or PEERS
    code: str
    group: str = ""

    def areas(self, register: Register) -> tuple[Area, ...]:
        """The places; none where the group has none."""
        if self.kind == PEERS:
            return peers_of(register.areas[self.code], register).areas
        if self.kind == "league":
            return tuple(a for a in register.children(self.code) if a.level == self.kind)
        return register.banners_under(self.code, self.group)

    def name(self, register: Register) -> Text:
        """What they are called: 10个国家重点帮扶旗县."""
        count = len(self.areas(register))
        if self.kind == PEERS:
            return counted(count, peers_of(register.areas[self.code], register).noun)
        area = register.areas[self.code]
        told = counted(count, counting(self.group) if self.group else LEVELS[self.kind])
        return Text(f"{area.name.zh}{told.zh}", f"{told.en} of {area.name.en}")


def listed(view: View, level: str = "") -> Among:
    """The places that a map or a table of a view lists: leagues under the region, else the banners of the area's league.

    `level`: where another is asked for; of a group only banners are listed. Of what leagues owe all leagues are, wherever one looks from.
    """
    if not level and view.indicator.level == "league":
        return Among("league", REGION)
    usual = "league" if view.area.level == "region" else "banner"
    if (level or usual) == "league" and not view.group:
        return Among("league", REGION)
    league = view.register.league_of(view.area.code)
    return Among("banner", (league or view.area).code, view.group)


def places(view: View, level: str = "") -> tuple[Area, ...]:
    """The same one by one; none where the group has none there."""
    return listed(view, level).areas(view.register)
