"""Releases and figures, read once a release and shared by every reader."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

from data.store.damage import DamagedError
from data.store.release import Release
from data.store.store import Store
from geo.boundaries import boundaries
from geo.register import Register, register
from metrics.cube import Cube
from metrics.regimes import regime_of
from ui.state import memory

KEEP = 4  # releases in memory
DAMAGED = DamagedError  # what reading a store raises that something happened to


def store() -> Store:
    """The store named by BOARD_STORE, else `store`."""
    return Store()


def lines() -> list[str]:
    """The lines in which anything was published, real first."""
    return store().lines()


def current(line: str) -> Release | None:
    """The newest sound release of a line, its figures in memory; raises DAMAGED where there is none.

    Sound is what can be read, so that choosing it costs no second reading.
    """
    return store().current(line, _check)


def _check(release: Release) -> None:
    figures(release)
    release.totals()
    release.check_observations()


@st.cache_resource(max_entries=KEEP, show_spinner=False)
def cube(seal: str, path: str, _release: Release) -> Cube:
    """The figures of a release. The seal and the path are the key: a number may stand for another release after a restore."""
    panel = _release.panel()
    _release.totals(panel)
    found = Cube(panel, register())
    del panel
    memory.give_back()
    return found


def figures(release: Release) -> Cube:
    """The figures of a release, read from disk the first time anybody asks."""
    return cube(*key(release), release)


def key(release: Release) -> tuple[str, str]:
    """By what anything is remembered that was computed from a release: its seal, and where it lies."""
    return release.seal, str(release.path.resolve())


def within(path: Path) -> str:
    """A file of the store as a page names it: from the store on. Where that lies on the server is no reader's business; the log says it."""
    root = store().root.resolve()
    where = path.resolve()
    return where.relative_to(root).as_posix() if where.is_relative_to(root) else where.name


def areas(period: dt.date | None = None) -> Register:
    """The register of areas, with the lists of priority banners that hold in a month."""
    return register(regime_of(period).id, period) if period else register()


def notice(lang: str) -> str:
    """What must be printed on every map."""
    return boundaries().notice(lang)
