"""What all commands share: their options, and how they speak."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    import datetime as dt

REFUSED, NOT_THERE = 1, 2  # exit codes


class Lang(StrEnum):
    """The language of what is printed for people."""

    zh = "zh"
    en = "en"


StoreDir = Annotated[
    Path | None, typer.Option("--store", help="版本库目录 / folder of releases [BOARD_STORE, ./store]")
]
ReleaseId = Annotated[str | None, typer.Option(help="版本号，默认现行版本 / release id, default the current one")]
Language = Annotated[Lang, typer.Option("--lang", help="输出语言 / language of messages")]


def refuse_bytes(option: str, text: str) -> None:
    """Stop where an option holds bytes that are no text in UTF-8."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        stop(f"{option}: 不是 UTF-8 文本 / is no text in UTF-8: {text}")


def month_of(text: str | None, option: str = "--as-of") -> dt.date | None:
    """The last day of the month that an option names, None where it is not given; stops where it is no month."""
    from metrics.arithmetic import parse_month

    try:
        return parse_month(text) if text else None
    except ValueError as fault:
        stop(f"{option}: {fault}")


@contextmanager
def progress(lang: Lang) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on the error stream, so that the output stays pure."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from data.output.terminal import for_drawing, on_one_line

    console = Console(file=for_drawing(sys.stderr))
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console) as bars:
        task = bars.add_task("", total=None)
        yield lambda done, total, what: bars.update(task, completed=done, total=total, description=on_one_line(what))


def say(lang: Lang, zh: str, en: str) -> str:
    """A sentence in the language asked for."""
    return zh if lang is Lang.zh else en


def put(text: str) -> None:
    """Write to the output as UTF-8, whatever the terminal's own encoding."""
    from data.output.terminal import neutral

    sys.stdout.buffer.write(neutral(text).encode())
    sys.stdout.buffer.flush()


def stop(message: str, code: int = NOT_THERE) -> NoReturn:
    """End the command with a sentence on the error stream; raises typer.Exit."""
    typer.echo(message, err=True)
    raise typer.Exit(code)
