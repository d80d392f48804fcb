"""What a reader has chosen to look at: a release, an area, a month, an indicator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from geo.register import Area, Register
from language.nouns import BANNERS, Noun
from language.text import Text
from metrics.catalogue import Family, Indicator, families_in
from metrics.cell import Cell
from metrics.cube import Cube

GROUPS: dict[str, Text] = {
    "": Text("全部", "All"),
    "priority_national": Text("国家重点帮扶", "National priority"),
    "priority_regional": Text("自治区重点帮扶", "Regional priority"),
    "former_poverty": Text("脱贫旗县", "Former poverty"),
}

Shades = Literal["", "target", "equal", "region"]
USUAL = "funds_paid_rate"  # the indicator of a look where nobody chose one
MONTHS = 13  # of a line: a year and the same month of the year before


def banners_of(group: str) -> Text:
    """The banners of a group, as titles and sentences call them."""
    name = GROUPS[group]
    return Text(f"{name.zh.removesuffix('旗县')}{BANNERS.zh}", f"{name.en} {BANNERS.many}")


def counting(group: str) -> Noun:
    """The banners of a group, as a number has them behind it; all banners without a group."""
    if not group:
        return BANNERS
    zh, en = banners_of(group).zh, GROUPS[group].en.lower()
    return Noun(BANNERS.measure, zh, f"{en} {BANNERS.one}", f"{en} {BANNERS.many}")


@dataclass(frozen=True)
class View:
    """One look at the figures of a release."""

    release: str
    cube: Cube
    register: Register
    area: Area
    period: dt.date
    indicator: Indicator
    group: str = ""  # only banners of this group, one of GROUPS
    shades: Shades = (
        ""  # the way in which its map is shaded (`findings.maps.ways`); the one that parts the places best where empty
    )

    def cell(self, indicator: str | None = None, area: str | None = None) -> Cell:
        """A figure of the month; the chosen indicator and area unless others are named."""
        return self.cube.cell(indicator or self.indicator.id, area or self.area.code, self.period)

    @property
    def due(self) -> View:
        """The same look in the last period of its indicator: of what reports by the quarter, at the end of the last quarter."""
        period = self.cube.due(self.indicator.id, self.period)
        return self if period == self.period else replace(self, period=period)

    @property
    def families(self) -> tuple[Family, ...]:
        """The families of which there is anything to read, in the order of the catalogue."""
        return tuple(f for f in families_in(self.period).values() if f.headline in self.cube.indicators)

    def family(self, indicator: Indicator) -> Family:
        """The family of an indicator, as it is called in the month."""
        return families_in(self.period)[indicator.family]

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators of which there is anything to read, as they are called in the month."""
        return self.cube.indicators_in(self.period)

    @property
    def banners(self) -> tuple[Area, ...]:
        """The banners under the area, of the chosen group only."""
        return self.register.banners_under(self.area.code, self.group)
