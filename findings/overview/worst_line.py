"""The line of work that stands worst: what a map opens on."""

from __future__ import annotations

from findings.core.status import JUDGED
from findings.core.view import View
from findings.overview.family_results import lines
from language.text import Text
from metrics.catalogue import Indicator

OPENED = Text("默认取最差项", "the worst line by default")  # said under a map that shows it


def worst(view: View) -> Indicator | None:
    """The indicator that judges the line of work furthest below its target, or least above, in bands that are watched; None where none is judged."""
    judged = [line for line in lines(view) if line.status.standing in JUDGED and line.status.bands is not None]
    return min(judged, key=lambda line: line.status.bands or 0.0).cell.indicator if judged else None
