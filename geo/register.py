"""The register of areas: the region, its 12 leagues and cities, their 103 banners, counties, cities and districts."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from language.text import Text

HERE = Path(__file__).parent
REGION = "150000"
PRIORITY_SETTING = "BOARD_PRIORITY"  # a file that names the regional priority-assistance banners
OURS = str(HERE / "priority.csv")  # as text, for the register is asked for at every step
FLAGS = ("former_poverty_national", "former_poverty_regional", "priority_national", "priority_regional")

Level = Literal["region", "league", "banner"]
LEVELS: tuple[Level, ...] = ("region", "league", "banner")


class RegisterError(ValueError):
    """A file of the register names an area that cannot stand there; the message says where and what to do."""


@dataclass(frozen=True)
class Area:
    """One area. `kind` is its type in Chinese (旗, 县, 市辖区 …); flags are False above banners.

    `census2010` (banners) and `census2020` (leagues) are residents, in persons; None where not published.
    """

    code: str
    name: Text
    kind: str
    parent: str | None
    level: Level
    former_poverty_national: bool
    former_poverty_regional: bool
    priority_national: bool
    priority_regional: bool
    census2010: int | None
    census2020: int | None = None

    @property
    def former_poverty(self) -> bool:
        """Was a poverty banner, national or regional."""
        return self.former_poverty_national or self.former_poverty_regional

    @property
    def priority(self) -> bool:
        """Is a priority-assistance banner, national or regional."""
        return self.priority_national or self.priority_regional


@dataclass(frozen=True)
class Register:
    """All areas by code, in the order of their codes; `priority_regional_named` is False while no file names them."""

    areas: Mapping[str, Area]
    priority_regional_named: bool

    @cached_property
    def _children(self) -> dict[str, tuple[Area, ...]]:
        return {code: tuple(a for a in self.areas.values() if a.parent == code) for code in self.areas}

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas directly below; none for a banner. KeyError for an unknown code."""
        return self._children[code]

    def league_of(self, code: str) -> Area | None:
        """The league of a banner, a league itself, None for the region."""
        area = self.areas[code]
        if area.level == "banner" and area.parent:
            return self.areas[area.parent]
        return area if area.level == "league" else None

    def banners_under(self, code: str, flag: str = "") -> tuple[Area, ...]:
        """All banners of an area, or those that carry a flag; a banner is its own only one."""
        under = self._banners[code]
        return tuple(b for b in under if getattr(b, flag)) if flag else under

    @cached_property
    def _banners(self) -> dict[str, tuple[Area, ...]]:
        def under(area: Area) -> tuple[Area, ...]:
            return (area,) if area.level == "banner" else tuple(b for a in self.children(area.code) for b in under(a))

        return {code: under(area) for code, area in self.areas.items()}

    def flagged(self, flag: str) -> tuple[Area, ...]:
        """The banners that carry a flag, one of `FLAGS`; raises ValueError for another."""
        if flag not in FLAGS:
            raise ValueError(f"no flag {flag!r} in the register; use one of {', '.join(FLAGS)}")
        return tuple(a for a in self.areas.values() if getattr(a, flag))

    def former_poverty(self) -> tuple[Area, ...]:
        """The 57 former poverty banners, national and regional."""
        return tuple(a for a in self.areas.values() if a.former_poverty)

    def level(self, name: str) -> tuple[Area, ...]:
        """All areas of a level, one of `LEVELS`; raises ValueError for another."""
        if name not in LEVELS:
            raise ValueError(f"no level {name!r}; use one of {', '.join(LEVELS)}")
        return tuple(a for a in self.areas.values() if a.level == name)


def register() -> Register:
    """The register, read once. The setting BOARD_PRIORITY names another file than geo/priority.csv; raises RegisterError as `load` does."""
    return load(os.environ.get(PRIORITY_SETTING) or OURS)


@lru_cache(maxsize=8)
def load(priority: str) -> Register:
    """The register with the regional priority banners that the file `priority` (columns code, note) names; RegisterError says what is wrong with it."""
    rows = {row["code"]: row for row in _rows(HERE / "register.csv")}
    residents = {row["code"]: int(row["resident_population"]) for row in _rows(HERE / "league_census2020.csv")}
    named = _named(Path(priority), rows)
    areas = {code: _area(row, code in named, residents.get(code)) for code, row in sorted(rows.items())}
    return Register(areas, bool(named))


def _area(row: dict[str, str], priority_regional: bool, census2020: int | None) -> Area:
    population = row["census2010_population"]
    return Area(
        code=row["code"],
        name=Text(row["name_zh"], row["name_en"]),
        kind=row["type"],
        parent=row["parent_code"] or None,
        level=_level(row),
        former_poverty_national=row["former_poverty_national"] == "1",
        former_poverty_regional=row["former_poverty_regional"] == "1",
        priority_national=row["priority_national"] == "1",
        priority_regional=priority_regional,
        census2010=int(population) if population else None,
        census2020=census2020,
    )


def _level(row: dict[str, str]) -> Level:
    return "region" if not row["parent_code"] else "league" if row["parent_code"] == REGION else "banner"


def _named(path: Path, rows: Mapping[str, dict[str, str]]) -> set[str]:
    """The codes a priority file names; refused with file and line when one is not a banner's or stands twice."""
    named: set[str] = set()
    for line, row in enumerate(_priority_rows(path), start=2):
        code = (row["code"] or "").strip()
        if code not in rows:
            raise RegisterError(f"{path}, line {line}: {code!r} is not in the register; write a six-digit banner code")
        if _level(rows[code]) != "banner":
            raise RegisterError(f"{path}, line {line}: {code} {rows[code]['name_zh']} is not a banner; name a banner")
        if code in named:
            raise RegisterError(f"{path}, line {line}: {code} {rows[code]['name_zh']} stands twice; delete one line")
        named.add(code)
    return named


def _priority_rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise RegisterError(f"{path} is not there; correct the setting {PRIORITY_SETTING} or remove it")
    try:
        rows = _rows(path)
    except UnicodeDecodeError as error:
        raise RegisterError(f"{path} is not UTF-8 text; save it as CSV UTF-8") from error
    if any("code" not in row for row in rows):
        raise RegisterError(f"{path}, line 1: there is no column 'code'; write the header 'code,note'")
    return rows


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
