"""Where does each place stand? One map, and beside it the table of the same values, or all indicators of a banner."""

from __future__ import annotations

from contents.content import Content, Drawing, Listing
from contents.maps import drawn
from findings.core.population import places
from findings.core.view import View
from findings.lineage import file_names
from findings.place import profile_table
from findings.ranking import area_table, extremes
from language.text import NOTHING, Text

TITLE = Text("地图", "Map")


def content(view: View) -> Content:
    """The page of an area, a month and an indicator."""
    beside = {"profile": _profile(view)} if view.area.level == "banner" else {"places": _places(view)}
    drawing = Drawing("map", lambda lang: drawn(view, lang))
    return Content(TITLE, extremes.spread(view), {"map": drawing, **beside})


def _places(view: View) -> Listing:
    """The places on the map with their figures."""
    return Listing(
        NOTHING, lambda: area_table.listing(view, places(view)), file_names.of_places(view, view.indicator.name),
        area_table.beside_map, of_indicator=True,
    )  # fmt: skip


def _profile(view: View) -> Listing:
    """All indicators of the banner."""
    return Listing(NOTHING, lambda: profile_table.table(view), file_names.of_area(view, profile_table.ALL))
