"""What the reader has chosen. The address bar is the truth: pickers write to it, pages read from it.

So a link opens the same view, the back button works, and a page is never fed by another page's leftovers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from data.release import Release
from findings.view import GROUPS, View
from findings.wording import month
from geo.register import REGION, Area, Register
from metrics.catalogue import FAMILIES, INDICATORS
from metrics.cube import Cube
from ui import load, text

NAMES = ("area", "period", "indicator", "group", "data", "lang")  # what the address bar holds


def language() -> str:
    """A switch for the language; returns the one in force."""
    st.session_state["pick.lang"] = text.language()
    st.segmented_control(
        text.say("language"), list(text.LANGUAGES), format_func=text.LANGUAGES.__getitem__, required=True,
        key="pick.lang", on_change=_write, args=("lang",), label_visibility="collapsed",
    )  # fmt: skip
    return text.language()


def release() -> Release | None:
    """The release shown: the newest real one, or the demonstration where it is all there is or was asked for."""
    there = load.lines()
    if not there:
        return None
    return load.store().current(_asked("data", there[0], there.__contains__))


def view(release: Release, *, newest: bool = False) -> View:
    """The look that the address bar describes, with what it leaves open filled in and written back.

    With `newest`, a month or a line that nobody named stays open, so that the next release brings its own.
    """
    cube, register = load.figures(release), load.areas()
    months = [f"{p:%Y-%m}" for p in cube.periods]
    chosen = {
        "lang": text.language(),
        "data": release.line,
        "area": _asked("area", REGION, register.areas.__contains__),
        "period": _asked("period", months[-1], months.__contains__),
        "indicator": _asked("indicator", "funds_paid_rate", INDICATORS.__contains__),
        "group": _asked("group", "", GROUPS.__contains__),
    }
    _remember({n: v for n, v in chosen.items() if not (newest and n in {"period", "data"} and _unnamed(n))})
    period = next(p for p in cube.periods if f"{p:%Y-%m}" == chosen["period"])
    return View(
        release.id,
        cube,
        register,
        register.areas[chosen["area"]],
        period,
        INDICATORS[chosen["indicator"]],
        chosen["group"],
    )


def area(register: Register) -> None:
    """A picker of all areas, leagues with their banners beneath; typing narrows it."""
    lang = text.language()
    _select("area", in_order(register), lambda code: _indented(register.areas[code], lang))


def period(cube: Cube) -> None:
    """A picker of the months that hold anything, newest first."""
    _select("period", [f"{p:%Y-%m}" for p in reversed(cube.periods)], lambda m: month(_first(m), text.language()))


def indicator() -> None:
    """A picker of every indicator of the catalogue, by family."""
    _select("indicator", list(INDICATORS), _indicator_name)


def group(register: Register) -> None:
    """A switch to the priority-assistance or the former poverty banners only."""
    lang = text.language()
    there = [g for g in GROUPS if g != "priority_regional" or register.priority_regional_named]
    st.segmented_control(
        text.say("group"), there, format_func=lambda g: GROUPS[g][lang], required=True,
        key="pick.group", on_change=_write, args=("group",), label_visibility="collapsed")  # fmt: skip


def line() -> None:
    """A switch between real data and the demonstration, where there are both."""
    there = load.lines()
    if len(there) > 1:
        st.segmented_control(
            text.say("line"), there, format_func=text.say, required=True,
            key="pick.data", on_change=_write, args=("data",), label_visibility="collapsed",
        )  # fmt: skip


def choice(name: str, options: Mapping[str, str], default: str, *, switch: bool = False) -> str:
    """A choice that only one page asks for: option and words; as a list to open, or as a switch."""
    chosen = _asked(name, default, options.__contains__)
    _remember({name: chosen})
    if switch:
        st.segmented_control(
            text.say(name), list(options), format_func=options.__getitem__, required=True,
            key=f"pick.{name}", on_change=_write, args=(name,), label_visibility="collapsed",
        )  # fmt: skip
    else:
        _select(name, list(options), options.__getitem__)
    return chosen


def level(options: Mapping[str, str], usual: str) -> str:
    """A switch between levels. The usual one stays out of the address, so that another area brings its own."""
    asked = st.query_params.get("level", "")
    st.session_state["pick.level"] = asked if asked in options else usual
    st.segmented_control(
        text.say("level"), list(options), format_func=options.__getitem__, required=True,
        key="pick.level", on_change=_write_unusual, args=("level", usual), label_visibility="collapsed",
    )  # fmt: skip
    return str(st.session_state["pick.level"])


def words(name: str) -> str:
    """Words to search for."""
    chosen = _asked(name, "", lambda _: True)
    _remember({name: chosen})
    st.text_input(
        text.say(name), key=f"pick.{name}", placeholder=text.say(name), on_change=_write, args=(name,),
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen


def choices(
    name: str, options: Mapping[str, str], default: Sequence[str] = (), *, most: int | None = None
) -> list[str]:
    """Several choices that only one page asks for, in the address with commas between them; none where none is the default."""
    usual, known = ",".join(default), options.keys()
    asked = _asked(name, usual, lambda value: value == usual or set(value.split(",")) <= known)
    _remember({name: asked})
    chosen = [c for c in dict.fromkeys(asked.split(",")) if c][:most]
    st.session_state[f"pick.{name}"] = chosen
    st.multiselect(
        text.say(name), list(options), format_func=options.__getitem__, key=f"pick.{name}", max_selections=most,
        placeholder=text.say(name), on_change=_write_several, args=(name, tuple(default)), label_visibility="collapsed",
    )  # fmt: skip
    return chosen


def go(**chosen: str) -> None:
    """Change the look from a callback: a click on a map, a crumb."""
    st.query_params.update(chosen)


def link(**chosen: str) -> dict[str, str]:
    """The query of a link to the same look with something else chosen."""
    kept = {name: st.session_state.get(f"kept.{name}", "") for name in NAMES}
    return {name: value for name, value in {**kept, **chosen}.items() if value}


def _asked(name: str, default: str, known: Callable[[str], bool]) -> str:
    """What the link asks for; else what this reader chose before; else the default. An unknown value is named."""
    asked = st.query_params.get(name)
    if asked is not None and not known(asked):
        st.session_state["pick.unknown"] = asked
    candidates = (asked, st.session_state.get(f"kept.{name}"), default)
    return next(c for c in candidates if c is not None and (known(c) or c == default))


def _unnamed(name: str) -> bool:
    return name not in st.query_params and f"kept.{name}" not in st.session_state


def unknown() -> str | None:
    """A value of the link that nobody knows, once."""
    value: str | None = st.session_state.pop("pick.unknown", None)
    return value


def enter(page: str) -> None:
    """Say which page is about to run. Only on entering one does `view` complete the address bar.

    Going back to an address that was not yet complete must not push the complete one again, or nobody gets further back.
    """
    st.session_state["pick.entering"] = st.session_state.get("pick.page") != page
    st.session_state["pick.page"] = page


def _remember(chosen: Mapping[str, str]) -> None:
    """Keep the choice for this reader and the pickers; on entering a page write it to the address bar, all at once."""
    for name, value in chosen.items():
        st.session_state[f"kept.{name}"] = value
        st.session_state[f"pick.{name}"] = value
    changed = {n: v for n, v in chosen.items() if st.query_params.get(n) != v and (v or n in st.query_params)}
    if changed and st.session_state.get("pick.entering", True):
        st.query_params.update(changed)


def _select(name: str, options: Sequence[str], words: Callable[[str], str]) -> None:
    st.selectbox(
        text.say(name),
        options,
        format_func=words,
        key=f"pick.{name}",
        on_change=_write,
        args=(name,),
        label_visibility="collapsed",
    )


def _write(name: str) -> None:
    """A picker was moved: the address bar follows before the page runs."""
    st.query_params[name] = st.session_state[f"pick.{name}"]


def _write_unusual(name: str, usual: str) -> None:
    """The address bar follows; what goes without saying leaves it."""
    chosen = st.session_state[f"pick.{name}"]
    st.query_params.update({name: chosen})
    if chosen == usual:
        del st.query_params[name]


def _write_several(name: str, default: Sequence[str]) -> None:
    """The address bar follows; with nothing chosen the default comes back."""
    st.query_params[name] = ",".join(st.session_state[f"pick.{name}"] or default)


def _first(month_text: str) -> dt.date:
    return dt.date.fromisoformat(f"{month_text}-01")


def in_order(register: Register) -> list[str]:
    """All areas by code: the region, then each league with its banners beneath."""
    leagues = register.level("league")
    return [REGION, *(code for a in leagues for code in (a.code, *(b.code for b in register.children(a.code))))]


def _indented(area: Area, lang: str) -> str:
    return {"region": "", "league": "", "banner": "\u3000"}[area.level] + area.name(lang)


def _indicator_name(id: str) -> str:
    declared, lang = INDICATORS[id], text.language()
    family = FAMILIES[declared.family]
    return f"{family.zh} · {declared.zh}" if lang == "zh" else f"{family.en} · {declared.en}"
