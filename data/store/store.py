"""The store of releases: two lines, real and demonstration, that never mix. Publishing is one atomic rename."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from data.importing import arrivals
from data.items import kept
from data.store import chain, disk, head, observations, publishing, sweeping, verification
from data.store import line as lines
from data.store.damage import Damage, DamagedError, NewerFormatError
from data.store.observations import Changes
from data.store.release import Release

if TYPE_CHECKING:
    import pyarrow as pa

    from data.importing.batch import Batch

REAL, DEMO = "real", "demo"
LINES = (REAL, DEMO)
Progress = Callable[[int, int, str], None]
Check = Callable[[Release], object]


class StoreError(ValueError):
    """Something the store will not do; the message, in both languages, says why and what to do."""


class UnknownReleaseError(StoreError):
    """No release has this id; the message names those there are."""


class OutdatedError(StoreError):
    """A batch was checked against a release that is no longer the newest; read it again."""

    def __init__(self, newest: Release | None) -> None:
        zh, en = (newest.id, newest.id) if newest else ("空的版本库", "an empty store")
        super().__init__(
            f"检查文件时另有发布，现行版本已是 {zh}；请按它重新检查"
            f" / another release came while the files were checked; the newest is {en} now: check them against it"
        )


class Store:
    """Releases under a folder: the one given, else the one named by BOARD_STORE, else `store` here.

    Whatever takes a line raises StoreError for another than those of `LINES`.
    """

    def __init__(self, root: Path | str | None = None) -> None:
        self.root = Path(root or os.environ.get("BOARD_STORE") or "store")

    def lines(self) -> list[str]:
        """The lines in which anything was published, real first; whether it is whole, or still there, is not asked."""
        return [home.name for home in self._homes(None) if _is_begun(home)]

    def releases(self, line: str | None = None) -> list[Release]:
        """The releases of a line (of both, real ones first) whose manifest can be read, oldest first; the others see `left_out`."""
        held = (chain.manifests(home)[0] for home in self._homes(line))
        return [Release.of(self.root / m["line"] / lines.RELEASES / id, m) for found in held for id, m in found.items()]

    def left_out(self, line: str | None = None) -> list[Damage]:
        """What `releases` does not list: releases that cannot be read or are missing, and what never was one."""
        return [
            d
            for home in self._homes(line)
            for d in (*chain.manifests(home)[1], *chain.breaks(home), *lines.strays(home))
        ]

    def current(self, line: str | None = None, check: Check = Release.check) -> Release | None:
        """The newest sound release of a line, which names in `instead_of` what is wrong with newer ones; None without any.

        Without a line that of the real one, else of the demonstration, and never of the demonstration because the real one is
        damaged. `check` reads what is about to be read of a release and raises DamagedError; where none is sound, so does this.
        Raises NewerFormatError.
        """
        found = (self._sound(home, check) for home in self._homes(line) if _is_begun(home))
        return next(found, None)

    def newest(self, line: str) -> Release | None:
        """The release that the next one is built upon: the newest published, or what stands before it once it was set aside.

        Raises DamagedError where it is missing or cannot be read: to build on an older one would silently drop figures.
        """
        (home,) = self._homes(line)
        missing, top = chain.newest_missing(home), head.read(home)
        if missing and missing.severity == "error":
            raise DamagedError(missing)
        release = next(map(Release.at, lines.newest_first(home)), None)
        if top and release and top.release == release.id and top.release_seal != release.seal:
            zh, en = "指的是同号的另一个版本", "names another release of the same number"
            raise DamagedError(head.damage(home, zh, en, top.release_seal[:12], release.seal[:12]))
        return release

    def open(self, id: str) -> Release:
        """The release with this id; raises UnknownReleaseError."""
        return Release.at(self._folder(id))

    def preview(self, batch: Batch, line: str = REAL) -> Changes:
        """What publishing a batch would change, with nothing written."""
        return _merged(batch, _table(self.newest(line)))[1]

    def publish(
        self, batch: Batch, line: str = REAL, note: str = "", who: str | None = None, progress: Progress | None = None
    ) -> Release:
        """Publish a batch as the next release of a line and return it.

        What lies in the batch's scope (area, measure, period) is replaced, the rest is carried over. Processes that
        publish at once take turns. A batch that changes nothing publishes nothing: the release before is returned,
        with `is_new` false. Raises StoreError, with the store unchanged, for a refused batch, for one that holds no
        figures at all, for one that would mix demonstration and real data, and (OutdatedError) for one that was checked
        against another release than the newest; DamagedError as `newest` does.
        """
        self._refuse_unfit(batch, line)
        home = self.root / line
        disk.make(home)
        with FileLock(home / ".lock"):
            before = self.newest(line)
            if batch.against is not None and batch.against != (before.seal if before else ""):
                raise OutdatedError(before)
            held = _table(before)
            table, changes = _merged(batch, held)
            listed = before.items() if before else None
            items = kept.merged(listed, batch.items, batch.covered)
            sweeping.sweep(home)
            if before:
                head.write(home, before)  # a publication cut short may have left it behind
            if before and table.equals(held) and items.equals(listed):
                return before
            edition = replace(self._next(home, table, before), note=note, who=who or _user())
            came = arrivals.merged(before.arrivals() if before else None, held, observations.as_table(batch.observations), batch.day, batch.arrived)
            return publishing.publish(home, edition, publishing.Content(table, items, came), changes, batch, progress)

    def set_aside(self, id: str) -> Path:
        """Take a damaged release out of its line, and return where it lies now; for one that is missing, an empty folder says so.

        Its number stays taken, and the next release is built on the one before it. Raises UnknownReleaseError for one nobody
        knows, StoreError for one that is whole.
        """
        home = self.root / id.partition("-")[0]
        is_ours = home.name in LINES and lines.is_named(home, id)
        if not is_ours or id not in {*self._folders(), *(damage.release for damage in chain.breaks(home))}:
            raise self._unknown(id)
        with FileLock(home / ".lock"):
            place = home / lines.RELEASES / id
            if lines.is_release(home, place) and not any(verification.damages(place)):
                raise StoreError(f"版本 {id} 完好，没有移开 / release {id} is whole and was not set aside")
            return lines.put_aside(place)

    def verify(self, id: str | None = None) -> list[Damage]:
        """What is wrong with a release, its files and its sources; without one with anything in the store. Errors first."""
        found = verification.damages(self._folder(id)) if id else verification.of_store(self.root, LINES)
        return sorted(found, key=lambda damage: damage.severity != "error")

    def _homes(self, line: str | None) -> list[Path]:
        return [self.root / name for name in self._lines(line)]

    def _lines(self, line: str | None) -> tuple[str, ...]:
        if line is not None and line not in LINES:
            raise StoreError(f"版本线只有 {'、'.join(LINES)} / a line is one of {', '.join(LINES)}, not {line!r}")
        return LINES if line is None else (line,)

    def _sound(self, home: Path, check: Check) -> Release:
        missing = _missing(home)
        wrong = [missing] if missing else []
        for folder in lines.newest_first(home):
            try:
                release = Release.at(folder)
                check(release)
                return replace(release, instead_of=tuple(wrong))
            except NewerFormatError:
                raise
            except DamagedError as fault:
                wrong.append(fault.damage)
        raise DamagedError(
            wrong[0] if wrong else head.damage(home, "指的版本都不在", "stands alone, without any release")
        )

    def _folders(self) -> dict[str, Path]:
        return {path.name: path for line in LINES for path in lines.folders(self.root / line)}

    def _folder(self, id: str) -> Path:
        folders = self._folders()
        if id not in folders:
            raise self._unknown(id)
        return folders[id]

    def _unknown(self, id: str) -> UnknownReleaseError:
        known = ", ".join(self._folders()) or "—"
        return UnknownReleaseError(f"没有版本 {id}；现有：{known} / no release {id}; there are: {known}")

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

    def _next(self, home: Path, table: pa.Table, before: Release | None) -> publishing.Edition:
        if not table.num_rows:
            raise StoreError("发布后将没有任何数据，未发布 / the release would hold no figures; not published")
        latest: dt.date = max(table["period"].unique().to_pylist())
        same = [release.edition for release in self.releases(home.name) if release.latest_period == latest]
        id = lines.release_id(home, lines.next_number(home))
        return publishing.Edition(id, home.name, max(same, default=0) + 1, latest, before)


def _is_begun(home: Path) -> bool:
    """Whether anything was published in a line."""
    return (home / head.NAME).exists() or any(lines.newest_first(home))


def _missing(home: Path) -> Damage | None:
    """The newest release, if it is missing. A damaged head cannot say so: `verify` names it, and nobody publishes upon it."""
    try:
        return chain.newest_missing(home)
    except NewerFormatError:
        raise
    except DamagedError:
        return None


def _table(release: Release | None) -> pa.Table | None:
    return release.observations_table() if release else None


def _merged(batch: Batch, before: pa.Table | None) -> tuple[pa.Table, Changes]:
    scope = observations.as_table(batch.scope, observations.SCOPE)
    return observations.merge(before, observations.as_table(batch.observations), scope)


def _user() -> str:
    """Who publishes: BOARD_USER, else the system's user."""
    return os.environ.get("BOARD_USER") or getpass.getuser()
