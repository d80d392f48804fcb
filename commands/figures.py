"""Figures of a release, and the catalogue of indicators."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from commands.console import Lang, Language, ReleaseId, StoreDir, put, say, stop
from commands.releases import opened


class Format(StrEnum):
    """How figures are printed."""

    table = "table"
    csv = "csv"
    json = "json"


def figures(
    area: Annotated[str | None, typer.Option(help="地区代码或名称 / code or name of an area")] = None,
    level: Annotated[
        str | None, typer.Option(help="region, league, banner（与 --area 并用即其下 / within --area)")
    ] = None,
    period: Annotated[str | None, typer.Option(help="YYYY-MM, all；默认最近一月 / default: the latest month")] = None,
    indicator: Annotated[str | None, typer.Option(help="指标 / indicator id")] = None,
    family: Annotated[str | None, typer.Option(help="工作板块 / family id")] = None,
    release: ReleaseId = None,
    format: Annotated[Format, typer.Option("--format", help="输出格式 / form of the output")] = Format.table,
    store: StoreDir = None,
    lang: Language = Lang.zh,
) -> None:
    """打印指标值：不取整，附分子分母、上报数和来源 / Print figures: unrounded, with parts, coverage and sources."""
    from data.query import listing
    from data.query.figures import QuestionError
    from data.query.figures import figures as ask

    edition = opened(store, release, lang)
    try:
        frame = ask(edition, area=area, level=level, period=period, indicator=indicator, family=family, lang=lang.value)
    except QuestionError as fault:
        stop(str(fault))
    if edition.is_demo:
        typer.echo(
            say(lang, "演示数据（合成），不是真实数据。", "Demonstration data (synthetic), not real figures."),
            err=True,
        )
    if format is Format.json:
        put(listing.as_json(frame))
    else:
        write = listing.as_csv if format is Format.csv else listing.as_table
        put(write(list(frame.columns), listing.as_texts(frame)))


def catalogue() -> None:
    """所有指标，csv / All indicators as csv."""
    from data.query import listing

    put(listing.as_csv(listing.CATALOGUE, listing.catalogue_rows()))
