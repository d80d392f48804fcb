"""What the reader chooses from: the pickers of every page, and the view that the address bar describes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

import streamlit as st

from data.store.release import Release
from findings.core.view import GROUPS, USUAL, Shades, View
from findings.maps import ways
from findings.text.wording import month
from geo.register import REGION, Area, Register
from metrics.catalogue import INDICATORS, Indicator, target_of
from metrics.cube import Cube
from ui.state import address, load, search, text

FEW = 8  # options that stand beside each other; more are a list to open


def language() -> str:
    """A switch for the language; returns the one in force."""
    st.session_state["pick.lang"] = text.language()
    st.segmented_control(
        text.say("language"), list(text.LANGUAGES), format_func=text.LANGUAGES.__getitem__, required=True,
        key="pick.lang", on_change=_write, args=("lang",), label_visibility="collapsed",
    )  # fmt: skip
    return text.language()


def release() -> Release | None:
    """The release shown: the newest sound real one, or of the demonstration where it is all there is or was asked for."""
    there = load.lines()
    if not there:
        return None
    return load.current(address.asked("data", there[0], there.__contains__))


def view(release: Release, *, newest: bool = False, opens_on: Callable[[View], Indicator | None] | None = None) -> View:
    """The look that the address bar describes, with what it leaves open filled in.

    With `newest`, a month or a line that nobody named stays open, so that the next release brings its own. `opens_on`: the indicator of a
    look where nobody chose one, if there is one for it; it stays open as well.
    """
    supposed = address.is_supposed("indicator")
    cube, register = load.figures(release), load.areas()
    chosen = _chosen(release)
    if supposed and opens_on:
        chosen["indicator"] = USUAL
    left_open = {n for n in ("period", "data") if newest and address.is_unnamed(n)}
    left_open |= {"indicator"} if supposed and opens_on else set()
    address.remember({n: v for n, v in chosen.items() if n not in left_open})
    found = View(
        release.id, cube, register, register.areas[chosen["area"]],
        next(p for p in cube.periods if f"{p:%Y-%m}" == chosen["period"]),
        INDICATORS[chosen["indicator"]], chosen["group"], cast(Shades, chosen["shades"]),
    )  # fmt: skip
    if supposed:
        by_month = opens_on(found) if opens_on else None
        found = replace(found, indicator=by_month or found.indicator)
        address.suppose("indicator", found.indicator.id)
    st.session_state["opened_on"] = supposed and by_month is not None
    places = load.areas(found.period)  # with the lists of its regime
    return replace(
        found, register=places, area=places.areas[found.area.code], indicator=found.indicators[found.indicator.id]
    )


def is_opened_on() -> bool:
    """Whether the indicator shown is one that nobody chose, found for this look by `opens_on` of `view`."""
    return bool(st.session_state.get("opened_on"))


def _chosen(release: Release) -> dict[str, str]:
    """What the address asks for, by its names there."""
    months = [f"{p:%Y-%m}" for p in load.figures(release).periods]
    return {
        "lang": text.language(),
        "data": release.line,
        "area": address.asked("area", REGION, load.areas().areas.__contains__),
        "period": address.asked("period", months[-1], months.__contains__),
        "indicator": address.asked("indicator", USUAL, load.figures(release).indicators.__contains__),
        "group": address.asked("group", "", GROUPS.__contains__),
        "shades": address.asked("shades", "", ways.WAYS.__contains__),
    }


def area(register: Register) -> None:
    """A picker of all areas, leagues with their banners beneath; typing narrows it."""
    lang = text.language()
    _select("area", in_order(register), lambda code: _indented(register.areas[code], lang))


def period(cube: Cube) -> None:
    """A picker of the months that hold anything, newest first."""
    lang = text.language()
    _select("period", [f"{p:%Y-%m}" for p in reversed(cube.periods)], lambda m: month(_first(m), lang))


def indicator(view: View) -> None:
    """A picker of every indicator of which there is anything to read, by family, each as it is called in the month."""
    lang, found = text.language(), view.indicators
    _select("indicator", list(found), lambda id: search.in_family(found[id], view.period)[lang])


def group(register: Register) -> None:
    """A switch to the priority-assistance or the former poverty banners only."""
    lang = text.language()
    there = [g for g in GROUPS if g != "priority_regional" or register.priority_regional_named]
    st.segmented_control(
        text.say("group"), there, format_func=lambda g: GROUPS[g][lang], required=True,
        key="pick.group", on_change=_write, args=("group",), label_visibility="collapsed")  # fmt: skip


def shades(view: View) -> None:
    """A switch between the ways of shading a map that its indicator has; nothing where it has but one."""
    if not (offered := ways.offered(view.indicator, view.period, view.shades)):
        return
    target = target_of(view.indicator.id, view.period)
    st.segmented_control(
        text.say("shades"), offered, format_func=lambda way: ways.name(way, target)[text.language()], required=True,
        key="pick.shades", on_change=_write, args=("shades",), label_visibility="collapsed")  # fmt: skip


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
    chosen = address.asked(name, default, options.__contains__)
    address.remember({name: chosen})
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
    asked = st.query_params.get("level", usual)
    if asked not in options:
        address.refuse("level", asked)
        address.leave_out("level")
    st.session_state["pick.level"] = asked if asked in options else usual
    st.segmented_control(
        text.say("level"), list(options), format_func=options.__getitem__, required=True,
        key="pick.level", on_change=_write_unusual, args=("level", usual), label_visibility="collapsed",
    )  # fmt: skip
    return str(st.session_state["pick.level"])


def unfolded(*names: str) -> str:
    """Which of the parts that a page keeps folded the address asks for; '' for none."""
    return address.asked("open", "", {*names, ""}.__contains__)


def words(name: str) -> str:
    """Words to search for."""
    chosen = address.asked(name, "", lambda _: True)
    address.remember({name: chosen})
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
    asked = address.asked(name, usual, lambda value: value == usual or set(value.split(",")) <= known)
    address.remember({name: asked})
    chosen = [c for c in dict.fromkeys(asked.split(",")) if c][:most]
    st.session_state[f"pick.{name}"] = chosen
    st.multiselect(
        text.say(name), list(options), format_func=options.__getitem__, key=f"pick.{name}", max_selections=most, wrap=True,
        placeholder=text.say(name), on_change=_write_several, args=(name, tuple(default)), label_visibility="collapsed",
    )  # fmt: skip
    return chosen


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
    address.write(**{name: st.session_state[f"pick.{name}"]})


def _write_unusual(name: str, usual: str) -> None:
    """The address bar follows; what goes without saying leaves it."""
    if st.session_state[f"pick.{name}"] == usual:
        address.leave_out(name)
    else:
        _write(name)


def _write_several(name: str, default: Sequence[str]) -> None:
    """The address bar follows; with nothing chosen the default comes back."""
    address.write(**{name: ",".join(st.session_state[f"pick.{name}"] or default)})


def _first(month_text: str) -> dt.date:
    return dt.date.fromisoformat(f"{month_text}-01")


def in_order(register: Register) -> list[str]:
    """All areas by code: the region, then each league with its banners beneath."""
    leagues = register.level("league")
    return [REGION, *(code for a in leagues for code in (a.code, *(b.code for b in register.children(a.code))))]


def _indented(area: Area, lang: str) -> str:
    return {"region": "", "league": "", "banner": "\u3000"}[area.level] + area.name[lang]
