"""Whom a place is set among: its peers, the leagues, the banners of a league or of a group."""

from __future__ import annotations

from dataclasses import dataclass

from findings.peers import peers_of
from findings.view import GROUPS, View
from findings.wording import Text
from geo.register import REGION, Area, Register

LEVELS: dict[str, Text] = {"league": Text("盟市", "leagues and cities"), "banner": Text("旗县", "banners")}
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
        under = register.banners_under(self.code)
        return tuple(b for b in under if not self.group or getattr(b, self.group))

    def name(self, register: Register) -> Text:
        """What they are called: 10个国家重点帮扶旗县."""
        count = len(self.areas(register))
        if self.kind == PEERS:
            name = peers_of(register.areas[self.code], register).name
            return Text(f"{count}个{name.zh}", f"{count} {name.en}")
        level, area = LEVELS[self.kind], register.areas[self.code]
        if not self.group:
            return Text(f"{area.zh}{count}个{level.zh}", f"{count} {level.en} of {area.en}")
        group = GROUPS[self.group]
        en = f"{count} {group.en.lower()} {level.en} of {area.en}"
        return Text(f"{area.zh}{count}个{group.zh.removesuffix('旗县')}{level.zh}", en)


def listed(view: View, level: str) -> Among:
    """The places that a map or a table of a view lists at a level."""
    if level == "league":
        return Among("league", REGION)
    league = view.register.league_of(view.area.code)
    return Among("banner", (league or view.area).code, view.group)
