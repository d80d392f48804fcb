"""Who owes a figure: all banners, or only those with a flag where its family or its formula asks for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from metrics.catalogue import Indicator, PerFlagged
from metrics.catalogue.model import REGION


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

    What the region reports alone is owed once, by it.
    """
    if indicator.owed_by == REGION:
        return {area.code: 1 for area in register.areas.values() if area.level == REGION}
    flag = indicator.of.flag if isinstance(indicator.of, PerFlagged) else indicator.owed_by
    owing = (a for a in register.areas.values() if a.level == "banner" and (not flag or getattr(a, flag, False)))
    return dict(Counter(code for banner in owing for code in upwards(banner, register)))


def tree_of(register: RegisterLike) -> tuple[list[list[int]], dict[int, list[int]]]:
    """The rows of the areas of each level, lowest first, and the rows directly below each, in the order of the register."""
    areas = list(register.areas.values())
    levels = [[n for n, a in enumerate(areas) if a.level == level] for level in ("banner", "league", "region")]
    return levels, {n: [k for k, b in enumerate(areas) if b.parent == a.code] for n, a in enumerate(areas)}


def upwards(area: AreaLike, register: RegisterLike) -> list[str]:
    """An area's code and those of all areas above it."""
    return [area.code, *(upwards(register.areas[area.parent], register) if area.parent else [])]
