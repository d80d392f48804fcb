"""How many banners are behind on a target, and whether they are more or fewer than last month and a year ago.

A banner counts once, whatever it is behind on. The change is like for like: over the targets that were in force and reported both
months, and over the banners that reported the same figures both months; where the calendar forbids one of them, there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from findings.alerts.banner_counts import Banners
from findings.core import comparison_text
from findings.core.comparison_text import bracketed
from findings.core.judgement import of_banners
from findings.core.table import Column, Row, Table
from findings.core.view import View, counting
from findings.links.codec import GROUP, OneOf
from findings.links.link import Derivation, Link
from findings.overview.watchlist import bands
from findings.text.wording import dated
from geo.register import Area
from language.nouns import BANNERS, Noun, counted, out_of
from language.sentence import joined, linked
from language.text import AND, COLON, COMMA, NOTHING, Text
from metrics.arithmetic import compared_month
from metrics.comparability import obstructed

SINCE = ("month", "year")


def count(view: View) -> int | None:
    """The banners that are behind on something; None where none of them is judged."""
    return _number(bands(view, view.period))


def _number(found: np.ndarray) -> int | None:
    return None if np.isnan(found).all() else int((found < -1).any(axis=0).sum())


def counts(view: View) -> Text:
    """32个旗县落后, which opens who; nothing where none is, and of one banner by itself."""
    number = count(view) if len(view.banners) > 1 else None
    return _counted(view, number) if number else NOTHING


def _counted(view: View, number: int) -> Text:
    return linked(counted(number, _called(view.group)), Banners("behind", view.area, view.group, view.period))


def _called(group: str) -> Noun:
    who = counting(group)
    return Noun(who.measure, f"{who.zh}落后", f"{who.one} behind", f"{who.many} behind")


def sentence(view: View) -> Text:
    """32个旗县落后：比上月 +3，比上年同月 −2; nothing where nobody is judged, and of one banner by itself."""
    number = count(view) if len(view.banners) > 1 else None
    if number is None:
        return NOTHING
    links = [Swelling(view.area, view.group, view.period, comparison) for comparison in SINCE]
    return _counted(view, number) + COLON + joined([link.said(view) for link in links], COMMA)


def by_league(view: View) -> tuple[tuple[Area, Text], ...]:
    """The leagues under the region, each with how many of its banners are behind, most first; none under any other area."""
    leagues = [a for a in view.register.children(view.area.code) if a.level == "league" and not view.group]
    found, parents = bands(view, view.period), np.array([banner.parent for banner in view.banners])
    numbers = {league: _number(found[:, parents == league.code]) for league in leagues} if found.size else {}
    return tuple(
        (league, _of_league(view, league, number))
        for league, number in sorted(numbers.items(), key=lambda pair: -1 if pair[1] is None else pair[1], reverse=True)
    )


def _of_league(view: View, league: Area, number: int | None) -> Text:
    if number is None:
        return Text("未报", "not reported")
    words = Text(f"{number}", f"{number}")
    return linked(words, Banners("behind", league, "", view.period)) if number else words


@dataclass(frozen=True)
class Held:
    """Who was behind now and then, of the banners and targets that compare, one row an indicator and one column a banner."""

    indicators: tuple[str, ...]
    areas: tuple[Area, ...]
    now: np.ndarray
    then: np.ndarray
    of_indicators: int  # that are judged and reported now
    of_areas: int  # that have any figure of these

    @property
    def change(self) -> int:
        """How many more banners are behind now."""
        return int(self.now.any(axis=0).sum()) - int(self.then.any(axis=0).sum())


@dataclass(frozen=True)
class Swelling(Link):
    """How many more banners of an area are behind than in an earlier month."""

    area: Area
    group: GROUP
    period: dt.date
    comparison: Annotated[str, OneOf(SINCE)]

    def look(self, view: View) -> View:
        """The view of its area and month."""
        return replace(view, area=self.area, group=self.group, period=self.period)

    def said(self, view: View) -> Text:
        """比上月 +3, with over whom where not everything compares; else why nothing does."""
        found, since = held(self.look(view), self.comparison), CALLED[self.comparison]
        if isinstance(found, Text):
            return Text(f"{since.zh}不可比", f"not comparable {since.en}") + bracketed(found)
        number = _signed(found.change)
        told = linked(Text(f"{since.zh} {number.zh}", f"{number.en} {since.en}"), self)
        return told + bracketed(_over(found))

    def derivation(self, view: View) -> Derivation | None:
        """Who fell behind and who is behind no more, each on what; where nobody is, all who are behind in both months."""
        look = self.look(view)
        found = held(look, self.comparison)
        if isinstance(found, Text):
            return None
        then = dated(compared_month(self.period, self.comparison))
        name = joined([self.area.name, dated(self.period), WHAT + then], Text(" · ", " · "))
        rows = [
            _row(look, found, n) for n in range(len(found.areas)) if found.now[:, n].any() or found.then[:, n].any()
        ]
        rows.sort(key=lambda row: ORDER.index(row["move"]))
        table = Table(name, (AREA, MOVE, *_standing_columns(dated(self.period), then)), tuple(rows))
        total = Text("合计", "In all"), _totals(found)
        return Derivation(name, _signed(found.change), (total,), table)


def held(view: View, comparison: str) -> Held | Text:
    """What compares, or why nothing does: forbidden by the calendar for any target, or nobody reported both."""
    if count(view) is None:
        return Text("没有可判断的旗县", "no banner to judge")
    cube, then = view.cube, compared_month(view.period, comparison)
    now_names, then_names = of_banners(cube, view.period), of_banners(cube, then)
    now, before = bands(view, view.period), bands(view, then)
    known = [n for n, row in zip(now_names, now, strict=True) if not np.isnan(row).all()]
    if reason := _forbidden(view, known, comparison):
        return reason
    both = [
        n
        for n in known
        if n in then_names and not np.isnan(now[now_names.index(n)] + before[then_names.index(n)]).all()
    ]
    if not both:
        return Text("没有两期都报的旗县", "no banner reported both")
    ours, theirs = now[[now_names.index(n) for n in both]], before[[then_names.index(n) for n in both]]
    there = ~np.isnan(ours).all(axis=0)
    alike = there & (np.isnan(ours) == np.isnan(theirs)).all(axis=0)
    if not alike.any():
        return Text("没有两期所报相同的旗县", "no banner reported the same figures both months")
    areas = tuple(b for b, is_so in zip(view.banners, alike, strict=True) if is_so)
    return Held(tuple(both), areas, ours[:, alike] < -1, theirs[:, alike] < -1, len(known), int(there.sum()))


def _forbidden(view: View, names: Sequence[str], comparison: str) -> Text | None:
    """What the calendar has against a comparison of any of these indicators, each reason once."""
    known = [(cell, obstructed(cell.indicator, view.period, comparison)) for cell in map(view.cell, names)]
    reasons = dict.fromkeys(comparison_text.briefly(cell, why, comparison) for cell, why in known if why)
    return joined(list(reasons), AND) if reasons else None


def _over(found: Held) -> Text:
    """Over how many banners and targets, where that is not all that are judged: 95个旗县、4项指标可比."""
    told = []
    if len(found.areas) < found.of_areas:
        told.append(counted(len(found.areas), BANNERS))
    if len(found.indicators) < found.of_indicators:
        told.append(out_of(len(found.indicators), found.of_indicators, "项") + Text("指标", " indicators"))
    return joined(told, AND) + Text("可比", " comparable") if told else NOTHING


def _signed(number: int) -> Text:
    if not number:
        return Text("持平", "unchanged")
    words = f"+{number}" if number > 0 else f"−{-number}"
    return Text(words, words)


def _totals(found: Held) -> Text:
    now, then = (counted(int(side.any(axis=0).sum()), _called("")) for side in (found.now, found.then))
    return Text(f"本月{now.zh}，当时{then.zh}", f"{now.en} now, {then.en} then") + bracketed(_over(found))


def _row(view: View, found: Held, n: int) -> Row:
    now, then = bool(found.now[:, n].any()), bool(found.then[:, n].any())
    move = ORDER[0] if now and not then else ORDER[1] if then and not now else ORDER[2]
    return {
        "area": found.areas[n].name,
        "move": move,
        "now": _names(view, found, found.now[:, n]),
        "then": _names(view, found, found.then[:, n]),
    }


def _names(view: View, found: Held, behind: np.ndarray) -> Text:
    return joined([view.indicators[i].name for i, is_so in zip(found.indicators, behind, strict=True) if is_so], AND)


def _standing_columns(now: Text, then: Text) -> tuple[Column, Column]:
    of = Text("落后的指标", ": behind on")
    return Column("now", now + of), Column("then", then + of)


AREA, MOVE = Column("area", Text("旗县", "Banner")), Column("move", Text("变化", "Change"))
ORDER = (Text("新落后", "fell behind"), Text("不再落后", "behind no more"), Text("仍落后", "still behind"))
WHAT = Text("落后旗县比", "banners behind, against ")
CALLED = {
    "month": Text("比上月", "since last month"),
    "year": Text("比上年同月", "since last year"),
}
