"""What a page says, as text."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import Lang, Language, ReleaseId, StoreDir, month_of, put, stop
from commands.releases import opened

if TYPE_CHECKING:
    from data.store.release import Release
    from findings.core.view import View


class Page(StrEnum):
    """The pages of the dashboard that speak of an area and a month."""

    overview = "overview"
    map = "map"
    indicator = "indicator"
    place = "place"
    priority = "priority"
    alerts = "alerts"
    policy = "policy"
    published = "published"


def page(
    name: Annotated[Page, typer.Argument(help="页面 / page")],
    area: Annotated[str, typer.Option(help="地区代码或名称 / code or name of an area")] = "150000",
    period: Annotated[str | None, typer.Option(help="YYYY-MM；默认最近一月 / default: the latest month")] = None,
    indicator: Annotated[
        str | None,
        typer.Option(
            help="指标；总览和地图默认离目标最差的一项 / indicator id; overview and map: by default the one worst against its target"
        ),
    ] = None,
    release: ReleaseId = None,
    store: StoreDir = None,
    lang: Language = Lang.zh,
) -> None:
    """打印一个页面说的话和表，可粘贴到邮件 / Print what a page says and its tables, to paste into a mail."""
    from briefing import page_text
    from contents import things
    from contents.every_page import CONTENTS
    from findings.lineage import export
    from findings.overview.worst_line import worst

    edition = opened(store, release, lang)
    view = look(edition, area, period, indicator)
    if indicator is None and name in (Page.overview, Page.map):
        view = replace(view, indicator=worst(view) or view.indicator)
    facts = export.told(edition, view, of_indicator=False)
    said = CONTENTS[name.value](view)
    if name is Page.place:
        said = things.with_things(said, edition, view)
    put(page_text.text(said, view, export.mark(edition, lang.value), facts, lang.value))


def look(edition: Release, area: str, period: str | None, indicator: str | None) -> View:
    """The view that options ask for, of the latest month and the usual indicator where they leave that open; stops where one names nothing."""
    from data.query.figures import QuestionError, question
    from findings.core.view import USUAL, View
    from geo.register import register
    from metrics.cube import Cube
    from metrics.regimes import regime_of

    month = month_of(period, "--period")
    try:
        asked = question(edition, area, None, f"{month:%Y-%m}" if month else None, indicator or USUAL)
    except QuestionError as fault:
        stop(str(fault))
    cube, places = Cube(edition.panel(), register()), register(regime_of(asked.periods[0]).id, asked.periods[0])
    return View(
        edition.id,
        cube,
        places,
        places.areas[asked.areas[0].code],
        asked.periods[0],
        cube.indicators_in(asked.periods[0])[asked.indicators[0].id],
    )
