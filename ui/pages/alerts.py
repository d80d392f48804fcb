"""What a reader chooses on the page of alerts, and the alerts in memory."""

from __future__ import annotations

import streamlit as st

from data.store.release import Release
from findings.alerts import evaluation
from findings.alerts.evaluation import COLOURS, SHAPES, Alert, Tally
from findings.alerts.grading import Levels
from findings.core.view import View
from metrics.catalogue import FAMILIES
from ui.elements import show
from ui.state import load, pick, text

KEEP = 24  # looks in memory


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


def filters() -> tuple[str, str]:
    """The line of work and the colour that are listed; empty for all."""
    lang, everything = text.language(), {"": text.say("all")}
    families = everything | {f.id: f.name[lang] for f in FAMILIES.values()}
    colours = everything | {c: f"{SHAPES[c]} {word[lang]}" for c, word in COLOURS.items()}
    with st.container(horizontal=True, key="alarm.filters"):
        family = pick.choice("family", families, "", switch=True)
        colour = pick.choice("colour", colours, "", switch=True)
    show.unknown()
    return family, colour
