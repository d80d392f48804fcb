"""From files to a release: import, the demonstration, and the empty tables to fill in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import REFUSED, Lang, Language, StoreDir, month_of, progress, refuse_bytes, say, stop

if TYPE_CHECKING:
    import pandas as pd

    from data.importing.batch import Batch
    from data.store.store import Store

TRIES = 20  # readings of the same files while others publish


def import_files(
    files: Annotated[list[Path], typer.Argument(help="导出文件 / exported files: .xlsx .xls .csv")],
    as_of: Annotated[
        str | None, typer.Option(help="文件未写明月份时 / month where the file names none: YYYY-MM")
    ] = None,
    store: StoreDir = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查，不发布 / check only, publish nothing")] = False,
    note: Annotated[str, typer.Option(help="版本说明 / what is said of the release")] = "",
    accept: Annotated[
        list[str] | None, typer.Option(help="确认无误的检查项，可多次 / check confirmed to be right: ytd_falls …")
    ] = None,
    lang: Language = Lang.zh,
) -> None:
    """检查文件并发布新版本；有错误则什么都不改，退出码1 / Check files and publish a release; refused files exit with 1."""
    from data.importing.batch import ACCEPTABLE, read_files
    from data.query import listing
    from data.store.store import Store

    if wrong := set(accept or ()) - ACCEPTABLE:
        stop(f"--accept {', '.join(sorted(wrong))}: {', '.join(sorted(ACCEPTABLE))}")
    refuse_bytes("--note", note)
    shelf, month = Store(store), month_of(as_of)

    def read() -> Batch:
        held, seal, name = _basis(shelf, "real")
        with progress(lang) as tell:
            return read_files(
                files,
                as_of=month,
                previous=held,
                against=seal,
                release=name,
                accept=frozenset(accept or ()),
                progress=tell,
            )

    batch = read()
    if dry_run and not batch.refused:
        _report(batch, lang)
        typer.echo(listing.changes_line(shelf.preview(batch).counts(), lang.value))
        typer.echo(say(lang, "试运行，未发布。", "Dry run: nothing was published."))
        return
    _publish(shelf, batch, read, "real", note, lang)


def demo(
    store: StoreDir = None,
    if_empty: Annotated[bool, typer.Option("--if-empty", help="已有版本则不做 / only if there is no release")] = False,
    lang: Language = Lang.zh,
) -> None:
    """生成演示数据并经同样的导入发布 / Make the demonstration's workbooks and publish them through the same import."""
    from data.importing.batch import read_files
    from data.store.store import Store
    from demonstration import arrived, read_on, write_workbooks

    shelf = Store(store)
    if if_empty and shelf.lines():
        return
    with tempfile.TemporaryDirectory() as folder:
        with progress(lang) as tell:
            paths = write_workbooks(Path(folder), progress=tell)

        def read() -> Batch:
            held, seal, name = _basis(shelf, "demo")
            with progress(lang) as tell:
                batch = read_files(paths, previous=held, against=seal, release=name, synthetic=True, progress=tell)
            return replace(batch, day=read_on(), arrived=arrived())

        note = say(lang, "演示数据（合成）", "Demonstration data (synthetic)")
        _publish(shelf, read(), read, "demo", note, lang)


def template(
    folder: Annotated[Path, typer.Argument(help="目录 / folder to write into")] = Path("templates"),
    period: Annotated[
        str | None,
        typer.Option(help="YYYY-MM，按哪个月的名称；默认最新 / in the words of which month; default: the latest"),
    ] = None,
    lang: Language = Lang.zh,
) -> None:
    """写出各项工作的空白样表，填好即可导入；不覆盖已有文件 / Write the empty tables to fill in; overwrites nothing."""
    from data.layouts.templates import write_templates

    month = month_of(period, "--period")
    try:
        with progress(lang) as tell:
            paths = write_templates(folder, period=month, progress=tell)
    except FileExistsError as fault:
        stop(say(lang, f"文件已存在，没有写：{fault}", f"These files are there already; nothing was written: {fault}"))
    except OSError as fault:
        stop(say(lang, f"无法写入：{fault}", f"Cannot be written: {fault}"))
    for path in paths:
        typer.echo(str(path))


def _basis(shelf: Store, line: str) -> tuple[pd.DataFrame | None, str, str]:
    """What files are checked against: the observations of the release that the next one is built upon, its seal and its name."""
    before = shelf.newest(line)
    return (before.observations(), before.seal, before.id) if before else (None, "", "")


def _publish(shelf: Store, batch: Batch, read: Callable[[], Batch], line: str, note: str, lang: Lang) -> None:
    """Publish a batch, read again as often as another release came meanwhile, so that no figure goes unchecked against it."""
    from data.store.store import OutdatedError

    for _ in range(TRIES):
        _report(batch, lang)
        if batch.refused:
            typer.echo(say(lang, "未发布，数据没有任何变化。", "Nothing was published; nothing has changed."))
            raise typer.Exit(REFUSED)
        try:
            _publish_once(shelf, batch, line, note, lang)
        except OutdatedError as fault:
            typer.echo(str(fault), err=True)
            batch = read()
        else:
            return
    zh = "一再有别的发布，未发布，数据没有任何变化；请稍后再导入。"
    stop(say(lang, zh, "Others kept publishing. Nothing was published; import again later."), REFUSED)


def _publish_once(shelf: Store, batch: Batch, line: str, note: str, lang: Lang) -> None:
    from data.query import listing
    from data.store.publishing import SourceChangedError, UnsettledError
    from data.store.store import OutdatedError, StoreError

    try:
        with progress(lang) as tell:
            release = shelf.publish(batch, line, note, progress=tell)
    except OutdatedError:
        raise
    except (StoreError, SourceChangedError, UnsettledError) as fault:
        stop(str(fault), REFUSED)
    except OSError as fault:
        zh = f"无法写入版本库 {shelf.root}（{fault}）。未发布，数据没有任何变化；请检查磁盘空间和权限。"
        en = f"The store {shelf.root} cannot be written ({fault}). Nothing was published; check disk space and rights."
        stop(say(lang, zh, en), REFUSED)
    name = f"{release.id} ({release.label[lang.value]})"
    if not release.is_new:
        typer.echo(
            say(lang, f"与版本 {name} 完全相同，未发布新版本。", f"Identical to release {name}; nothing to publish.")
        )
        return
    typer.echo(listing.changes_line(release.manifest["changes"], lang.value))
    typer.echo(say(lang, f"已发布版本 {name}。", f"Published release {name}."))


def _report(batch: Batch, lang: Lang) -> None:
    """The faults, errors first, and how many there are."""
    from data.query import listing

    for line in listing.fault_lines(batch.faults, lang.value):
        typer.echo(line)
