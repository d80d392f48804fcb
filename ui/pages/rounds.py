"""The dispatch round on the page: a draft of the month looked at, or a round as it was frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from data.store import rounds
from data.store.release import Release
from data.store.rounds import Round
from data.store.store import UnknownReleaseError
from findings.core.population import LEVEL_NAMES, Among
from findings.core.table import Table
from findings.core.view import View
from findings.lineage import export
from findings.lineage.file_names import file_name, of_area, of_month
from findings.ranking import dispatch, dispatch_summary, freezing
from language.text import Text
from ui.elements import passport, show, tables
from ui.state import load, pick, text


def page(release: Release, view: View) -> None:
    """Choose a round, or draft one: the sentences, the places side by side, the workbook. Never of a group: nothing here would say so."""
    view = replace(view, group="")
    chosen, asked = st.columns([1, 2], gap="small")
    with chosen:
        kept = _chosen(release)
    if kept is None:
        with asked:
            level, indicators = _asked(view)
        _show(release, view, indicators, dispatch.among_of(view, level), None)
        _how_to_freeze(view, level, indicators)
        return
    try:
        frozen = load.store().open(kept.release)
    except UnknownReleaseError:
        st.error(text.told("round_without_release", release=kept.release))
        return
    look = freezing.region_view(frozen, load.figures(frozen), view.register, kept.period, kept.indicators[0])
    _show(frozen, look, kept.indicators, dispatch.among_of(look, kept.level), kept)


def _chosen(release: Release) -> Round | None:
    """The round of the address; none for a draft."""
    lang = text.language()
    whole, damaged = rounds.rounds(load.store().root, release.line)
    held = {kept.id: kept for kept in reversed(whole)}
    for damage in damaged:
        said = damage.said(lang)
        st.warning(text.told("round_damaged", file=load.within(damage.path), wrong=said))
    names = {"": text.say("draft")} | {id: freezing.title(kept)[lang] for id, kept in held.items()}
    chosen = pick.choice("round", names, "")
    show.unknown()
    return held.get(chosen)


def _asked(view: View) -> tuple[str, list[str]]:
    lang = text.language()
    level = "banner"
    if view.area.level == "region":
        level = pick.choice("level", {id: word[lang] for id, word in LEVEL_NAMES.items()}, "league", switch=True)
    names = {id: i.name[lang] for id, i in dispatch.rankable(view.indicators, level).items()}
    indicators = pick.choices("ranked", names, dispatch.usual())
    show.unknown()
    return level, indicators


def _show(release: Release, view: View, indicators: Sequence[str], among: Among, kept: Round | None) -> None:
    ranked = dispatch.rankings(view, indicators, among)
    if kept:
        _state(release, ranked, kept)
    side_by_side = dispatch.summary(view, ranked, among)
    with passport.of(release):
        show.answer(release, view, dispatch_summary.answer(view, side_by_side, indicators, among))
        show.lines(dispatch_summary.sentences(view, ranked, among), none=text.WORDS["none_ranked"])
        seen = tables.show(release, side_by_side, "side_by_side")
    first = tables.as_seen(lambda: side_by_side, seen)
    _download(release, view, lambda: [first(), *ranked.values()], indicators, kept)


def _state(release: Release, ranked: Mapping[str, Table], kept: Round) -> None:
    """From which release the round was frozen, by its note; loudly where it no longer computes to the same figures."""
    key = "frozen_with_note" if kept.note else "frozen_from"
    st.caption(text.told(key, release=release.id, sha=f"{kept.sha256[:12]}…", note=kept.note))
    if not freezing.unchanged(ranked, kept):
        another = kept.release_seal not in ("", release.seal)
        st.error(text.told("round_of_another" if another else "round_differs", release=kept.release))


def _download(
    release: Release, view: View, shown: Callable[[], Sequence[Table]], indicators: Sequence[str], kept: Round | None
) -> None:
    """One workbook: the summary, and a sheet for each indicator."""
    lang = text.language()
    looks = [view, *(replace(view, indicator=view.indicators[id]) for id in indicators)]
    names = [text.say("summary"), *(look.indicator.name[lang] for look in looks[1:])]
    extra = freezing.facts(kept, lang) if kept else ()

    def pages() -> list[tables.Page]:
        return [
            tables.Page(table, (*extra, *export.facts(release, look, lang, of_indicator=n > 0)), name)
            for n, (table, look, name) in enumerate(zip(shown(), looks, names, strict=True))
        ]

    words = text.WORDS["dispatch"]
    file = file_name(words + Text(kept.id, f" {kept.id}"), of_month(kept.period)) if kept else of_area(view, words)
    tables.workbook(release, pages, file[lang], "download_workbook")


def _how_to_freeze(view: View, level: str, indicators: Sequence[str]) -> None:
    """The command that freezes what is shown; a round is always of the whole region."""
    if view.area.level != "region":
        return
    with st.expander(text.say("how_to_freeze")):
        asked = " ".join(f"--indicator {id}" for id in indicators)
        st.code(f'board.py round --period {view.period:%Y-%m} --level {level} {asked} --note "…"', language="bash")
