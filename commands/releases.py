"""Releases on disk: listed, shown, checked, set aside; and a dispatch round frozen from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import (
    NOT_THERE,
    REFUSED,
    Lang,
    Language,
    ReleaseId,
    StoreDir,
    month_of,
    put,
    refuse_bytes,
    say,
    stop,
)

if TYPE_CHECKING:
    from data.store.release import Release


def releases(store: StoreDir = None, lang: Language = Lang.zh) -> None:
    """列出所有版本 / List the releases, real ones first."""
    from data.query import listing
    from data.store.store import Store

    shelf, columns = Store(store), ("id", "label", "made_at", "who", "new/changed/withdrawn", "note")
    put(listing.as_table(columns, listing.releases_rows(shelf.releases(), lang.value)))
    left_out = shelf.left_out()
    for damage in left_out:
        typer.echo(say(lang, "未列出 ", "Left out: ") + damage.line(lang.value), err=True)
    if any(damage.severity == "error" for damage in left_out):
        raise typer.Exit(REFUSED)


def show(id: str, store: StoreDir = None, lang: Language = Lang.zh) -> None:
    """一个版本：文件、来源、警告 / One release: its files, sources and warnings."""
    from data.query import listing

    put("".join(line + "\n" for line in listing.release_lines(opened(store, id, lang), lang.value)))


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
        stop(str(fault))
    for found in damage:
        mark = "" if found.severity == "error" else say(lang, "提示 ", "Note: ")
        typer.echo(mark + found.line(lang.value))
    if any(found.severity == "error" for found in damage):
        raise typer.Exit(REFUSED)
    typer.echo(say(lang, "全部校验和相符。", "Every checksum agrees."))


def set_aside(id: str, store: StoreDir = None, lang: Language = Lang.zh) -> None:
    """把无法恢复的版本移到一边，号码不再使用 / Take a damaged release that no backup restores out of its line; its number stays taken."""
    from data.store.store import Store, StoreError, UnknownReleaseError

    try:
        place = Store(store).set_aside(id)
    except StoreError as fault:
        stop(str(fault), NOT_THERE if isinstance(fault, UnknownReleaseError) else REFUSED)
    zh = f"已移到 {place}。请再导入该版本的原文件；在那之前显示此前最近一个完好的版本。"
    en = f"Set aside as {place}. Import the files of that release again; until then the newest sound one before it is shown."
    typer.echo(say(lang, zh, en))


def freeze_round(
    period: Annotated[str, typer.Option(help="YYYY-MM")],
    indicator: Annotated[
        list[str] | None,
        typer.Option(help="排位指标，可多次 / indicator to rank, repeat for more; default: those judged"),
    ] = None,
    level: Annotated[str, typer.Option(help="league, banner")] = "league",
    note: Annotated[str, typer.Option(help="本轮说明 / what is said of the round")] = "",
    release: ReleaseId = None,
    store: StoreDir = None,
    lang: Language = Lang.zh,
) -> None:
    """固化一轮调度：此后不再改变 / Freeze a dispatch round, which never changes afterwards."""
    from data.store.rounds import RoundError
    from findings.ranking import dispatch, freezing
    from geo.register import register
    from metrics.cube import Cube

    refuse_bytes("--note", note)
    edition, month = opened(store, release, lang), month_of(period, "--period")
    assert month is not None, "the option must be given"
    cube = Cube(edition.panel(), register())
    try:
        kept = freezing.freeze(edition, cube, register(), month, indicator or dispatch.usual(), level, note)
    except RoundError as fault:
        stop(str(fault))
    typer.echo(f"{kept.id} · {edition.id} · {freezing.title(kept)[lang.value]} · sha256 {kept.sha256}")


def opened(store: Path | None, id: str | None, lang: Lang) -> Release:
    """The release asked for, or the current one; stops where there is none, and says where one stands in for a newer."""
    from data.store.store import Store, UnknownReleaseError

    shelf = Store(store)
    try:
        release = shelf.open(id) if id else shelf.current()
    except UnknownReleaseError as fault:
        stop(str(fault))
    if release is None:
        zh = f"{shelf.root} 中还没有版本；请先运行 board.py import 或 board.py demo"
        stop(say(lang, zh, f"{shelf.root} holds no release yet; run board.py import or board.py demo first"))
    if release.instead_of:
        typer.echo(release.stands_in(lang.value), err=True)
    return release
