"""The further lines of work: a table that the overview and the page of a place have in common."""

from __future__ import annotations

from contents.content import Listing, Part, columns
from findings.core.view import View
from findings.lineage import file_names
from findings.overview import further_lines


def further(view: View) -> dict[str, Part]:
    """The table by its name in a page; nothing where the release holds no further line of work."""
    if not further_lines.families(view):
        return {}
    table = Listing(
        further_lines.TITLE,
        lambda: further_lines.table(view),
        file_names.of_area(view, further_lines.TITLE),
        shown=columns(*further_lines.SHOWN),
        facts=(further_lines.EXPLAINED,),
    )
    return {"further": table}
