"""Findings onto the page. Nothing is computed here and no number is formatted here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.store.release import Release
from drawing import sparkline, theme
from findings.core import coverage
from findings.core.view import View
from findings.links.reporters import Complete
from findings.overview import cards as cards_of
from findings.overview import watchlist
from findings.text import target_words
from findings.text.labels import Fact
from findings.text.wording import month, named
from geo.register import Area
from language.text import NOTHING, Text
from metrics.cell import Cell
from ui.elements import follow, passport, scripts, standing, tables, take, ways
from ui.state import address, framework_words, load, pick, search, text

SCRIPTS = ("dialogs.js", "print.js", "tables.js", "take.js", "touch.js", "ways.js")  # that listen to the whole page


def bar(release: Release, view: View, *, ask: Sequence[str] = ("area", "period")) -> None:
    """The one bar of every page: what is chosen, what the figures are, and the passport of the one that was asked for."""
    pickers = {
        "area": lambda: pick.area(view.register),
        "period": lambda: pick.period(view.cube),
        "indicator": lambda: pick.indicator(view),
    }
    widths = [{"area": 1.6, "period": 1.0, "indicator": 1.45}[name] for name in ask]
    columns = st.columns([*widths, 7.4 - sum(widths)], gap="small", vertical_alignment="center")
    for column, name in zip(columns, ask, strict=False):
        with column:
            pickers[name]()
    with (
        columns[-1],
        st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="about"),
    ):
        about(release, view, ask)
        pick.line()
        pick.language()
    if release.instead_of:
        st.html(f'<p class="board-stands-in" role="alert">{escape(release.stands_in(text.language()))}</p>')
    passport.chosen(release, view)
    tables.listen()
    unknown()
    st.session_state["show.notices"] = st.container()
    st.session_state["show.search"] = search.written(tuple(view.cube.periods))


def unknown() -> None:
    """Name what the link asked for and nobody knows; a page with a picker of its own says it under that one too."""
    if values := address.unknown():
        st.warning(text.told("link_unknown", values=("、" if text.language() == "zh" else ", ").join(values)))


def unknown_to_pickers() -> None:
    """The same under the bar for the pickers further down the page, once all of them have been asked."""
    notices = st.session_state.pop("show.notices", None)
    if notices is not None:
        with notices:
            unknown()


def about(release: Release, view: View, ask: Sequence[str]) -> None:
    """What the figures are: demonstration or real, how many reported, which release; on paper first what is chosen."""
    lang = text.language()
    words = {
        "area": view.area.name[lang],
        "period": month(view.period, lang),
        "indicator": view.indicator.name[lang],
    }
    chosen = "".join(f"{escape(words[name])} · " for name in ask)
    mark = (
        f'<span class="board-demo">{text.say("demo_mark")}</span>' if release.is_demo else f"<b>{text.say('real')}</b>"
    )
    reported, expected = coverage.banners_reporting(view)
    counted = follow.opens(Complete(view.area, view.period), f"{reported}/{expected}")
    st.html(
        f'<p class="board-about"><span class="board-chosen">{chosen}</span>{mark} · <b>{counted}</b> {text.say("reported")}'
        f" · {text.say('release')} {escape(release.label[lang])}</p>",
        width="content",
    )


def answer(release: Release, view: View, sentence: Text) -> None:
    """The answer in one or two sentences, and beside it what takes it along."""
    words = follow.sentence(sentence, text.language())
    taken = take.html(release, view, sentence)
    st.html(f'<div class="board-said"><p class="board-answer" role="heading" aria-level="1">{words}</p>{taken}</div>')


def cards(shown_cards: Sequence[cards_of.Card]) -> None:
    """The lines of work side by side; every figure can be followed."""
    st.html(f'<div class="board-cards">{"".join(map(_card, shown_cards))}</div>')


def _card(card: cards_of.Card) -> str:
    lang = text.language()
    family = card.family.name[lang]
    name = named(card.cell.indicator)[lang]
    lines = "".join(f"<p>{follow.sentence(line, lang)}</p>" for line in card.lines)
    return (
        f'<section class="board-card" aria-label="{escape(family)}"><header><b>{escape(family)}</b>{standing.html(card.status)}</header>'
        f'<div class="figure">{follow.figure(card.cell, lang)}</div>'
        f'<div class="name">{escape(name)}&ensp;{_coverage(card.cell)}</div>{sparkline.picture(card.trend, lang)}<div class="lines">{lines}</div>'
        "</section>"
    )


def _coverage(cell: Cell) -> str:
    """Who reported; in the colour of watchfulness where somebody did not."""
    words = follow.reporting(cell, text.language())
    return words if cell.complete else f'<b style="color:{theme.STATUS["watch"]}">{words}</b>'


def heading(words: Text) -> None:
    """A small heading inside a page; nothing where none is needed."""
    if words:
        st.html(f'<h2 class="board-heading">{escape(words[text.language()])}</h2>')


def facts(told: Sequence[Fact]) -> None:
    """What is said of one thing, each behind its label."""
    st.html(f'<dl class="board-facts">{follow.listed(told, text.language())}</dl>')


def nothing(why: Text) -> None:
    """That there is nothing to show, and why."""
    st.caption(text.declared(why))


def place_list(found: Sequence[watchlist.Place], none: Text) -> None:
    """Places, each the way to its map, with the sentence that says why; or the sentence that there is none."""
    if not found:
        nothing(none)
        return
    st.html(f'<ul class="board-list places">{"".join(_place(place) for place in found)}</ul>')


def _place(place: watchlist.Place) -> str:
    lang = text.language()
    name = f"<b>{escape(place.area.name[lang])}</b>"
    way = ways.way("map", name, area=place.area.code, indicator=place.cell.indicator.id)
    return f"<li>{way} {standing.html(place.status)} {follow.sentence(place.sentence, lang)}</li>"


def tally(sentence: Text, places: Sequence[tuple[Area, Text]]) -> None:
    """A count, and in a row the places that it is of, each the way to its own page of this kind."""
    lang = text.language()
    if sentence:
        st.html(f'<p class="board-line">{follow.sentence(sentence, lang)}</p>')
    if places:
        items = " ".join(
            f"<span>{ways.way('', escape(area.name[lang]), area=area.code)} <b>{follow.sentence(count, lang)}</b></span>"
            for area, count in places
        )
        st.html(f'<p class="board-counts">{items}</p>')


def fold(words: Text, name: str) -> None:
    """The way to a part that the page keeps folded; with no `name` the way back."""
    st.html(f'<p class="board-line">{ways.way("", escape(words[text.language()]), open=name)}</p>')


def lines(sentences: Sequence[Text], none: Text = NOTHING) -> None:
    """Sentences, one a line; or the sentence that there is nothing to say, if any."""
    items = "".join(f"<li>{follow.sentence(sentence, text.language())}</li>" for sentence in sentences)
    if items:
        st.html(f'<ul class="board-list">{items}</ul>')
    elif none:
        nothing(none)


def remark(sentence: Text) -> None:
    """A sentence in small print under a list."""
    st.html(f'<p class="board-note">{follow.sentence(sentence, text.language())}</p>')


def empty() -> None:
    """The page of a store without a release: what to do, not an error."""
    _switch()
    st.subheader(text.say("empty_title"))
    st.info(text.say("empty"))
    st.markdown(text.steps([text.say(f"empty_{step}") for step in ("template", "import", "demo")]))
    st.caption(text.say("empty_where"))
    st.html(_spoken(), unsafe_allow_javascript=True)


def _switch() -> None:
    """The language, where the bar of a page with figures has it."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        pick.language()


def failed() -> None:
    """What a reader sees of a fault nobody foresaw, in place of the framework's own box."""
    st.html(f'<p class="board-failed" role="alert">{text.say("failed")}</p>')


def foot() -> None:
    """What holds for every figure of the page."""
    lang = text.language()
    unnamed = "" if load.areas().priority_regional_named else f"{text.say('priority_unnamed')} · "
    st.html(
        f'<p class="board-note">{text.say("figure_hint")} · {target_words.EXPLAINED[lang]} · {unnamed}{escape(load.notice(lang))} · {text.say("footer")}</p>'
        + _spoken()
        + "".join(map(scripts.tag, SCRIPTS)),
        unsafe_allow_javascript=True,
    )


def _spoken() -> str:
    """Tells the browser which language it reads aloud, the framework's own words in it, and what pickers are searched by: the switch changes all without a new document."""
    lang = text.language()
    searched = st.session_state.get("show.search", "")
    return scripts.spoken(text.TAGS[lang], skip=text.say("skip"), words=framework_words.told(lang), search=searched)
