"""The address bar holds the whole look: pickers write to it, pages read from it.

So a link opens the same view, the back button works, and a page is never fed by another page's leftovers. An address
without a language is an open one: a page completes it at the end of its first run, all names at once, and the browser
puts the complete address in the place of the open one (`serving.opening`), so that going back once leaves the page. What an open
address leaves out is what this reader chose before; what a complete one leaves out is the default.

A choice has one way: the address says it, `asked` reads it, `remember` keeps it as `kept.…` for this reader's next page and lays it
into its picker, whose own state (`pick.…`) is read by its callback alone, which writes the address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from ui.state import text

NAMES = ("area", "period", "indicator", "group", "shades", "data", "lang")  # what a link to another page takes along


def asked(name: str, default: str, known: Callable[[str], bool]) -> str:
    """What the address asks for; in an open one else what this reader chose before; else the default. An unknown value is named."""
    said = st.query_params.get(name)
    if said is not None and not known(said):
        refuse(name, said)
    before = st.session_state.get(f"kept.{name}") if _is_open() else None
    return next(c for c in (said, before, default) if c is not None and (known(c) or c == default))


def is_unnamed(name: str) -> bool:
    """Whether neither the address nor this reader has ever named it."""
    return name not in st.query_params and f"kept.{name}" not in st.session_state


def is_supposed(name: str) -> bool:
    """Whether nobody chose it: neither the address, nor this reader before, but for what a page supposed in such a place."""
    if name in st.query_params:
        return False
    before = st.session_state.get(f"kept.{name}") if _is_open() else None
    return before in (None, st.session_state.get(f"supposed.{name}"))


def suppose(name: str, value: str) -> None:
    """Show what nobody chose: pickers and links have it, the address does not, so that another month brings its own."""
    for kind in ("supposed", "kept", "pick"):
        st.session_state[f"{kind}.{name}"] = value


def refuse(name: str, said: str) -> None:
    """Keep a value of the link that nobody knows, until it is named."""
    st.session_state.setdefault("unknown", {})[name] = said


def unknown() -> list[str]:
    """The values of the link that nobody knows, each once."""
    return list(dict.fromkeys(st.session_state.pop("unknown", {}).values()))


def remember(chosen: Mapping[str, str]) -> None:
    """Keep what is shown, for this reader's next page and for the pickers."""
    for name, value in chosen.items():
        st.session_state[f"kept.{name}"] = st.session_state[f"pick.{name}"] = value
    st.session_state["shown"] = [*dict.fromkeys([*st.session_state.get("shown", ()), *chosen])]


@contextmanager
def completed() -> Iterator[None]:
    """Run a page; at its end an open address says all that was shown, and an unknown value gives way to what was shown for it."""
    st.session_state["shown"] = []  # names of what this run shows
    unknown()  # what another page left unsaid is not said of this one
    yield
    given = st.query_params.to_dict()
    shown = {name: st.session_state[f"kept.{name}"] for name in st.session_state["shown"]}
    named = {n: v for n, v in shown.items() if n in given or (v and _is_open())}
    if any(given.get(n) != v for n, v in named.items()):
        st.query_params.update(named)


def write(**chosen: str) -> None:
    """Change the look from a callback: a picker that was moved, a click on a map, a crumb."""
    st.query_params.update(chosen)


def leave_out(name: str) -> None:
    """What goes without saying leaves the address."""
    st.query_params.pop(name, None)


def link(**chosen: str) -> dict[str, str]:
    """The query of a link to the same look with something else chosen."""
    kept = {name: chosen[name] if name in chosen else st.session_state.get(f"kept.{name}", "") for name in NAMES}
    return {name: value for name, value in {**kept, **chosen}.items() if value}


def _is_open() -> bool:
    return st.query_params.get("lang") not in text.LANGUAGES
