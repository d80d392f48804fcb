"""The parts of an indicator's page: its definition, its trend, and one further figure at a time, so that a page stays light."""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from contents.content import Content
from contents.indicator import NO_PLACES
from data.store.release import Release
from drawing.charts import dots, heat, multiples
from findings.core import population
from findings.core.view import View
from findings.indicator import trend
from findings.maps import month_matrix
from findings.ranking import standings
from findings.ranking.standings import Placing
from findings.text import period_words
from geo.register import REGION
from language.text import Text
from metrics.arithmetic import month_number
from metrics.comparability import accumulates
from ui.elements import parts, picture, show
from ui.layout import screens
from ui.pages import explore
from ui.state import load, pick, text
from ui.state.click import Click

ORDERS: dict[str, Text] = {"": Text("按数值排", "By value"), "progress": Text("进步最快", "Most improved")}
SINCE_JANUARY = Text("当年累计", "Since January")
SPANS: dict[str, Text] = {
    "13": Text("近13个月", "13 months"),
    "": Text("近36个月", "36 months"),
    "all": Text("全部月份", "All months"),
}
MAPS: dict[str, Text] = {"12": Text("近12个月", "12 months"), "6": Text("近6个月", "6 months")}


def places(view: View) -> tuple[list[Placing], bool]:
    """Which places, at which level, and in which order: of their ranks, or (True) of their changes since last year."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="choose"):
        pick.group(view.register)
        areas = population.places(view, _asked_level(view))
        by_progress = view.indicator.better != "neither" and _asked_order() == "progress"
    return standings.placings(view, areas, by_progress=by_progress), by_progress


def _asked_order() -> str:
    return pick.choice("order", {k: t[text.language()] for k, t in ORDERS.items()}, "", switch=True)


def _asked_level(view: View) -> str:
    """A switch where there is a choice: a group holds banners only, and of what leagues owe leagues alone have a figure."""
    if view.group or view.indicator.level == "league":
        return ""
    lang = text.language()
    return pick.level({k: t[lang] for k, t in population.LEVEL_NAMES.items()}, population.listed(view).kind)


def months(view: View) -> trend.Trend:
    """The trend, cumulated or by the month where the indicator accumulates; and how far back it reaches, as the field of months does."""
    lang, monthly = text.language(), False
    with st.container(horizontal=True, gap="medium", key="span"):
        if accumulates(view.indicator):
            monthly = (
                pick.choice(
                    "counted",
                    {"": SINCE_JANUARY[lang], "month": period_words.of(view.indicator).alone[lang]},
                    "",
                    switch=True,
                )
                == "month"
            )
        asked = pick.choice("span", {k: t[lang] for k, t in SPANS.items()}, "", switch=True)
    return trend.trend(view, months=_reach(view, asked), monthly=monthly)


def _reach(view: View, asked: str) -> int:
    """How many months up to the chosen one."""
    if asked == "all":
        return month_number(view.period) - month_number(view.cube.periods[0]) + 1
    return int(asked or trend.MONTHS)


def figures(release: Release, view: View, said: Content, found: list[Placing], months: trend.Trend) -> None:
    """One figure over the places at a time, first the field of the `months` of the trend; the others are neither computed nor sent."""
    lang = text.language()
    with st.container(horizontal=True, gap="medium", key="figures"):
        offered = {k: t[lang] for k, t in _offered(period_words.of(view.indicator)).items()}
        asked = pick.choice("figure", offered, "heat", switch=True)
        number = len(months.months)
        if asked == "maps":
            number = int(pick.choice("months", {k: t[lang] for k, t in MAPS.items()}, "12", switch=True))
        if asked in {"heat", "maps"}:
            pick.shades(view)
    if not asked:
        _ranking(release, view, said, found)
    elif asked == "level":
        parts.put(release, view, said, "level", "unmarked", click=_click(view, found))
    elif asked == "explore":
        explore.show(release, view, found, monthly=months.monthly)
    else:
        _many_months(release, view, found, asked, number)


def _offered(words: period_words.Words) -> dict[str, Text]:
    """The figures by their names in the address."""
    return {
        "heat": Text(f"{words.axis.zh}×地区", f"{words.axis.en.capitalize()} by places"),
        "": Text("位次与分布", "Ranking and spread"),
        "level": Text("水平与变化", "Level and change"),
        "maps": Text(f"{words.each.zh}地图", f"A map for every {words.en}"),
        "explore": Text("自由查看", "Explore"),
    }


def _ranking(release: Release, view: View, said: Content, found: list[Placing]) -> None:
    left, right = st.columns([1.35, 1], gap="medium")
    click = _click(view, found)
    with left, screens.frame("ranking") if len(found) * dots.STEP > screens.FRAME else nullcontext():
        parts.put(release, view, said, "ranking", click=click)
    with right:
        parts.put(release, view, said, "spread", click=click)


def _click(view: View, found: list[Placing]) -> Click:
    """A click on a place chooses it; leagues stay listed, or a league would bring its banners."""
    of_leagues = bool(found) and found[0].area.level == "league"
    return Click("area", view.area.code, {"level": "league"} if of_leagues else {})


def _many_months(release: Release, view: View, found: list[Placing], asked: str, months: int) -> None:
    lang = text.language()
    field = month_matrix.grid(view, [p.area for p in found], month_matrix.reach(view.indicator, months))
    if field.is_empty:
        show.nothing(NO_PLACES)
    elif asked == "heat":
        picture.show(release, view, heat.picture(field, lang), "heat")
    else:
        league = view.register.league_of(view.area.code) if found and found[0].area.level == "banner" else None
        frame = league.code if league else REGION
        picture.show(release, view, multiples.picture(field, frame, load.notice(lang), lang), "maps")
