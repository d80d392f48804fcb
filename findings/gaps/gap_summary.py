"""How many banners are behind their league and the region, and how their gaps moved: each count opens the gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from findings.core import gaps
from findings.core.table import Table
from findings.core.view import View
from findings.gaps.gap_table import lower, table
from findings.links.codec import GROUP, OneOf
from findings.links.explanation import Phrase, title
from findings.links.link import Derivation, Link
from language.nouns import out_of
from language.text import Text
from metrics.cell import Cell

WHOM = {"league": Text("盟市", "League"), "region": Text("全区", "Region")}


@dataclass(frozen=True)
class Behind(Link):
    """The banners under an area, of a group if one is named, that are behind a wider one, or whose gap moved in one way."""

    cell: Cell
    group: GROUP
    over: Annotated[str, OneOf(gaps.OVER)]
    move: Annotated[str, OneOf({*gaps.TOLD, ""})] = ""

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with both figures, the gap and what became of it; of none such all that reported."""
        area = view.register.areas[self.cell.area]
        look = replace(view, area=area, group=self.group, period=self.cell.period, indicator=self.cell.indicator)
        found = gaps.gaps(look, self.over)
        if not found.known:
            return None
        mine = [code for code, gap in found.behind.items() if self.move in ("", gap.move)]
        whole, listed = len(found.behind if self.move else found.known), mine or found.known
        name = title(look, self.cell, self._what())
        made = table(look)
        rows = tuple(row for row in made.rows if row["code"] in listed)
        columns = tuple(c for c in made.columns if c.key in {"area", "value"} or c.key.startswith(self.over))
        value = out_of(len(mine), whole)
        return Derivation(name, value, (), Table(name, columns, rows))

    def _what(self) -> Text:
        whom = WHOM[self.over]
        what = Text(
            f"落后于{whom.zh}的旗县",
            f"banners behind their {lower(whom).en}" if self.over == "league" else "banners behind the region",
        )
        move = next((words for move, words in gaps.MOVES.items() if move == self.move), None)
        return what + Text(f"（差距{move.zh}）", f" (gap: {move.en})") if move else what


def phrases(view: View) -> list[Phrase]:
    """The words of `gaps.sentence` that open the gaps they count, in the order in which they stand there."""
    if not view.indicator.is_rate or view.indicator.better == "neither":
        return []
    told = {over: gaps.gaps(view, over) for over in gaps.OVER}
    if not all(found.known for found in told.values()):
        return []
    opened = []
    for over, found in told.items():
        whole = Behind(view.cell(), view.group, over)
        opened.append(Phrase(found.how_many, whole))
        opened += [Phrase(gaps.in_way(move, count), replace(whole, move=move)) for move, count in found.ways.items()]
    return opened
