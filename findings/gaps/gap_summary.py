"""How many banners are behind their league and the region, and how their gaps moved: each count opens the gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from findings.core import gaps
from findings.core.absence import none_there
from findings.core.comparison_text import bracketed
from findings.core.table import Table
from findings.core.view import View
from findings.gaps.gap_table import lower, table
from findings.links.codec import GROUP, OneOf
from findings.links.figure_table import title
from findings.links.link import Derivation, Link
from language.nouns import PIECES, counted, out_of, unchanging
from language.sentence import joined, linked, written
from language.text import AND, STOP, Text
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


NOT_RATES = Text(
    "所选指标是数量，旗县与盟市、全区不能直接比较；请选比率指标看差距。",
    "The chosen indicator is a count or an amount: a banner cannot be read against its league or the region. Choose a rate.",
)


def sentence(view: View) -> Text:
    """How many banners are behind their league and the region, and for how many of them the gap closes."""
    if not view.indicator.is_rate:
        return NOT_RATES
    if view.indicator.better == "neither":
        return Text("这个指标没有好坏方向，只列差距。", "Neither direction of this indicator is better: gaps only.")
    league, region = (_counted(view, over) for over in gaps.OVER)
    if league is None or region is None:
        return _nobody(view)
    side = Text("低于", "below") if view.indicator.better == "more" else Text("高于", "above")
    return written(
        Text("{side}盟市：{league}；{side}全区：{region}。", "{Side} their league: {league}; {side} the region: {region}."),
        side=side, Side=side.en.capitalize(), league=league, region=region,
    )  # fmt: skip


def _nobody(view: View) -> Text:
    """Said where no banner has a figure: why they have none."""
    if not view.banners:
        return Text("没有要列的旗县。", "There are no banners to list.")
    said = none_there([view.cell(area=b.code) for b in view.banners], lambda count: counted(count, PIECES))
    return Text("所列旗县", "The banners listed ") + said + STOP


def _counted(view: View, over: str) -> Text | None:
    """3个中2个（1个缩小、1个扩大）, each of which opens the gaps it counts."""
    found, whole = gaps.gaps(view, over), Behind(view.cell(), view.group, over)
    if not found.known:
        return None
    moves = [
        linked(counted(count, unchanging("个", gaps.MOVES[move])), replace(whole, move=move))
        for move, count in found.ways.items()
    ]
    return linked(out_of(len(found.behind), len(found.known)), whole) + bracketed(joined(moves, AND))
