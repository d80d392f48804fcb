"""What do official documents say, and does it agree with what is computed here?"""

from __future__ import annotations

from contents.content import Content, Lines, Listing, Part
from findings.core.table import Table
from findings.core.view import View
from findings.lineage.file_names import file_name
from findings.official import matching, official_summary, official_table
from findings.official.matching import Wanted
from language.text import NOTHING, Text

TITLE = Text("公布数", "Published figures")
NONE_FOUND = Text("没有符合条件的公布数。", "No published figure matches.")
BENCHMARKS = Text("全国和其他地区的参照值", "National and other benchmarks")
# In a file alone: the words on a comparison say the difference with its unit, document and paragraph stand together on the page.
APART = {"difference", "document", "paragraph"}


def content(view: View, wanted: Wanted | None = None) -> Content:
    """The page with the figures that are looked for, all without."""
    wanted = wanted or Wanted()
    found = matching.narrowed(matching.held(view), wanted)
    parts: dict[str, Part] = {
        "figures": Listing(
            NOTHING, lambda: official_table.table(found), file_name(TITLE), _on_page, _in_file, NONE_FOUND
        )
    }
    if benchmarks := tuple(official_table.benchmarks(found)):
        parts["benchmarks"] = Lines(BENCHMARKS, benchmarks)
    return Content(TITLE, official_summary.answer(found, wanted), parts)


def _on_page(table: Table) -> Table:
    return table.only(*(column.key for column in table.columns if column.key not in APART))


def _in_file(table: Table) -> Table:
    """Document and paragraph apart, as programs want them."""
    return table.only(*(column.key for column in table.columns if column.key != "cite"))
