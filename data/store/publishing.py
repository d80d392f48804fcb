"""How a release comes to be: everything is written and synced aside, then one rename makes it visible."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.store import disk, head, line, manifest, observations, panels
from data.store.manifest import SourceFile
from data.store.observations import Changes
from data.store.release import ARRIVALS, ITEMS, OBSERVATIONS, PANEL, Release

if TYPE_CHECKING:
    import pyarrow as pa

    from data.importing.batch import Batch
    from data.importing.one_file import Source

STEPS = ("sources", "observations", "panel", "manifest")
Progress = Callable[[int, int, str], None]


class SourceChangedError(RuntimeError):
    """A file was altered between its reading and its publication; read it again."""


class UnsettledError(RuntimeError):
    """A release is published and visible, but the disk would not confirm it."""

    def __init__(self, release: Release, fault: OSError) -> None:
        super().__init__(
            f"版本 {release.id} 已发布，但磁盘没有确认（{fault}）。请检查磁盘，再运行 board.py verify"
            f" / release {release.id} is published, but the disk did not confirm it ({fault}); check the disk, then run board.py verify"
        )


@dataclass(frozen=True)
class Edition:
    """What a release will be called, and which one it follows."""

    id: str
    line: str
    number: int
    latest_period: dt.date
    previous: Release | None
    note: str = ""
    who: str = ""

    @property
    def label(self) -> dict[str, str]:
        month = f"{self.latest_period:%Y-%m}"
        return {"zh": f"{month} 第{self.number}版", "en": f"{month} ed. {self.number}"}


@dataclass(frozen=True)
class Content:
    """What a release holds: its observations, the rows of lists (`data.items.kept.ROWS`), none where nothing is listed, and when
    each table first came (`data.importing.arrivals`)."""

    observations: pa.Table
    items: pa.Table
    arrivals: pa.Table


def publish(
    home: Path, edition: Edition, content: Content, changes: Changes, batch: Batch, progress: Progress | None = None
) -> Release:
    """Write the release of `content` under `home` and make it visible. The caller holds the line's lock.

    What fails on the way (a full disk, Ctrl-C) is taken back: the store is then as it was. Raises SourceChangedError for a source
    that is no longer what was read, UnsettledError where the release is visible but the disk would not confirm it.
    """
    tell = progress or (lambda done, total, step: None)
    final = home / line.RELEASES / edition.id
    incoming = final.with_name(disk.incoming_name())
    for folder in (final.parent, home / line.SOURCES):
        disk.make(folder)
    brought = [path for source in batch.sources if not (path := home / line.SOURCES / stored_name(source)).exists()]
    try:
        incoming.mkdir()
        tell(0, len(STEPS), STEPS[0])
        keep_sources(home / line.SOURCES, batch.sources)
        _write(incoming, edition, content, changes, batch, tell)
        disk.sync_tree(incoming)
        incoming.rename(final)
    except BaseException:
        _take_back(incoming, final, brought)
        raise
    return _settled(home, final, tell)


def _take_back(incoming: Path, final: Path, brought: Sequence[Path]) -> None:
    """Leave the store as it was. A release that became visible before it was interrupted stays, with the sources it names."""
    if final.exists():
        return
    shutil.rmtree(incoming, ignore_errors=True)
    for source in brought:
        source.unlink(missing_ok=True)


def _settled(home: Path, final: Path, tell: Progress) -> Release:
    """The release that has become visible, named by the head; raises UnsettledError."""
    release = Release.at(final, is_new=True)
    try:
        disk.sync(final.parent)
        head.write(home, release)
    except OSError as fault:
        raise UnsettledError(release, fault) from fault
    tell(len(STEPS), len(STEPS), STEPS[-1])
    return release


def _write(folder: Path, edition: Edition, content: Content, changes: Changes, batch: Batch, tell: Progress) -> None:
    """The files of a release: three, one more where there are lists, and one where it is known when tables came."""
    tell(1, len(STEPS), STEPS[1])
    observations.write(content.observations, folder / OBSERVATIONS)
    for table, name in ((content.items, ITEMS), (content.arrivals, ARRIVALS)):
        if table.num_rows:
            observations.write(table, folder / name)
    tell(2, len(STEPS), STEPS[2])
    panel = panels.compute(folder / OBSERVATIONS, panels.Known(content.arrivals, batch.day))
    observations.write(panel, folder / PANEL)
    tell(3, len(STEPS), STEPS[3])
    listed = {"items": content.items.num_rows} if content.items.num_rows else {}
    rows = {"observations": content.observations.num_rows, "panel": panel.num_rows, **listed}
    manifest.write(folder, _manifest(folder, edition, content, changes, batch) | {"rows": rows})


def stored_name(source: Source) -> str:
    """The name under which the store keeps a source."""
    return source.sha256 + Path(source.name).suffix.lower()


def keep_sources(folder: Path, sources: Sequence[Source]) -> None:
    """Keep the bytes of each source once, under their checksum; a damaged copy of before is replaced. Raises SourceChangedError."""
    for source in sources:
        kept = folder / stored_name(source)
        if not kept.exists() or disk.sha256_of(kept) != source.sha256:
            _keep(source, kept)


def _keep(source: Source, kept: Path) -> None:
    incoming = kept.with_name(disk.incoming_name())
    try:
        if source.copy is None:
            shutil.copyfile(source.path, incoming)
        else:
            incoming.write_bytes(source.copy)
        read = incoming if source.copy is None else source.path
        if disk.sha256_of(read) != (source.original or source.sha256):
            raise SourceChangedError(
                f"{source.name}：读取后被改动，请重新导入 / altered since it was read, import it again"
            )
        disk.put(incoming, kept)
    finally:
        incoming.unlink(missing_ok=True)


def _manifest(folder: Path, edition: Edition, content: Content, changes: Changes, batch: Batch) -> dict[str, Any]:
    previous = edition.previous
    return {
        "format": manifest.FORMAT,
        "id": edition.id,
        "line": edition.line,
        "is_demo": edition.line == "demo",
        "edition": edition.number,
        "label": edition.label,
        "periods": sorted(period.isoformat() for period in content.observations["period"].unique().to_pylist()),
        "made_at": dt.datetime.now().astimezone().isoformat(timespec="seconds"),
        "day": batch.day.isoformat() if batch.day else None,
        "who": edition.who,
        "note": edition.note,
        "previous": {"id": previous.id, "seal": previous.manifest["seal"]} if previous else None,
        "changes": changes.counts(),
        "panel_digest": panels.digest(),
        "files": {name: manifest.entry(folder / name) for name in (OBSERVATIONS, PANEL, ITEMS, ARRIVALS) if (folder / name).exists()},
        "sources": manifest.sources_entry(_sources(edition, content, batch)),
        "warnings": [_warning(fault) for fault in batch.faults],
    }


def _sources(edition: Edition, content: Content, batch: Batch) -> list[SourceFile]:
    """The batch's files, and those of the release before that still have a figure, or a row of a list, in this one."""
    brought = {s.sha256: _source_file(s, edition.id) for s in batch.sources}
    used = {id for table in (content.observations, content.items) for id in table["source"].unique().to_pylist()}
    earlier = edition.previous.sources if edition.previous else ()
    return [*brought.values(), *(s for s in earlier if s.id in used and s.sha256 not in brought)]


def _source_file(source: Source, release: str) -> SourceFile:
    periods = tuple(sorted(period.isoformat() for period in source.periods))
    return SourceFile(source.sha256[:12], source.sha256, source.name, source.size, source.layout, periods, release, source.original)


def _warning(fault: Any) -> dict[str, Any]:
    """A fault's fields as JSON can hold them."""
    return json.loads(json.dumps(asdict(fault), ensure_ascii=False, default=str))
