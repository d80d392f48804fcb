"""What a reader chooses on the page of alerts, and the alerts in memory."""

from __future__ import annotations

import streamlit as st

from contents import alerts
from data.store.release import Release
from findings.alerts import evaluation
from findings.alerts.alert_list import FURTHER, called
from findings.alerts.alert_summary import CHOICES
from findings.alerts.evaluation import Alert, Tally
from findings.alerts.fired import SHAPES
from findings.alerts.grading import Levels
from findings.core.view import View
from ui.elements import show
from ui.state import load, pick, text

KEEP = 24  # looks in memory
RULES = "rules"  # shown in place of the list

Found = tuple[list[Levels], list[Alert], list[Tally]]


def part(view: View) -> str:
    """The page's two halves: alarms or the dispatch round; alarms of all banners or of a group."""
    with st.container(horizontal=True, key="alerts.parts"):
        chosen = pick.choice("part", {key: text.say(key) for key in ("alarms", "dispatch")}, "alarms", switch=True)
        if chosen == "alarms":
            pick.group(view.register)
    show.unknown()
    return chosen


def found(release: Release, view: View) -> Found:
    """How high every rule stands at the view's banners, the alerts of these and of leagues, and how many there were by month; computed once for all readers."""
    return _found(load.key(release), view.area.code, f"{view.period}", view.group, _view=view)


@st.cache_resource(max_entries=KEEP, show_spinner=False)
def _found(key: tuple[str, str], area: str, period: str, group: str, _view: View) -> Found:
    watched = evaluation.seen(_view, _view.banners)
    return watched, evaluation.of_places(_view, watched), evaluation.history(_view, watched)


def filters(view: View) -> tuple[str, str]:
    """The line of work that is listed (empty for all), and what of it: what is new or worse unless something else is chosen."""
    lang, everything = text.language(), {"": text.say("all")}
    lines = [f.id for f in view.families if f.tier == "core"]
    lines += [FURTHER] if len(lines) < len(view.families) else []
    families = everything | {line: called(line, view.period)[lang] for line in lines}
    shapes = {str(colour): f"{shape} " for colour, shape in SHAPES.items()}
    listed = {key: shapes.get(key, "") + word[lang] for key, word in CHOICES.items()} | {RULES: alerts.RULES[lang]}
    with st.container(horizontal=True, key="alarm.filters"):
        family = pick.choice("family", families, "", switch=True)
        choice = pick.choice("listed", listed, alerts.OPENS_ON, switch=True)
    show.unknown()
    return family, choice
