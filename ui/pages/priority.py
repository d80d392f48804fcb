"""What a reader chooses on the page of the priority-assistance banners, and its map."""

from __future__ import annotations

from collections.abc import Sequence

from contents.content import Content
from data.store.release import Release
from findings.core.population import listed
from findings.core.view import GROUPS, View
from findings.maps.class_members import shaded
from findings.overview.ranked_shortfalls import Worry
from findings.priority import priority_matrix
from geo.register import Area
from ui.elements import legend, parts
from ui.state import pick, text
from ui.state.click import Click


def group(view: View) -> None:
    """A switch between the national and the regional group, once the regional one is known by name."""
    there = priority_matrix.groups(view.register)
    if len(there) > 1:
        pick.choice("group", {g: GROUPS[g][text.language()] for g in there}, view.group, switch=True)


def banner(view: View, whole: View, worst: Sequence[Worry]) -> Area:
    """A picker of one banner of the group: whom map and trend bring out."""
    names = {b.code: b.name[text.language()] for b in whole.banners}
    return view.register.areas[pick.choice("banner", names, priority_matrix.chosen(view, whole, worst).code)]


def family(view: View) -> str:
    """A switch between the main indicators and everything of one family."""
    lang = text.language()
    options = {"": text.say("main_indicators"), **{f.id: f.name[lang] for f in view.families}}
    return pick.choice("matrix", options, "", switch=len(options) <= pick.FEW)


def atlas(release: Release, view: View, chosen: Area, said: Content) -> None:
    """The banners on the map of the region; a click chooses one. As a file it names every banner."""
    found = shaded(view, listed(view, "banner"))
    file = legend.as_file(view, found.classes)
    parts.put(release, view, said, "map", click=Click("banner", chosen.code), file=file)
    legend.show(view, found)
