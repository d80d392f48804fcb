"""The register of areas: the region, its 12 leagues and cities, their 103 banners, counties, cities and districts."""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from bureau.fault import DeclarationError, Fault
from bureau.settings import FOLDER, Listed, settings
from language.text import Text

HERE = Path(__file__).parent
REGION = "150000"
FILE = "priority.toml"  # a bureau's lists of priority-assistance banners
FIRST = "transition"  # the regime of the register's own list
PRIORITY = ("priority_national", "priority_regional")
FLAGS = ("former_poverty_national", "former_poverty_regional", "priority_national", "priority_regional")

# Of a flag its lists in order: regime, from the month of which day on (None: as long as the regime holds), codes of banners.
Lists = tuple[tuple[str, dt.date | None, frozenset[str]], ...]

Level = Literal["region", "league", "banner"]
LEVELS: tuple[Level, ...] = ("region", "league", "banner")


@dataclass(frozen=True)
class Exit:
    """When a banner left the list of poverty banners: the year whose batch it was in, the day of the regional government's notice.

    Batches of 2017 and 2019 by the notices of 2018-07-27 and 2020-03-04. Linxi (2017) and the batch of 2018, 10 national and 13
    regional banners, by the People's Daily of 2019-04-23, which gives no day and counts them: they are all that the two notices
    leave of the register's 57.
    """

    batch: int
    announced: dt.date | None


@dataclass(frozen=True)
class Area:
    """One area. `kind` is its type in Chinese (旗, 县, 市辖区 …); flags are False above banners.

    `census2010` (banners) and `census2020` (leagues) are residents, in persons; None where not published.
    `exit`: of former poverty banners.
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
    exit: Exit | None = None

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
    """All areas by code, in the order of their codes. `listed_in`: which regime each list of priority banners is of, by flag.

    `lists`: by flag all lists that are known, whichever of them the areas carry.
    """

    areas: Mapping[str, Area]
    listed_in: Mapping[str, str]
    lists: Mapping[str, Lists] = field(default_factory=dict)

    @property
    def priority_regional_named(self) -> bool:
        """Whether any list names the regional priority-assistance banners: no published document does."""
        return "priority_regional" in self.listed_in

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


def register(regime: str = FIRST, on: dt.date | None = None) -> Register:
    """The register with the priority-assistance banners of a regime, read once. Raises DeclarationError as `load` does.

    The national list of the first regime is that of the register; all others are those that a bureau's `priority.toml` names.
    A regime without a list of its own, or with one that begins after the day `on`, has the banners of the one before:
    `listed_in` says of which regime they are.
    """
    return _of(os.environ.get(FOLDER, ""), regime, on)


@lru_cache(maxsize=1024)
def _of(folder: str, regime: str, on: dt.date | None) -> Register:
    """By the folder's name as text, for the register is asked for at every step."""
    lists = tuple(
        (id, flag, found.banners, found.since)
        for id, flags in settings().priority.items() for flag, found in flags.items()
    )  # fmt: skip
    begun = [listed for listed in lists if on is None or listed[3] is None or listed[3] <= on]
    return load(tuple(listed for id in dict.fromkeys((FIRST, regime)) for listed in begun if listed[0] == id), lists)


Listing = tuple[str, str, tuple[str, ...], dt.date | None]  # regime, flag, codes, since


@lru_cache(maxsize=8)
def load(lists: tuple[Listing, ...] = (), known: tuple[Listing, ...] = ()) -> Register:
    """The register with lists of priority banners; a later one takes the place of one before it. `known`: every list there is.

    Raises DeclarationError where one names what is no banner.
    """
    rows = {row["code"]: row for row in _rows(HERE / "register.csv")}
    residents = {row["code"]: int(row["resident_population"]) for row in _rows(HERE / "league_census2020.csv")}
    if faults := [fault for regime, flag, codes, _ in lists for fault in _faults(regime, flag, codes, rows)]:
        raise DeclarationError(faults)
    named = {"priority_national": {code for code, row in rows.items() if row["priority_national"] == "1"}}
    every: dict[str, Lists] = {
        flag: ((FIRST, None, frozenset(named.get(flag, ()))),) * (flag in named) for flag in PRIORITY
    }
    for regime, flag, codes, since in known:
        every[flag] = (*every[flag], (regime, since, frozenset(codes)))
    named |= {flag: set(codes) for _, flag, codes, _ in lists}
    of = {"priority_national": FIRST} | {flag: regime for regime, flag, *_ in lists}
    exits = _exits()
    areas = {code: _area(row, named, residents.get(code), exits.get(code)) for code, row in sorted(rows.items())}
    return Register(areas, of, every)


def faults(lists: Mapping[str, Mapping[str, Listed]]) -> Iterator[Fault]:
    """What is wrong with the lists of a bureau: regime → flag → its banners."""
    rows = {row["code"]: row for row in _rows(HERE / "register.csv")}
    for regime, flags in lists.items():
        for flag, found in flags.items():
            yield from _faults(regime, flag, found.banners, rows)


def _area(row: dict[str, str], named: Mapping[str, set[str]], census2020: int | None, exit: Exit | None) -> Area:
    population = row["census2010_population"]
    return Area(
        code=row["code"],
        name=Text(row["name_zh"], row["name_en"]),
        kind=row["type"],
        parent=row["parent_code"] or None,
        level=_level(row),
        former_poverty_national=row["former_poverty_national"] == "1",
        former_poverty_regional=row["former_poverty_regional"] == "1",
        priority_national=row["code"] in named["priority_national"],
        priority_regional=row["code"] in named.get("priority_regional", ()),
        census2010=int(population) if population else None,
        census2020=census2020,
        exit=exit,
    )


def _exits() -> dict[str, Exit]:
    return {
        row["code"]: Exit(int(row["batch"]), dt.date.fromisoformat(row["announced"]) if row["announced"] else None)
        for row in _rows(HERE / "exits.csv")
    }


def _level(row: dict[str, str]) -> Level:
    return "region" if not row["parent_code"] else "league" if row["parent_code"] == REGION else "banner"


def _faults(regime: str, flag: str, codes: Sequence[str], rows: Mapping[str, dict[str, str]]) -> Iterator[Fault]:
    """Codes that are not a banner's, and those that stand twice."""
    key = f"{regime}.{flag}.banners"
    for code, times in Counter(codes).items():
        if code not in rows:
            yield Fault(
                FILE,
                key,
                Text(
                    f"登记册没有 {code}；请写旗县的六位代码",
                    f"{code} is not in the register; write a six-digit banner code",
                ),
            )
        elif _level(rows[code]) != "banner":
            name = rows[code]["name_zh"]
            yield Fault(
                FILE, key, Text(f"{code} {name}不是旗县；请写旗县", f"{code} {name} is not a banner; name a banner")
            )
        elif times > 1:
            name = rows[code]["name_zh"]
            yield Fault(
                FILE,
                key,
                Text(f"{code} {name}出现{times}次；请只留一次", f"{code} {name} stands {times} times; keep one"),
            )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
