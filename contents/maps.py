"""The map of the places that a page lists, as a figure of its own."""

from __future__ import annotations

from drawing.charts import choropleth
from drawing.picture import Picture
from findings.core.population import listed
from findings.core.view import View
from findings.maps.class_members import shaded
from geo.boundaries import boundaries


def drawn(view: View, lang: str) -> Picture:
    """The map with names, figures and legend inside."""
    return choropleth.picture(view, shaded(view, listed(view)).classes, boundaries().notice(lang), lang)
