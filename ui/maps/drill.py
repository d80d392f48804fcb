"""The drill-down map and what stands beside it: crumbs, the table of the same values, the profile of a banner."""

from __future__ import annotations

import streamlit as st

from contents.content import Content, Listing
from data.store.release import Release
from drawing import theme
from findings.core import coverage_text, short_text
from findings.core.population import listed, places
from findings.core.table import Table
from findings.core.view import View
from findings.maps.class_members import Shaded, shaded
from findings.maps.classification import Shading
from findings.place import profile_table
from findings.text.wording import shown_figure
from geo.register import REGION, Area
from metrics.cell import Cell
from ui.elements import brief, parts, show
from ui.maps import leaflet
from ui.state import address, load, text


def crumbs(view: View) -> None:
    """Region, league, banner: each a way back up."""
    league = view.register.league_of(view.area.code)
    way = [
        view.register.areas[REGION],
        *([league] if league else []),
        *([view.area] if view.area.level == "banner" else []),
    ]
    with st.container(horizontal=True, gap="small", key="crumbs", vertical_alignment="center"):
        for area in way:
            st.button(
                area.name[text.language()], key=f"crumb.{area.level}", type="tertiary",
                disabled=area == view.area, on_click=address.write, kwargs={"area": area.code},
            )  # fmt: skip


def draw(view: View) -> Shaded:
    """Leagues of the region, banners of a league, or the banners of a group; a click goes one level down."""
    among = listed(view)
    found = shaded(view, among)
    league = view.register.league_of(view.area.code) if among.kind == "banner" else None
    selected = view.area.code if view.area.level == among.kind == "banner" else None
    leaflet.show(
        "map", [_shade(a, view.cell(area=a.code), found.classes) for a in places(view)], among.kind, league.code if league else REGION,
        selected, load.notice(text.language()), lang=text.language(), on_pick=lambda code: address.write(area=code),
    )  # fmt: skip
    return found


def _shade(area: Area, cell: Cell, classes: Shading) -> leaflet.AreaShade:
    """A place with its figure; one that lacks banners says who reported, a sum of them beside its number as well."""
    lang = text.language()
    lacks = short_text.lacking(cell)[lang]
    figure = short_text.told(cell)[lang] if cell.has_gaps or cell.totals else str(shown_figure(cell, lang))
    return leaflet.AreaShade(
        area.code, theme.fill(classes, classes.of_area[area.code]), area.name[lang],
        figure, outline=area.priority, missing=cell.value is None,
        tooltip=coverage_text.coverage(cell)[lang] if lacks else "",
    )  # fmt: skip


def beside(release: Release, view: View, said: Content) -> None:
    """A banner's profile, or the table of the places on the map."""
    if view.area.level == "banner":
        profile = said.part("profile", Listing)
        _profile(view, profile.on_page())
        parts.files(release, view, profile)
    else:
        parts.put(release, view, said, "places")


def _profile(view: View, whole: Table) -> None:
    """All indicators of the banner with its ranks, a tab for each family; every figure opens its passport."""
    lang = text.language()
    show.heading(whole.title)
    shown = profile_table.tables(whole)
    names, chosen = [table.title[lang] for table in shown], view.family(view.indicator).name[lang]
    for table, tab in zip(shown, st.tabs(names, default=chosen if chosen in names else None), strict=True):
        with tab:
            st.html(brief.html(table, lang, named=True))
