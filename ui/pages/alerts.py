"""Alarms on the page: places by family, how many there were by month, the table with its filters."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.store.release import Release
from drawing.charts import alerts as chart
from drawing.picture import Picture
from findings.alerts import alert_list, alert_matrix, alert_summary, evaluation
from findings.alerts.evaluation import COLOURS, SHAPES, Alert, Tally
from findings.alerts.grading import Levels
from findings.core.view import View
from findings.lineage import export
from language.nouns import ITEMS, counted
from language.text import Text
from metrics.catalogue import FAMILIES
from ui.elements import picture, show, tables
from ui.state import load, pick, text

KEEP = 24  # looks in memory
# The reason says the rule and the figure, and opens it; they have columns of their own in the files.
SHOWN = ("colour", "area", "league", "family", "sentence", "since", "state")


def part(view: View) -> str:
    """The page's two halves: alarms or the dispatch round; alarms of all banners or of a group."""
    with st.container(horizontal=True, key="alerts.parts"):
        chosen = pick.choice("part", {key: text.say(key) for key in ("alarms", "dispatch")}, "alarms", switch=True)
        if chosen == "alarms":
            pick.group(view.register)
    show.unknown()
    return chosen


def found(release: Release, view: View) -> tuple[list[Alert], list[Tally]]:
    """The alarms of the view's banners and how many there were by month; computed once for all readers."""
    return _found(load.key(release), view.area.code, f"{view.period}", view.group, _view=view)


@st.cache_resource(max_entries=KEEP, show_spinner=False)
def _found(key: tuple[str, str], area: str, period: str, group: str, _view: View) -> tuple[list[Alert], list[Tally]]:
    watched: list[Levels] = evaluation.seen(_view, _view.banners)
    return evaluation.of_banners(_view, watched), evaluation.history(_view, watched)


def grid(release: Release, view: View, standing: Sequence[Alert]) -> None:
    """Places by family: how many red and yellow, and how that moved; each count opens its list."""
    table = alert_matrix.grid(view, standing)
    tables.show(release, table.only("area", *FAMILIES))
    numbers = table.only(*(c.key for c in table.columns if c.kind != "counts"))
    facts = export.facts(release, view, text.language(), of_indicator=False)
    tables.downloads(release, numbers, f"alerts_by_place_{view.area.code}_{view.period:%Y-%m}", facts)


def history(release: Release, view: View, tallies: Sequence[Tally]) -> None:
    """How many alarms there were in each of the last thirteen months."""
    if len(tallies) < 2:
        return
    alt = _told(tallies[0]) + Text("；", "; ") + _told(tallies[-1])
    title = Text("各月预警数", "Alerts by month")
    lang = text.language()
    drawn = Picture(title, Text("项", "alerts"), alt, chart.spec(tallies, lang), chart.legend(lang))
    picture.show(release, view, drawn, "alarms")


def _told(tally: Tally) -> Text:
    """2021-06 红色2项、黄色1项."""
    red, yellow = counted(tally.red, ITEMS), counted(tally.yellow, ITEMS)
    return Text(
        f"{tally.period:%Y-%m} 红色{red.zh}、黄色{yellow.zh}", f"{tally.period:%Y-%m}: {red.en} red, {yellow.en} yellow"
    )


def listing(release: Release, view: View, standing: Sequence[Alert]) -> None:
    """The table of alarms with its filters and downloads."""
    lang = text.language()
    everything = {"": text.say("all")}
    families = everything | {f.id: f.name[lang] for f in FAMILIES.values()}
    colours = everything | {c: f"{SHAPES[c]} {word[lang]}" for c, word in COLOURS.items()}
    with st.container(horizontal=True, key="alarm.filters"):
        family = pick.choice("family", families, "", switch=True)
        colour = pick.choice("colour", colours, "", switch=True)
    show.unknown()
    table = alert_list.listed(view, alert_summary.chosen(standing, family, colour))
    if not table.rows:
        st.caption(text.say("none_alarmed"))
        return
    keys = [key for key in SHOWN if key != "league" or view.area.level == "region"]
    tables.show(release, table.only(*keys))
    facts = export.facts(release, view, lang, of_indicator=False)
    tables.downloads(release, table, f"alerts_{view.area.code}_{view.period:%Y-%m}", facts)
