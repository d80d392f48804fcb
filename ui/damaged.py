"""The page of a store whose release is not what was published: which file, what was expected, what to do."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit import logger

from data.damage import Damage, DamagedError
from data.store import DEMO
from findings.wording import Text
from ui import load, pick, text

log = logger.get_logger(__name__)


def page(fault: DamagedError) -> None:
    """Say it in place of the figures, of which none is shown. The log keeps what happened, the reader sees sentences."""
    log.error("%s", fault, exc_info=fault)
    if st.session_state.pop("show.notices", None) is None:  # the bar has the switch where the page got that far
        _switches(fault.damage)
    damage = fault.damage
    st.subheader(text.say("damaged_title"))
    st.error(text.told("damaged", release=damage.release, file=damage.file))
    st.html(_facts(damage))
    told = {
        "verify": {"command": f"board.py verify {damage.release}"},
        "restore": {"folder": load.within(damage.path.parent)},
        "again": {"command": _command(damage)},
    }
    st.markdown(text.steps([text.told(f"damaged_{step}", **parts) for step, parts in told.items()]))


def _command(damage: Damage) -> str:
    """What publishes such a release again."""
    return "board.py demo" if damage.release.startswith(DEMO) else "board.py import …"


def _switches(damage: Damage) -> None:
    """The language, and the way to the other line where there is one: its figures may be whole."""
    st.session_state["pick.data"] = damage.release.partition("-")[0]
    with st.container(horizontal=True, horizontal_alignment="right"):
        pick.line()
        pick.language()


def _facts(damage: Damage) -> str:
    """What is wrong, what was expected and what found."""
    wrong = Text(damage.zh, damage.en)[text.language()]
    told = {"damaged_wrong": wrong, "damaged_expected": damage.expected, "damaged_found": damage.found}
    items = (f"<dt>{text.say(key)}</dt><dd>{escape(said)}</dd>" for key, said in told.items() if said)
    return f'<dl class="board-facts">{"".join(items)}</dl>'
