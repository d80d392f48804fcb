"""A bureau's own settings: one folder, named by BOARD_SETTINGS, with a file for each kind of thing that it decides.

Without the folder, and for every file that it lacks, what stands here as the usual value holds. Names of regimes, families,
flags and areas are names here; those who know them look them up (`metrics.catalogue.bureau_checks`).
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from bureau import forms
from bureau.fault import DeclarationError, Fault
from language.text import Text

FOLDER = "BOARD_SETTINGS"  # the environment variable that says where the folder is
EXACTLY = ConfigDict(extra="forbid")  # a key that nothing reads is a mistake of whoever wrote it
CATALOGUE = "catalogue"  # the folder within it of a bureau's own families


@dataclass(frozen=True)
class Listed:
    """Which banners are priority-assistance banners under a regime, by code, and by what document."""

    __pydantic_config__ = EXACTLY

    banners: tuple[str, ...]
    source: Text
    since: dt.date | None = None  # from the month of this day on; else for as long as the regime holds


@dataclass(frozen=True)
class Settled:
    """What is known now of something that a regime had left open: what was decided, and by what document."""

    __pydantic_config__ = EXACTLY

    what: Text
    source: Text


@dataclass(frozen=True)
class Reading:
    """What reading one file may take.

    `memory`: MB of the process that reads, where the system can bound it (not on Windows), and a process without a file takes
    100; `seconds` for the whole file; `rows` and `cells` of one sheet, from A1 to its last cell that holds something, empty ones
    between included. An export of every banner has some 120 rows and 5 000 cells.
    """

    __pydantic_config__ = EXACTLY

    memory: Annotated[int, Field(ge=256)] = 1_024
    seconds: Annotated[int, Field(ge=1)] = 60
    rows: Annotated[int, Field(ge=1)] = 100_000
    cells: Annotated[int, Field(ge=1)] = 2_000_000

    @property
    def unpacked(self) -> int:
        """Bytes that a workbook's parts may unpack to: they are held beside what is made of them."""
        return self.memory * 1_000_000 // 2


@dataclass(frozen=True)
class Serving:
    """Under which names the dashboard answers on a network, how many pages may be open in all and from one address."""

    __pydantic_config__ = EXACTLY

    hosts: tuple[str, ...] = ()  # as readers write them into the address bar: a name, or name:port
    pages: Annotated[int, Field(ge=1)] = 1_000
    pages_each: Annotated[int, Field(ge=1)] = 60
    metrics: bool = False  # whether the framework's own metrics can be read


@dataclass(frozen=True)
class Map:
    """Approved boundaries of the banners, a file beside this one or a path, and their 审图号; the sketch map without."""

    __pydantic_config__ = EXACTLY

    boundaries: str = ""
    approval: str = ""


Priority = dict[str, dict[str, Listed]]  # regime → flag of the register → its list
Regimes = dict[str, dict[str, Settled]]  # regime → what it left open → what is known now
Deadlines = dict[str, Annotated[int, Field(ge=1, le=28)]]  # family → day of the month after the period


@dataclass(frozen=True)
class Settings:
    """Everything that a bureau decides beside its catalogue; each field is a file of its name."""

    priority: Priority = field(default_factory=dict)
    regimes: Regimes = field(default_factory=dict)
    deadlines: Deadlines = field(default_factory=dict)
    map: Map = Map()
    reading: Reading = Reading()
    serving: Serving = Serving()

    def own(self) -> list[str]:
        """Which files say something other than what is usual."""
        usual = Settings()
        return [f"{f.name}.toml" for f in fields(self) if getattr(self, f.name) != getattr(usual, f.name)]


SHAPES: dict[str, Any] = {
    "priority": Priority, "regimes": Regimes, "deadlines": Deadlines, "map": Map, "reading": Reading, "serving": Serving,
}  # fmt: skip


def folder() -> Path | None:
    """The folder of settings; None where none is named."""
    named = os.environ.get(FOLDER, "")
    return Path(named) if named else None


def read(where: Path | None) -> tuple[Settings, list[Fault]]:
    """The settings of a folder, the usual values for what it does not say, and every fault of form of every file."""
    if where is None:
        return Settings(), []
    if not where.is_dir():
        return Settings(), [Fault(str(where), "", NO_FOLDER)]
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for path in sorted(where.glob("*.toml")):
        if path.stem not in SHAPES:
            names = "、".join(f"{name}.toml" for name in SHAPES)
            faults.append(Fault(path.name, "", NO_SETTING + Text(names, names.replace("、", ", "))))
            continue
        content, wrong = forms.table(path)
        if content is not None:
            found[path.stem], wrong = forms.typed(SHAPES[path.stem], path.name, content)
        faults += wrong
    return Settings(**{name: value for name, value in found.items() if value is not None}), faults


NO_FOLDER = Text(f"没有这个文件夹，请核对 {FOLDER}", f"is no folder; correct {FOLDER}")
NO_SETTING = Text("不是设置文件，可用的是 ", "is no file of settings; use ")


def settings() -> Settings:
    """The settings in use, read once. Raises DeclarationError with every fault of form."""
    return _sound(os.environ.get(FOLDER, ""))


@lru_cache(maxsize=8)
def _sound(where: str) -> Settings:
    found, faults = read(Path(where) if where else None)
    if faults:
        raise DeclarationError(faults)
    return found
