"""One immutable published edition of all observations, as its readers see it. Reading takes no lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from data.items.kept import ROWS
from data.store import manifest as manifests
from data.importing import arrivals
from data.store import observations, panels, verified
from data.store.damage import Damage
from data.store.manifest import SourceFile

if TYPE_CHECKING:
    import pandas as pd

OBSERVATIONS, PANEL = "observations.parquet", "panel.parquet"
ITEMS, ARRIVALS = "items.parquet", "arrivals.parquet"


@dataclass(frozen=True)
class Release:
    """A release. `label` is what people call it, by language: {'zh': '2021-06 第3版', 'en': '2021-06 ed. 3'}.

    `edition` counts the releases of its line whose latest month is the same; `is_new` is set on the release that a
    call to `Store.publish` made, and is false when that call found nothing to change. `instead_of` is set by `Store.current`:
    what is wrong with the newer releases of the line in whose place this one is served.
    """

    id: str
    line: str
    edition: int
    label: Mapping[str, str] = field(compare=False)
    made_at: dt.datetime
    who: str
    note: str
    path: Path = field(repr=False)
    manifest: Mapping[str, Any] = field(repr=False, compare=False)
    is_new: bool = field(default=False, compare=False)
    instead_of: tuple[Damage, ...] = field(default=(), compare=False)

    @classmethod
    def at(cls, path: Path, is_new: bool = False) -> Release:
        """The release in a folder; raises DamagedError if its manifest is not what was written."""
        return cls.of(path, manifests.read(path), is_new)

    @classmethod
    def of(cls, path: Path, content: Mapping[str, Any], is_new: bool = False) -> Release:
        """The release in a folder whose manifest was read already."""
        made_at = dt.datetime.fromisoformat(content["made_at"])
        known = {name: content[name] for name in ("id", "line", "edition", "label", "who", "note")}
        return cls(**known, made_at=made_at, path=path, manifest=content, is_new=is_new)

    @property
    def seal(self) -> str:
        """The checksum of the manifest and so of all that was published. What is remembered of a release goes by it.

        A number may be used again, after a restore from a backup; a seal is not.
        """
        return str(self.manifest["seal"])

    @property
    def is_demo(self) -> bool:
        return bool(self.manifest["is_demo"])

    @property
    def periods(self) -> tuple[dt.date, ...]:
        """The months that hold any observation, oldest first."""
        return tuple(dt.date.fromisoformat(period) for period in self.manifest["periods"])

    @property
    def latest_period(self) -> dt.date:
        return self.periods[-1]

    @cached_property
    def sources(self) -> tuple[SourceFile, ...]:
        """The files the figures came from, by name."""
        return manifests.sources_of(self.manifest)

    @property
    def warnings(self) -> list[dict[str, Any]]:
        """What the checks said of the files this release came with: the fields of each fault."""
        return list(self.manifest["warnings"])

    def stands_in(self, lang: str) -> str:
        """That this release is served in place of newer ones, and why; empty where it is the newest."""
        if not self.instead_of:
            return ""
        wrong = [
            f"{d.release}" + ("" if d.file.startswith(d.release) else f" {d.file}") + f" {d.said(lang)}"
            for d in self.instead_of
        ]
        if lang == "zh":
            return (
                f"较新的版本不能用（{'；'.join(wrong)}），这里用的是此前最近一个完好的版本 {self.id}（{self.label['zh']}），"
                "不含其后发布的数。请运行 board.py verify 并恢复。"
            )
        return (
            f"A newer release cannot be used ({'; '.join(wrong)}). Used instead is the newest sound one before it, {self.id} "
            f"({self.label['en']}); what was published later is not in it. Run board.py verify and restore it."
        )

    def source_path(self, source: SourceFile) -> Path:
        """Where the store keeps the very bytes of a source."""
        return self.path.parents[1] / "sources" / source.stored_as

    def observations(self) -> pd.DataFrame:
        """One row a reported value: measure, area, period (date), value (Decimal), source, sheet, cell; Arrow-backed.

        This, and all that reads figures below, raises DamagedError where they are not what was published.
        """
        import pandas as pd

        return self.observations_table().to_pandas(types_mapper=pd.ArrowDtype)

    def observations_table(self) -> pa.Table:
        """The observations as an Arrow table with the columns of `data.store.observations.SCHEMA`."""
        return observations.read(self._observations())

    def observed(self, columns: Sequence[str], **only: Sequence[Any]) -> pd.DataFrame:
        """Some columns of the observations whose measure, period (date) … is among the values given.

        Only the parts of the file that can hold them are read, so that following one figure takes milliseconds.
        """
        return observations.select(self._observations(), columns, only).to_pandas(date_as_object=False)

    def observed_together(self, *columns: str) -> set[tuple[Any, ...]]:
        """The values that stand together in some columns of the observations, each once; a period is a date."""
        return observations.together(self._observations(), columns)

    def items(self, **only: Sequence[Any]) -> pa.Table:
        """The rows of lists whose list, area, period (date) … is among the values given, in the columns of `data.items.kept.ROWS`.

        None where nothing is listed, as in releases of before lists were kept.
        """
        if ITEMS not in self.manifest["files"]:
            return ROWS.empty_table()
        content = pa.BufferReader(verified.read(self.id, *self._file(ITEMS)))
        return pq.read_table(content, filters=[(name, "in", list(values)) for name, values in only.items()] or None).cast(ROWS)

    def arrivals(self) -> pa.Table:
        """When each table first came, in the columns of `data.importing.arrivals.SCHEMA`; none in releases of before that was kept."""
        if ARRIVALS not in self.manifest["files"]:
            return arrivals.SCHEMA.empty_table()
        return observations.read(pa.BufferReader(verified.read(self.id, *self._file(ARRIVALS)))).cast(arrivals.SCHEMA)

    def panel(self, **only: Any) -> pd.DataFrame:
        """Every indicator at every level: the columns of `metrics.panel.compute`, sorted by indicator, period, area.

        `indicator` and `area` are categoricals, `period` is datetime64, missing values are NaN. `only` keeps the rows
        where a column equals a value, or is one of a list: `panel(indicator="sales", area=["150000", "150100"])`.
        """
        wanted = [(c, "in", list(v)) if isinstance(v, list | tuple | set) else (c, "==", v) for c, v in only.items()]
        content = pa.BufferReader(self._panel())
        table = pq.read_table(content, read_dictionary=["indicator", "area"], filters=wanted or None)
        # The table is given up column by column, so that what is half a gigabyte with all its indicators is in memory once.
        return table.to_pandas(date_as_object=False, split_blocks=True, self_destruct=True)

    def totals(self, panel: pd.DataFrame | None = None) -> pd.DataFrame:
        """The areas' own totals that are in force: indicator, area, month (as `month_number` counts).

        Taken once a process from the `panel`, for who has read it whole anyway, else read from the file; shared: read only.
        """
        key = (self.seal, self.path.resolve())
        with _one_at_a_time:
            if key not in _own_totals:
                _own_totals[key] = _totals(self.panel(own=True) if panel is None else panel[panel["own"]])
                while len(_own_totals) > verified.KEEP:
                    _own_totals.pop(next(iter(_own_totals)))
            return _own_totals[key]

    def check(self) -> None:
        """Compare all that figures are read from with what was published; raises DamagedError."""
        self.check_observations()
        self._panel()

    def check_observations(self) -> None:
        """The same of the observations alone, for who reads the panel anyway; compared once a process."""
        self._observations()

    def _observations(self) -> pa.BufferReader:
        return pa.BufferReader(verified.kept(self.id, *self._file(OBSERVATIONS)))

    def _panel(self) -> bytes:
        """The panel under the running declarations; computed and kept beside the releases where they have changed."""
        if self.manifest["panel_digest"] == panels.digest():
            return verified.read(self.id, *self._file(PANEL))
        own = verified.kept(self.id, *self._file(OBSERVATIONS))
        return panels.computed_anew(self.path.parents[1] / "panels", f"{self.id}-{self.seal[:12]}", own, self._known())

    def _known(self) -> panels.Known:
        day = self.manifest.get("day")
        return panels.Known(self.arrivals(), dt.date.fromisoformat(day) if day else None)

    def _file(self, name: str) -> tuple[Path, int, str]:
        """Where a file of the release lies, its size and its checksum."""
        entry = self.manifest["files"][name]
        return self.path / name, entry["size"], entry["sha256"]


_one_at_a_time = Lock()  # so that readers who come at once wait for one reading
_own_totals: dict[tuple[str, Path], pd.DataFrame] = {}  # by seal and place, the oldest first


def _totals(kept: pd.DataFrame) -> pd.DataFrame:
    months = kept["period"].dt.year * 12 + kept["period"].dt.month - 1
    return kept[["indicator", "area"]].astype("str").assign(month=months)
