"""The page of a line without any sound release: which file of the newest is not what was published, what was expected, what to do."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit import logger

from data.store.damage import Damage, DamagedError, NewerFormatError
from data.store.store import DEMO
from ui.state import load, pick, text

log = logger.get_logger(__name__)


def page(fault: DamagedError) -> None:
    """Say it in place of the figures, of which none is shown. The log keeps what happened, the reader sees sentences."""
    log.error("%s", fault, exc_info=fault)
    if st.session_state.pop("show.notices", None) is None:  # the bar has the switch where the page got that far
        _switches(fault.damage)
    damage = fault.damage
    if isinstance(fault, NewerFormatError):
        what, steps = "damaged_newer", [text.say("damaged_upgrade")]
    else:
        what, steps = "damaged", [text.told(f"damaged_{step}", **parts) for step, parts in _remedies(damage).items()]
    st.subheader(text.say(f"{what}_title"))
    st.error(text.told(what, release=damage.release, file=damage.file))
    st.html(_facts(damage))
    st.markdown(text.steps(steps))


def _remedies(damage: Damage) -> dict[str, dict[str, str]]:
    """What to do, in order, and what each step names."""
    is_folder = damage.file == damage.release  # of a release that is gone
    return {
        "verify": {"command": f"board.py verify {damage.release}"},
        "restore": {"folder": load.within(damage.path if is_folder else damage.path.parent)},
        "again": {"aside": f"board.py set-aside {damage.release}", "command": _command(damage)},
    }


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
    wrong = damage.said(text.language())
    told = {"damaged_wrong": wrong, "damaged_expected": damage.expected, "damaged_found": damage.found}
    items = (f"<dt>{text.say(key)}</dt><dd>{escape(said)}</dd>" for key, said in told.items() if said)
    return f'<dl class="board-facts">{"".join(items)}</dl>'
