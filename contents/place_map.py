"""Where does each place stand? One map and the table of the same values."""

from __future__ import annotations

from contents.content import Content, Drawing, Listing
from contents.maps import drawn
from findings.core.population import places
from findings.core.view import View
from findings.lineage import file_names
from findings.ranking import area_table, extremes
from language.text import NOTHING, Text

TITLE = Text("地图", "Map")


def content(view: View) -> Content:
    """The page of an area, a month and an indicator."""
    listing = Listing(
        NOTHING, lambda: area_table.listing(view, places(view)), file_names.of_places(view, view.indicator.name),
        area_table.beside_map, of_indicator=True,
    )  # fmt: skip
    return Content(
        TITLE, extremes.spread(view), {"map": Drawing("map", lambda lang: drawn(view, lang)), "places": listing}
    )
