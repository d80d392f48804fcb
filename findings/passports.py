"""What a number opens, read back from its name; a name may have been forged in a browser, and then opens nothing."""

from __future__ import annotations

from findings.alerts.alert_list import Alarmed
from findings.alerts.banner_counts import Banners
from findings.alerts.general_rules import General
from findings.behind.banners_behind import Swelling
from findings.behind.months_behind import Lasting
from findings.clauses.clause_members import Against, Clauses, Measuring
from findings.clauses.documents import Documents
from findings.clauses.papers import Papers
from findings.core.view import View
from findings.gaps.gap_summary import Behind
from findings.links import codec
from findings.links.differences import Change, Distance, Margin
from findings.links.gap_change import Closing
from findings.links.link import Figure, Link
from findings.links.ordering import Order
from findings.links.progress import Progress
from findings.links.reporters import Complete, Present, Reporting
from findings.links.target_gap import Needed, Part
from findings.links.target_results import Held, Missing
from findings.links.unsettled import Unsettled
from findings.links.year_end import Lately, Monthly, Projected
from findings.maps.class_members import Classed
from findings.official.official_summary import Official, Sources
from findings.overview.family_results import Judged
from findings.overview.monthly_crossings import Uncompared
from findings.overview.threshold_crossings import Turned
from findings.place.comparison import Leading
from findings.priority.priority_funding import Below

# A figure; changes and differences; amounts; a ranking; who reported; members of what is counted; documents and what they say.
LINKS: tuple[type[Link], ...] = (
    Figure, Change, Margin, Distance, Closing, Part, Needed, Projected, Monthly, Lately, Order, Progress, Reporting, Present, Complete,
    Held, Missing, Classed, Turned, Uncompared, Behind, Below, Judged, Leading, Banners, Swelling, Alarmed, General, Lasting,
    Clauses, Against, Measuring, Documents, Papers, Official, Sources, Unsettled,
)  # fmt: skip
KINDS = {codec.kind_of(link): link for link in LINKS}


def read(view: View, name: object) -> Link | None:
    """What a name stands for in a release; None where it stands for nothing."""
    kind, *parts = str(name).split(codec.SEPARATOR)
    if kind not in KINDS:
        return None
    try:
        found: Link = codec.read(view, KINDS[kind], parts)
    except codec.ForgedError:
        return None
    return found
