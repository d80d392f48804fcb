"""All figures of a release as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.console import Lang, Language, ReleaseId, StoreDir, say, stop
from commands.pages import look
from commands.releases import opened

ALL = "all"


def every(
    folder: Annotated[Path, typer.Argument(help="目录 / folder to write into")] = Path(),
    period: Annotated[str | None, typer.Option(help="YYYY-MM, all；默认最近一月 / default: the latest month")] = None,
    release: ReleaseId = None,
    store: StoreDir = None,
    lang: Language = Lang.zh,
) -> None:
    """写出全部指标×全部地区的长表，一月为csv，全部月份为zip，与页面下载的相同；不覆盖已有文件 / Write all indicators of all areas as one long table: csv of a month, zip of all months, as pages give it; overwrites nothing."""
    from briefing import every_figure
    from geo.register import REGION

    edition, whole = opened(store, release, lang), period == ALL
    view = look(edition, REGION, None if whole else period, None)
    name = every_figure.named(view, whole=whole)[lang.value]
    path = folder / f"{name}.{'zip' if whole else 'csv'}"
    if path.exists():
        stop(say(lang, f"文件已存在，没有写：{path}", f"This file is there already; nothing was written: {path}"))
    make = (
        every_figure.to_zip(edition, view, name, lang.value)
        if whole
        else every_figure.to_csv(edition, view, lang.value)
    )
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(make)
    typer.echo(str(path))
