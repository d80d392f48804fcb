"""What a place lists one by one, as parts of its page: a table a list, folded until it is asked for."""

from __future__ import annotations

from dataclasses import replace

from contents.content import Content, Lines, Listing, Part
from data.store.damage import DamagedError
from data.store.release import Release
from findings.core.table import Table
from findings.core.view import View
from findings.lineage import file_names
from findings.lineage.item_table import SOURCE
from findings.place.things import THINGS, Things, things
from findings.text import labels
from language.nouns import counted
from language.text import NOTHING, Text
from metrics.catalogue import ITEMS

NAME = "things-"  # of such a part, before the id of its list
WRONG = "things"
MOST = 100  # rows that are shown; the file has them all
PARTS = tuple(NAME + id for id in ITEMS)  # of any place


def with_things(content: Content, release: Release, view: View) -> Content:
    """The page of a place with a part for each list in which it has anything, or what is wrong with the lists that are kept."""
    try:
        lists: dict[str, Part] = {NAME + one.id: _listing(view, one) for one in things(release, view)}
    except DamagedError as fault:
        lists = {WRONG: Lines(labels.ITEMS, (Text(*(fault.damage.line(lang) for lang in ("zh", "en"))),))}
    return replace(content, parts={**content.parts, **lists})


def _listing(view: View, one: Things) -> Listing:
    items = counted(one.count, THINGS)
    heading = one.name + Text(f"（{items.zh}）", f" ({items.en})")
    most = counted(MOST, THINGS)
    cut = Text(f"只列前{most.zh}，下载的文件里是全部。", f"The first {most.en} are shown; the file has them all.")
    return Listing(
        heading,
        one.table,
        file_names.of_area(view, one.name),
        shown=_first,
        none=one.told,
        facts=((labels.ITEMS, one.told),),
        remark=cut if one.count > MOST else NOTHING,
        folded=True,
    )


def _first(table: Table) -> Table:
    """What a page has room for: without month, which the title says, and without files."""
    kept = [c.key for c in table.columns if c.key != "month" and c not in SOURCE]
    return replace(table, rows=table.rows[:MOST]).only(*kept)
