"""The parts of the page of the priority-assistance banners."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.store.release import Release
from drawing.charts import bars, highlighted
from drawing.charts import trend as lines
from findings.core.population import listed
from findings.core.view import GROUPS, View
from findings.gaps import gap_summary, gap_table
from findings.indicator import trend
from findings.lineage import export
from findings.maps.class_members import shaded
from findings.overview.ranked_shortfalls import Worry
from findings.priority import priority_funding, priority_matrix
from geo.register import REGION, Area
from metrics.catalogue import FAMILIES
from ui.elements import legend, picture, show, tables
from ui.state import pick, text


def group(view: View) -> None:
    """A switch between the national and the regional group, once the regional one is known by name."""
    there = priority_matrix.groups(view.register)
    if len(there) > 1:
        pick.choice("group", {g: GROUPS[g][text.language()] for g in there}, view.group, switch=True)


def banner(view: View, whole: View, worst: Sequence[Worry]) -> Area:
    """A picker of one banner of the group: whom map and trend bring out."""
    names = {b.code: b.name[text.language()] for b in whole.banners}
    return view.register.areas[pick.choice("banner", names, priority_matrix.chosen(view, whole, worst).code)]


def atlas(release: Release, view: View, chosen: Area) -> None:
    """The banners on the map of the region; a click chooses one."""
    drawn = highlighted.picture(view, chosen, text.language())
    found = shaded(view, listed(view, "banner"))
    click, file = pick.Click("banner", chosen.code), legend.as_file(view, found.classes)
    picture.show(release, view, drawn, "priority.map", click=click, file=file)
    legend.show(view, found)


def allocated(release: Release, view: View) -> None:
    """Input per banner with its sentence, and what cannot be shown."""
    found = priority_funding.banner_input(view)
    picture.show(release, view, bars.picture(found, text.language()), "priority.input")
    unnamed = priority_funding.unnamed(view.register)
    show.lines([found.sentence, *([unnamed] if unnamed else [])], none="")


def over_months(release: Release, view: View, chosen: Area) -> None:
    """The chosen banner over months; for a rate with its league and the region beside it."""
    league = view.register.league_of(chosen.code)
    wider = [a for a in (league, view.register.areas[REGION]) if a and view.indicator.is_rate]
    shown = trend.trend(view, [chosen, *wider])
    if shown.is_empty:
        st.caption(text.say("no_trend"))
    else:
        picture.show(release, view, lines.picture(shown, text.language()), "priority.trend")


def matrix(release: Release, view: View) -> None:
    """All banners by all main indicators, or by everything of one family."""
    lang = text.language()
    show.heading("priority_matrix")
    options = {
        "": text.say("main_indicators"),
        **{f.id: f.name.zh if lang == "zh" else f.name.en for f in FAMILIES.values()},
    }
    family = pick.choice("matrix", options, "", switch=True)
    table = priority_matrix.matrix(view, family)
    shown = [c.key for c in table.columns if c.kind == "figure"]
    tables.show(release, table.only("area", *shown))
    name = f"priority_{family or 'main'}_{view.period:%Y-%m}"
    tables.downloads(release, table, name, export.facts(release, view, lang, of_indicator=False))


def distances(release: Release, view: View) -> None:
    """The gaps to league and region for the chosen indicator, and whether they close."""
    show.heading("priority_gaps")
    show.lines([gap_summary.sentence(view)], none="")
    if view.indicator.is_rate:
        table = gap_table.table(view)
        tables.show(release, table.only(*(c.key for c in table.columns if c.key != "code")))
        name = f"gaps_{view.indicator.id}_{view.period:%Y-%m}"
        tables.downloads(release, table, name, export.facts(release, view, text.language()))
