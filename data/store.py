"""The store of releases: two lines, real and demonstration, that never mix. Publishing is one atomic rename."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from data import disk, observations, publishing, rounds, verification
from data.observations import Changes
from data.release import Release

if TYPE_CHECKING:
    import pyarrow as pa

    from data.importing import Batch

REAL, DEMO = "real", "demo"
LINES = (REAL, DEMO)
Progress = Callable[[int, int, str], None]


class StoreError(ValueError):
    """Something the store will not do; the message, in both languages, says why and what to do."""


class UnknownReleaseError(StoreError):
    """No release has this id; the message names those there are."""


class Store:
    """Releases under a folder: the one given, else the one named by BOARD_STORE, else `store` here."""

    def __init__(self, root: Path | str | None = None) -> None:
        self.root = Path(root or os.environ.get("BOARD_STORE") or "store")

    def lines(self) -> list[str]:
        """The lines that hold a release, real first; whether it is whole is not asked."""
        return [line for line in LINES if self._folders(line)]

    def releases(self, line: str | None = None) -> list[Release]:
        """The releases of a line (of both, real ones first), oldest first."""
        return [Release.at(path) for name in self._lines(line) for path in self._folders(name)]

    def current(self, line: str | None = None) -> Release | None:
        """The newest release of a line; without one the newest real release, else the newest demonstration, or None."""
        newest = (folders[-1] for name in self._lines(line) if (folders := self._folders(name)))
        return next((Release.at(path) for path in newest), None)

    def open(self, id: str) -> Release:
        """The release with this id; raises UnknownReleaseError."""
        return Release.at(self._folder(id))

    def preview(self, batch: Batch, line: str = REAL) -> Changes:
        """What publishing a batch would change, with nothing written."""
        return _merged(batch, _table(self.current(line)))[1]

    def publish(
        self, batch: Batch, line: str = REAL, note: str = "", who: str | None = None, progress: Progress | None = None
    ) -> Release:
        """Publish a batch as the next release of a line and return it.

        What lies in the batch's scope (area, measure, period) is replaced, the rest is carried over. Processes that
        publish at once take turns. A batch that changes nothing publishes nothing: the release before is returned,
        with `is_new` false. Raises StoreError, with the store unchanged, for a refused batch, for one that holds no
        figures at all, and for one that would mix demonstration and real data.
        """
        self._refuse_unfit(batch, line)
        home = self.root / line
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(home / ".lock"):
            before = self.current(line)
            held = _table(before)
            table, changes = _merged(batch, held)
            if before and table.equals(held):
                return before
            _sweep(home)
            edition = replace(self._next(line, table, before), note=note, who=who or _user())
            return publishing.publish(home, edition, table, changes, batch, progress)

    def verify(self, id: str | None = None, lang: str = "zh") -> list[str]:
        """Every checksum of a release: its files and its sources; of all of them and of the rounds. What is wrong, or nothing."""
        folders = [self._folder(id)] if id else [path for line in LINES for path in self._folders(line)]
        of_rounds = [] if id else [damage for line in LINES for damage in rounds.rounds(self.root, line)[1]]
        found = [damage for path in folders for damage in verification.damages(path)]
        return [damage.line(lang) for damage in (*found, *of_rounds)]

    def _lines(self, line: str | None) -> tuple[str, ...]:
        if line is not None and line not in LINES:
            raise StoreError(f"版本线只有 {'、'.join(LINES)} / a line is one of {', '.join(LINES)}, not {line!r}")
        return LINES if line is None else (line,)

    def _folders(self, line: str) -> list[Path]:
        """Folders of whole releases in order; what is still coming in has another name."""
        home = self.root / line / "releases"
        named = (path for path in home.iterdir() if _number(path)) if home.is_dir() else ()
        return sorted(named, key=_number)

    def _folder(self, id: str) -> Path:
        folders = {path.name: path for line in LINES for path in self._folders(line)}
        if id not in folders:
            known = ", ".join(folders) or "—"
            raise UnknownReleaseError(f"没有版本 {id}；现有：{known} / no release {id}; there are: {known}")
        return folders[id]

    def _refuse_unfit(self, batch: Batch, line: str) -> None:
        (line,) = self._lines(line)
        if batch.refused:
            raise StoreError("文件有错误，未发布 / the files hold errors and were not published")
        (other,) = set(LINES) - {line}
        if batch.synthetic is not (line == DEMO):
            raise StoreError(
                f"演示数据与真实数据不得混用，不能发布到“{line}”"
                f" / demonstration and real data are never mixed; not published in the {line} line"
            )
        for source in batch.sources:
            if (self.root / other / "sources" / publishing.stored_name(source)).exists():
                raise StoreError(
                    f"{source.name}：已属于“{other}”，演示数据与真实数据不得混用"
                    f" / belongs to the {other} line already; demonstration and real data are never mixed"
                )

    def _next(self, line: str, table: pa.Table, before: Release | None) -> publishing.Edition:
        if not table.num_rows:
            raise StoreError("发布后将没有任何数据，未发布 / the release would hold no figures; not published")
        latest: dt.date = max(table["period"].unique().to_pylist())
        folders = self._folders(line)
        number = _number(folders[-1]) + 1 if folders else 1
        same = sum(release.latest_period == latest for release in self.releases(line))
        return publishing.Edition(f"{line}-{number:04d}", line, same + 1, latest, before)


def _table(release: Release | None) -> pa.Table | None:
    return release.observations_table() if release else None


def _merged(batch: Batch, before: pa.Table | None) -> tuple[pa.Table, Changes]:
    scope = observations.as_table(batch.scope, observations.SCOPE)
    return observations.merge(before, observations.as_table(batch.observations), scope)


def _number(path: Path) -> int:
    """The running number of a release's folder; 0 for anything else."""
    match = re.fullmatch(rf"({'|'.join(LINES)})-(\d{{4,}})", path.name)
    return int(match[2]) if match else 0


def _sweep(home: Path) -> None:
    """Remove what publications that were cut short left behind. The caller holds the lock, so nobody is at work."""
    for leftover in [*home.glob(f"releases/{disk.INCOMING}*"), *home.glob(f"sources/{disk.INCOMING}*")]:
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()


def _user() -> str:
    """Who publishes: BOARD_USER, else the system's user."""
    return os.environ.get("BOARD_USER") or getpass.getuser()
