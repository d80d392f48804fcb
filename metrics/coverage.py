"""Who owes a figure: all banners, or only those with a flag where its family or its formula asks for one; leagues, or the region alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from metrics.catalogue import Indicator, PerFlagged
from metrics.catalogue.model import ABOVE


class AreaLike(Protocol):
    """What the arithmetic needs to know of an area."""

    @property
    def code(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def level(self) -> str: ...


class RegisterLike(Protocol):
    """What the arithmetic needs of the register: its areas by code; flags are attributes of an area."""

    @property
    def areas(self) -> Mapping[str, AreaLike]: ...


def due(indicator: Indicator, register: RegisterLike) -> dict[str, int]:
    """How many banners should report an indicator under each area; areas where nobody owes it are left out.

    What leagues report is owed by each of them, what the region reports alone once, by it.
    """
    flag = indicator.of.flag if isinstance(indicator.of, PerFlagged) else indicator.owed_by
    carried = "" if flag in ABOVE else flag
    owing = (
        a for a in register.areas.values() if a.level == indicator.level and (not carried or getattr(a, carried, False))
    )
    return dict(Counter(code for area in owing for code in upwards(area, register)))


LEVELS = ("banner", "league", "region")


def tree_of(register: RegisterLike, lowest: str = "banner") -> tuple[list[list[int]], dict[int, list[int]]]:
    """The rows of the areas of each level from `lowest` on, and the rows directly below each, in the order of the register."""
    areas = list(register.areas.values())
    asked = LEVELS[LEVELS.index(lowest) :]
    levels = [[n for n, a in enumerate(areas) if a.level == level] for level in asked]
    return levels, {n: [k for k, b in enumerate(areas) if b.parent == a.code] for n, a in enumerate(areas)}


def upwards(area: AreaLike, register: RegisterLike) -> list[str]:
    """An area's code and those of all areas above it."""
    return [area.code, *(upwards(register.areas[area.parent], register) if area.parent else [])]
