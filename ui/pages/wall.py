"""The wall screen: one document of a release, a month and a language, which the browser turns over by itself.

The server does nothing between two turns. `static/wall.js` shows the scenes, `static/wall-map.js` draws their map,
`static/wall-screen.js` obeys keys and fingers and keeps the machine awake, `static/wall.css` says how all looks.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from data.store.damage import Damage
from data.store.release import Release
from drawing import sparkline, theme
from findings import wall as of_wall
from findings.alerts import fired
from findings.alerts.fired import Colour
from findings.core import comparison_text, coverage_text
from findings.core.view import View
from findings.overview import further_lines
from findings.overview.cards import Card
from findings.text import target_words
from findings.text.wording import dated, first_of, month, named, shown_figure
from findings.wall import Call, Scene
from geo.register import Area, register
from language.nouns import BANNERS, counted
from language.text import Text
from metrics.catalogue import families_in
from ui import framework
from ui.pages import wall_map
from ui.state import address, load, pick, text

STATIC = Path(__file__).parents[2] / "static"
SCRIPTS = ("wall-map.js", "wall-screen.js", "wall.js")  # one module, because the framework takes one
NEWER = "5m"  # how often a newer release is looked for
MOST_CALLS = 9  # more than a screen holds; the browser leaves out what does not fit
NAMED = 3  # places in a row of which the same is said, so that no row fills the screen
WORDS_OF_SCREEN = ("wall_hint", "wall_paused", "wall_lost", "wall_old", "wall_no_shapes", "wall_calm")
ALARM: dict[Colour, str] = {"red": theme.WALL_STATUS["behind"], "yellow": theme.WALL_STATUS["watch"]}
# Only while the screen hangs: the frame around it must neither be seen nor be reached with the keyboard. The one dialog there
# can be is the framework's "Connection error"; wall.js says the same in the reader's language and keeps the picture.
BARE = f"""<style>
{framework.HEADER}, {framework.SKIP_LINK}, {framework.STATUS}, {framework.DIALOG},
.board-note {{display: none !important;}}
.board-on-paper {{display: none;}}
@media screen {{{framework.APP}, {framework.MAIN} {{background: {theme.WALL["ground"]}; overflow: hidden;}}}}
@media print {{.board-on-paper {{display: block;}}}}
</style>"""

hang = st.components.v2.component(
    "board_wall",
    css=(STATIC / "wall.css").read_text("utf-8"),
    js="\n".join((STATIC / name).read_text("utf-8") for name in SCRIPTS),
)


def show(release: Release, view: View) -> None:
    """Hang the screen, and from time to time look for a newer release."""
    st.html(BARE)
    st.html(f'<p class="board-on-paper">{text.say("wall_on_paper")}</p>')
    told = release.stands_in(text.language())
    key = (*load.key(release), view.indicator.id, view.area.code, view.shades, text.language(), f"{view.period}", told)
    hang(key="wall", data={**_document(key, release, view), "leave": f"./?{urlencode(address.link())}"})
    _renew((release.seal, release.instead_of))


@st.fragment(run_every=NEWER)
def _renew(shown: tuple[str, tuple[Damage, ...]]) -> None:
    """Hang the screen anew where another release is to be shown, or the same for another reason, or where none can be read."""
    with contextlib.suppress(load.DAMAGED):
        newest = pick.release()
        if newest is not None and (newest.seal, newest.instead_of) == shown:
            return
    st.rerun()


# Thirteen areas with all their figures and alarms: 0.2 s of work, the same for every screen and every reader.
@st.cache_data(max_entries=8, show_spinner=False)
def _document(key: tuple[str, ...], _release: Release, _view: View) -> dict[str, Any]:
    return document(_release, _view, text.language())


def document(release: Release, view: View, lang: str) -> dict[str, Any]:
    """Everything the browser shows, in a reader's words: it formats no number and knows no language."""
    whole = of_wall.scope(view)
    turns = of_wall.scenes(view)
    newest = view.cube.periods[-1]
    return {
        "lang": {"zh": "zh-CN", "en": "en"}[lang],
        "look": theme.WALL | {"font": theme.FONT, "watch": theme.WALL_STATUS["watch"]},
        "words": {key: text.WORDS[key][lang].replace("{newest}", month(newest, lang)) for key in WORDS_OF_SCREEN},
        "newest": [newest.year, newest.month],
        "month": text.WORDS["wall_month"][lang].format(month=month(view.period, lang)),
        "demo": text.WORDS["demo_mark" if release.is_demo else "real"][lang],
        "isDemo": release.is_demo,
        "standsIn": release.stands_in(lang),
        "release": f"{text.WORDS['release'][lang]} {release.label[lang]}",
        "foot": [target_words.EXPLAINED[lang], load.notice(lang), text.WORDS["footer"][lang]],
        "map": wall_map.drawn(view, whole, turns, lang),
        "scenes": [_scene(scene, view.period, lang) | wall_map.other(view, whole, scene, lang) for scene in turns],
        "start": next((n for n, scene in enumerate(turns) if scene.area.code == view.area.code), 0),
    }


def _scene(scene: Scene, period: dt.date, lang: str) -> dict[str, Any]:
    reported, expected = scene.reporting or (0, 0)
    return {
        "key": f"{scene.area.code}.{scene.further}",
        "code": scene.area.code,
        "name": _name(scene, lang),
        "turn": text.WORDS["wall_further"][lang].format(n=scene.further) if scene.further else scene.area.name[lang],
        "parts": [area.code for area in scene.parts],
        "answer": (scene.area.name + Text("：", " – ") + scene.answer)[lang] if scene.further else scene.answer[lang],
        "reporting": f"{reported}/{expected} {text.WORDS['reported'][lang]}" if scene.reporting else "",
        "cards": [_card(card, period, lang) for card in scene.cards],
        "alerts": _heading(scene, lang),
        "calls": [_call(call, lang, scene.area) for call in scene.calls[:MOST_CALLS]],
    }


def _name(scene: Scene, lang: str) -> str:
    """The area; of a turn of further lines of work also these, in English alone: there is no room for both."""
    area, further = scene.area.name[lang], further_lines.TITLE[lang]
    return {"zh": f"{area} {further}", "en": further}[lang] if scene.further else area


def _card(card: Card, period: dt.date, lang: str) -> dict[str, Any]:
    figure, standing = shown_figure(card.cell, lang), card.status.standing
    return {
        "family": card.family.name[lang],
        "status": card.status.word[lang],
        "beside": target_words.REFERENCE[lang] if card.status.is_assumption else "",
        "colour": theme.WALL_STATUS[standing],
        "number": figure.number,
        "unit": figure.apart,
        "name": named(card.cell.indicator)[lang] + _earlier(card, period, lang),
        "coverage": coverage_text.coverage(card.cell)[lang],
        "complete": card.cell.complete,
        "lines": [line[lang] for line in card.lines[:2]],
        "trend": sparkline.source(card.trend, sparkline.WALL),
        "alt": sparkline.alternative(card.trend, lang),
    }


def _earlier(card: Card, period: dt.date, lang: str) -> str:
    """The period of a figure that is of an earlier one than the screen."""
    if card.cell.period == period:
        return ""
    return comparison_text.bracketed(dated(card.cell.period))[lang]


def _heading(scene: Scene, lang: str) -> list[tuple[str, str]]:
    """How many alerts there are, each colour in its colour, over how many places, and how many findings are general."""
    counts: tuple[tuple[Colour, int], ...] = ("red", scene.red), ("yellow", scene.yellow)
    told = [(f"{fired.SHAPES[c]} {fired.COLOURS[c][lang]} {n}", ALARM[c]) for c, n in counts]
    over = text.WORDS["wall_over"][lang].format(
        banners=counted(sum(len(call.areas) for call in scene.calls), BANNERS)[lang]
    )
    alone = scene.area.level == "banner" or not scene.calls
    general = f"{fired.SHAPES['general']} {fired.COLOURS['general'][lang]} {scene.general}"
    behind = [(over, "")] * (not alone) + [(general, theme.WALL_STATUS["none"])] * bool(scene.general)
    return [(text.WORDS["wall_alerts"][lang], ""), *told, *behind]


def _call(call: Call, lang: str, whole: Area) -> dict[str, str]:
    alarm, alone = call.gravest, whole.level == "banner"
    colours: tuple[tuple[Colour, int], ...] = ("red", call.red), ("yellow", call.yellow)
    counts = [f"{fired.SHAPES[c]} {n}" for c, n in colours if n]
    said = (alarm if alone else alarm.gravest).sentence
    state = fired.STATES[alarm.state][lang] if alarm.state in {"new", "worse"} else ""
    each = text.WORDS["wall_each"][lang] if len(call.areas) > 1 else "{counts}"
    return {
        "mark": alarm.word[lang],
        "colour": ALARM[alarm.colour],
        "place": families_in(alarm.gravest.cell.period)[alarm.family].name[lang]
        if alone
        else _place(call, lang, whole),
        "sentence": target_words.marked(said, is_assumption=alarm.is_assumption)[lang] + _names(call, lang, whole),
        "state": state,
        "counts": "" if alone or call.red + call.yellow == 1 else each.format(counts=" ".join(counts)),
    }


def _place(call: Call, lang: str, whole: Area) -> str:
    """Whom to call: the place; or how many of which the same is said, with their league where it is one."""
    first, *others = call.areas
    if not others:
        return first.name[lang]
    many, league = counted(len(call.areas), BANNERS)[lang], _league(call, whole)
    return f"{league.name[lang]}{' ' if lang == 'en' else ''}{many}" if league else many


def _names(call: Call, lang: str, whole: Area) -> str:
    """The first of several places by name, behind what is said of all of them; not where their league answers for them."""
    if len(call.areas) == 1 or _league(call, whole):
        return ""
    who = first_of([area.name for area in call.areas], NAMED)
    return Text(f"（{who.zh}）", f" ({who.en})")[lang]


def _league(call: Call, whole: Area) -> Area | None:
    """The one league of all the places, seen from the region."""
    leagues = {area.parent for area in call.areas} - {whole.code}
    return register().areas[leagues.pop() or ""] if len(leagues) == 1 else None
