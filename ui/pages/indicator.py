"""The parts of an indicator's page: its definition, its trend, and one further figure at a time, so that a page stays light."""

from __future__ import annotations

from contextlib import nullcontext
from html import escape

import streamlit as st

from data.store.release import Release
from drawing.charts import distribution, dots, heat, multiples
from drawing.charts import trend as trends
from findings.core import population
from findings.core.table import Table
from findings.core.view import View
from findings.indicator import trend
from findings.indicator.definition import definition
from findings.lineage import export
from findings.maps import month_matrix
from findings.ranking import standings
from findings.ranking.standings import Placing
from geo.register import REGION
from language.text import Text
from metrics.comparability import accumulates
from ui.elements import follow, passport, picture, show, tables
from ui.layout import screens
from ui.pages import explore
from ui.state import load, pick, text

FIGURES: dict[str, Text] = {
    "": Text("位次与分布", "Ranking and spread"),
    "heat": Text("月份×地区", "Months by places"),
    "maps": Text("逐月地图", "A map for every month"),
    "explore": Text("自由查看", "Explore"),
}
COUNTED: dict[str, Text] = {"": Text("当年累计", "Since January"), "month": Text("当月", "Month alone")}
MAPS: dict[str, Text] = {"12": Text("近12个月", "12 months"), "6": Text("近6个月", "6 months")}


def choose(view: View) -> list[Placing]:
    """Which places, at which level; the places in the order of their ranks."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="choose"):
        pick.group(view.register)
        areas = population.places(view, _asked_level(view))
    return standings.placings(view, areas)


def _asked_level(view: View) -> str:
    """A switch where there is a choice: a group holds banners only."""
    if view.group:
        return ""
    lang = text.language()
    return pick.level({k: t[lang] for k, t in population.LEVEL_NAMES.items()}, population.listed(view).kind)


def define(release: Release, view: View) -> None:
    """The definition with this month's numbers, and the way to the figure's source."""
    lang = text.language()
    show.heading("definition")
    told = ((label[lang], follow.sentence(said, lang)) for label, said in definition(view))
    items = "".join(f"<dt>{escape(label)}</dt><dd>{said}</dd>" for label, said in told)
    st.html(f'<dl class="board-facts">{items}</dl>')
    passport.popover(release, view, view.cell(), key="definition")


def over_months(release: Release, view: View) -> trend.Trend:
    """The trend, cumulated or by the month where the indicator accumulates."""
    lang, monthly = text.language(), False
    if accumulates(view.indicator):
        monthly = pick.choice("counted", {k: t[lang] for k, t in COUNTED.items()}, "", switch=True) == "month"
    found = trend.trend(view, monthly=monthly)
    if found.is_empty:
        st.caption(text.say("no_trend"))
    else:
        picture.show(release, view, trends.picture(found, lang), "trend")
    return found


def figures(release: Release, view: View, found: list[Placing], *, monthly: bool = False) -> None:
    """One figure over the places at a time; the others are neither computed nor sent."""
    lang = text.language()
    asked = pick.choice("figure", {k: t[lang] for k, t in FIGURES.items()}, "", switch=True)
    if all(p.cell.value is None for p in found) and not asked:
        st.caption(text.say("no_grid"))
    elif not asked:
        _ranking(release, view, found)
    elif asked == "explore":
        explore.show(release, view, found, monthly=monthly)
    else:
        _many_months(release, view, found, asked)


def _ranking(release: Release, view: View, found: list[Placing]) -> None:
    lang = text.language()
    left, right = st.columns([1.35, 1], gap="medium")
    stays = {"level": "league"} if found[0].area.level == "league" else {}  # or a league would bring its banners
    click = pick.Click("area", view.area.code, stays)
    with left, screens.frame("ranking") if len(found) * dots.STEP > screens.FRAME else nullcontext():
        picture.show(release, view, dots.picture(view, found, lang), "ranking", click=click)
    with right:
        spread = distribution.picture(view, found, lang)
        if spread:
            picture.show(release, view, spread, "distribution", click=click)


def _many_months(release: Release, view: View, found: list[Placing], asked: str) -> None:
    lang = text.language()
    months = month_matrix.MONTHS
    if asked == "maps":
        months = int(pick.choice("months", {k: t[lang] for k, t in MAPS.items()}, "12", switch=True))
    field = month_matrix.grid(view, [p.area for p in found], months)
    if field.is_empty:
        st.caption(text.say("no_grid"))
    elif asked == "heat":
        picture.show(release, view, heat.picture(field, lang), "heat")
    else:
        league = view.register.league_of(view.area.code)
        frame = league.code if league else REGION
        picture.show(release, view, multiples.picture(field, frame, load.notice(lang), lang), "maps")


def listed(release: Release, view: View, found: list[Placing], months: trend.Trend) -> None:
    """The same values as tables to sort, to follow and to take away."""
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        _table(release, view, standings.table(view, found), "places", _of_places(found))
    with right:
        _table(release, view, trend.table(months), "months", _of_months(months))


def _of_places(found: list[Placing]) -> list[str]:
    """What fits; standings only where there is a target, coverage only where a row is more than one banner."""
    judged = ["status"] if any(p.status.target for p in found) else []
    sums = ["reported", "expected"] if any(p.area.level != "banner" for p in found) else []
    return ["rank", "area", "value", *judged, "before", "rank_before", "year", *sums]


def _of_months(months: trend.Trend) -> list[str]:
    """What is there to show; what each month added where the indicator accumulates."""
    flow = ["flow"] if accumulates(months.indicator) else []
    target = ["target"] if any(months.targets) else []
    published = ["published"] if months.published else []
    return ["month", "value", *flow, "last_year", *target, *published, "reported", "expected"]


def _table(release: Release, view: View, table: Table, key: str, columns: list[str]) -> None:
    show.heading(f"{key}_table")
    tables.show(release, table.only(*columns))
    name = f"{view.indicator.id}_{view.area.code}_{view.period:%Y-%m}_{key}"
    tables.downloads(release, table, name, export.facts(release, view, text.language()))
