"""The command line: import exports, read figures, list and check releases, make the demonstration."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from data.importing.batch import Batch
    from data.store.release import Release
    from data.store.store import Store

# Rooms are imported inside the commands: `board.py catalogue` need not wait for engines it does not use.
# Without markup in its own messages either: everything that is printed goes through `data.output.terminal`.
app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__
)

REFUSED, NOT_THERE = 1, 2  # exit codes
TRIES = 20  # readings of the same files while others publish


class Lang(StrEnum):
    """The language of what is printed for people."""

    zh = "zh"
    en = "en"


class Format(StrEnum):
    """How figures are printed."""

    table = "table"
    csv = "csv"
    json = "json"


StoreDir = Annotated[
    Path | None, typer.Option("--store", help="版本库目录 / folder of releases [BOARD_STORE, ./store]")
]
Language = Annotated[Lang, typer.Option("--lang", help="输出语言 / language of messages")]


@app.command("import")
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
        _stop(f"--accept {', '.join(sorted(wrong))}: {', '.join(sorted(ACCEPTABLE))}")
    _refuse_bytes("--note", note)
    shelf, month = Store(store), _month(as_of)

    def read() -> Batch:
        held, seal = _basis(shelf, "real")
        with _progress(lang) as tell:
            return read_files(
                files, as_of=month, previous=held, against=seal, accept=frozenset(accept or ()), progress=tell
            )

    batch = read()
    if dry_run and not batch.refused:
        _report(batch, lang)
        typer.echo(listing.changes_line(shelf.preview(batch).counts(), lang.value))
        typer.echo(_say(lang, "试运行，未发布。", "Dry run: nothing was published."))
        return
    _publish(shelf, batch, read, "real", note, lang)


@app.command()
def figures(
    area: Annotated[str | None, typer.Option(help="地区代码或名称 / code or name of an area")] = None,
    level: Annotated[
        str | None, typer.Option(help="region, league, banner（与 --area 并用即其下 / within --area)")
    ] = None,
    period: Annotated[str | None, typer.Option(help="YYYY-MM, all；默认最近一月 / default: the latest month")] = None,
    indicator: Annotated[str | None, typer.Option(help="指标 / indicator id")] = None,
    family: Annotated[str | None, typer.Option(help="工作板块 / family id")] = None,
    release: Annotated[
        str | None, typer.Option(help="版本号，默认现行版本 / release id, default the current one")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="输出格式 / form of the output")] = Format.table,
    store: StoreDir = None,
    lang: Language = Lang.zh,
) -> None:
    """打印指标值：不取整，附分子分母、上报数和来源 / Print figures: unrounded, with parts, coverage and sources."""
    from data.query import listing
    from data.query.figures import QuestionError
    from data.query.figures import figures as ask

    edition = _release(store, release, lang)
    try:
        frame = ask(edition, area=area, level=level, period=period, indicator=indicator, family=family, lang=lang.value)
    except QuestionError as fault:
        _stop(str(fault))
    if edition.is_demo:
        typer.echo(
            _say(lang, "演示数据（合成），不是真实数据。", "Demonstration data (synthetic), not real figures."),
            err=True,
        )
    if format is Format.json:
        _put(listing.as_json(frame))
    else:
        write = listing.as_csv if format is Format.csv else listing.as_table
        _put(write(list(frame.columns), listing.as_texts(frame)))


@app.command()
def releases(store: StoreDir = None, lang: Language = Lang.zh) -> None:
    """列出所有版本 / List the releases, real ones first."""
    from data.query import listing
    from data.store.store import Store

    shelf, columns = Store(store), ("id", "label", "made_at", "who", "new/changed/withdrawn", "note")
    _put(listing.as_table(columns, listing.releases_rows(shelf.releases(), lang.value)))
    left_out = shelf.left_out()
    for damage in left_out:
        typer.echo(_say(lang, "未列出 ", "Left out: ") + damage.line(lang.value), err=True)
    if any(damage.severity == "error" for damage in left_out):
        raise typer.Exit(REFUSED)


@app.command()
def show(id: str, store: StoreDir = None, lang: Language = Lang.zh) -> None:
    """一个版本：文件、来源、警告 / One release: its files, sources and warnings."""
    from data.query import listing

    _put("".join(line + "\n" for line in listing.release_lines(_release(store, id, lang), lang.value)))


@app.command()
def verify(
    id: Annotated[str | None, typer.Argument(help="版本号，默认全部 / release id, default all")] = None,
    store: StoreDir = None,
    lang: Language = Lang.zh,
) -> None:
    """核对每个文件的校验和，以及有无缺失、多余；有损坏则退出码1 / Check every checksum, and that nothing is missing or stray; damage exits with 1."""
    from data.store.store import Store, UnknownReleaseError

    try:
        damage = Store(store).verify(id)
    except UnknownReleaseError as fault:
        _stop(str(fault))
    for found in damage:
        mark = "" if found.severity == "error" else _say(lang, "提示 ", "Note: ")
        typer.echo(mark + found.line(lang.value))
    if any(found.severity == "error" for found in damage):
        raise typer.Exit(REFUSED)
    typer.echo(_say(lang, "全部校验和相符。", "Every checksum agrees."))


@app.command("set-aside")
def set_aside(id: str, store: StoreDir = None, lang: Language = Lang.zh) -> None:
    """把无法恢复的版本移到一边，号码不再使用 / Take a damaged release that no backup restores out of its line; its number stays taken."""
    from data.store.store import Store, StoreError, UnknownReleaseError

    try:
        place = Store(store).set_aside(id)
    except StoreError as fault:
        _stop(str(fault), NOT_THERE if isinstance(fault, UnknownReleaseError) else REFUSED)
    zh = f"已移到 {place}。请再导入该版本的原文件；在那之前显示此前最近一个完好的版本。"
    en = f"Set aside as {place}. Import the files of that release again; until then the newest sound one before it is shown."
    typer.echo(_say(lang, zh, en))


@app.command("round")
def freeze_round(
    period: Annotated[str, typer.Option(help="YYYY-MM")],
    indicator: Annotated[
        list[str] | None,
        typer.Option(help="排位指标，可多次 / indicator to rank, repeat for more; default: those judged"),
    ] = None,
    level: Annotated[str, typer.Option(help="league, banner")] = "league",
    note: Annotated[str, typer.Option(help="本轮说明 / what is said of the round")] = "",
    release: Annotated[
        str | None, typer.Option(help="版本号，默认现行版本 / release id, default the current one")
    ] = None,
    store: StoreDir = None,
    lang: Language = Lang.zh,
) -> None:
    """固化一轮调度：此后不再改变 / Freeze a dispatch round, which never changes afterwards."""
    from data.store.rounds import RoundError
    from findings.ranking import dispatch, freezing
    from geo.register import register
    from metrics.cube import Cube

    _refuse_bytes("--note", note)
    edition, month = _release(store, release, lang), _month(period, "--period")
    assert month is not None, "the option must be given"
    cube = Cube(edition.panel(), register())
    try:
        kept = freezing.freeze(edition, cube, register(), month, indicator or dispatch.usual(), level, note)
    except RoundError as fault:
        _stop(str(fault))
    typer.echo(f"{kept.id} · {edition.id} · {freezing.title(kept)[lang.value]} · sha256 {kept.sha256}")


@app.command()
def demo(
    store: StoreDir = None,
    if_empty: Annotated[bool, typer.Option("--if-empty", help="已有版本则不做 / only if there is no release")] = False,
    lang: Language = Lang.zh,
) -> None:
    """生成演示数据并经同样的导入发布 / Make the demonstration's workbooks and publish them through the same import."""
    from data.importing.batch import read_files
    from data.store.store import Store
    from demonstration import write_workbooks

    shelf = Store(store)
    if if_empty and shelf.lines():
        return
    with tempfile.TemporaryDirectory() as folder:
        with _progress(lang) as tell:
            paths = write_workbooks(Path(folder), progress=tell)

        def read() -> Batch:
            held, seal = _basis(shelf, "demo")
            with _progress(lang) as tell:
                return read_files(paths, previous=held, against=seal, synthetic=True, progress=tell)

        note = _say(lang, "演示数据（合成）", "Demonstration data (synthetic)")
        _publish(shelf, read(), read, "demo", note, lang)


@app.command()
def template(
    folder: Annotated[Path, typer.Argument(help="目录 / folder to write into")] = Path("templates"),
    lang: Language = Lang.zh,
) -> None:
    """写出五张空白样表，填好即可导入；不覆盖已有文件 / Write the five empty tables to fill in; overwrites nothing."""
    from data.layouts.templates import write_templates

    try:
        with _progress(lang) as tell:
            paths = write_templates(folder, progress=tell)
    except FileExistsError as fault:
        _stop(
            _say(lang, f"文件已存在，没有写：{fault}", f"These files are there already; nothing was written: {fault}")
        )
    except OSError as fault:
        _stop(_say(lang, f"无法写入：{fault}", f"Cannot be written: {fault}"))
    for path in paths:
        typer.echo(str(path))


@app.command()
def catalogue() -> None:
    """所有指标，csv / All indicators as csv."""
    from data.query import listing

    _put(listing.as_csv(listing.CATALOGUE, listing.catalogue_rows()))


def _refuse_bytes(option: str, text: str) -> None:
    """Stop where an option holds bytes that are no text in UTF-8."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        _stop(f"{option}: 不是 UTF-8 文本 / is no text in UTF-8: {text}")


def _basis(shelf: Store, line: str) -> tuple[pd.DataFrame | None, str]:
    """What files are checked against: the observations of the release that the next one is built upon, and its seal."""
    before = shelf.newest(line)
    return (before.observations(), before.seal) if before else (None, "")


def _publish(shelf: Store, batch: Batch, read: Callable[[], Batch], line: str, note: str, lang: Lang) -> None:
    """Publish a batch, read again as often as another release came meanwhile, so that no figure goes unchecked against it."""
    from data.store.store import OutdatedError

    for _ in range(TRIES):
        _report(batch, lang)
        if batch.refused:
            typer.echo(_say(lang, "未发布，数据没有任何变化。", "Nothing was published; nothing has changed."))
            raise typer.Exit(REFUSED)
        try:
            _publish_once(shelf, batch, line, note, lang)
        except OutdatedError as fault:
            typer.echo(str(fault), err=True)
            batch = read()
        else:
            return
    zh = "一再有别的发布，未发布，数据没有任何变化；请稍后再导入。"
    _stop(_say(lang, zh, "Others kept publishing. Nothing was published; import again later."), REFUSED)


def _publish_once(shelf: Store, batch: Batch, line: str, note: str, lang: Lang) -> None:
    from data.query import listing
    from data.store.publishing import SourceChangedError, UnsettledError
    from data.store.store import OutdatedError, StoreError

    try:
        with _progress(lang) as tell:
            release = shelf.publish(batch, line, note, progress=tell)
    except OutdatedError:
        raise
    except (StoreError, SourceChangedError, UnsettledError) as fault:
        _stop(str(fault), REFUSED)
    except OSError as fault:
        zh = f"无法写入版本库 {shelf.root}（{fault}）。未发布，数据没有任何变化；请检查磁盘空间和权限。"
        en = f"The store {shelf.root} cannot be written ({fault}). Nothing was published; check disk space and rights."
        _stop(_say(lang, zh, en), REFUSED)
    name = f"{release.id} ({release.label[lang.value]})"
    if not release.is_new:
        typer.echo(
            _say(lang, f"与版本 {name} 完全相同，未发布新版本。", f"Identical to release {name}; nothing to publish.")
        )
        return
    typer.echo(listing.changes_line(release.manifest["changes"], lang.value))
    typer.echo(_say(lang, f"已发布版本 {name}。", f"Published release {name}."))


def _report(batch: Batch, lang: Lang) -> None:
    """The faults, errors first, and how many there are."""
    from data.query import listing

    for line in listing.fault_lines(batch.faults, lang.value):
        typer.echo(line)


def _release(store: Path | None, id: str | None, lang: Lang) -> Release:
    from data.store.store import Store, UnknownReleaseError

    shelf = Store(store)
    try:
        release = shelf.open(id) if id else shelf.current()
    except UnknownReleaseError as fault:
        _stop(str(fault))
    if release is None:
        zh = f"{shelf.root} 中还没有版本；请先运行 board.py import 或 board.py demo"
        _stop(_say(lang, zh, f"{shelf.root} holds no release yet; run board.py import or board.py demo first"))
    if release.instead_of:
        typer.echo(release.stands_in(lang.value), err=True)
    return release


def _month(text: str | None, option: str = "--as-of") -> dt.date | None:
    from metrics.arithmetic import parse_month

    try:
        return parse_month(text) if text else None
    except ValueError as fault:
        _stop(f"{option}: {fault}")


@contextmanager
def _progress(lang: Lang) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on the error stream, so that the output stays pure."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from data.output.terminal import for_drawing, on_one_line

    console = Console(file=for_drawing(sys.stderr))
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console) as bars:
        task = bars.add_task("", total=None)
        yield lambda done, total, what: bars.update(task, completed=done, total=total, description=on_one_line(what))


def _say(lang: Lang, zh: str, en: str) -> str:
    return zh if lang is Lang.zh else en


def _put(text: str) -> None:
    """Write to the output as UTF-8, whatever the terminal's own encoding."""
    from data.output.terminal import neutral

    sys.stdout.buffer.write(neutral(text).encode())
    sys.stdout.buffer.flush()


def _stop(message: str, code: int = NOT_THERE) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def main() -> None:
    """Run a command; a damaged release, or a folder that cannot be read, is told in a sentence."""
    from data.files.limits import LimitError
    from data.output import terminal
    from data.store.damage import DamagedError

    terminal.guard()
    try:
        app()
    except (DamagedError, LimitError, OSError) as fault:
        sys.exit(str(fault))
    except UnicodeError as fault:
        sys.exit(f"有文字不是 UTF-8，没有处理。/ Some text is not UTF-8; nothing was done with it. ({fault})")


if __name__ == "__main__":
    main()
