"""The laws of the arithmetic, in fractions: figures, comparisons and flows of what was reported.

Whatever is asked of a month in which nothing is due is answered for the last month in which something was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from metrics.catalogue import (
    TERMS,
    AgainstPace,
    Difference,
    Growth,
    GrowthDifference,
    Indicator,
    PerFlagged,
    PerHead,
    Ratio,
    Value,
)
from tests.recomputation.source import REGION, YUAN, Reported
from tests.recomputation.terms import (
    Figure,
    Flow,
    Pair,
    Row,
    accumulates,
    alone,
    back,
    crosses,
    due,
    flag,
    length,
    other,
    restarts,
)

NEW_REGIME = dt.date(2026, 1, 31)


@dataclass
class Laws:
    """Everything worked out of one set of reports; sums are kept, since every comparison asks for them again."""

    reported: Reported
    _units: dict[tuple[str, str, dt.date], list[str]] = field(default_factory=dict)
    _pairs: dict[tuple[str, str, dt.date, str], Pair | str] = field(default_factory=dict)
    _rows: dict[tuple[str, dt.date], dict[str, Row]] = field(default_factory=dict)
    _figures: dict[tuple[str, str, dt.date], Figure] = field(default_factory=dict)
    _owing: dict[tuple[str, str, int], list[str]] = field(default_factory=dict)
    _there: dict[tuple[str, tuple[dt.date, ...]], set[str]] = field(default_factory=dict)

    @cached_property
    def below(self) -> dict[str, list[str]]:
        """The banners of each area, itself for a banner."""
        banners = [p for p in self.reported.places.values() if p.level == "banner"]
        found: dict[str, list[str]] = {REGION: [p.code for p in banners]}
        for banner in banners:
            found.setdefault(banner.parent, []).append(banner.code)
            found[banner.code] = [banner.code]
        return found

    @cached_property
    def _has_totals(self) -> bool:
        added = (held for (measure, _), held in self.reported.values.items() if TERMS[measure].additive)
        return any(len(self.below[code]) > 1 for held in added for code in held)

    @cached_property
    def leagues(self) -> list[str]:
        return [p.code for p in self.reported.places.values() if p.level == "league"]

    def owing(self, indicator: Indicator, area: str, month: dt.date) -> list[str]:
        """The banners that owe a figure below an area; the region itself where it alone does."""
        key = flag(indicator), area, month.year
        if key not in self._owing:
            self._owing[key] = self._flagged(*key)
        return self._owing[key]

    def _flagged(self, asked: str, area: str, year: int) -> list[str]:
        if asked == "region":
            return [REGION] if area == REGION else []
        if asked == "league":
            return [c for c in self.leagues if area in (c, REGION)]
        return [c for c in self.below[area] if not asked or self.carries(c, asked, year)]

    def carries(self, code: str, asked: str, year: int) -> bool:
        """Whether a banner is on a list; no list of priority banners is known from 2026 on."""
        return asked in self.reported.places[code].flags and not (asked.startswith("priority") and year >= 2026)

    def rows(self, indicator: Indicator, month: dt.date) -> dict[str, Row]:
        """Both parts at every place that reported all of them; of a growth none where its two months do not compare."""
        key = indicator.id, month
        if key not in self._rows:
            tops, bottoms = self._parts(indicator, month)
            every = [*tops, *bottoms]
            both = set(every[0]).intersection(*every[1:])
            asked = flag(indicator)
            if asked == "region":
                both &= {REGION}
            elif asked == "league":
                both &= set(self.leagues)
            elif asked:
                both = {c for c in both if self.carries(c, asked, month.year)}
            if isinstance(indicator.of, Growth | GrowthDifference) and self.forbidden(
                indicator, month, back(month, 12)
            ):
                both = set()
            if isinstance(
                indicator.of, GrowthDifference
            ):  # over the common denominator of both quotients; yuan are whole
                (ours, theirs), (then, theirs_then) = tops, bottoms
                self._rows[key] = {
                    c: (
                        (ours[c] * theirs_then[c] - theirs[c] * then[c]) // YUAN,
                        then[c] * theirs_then[c] // YUAN,
                    )
                    for c in both
                }
                return self._rows[key]
            self._rows[key] = {c: (sum(t[c] for t in tops), sum(b[c] for b in bottoms)) for c in both}
        return self._rows[key]

    def _parts(self, indicator: Indicator, month: dt.date) -> tuple[list[dict[str, int]], list[dict[str, int]]]:
        of, get = indicator.of, self.whole
        if isinstance(of, Growth):
            return [get(of.measure, month)], [get(of.measure, back(month, 12))]
        if isinstance(of, GrowthDifference):
            both = of.measure, of.less
            return [get(m, month) for m in both], [get(m, back(month, 12)) for m in both]
        if isinstance(of, Ratio):
            return [get(m, month) for m in of.numerator], [get(m, month) for m in of.over]
        if isinstance(of, Difference):
            taken = ({code: -value for code, value in get(m, month).items()} for m in of.less)
            return [*(get(m, month) for m in of.measures), *taken], []
        return [get(m, month) for m in of.measures], []

    def whole(self, measure: str, month: dt.date) -> dict[str, int]:
        """What was reported of a measure; of an area all of whose parts reported, their sum instead of its own total."""
        found = self.reported.of(measure, month)
        if not self._has_totals or not TERMS[measure].additive:
            return found
        leagues = {p.code: self.below[p.code] for p in self.reported.places.values() if p.level == "league"}
        found = found | {
            n: sum(found[b] for b in under) for n, under in leagues.items() if all(b in found for b in under)
        }
        return found | ({REGION: sum(found[n] for n in leagues)} if all(n in found for n in leagues) else {})

    def units(self, indicator: Indicator, area: str, month: dt.date) -> list[str]:
        """The places in a figure, looked up once."""
        month = due(indicator, month)
        key = indicator.id, area, month
        if key not in self._units:
            self._units[key] = self.in_force(indicator, area, month, self.rows(indicator, month))
        return self._units[key]

    def in_force(self, indicator: Indicator, area: str, month: dt.date, there: Container[str]) -> list[str]:
        """The lowest level that is complete: the banners, or a league's own total until all its banners are there."""
        owing = self.owing(indicator, area, month)
        if alone(indicator) and len(self.below[area]) > 1:
            return [area] if area in there else []
        found = [c for c in owing if c in there]
        if len(found) == len(owing) or len(owing) == 1:
            return found
        if area == REGION and self._has_totals:
            leagues = [p.code for p in self.reported.places.values() if p.level == "league"]
            found = [unit for league in leagues for unit in self.in_force(indicator, league, month, there)]
        return [area] if area in there and self.count(indicator, found, month) < len(owing) else found

    def figure(self, indicator: Indicator, area: str, month: dt.date) -> Figure:
        """The figure of an area in a month."""
        key = indicator.id, area, due(indicator, month)
        if key not in self._figures:
            self._figures[key] = self._figure(indicator, area, key[2])
        return self._figures[key]

    def _figure(self, indicator: Indicator, area: str, month: dt.date) -> Figure:
        units = self.units(indicator, area, month)
        expected = len(self.owing(indicator, area, month))
        reported = self.count(indicator, units, month)
        if not units:
            there = self._below(indicator, area, month, self.rows(indicator, month)) if alone(indicator) else 0
            return Figure(None, None, None, there, expected)
        top, bottom = self._sum(self.rows(indicator, month), units)
        value = self._read(indicator, month, top, bottom, len(units))
        below = None if isinstance(indicator.of, Value | Difference) else Fraction(bottom, YUAN)
        if isinstance(indicator.of, PerFlagged):
            below = Fraction(len(units))
        return Figure(value, Fraction(top, YUAN), below, reported, expected)

    def _below(self, indicator: Indicator, area: str, month: dt.date, there: Container[str]) -> int:
        """For how many banners somebody below an area reported what does not add up to its figure."""
        if area == REGION:
            leagues = [p.code for p in self.reported.places.values() if p.level == "league"]
            return sum(
                len(self.owing(indicator, n, month)) if n in there else self._below(indicator, n, month, there)
                for n in leagues
            )
        return sum(c in there for c in self.owing(indicator, area, month))

    def count(self, indicator: Indicator, units: Iterable[str], month: dt.date) -> int:
        """The banners in a figure: an area's own total stands for all that owe it."""
        return sum(len(self.owing(indicator, unit, month)) for unit in units)

    def has_own(self, indicator: Indicator, area: str, months: Iterable[dt.date]) -> bool:
        """Whether an own total of a league or of the region is in the figure of one of these months."""
        return self._has_totals and any(len(self.below[u]) > 1 for m in months for u in self.units(indicator, area, m))

    @staticmethod
    def _sum(rows: dict[str, Row], units: Iterable[str]) -> Row:
        chosen = [rows[unit] for unit in units]
        return sum(r[0] for r in chosen), sum(r[1] for r in chosen)

    @staticmethod
    def _read(indicator: Indicator, month: dt.date, top: int, bottom: int, units: int) -> Fraction | None:
        of = indicator.of
        if isinstance(of, Value | Difference):
            return Fraction(top, YUAN)
        if isinstance(of, PerFlagged):
            return Fraction(top, YUAN * units)
        if not bottom:
            return None
        if isinstance(of, PerHead):
            return Fraction(YUAN * top, bottom)
        per_cent = Fraction(100 * top, bottom)
        if isinstance(of, AgainstPace):
            return per_cent - Fraction(100 * month.month, 12)
        return per_cent - 100 if isinstance(of, Growth) else per_cent

    def compare(self, indicator: Indicator, area: str, month: dt.date, kind: str) -> Pair | str:
        """Like for like over the places that reported both, or the reason why there is no comparison."""
        month = due(indicator, month)
        key = indicator.id, area, month, kind
        if key not in self._pairs:
            self._pairs[key] = self._compare(indicator, area, month, kind)
        return self._pairs[key]

    def _compare(self, indicator: Indicator, area: str, month: dt.date, kind: str) -> Pair | str:
        then = other(indicator, month, kind)
        if reason := self.forbidden(indicator, month, then):
            return reason
        if kind == "month" and accumulates(indicator):
            return self._of_flows(indicator, area, month)
        both = self.in_force(indicator, area, month, self._throughout(indicator, month, then))
        if not both:
            return "missing"
        now, before = (
            self._read(indicator, m, *self._sum(self.rows(indicator, m), both), len(both)) for m in (month, then)
        )
        return "missing" if now is None or before is None else Pair(now, before, self.count(indicator, both, month))

    def _throughout(self, indicator: Indicator, *months: dt.date) -> set[str]:
        """The places that reported an indicator in all of these months."""
        key = indicator.id, months
        if key not in self._there:
            self._there[key] = set.intersection(*(set(self.rows(indicator, m)) for m in months))
        return self._there[key]

    @staticmethod
    def forbidden(indicator: Indicator, month: dt.date, then: dt.date) -> str:
        """Why two months may not be compared; empty where they may."""
        month, then = due(indicator, month), due(indicator, then)
        if then < NEW_REGIME <= month and not crosses(indicator):
            return "regime"
        if any(then < b.since <= month for b in indicator.breaks):
            return "break"
        if restarts(indicator) and then.year != month.year and then.month != month.month:
            return "restart"
        return ""

    def _of_flows(self, indicator: Indicator, area: str, month: dt.date) -> Pair | str:
        """The last period's own flow against that of the one before, over the places that reported all that makes both."""
        ends = [m for n in range(3) if (m := back(month, n * length(indicator))).year == month.year]
        if any(ends[-1] < b.since <= month for b in indicator.breaks):
            return "break"
        both = self.in_force(indicator, area, month, self._throughout(indicator, *ends))
        if not both:
            return "missing"
        sums = [self._sum(self.rows(indicator, m), both)[0] for m in ends] + [0]
        return Pair(
            Fraction(sums[0] - sums[1], YUAN), Fraction(sums[1] - sums[2], YUAN), self.count(indicator, both, month)
        )

    def flow(self, indicator: Indicator, area: str, month: dt.date) -> Flow | None:
        """A period's own share of what accumulates: since the last report of each place within the year.

        Where an own total is in force, or was at the last report, of that place as a whole, and of nothing that lacks banners.
        """
        month, every = due(indicator, month), length(indicator)
        units = self.units(indicator, area, month)
        if not units:
            return None
        earlier = range(every, month.month, every)
        before = next((n for n in earlier if self.units(indicator, area, back(month, n))), month.month)
        if before < month.month and area != REGION and self.has_own(indicator, area, [month, back(month, before)]):
            then = back(month, before)
            if any(self.figure(indicator, area, m).reported < len(self.below[area]) for m in (month, then)):
                return None
            ends = [self._sum(self.rows(indicator, m), self.units(indicator, area, m))[0] for m in (month, then)]
            return Flow(Fraction(ends[0] - ends[1], YUAN), before, self.count(indicator, units, month))
        if area == REGION and self._has_totals and REGION not in units:
            return self._of_leagues(indicator, month)
        steps = [self._step(indicator, unit, month) for unit in units]
        return Flow(
            Fraction(sum(s[0] for s in steps), YUAN), max(s[1] for s in steps), self.count(indicator, units, month)
        )

    def _of_leagues(self, indicator: Indicator, month: dt.date) -> Flow | None:
        leagues = (p.code for p in self.reported.places.values() if p.level == "league")
        flows = [flow for league in leagues if (flow := self.flow(indicator, league, month))]
        if not flows:
            return None
        added, units = sum((f.value for f in flows), Fraction(0)), sum(f.units for f in flows)
        return Flow(added, max(f.months for f in flows), units)

    def _step(self, indicator: Indicator, unit: str, month: dt.date) -> tuple[int, int]:
        """What a place added since its last report of the year, and how many months that took."""
        now = self.rows(indicator, month)[unit][0]
        for n in range(length(indicator), month.month, length(indicator)):
            if unit in self.rows(indicator, back(month, n)):
                return now - self.rows(indicator, back(month, n))[unit][0], n
        return now, month.month
