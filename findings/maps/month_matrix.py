"""Months by places: which class every figure falls into, month by month, so that no class spans a break or a January."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from findings.core.judgement import target_of_each
from findings.core.short_text import lacking
from findings.core.view import View
from findings.maps.class_edges import BANDS, SAME, against, bands, printed
from findings.maps.class_names import margins, per_banner, scale_of
from findings.maps.classification import NEARLY_ALL, PARTIAL, Scheme
from findings.text import period_words
from findings.text.target_words import called
from geo.register import REGION, Area
from language.text import NOTHING, Text
from metrics.arithmetic import due_of, months_before
from metrics.catalogue import Break, Indicator, Target
from metrics.cell import Absence
from metrics.comparability import breaks_between

MONTHS, PERIODS = 24, 6  # of what reports by longer periods at least so many of them
GROUPS = 6
UNREPORTED = -1  # in place of a class, as PARTIAL is
EMPTY: dict[Absence, int] = {
    "unreported": UNREPORTED,
    "nothing_to_divide": -3,
    "nothing_to_compare": -4,
    "not_asked": -5,
    "not_added": -6,
    "not_timed": -7,
    "no_list": -8,
    "regime": -9,
    "break": -10,
}


@dataclass(frozen=True)
class Grid:
    """A class for each place (row) and month (column), from the lowest, 0; or one of EMPTY, or PARTIAL for a sum that lacks places.

    `targets`: of the months, where they are shaded against them. `notes`: who is in a sum that lacks places or rests on a league's own total, by row and column.
    """

    indicator: Indicator
    areas: tuple[Area, ...]
    months: tuple[dt.date, ...]
    values: np.ndarray
    tones: np.ndarray
    scheme: Scheme
    heading: Text
    targets: tuple[Target, ...]
    labels: tuple[Text, ...]
    breaks: tuple[Break, ...]
    notes: Mapping[tuple[int, int], Text]

    @property
    def is_empty(self) -> bool:
        return bool(np.isnan(self.values).all())


def reach(indicator: Indicator, months: int) -> int:
    """How many months a field that is to show so many goes back: far enough for some periods of what reports by longer ones."""
    return months if indicator.every == 1 else max(months, PERIODS * indicator.every)


def grid(view: View, areas: Sequence[Area], months: int = MONTHS) -> Grid:
    """Shaded in the way that the view asks for, if that can be; else against the target where one is in force in every month shown, unless
    nearly all figures share a class; else in six groups of places within each month."""
    codes, indicator = [a.code for a in areas], view.indicator
    first = view.cube.periods[0]
    back = due_of([months_before(view.period, n) for n in reversed(range(months))], indicator.every)
    shown_months = tuple(p for p in back if p >= first) or (view.period,)
    values = np.column_stack([view.cube.values(indicator.id, codes, p) for p in shown_months])
    partial = np.column_stack([_lacking(view, codes, p) for p in shown_months])
    targets = [target_of_each(indicator, p) for p in shown_months]
    judged = [t for t in targets if t]
    full = np.where(partial, np.nan, values)
    banners = np.column_stack([view.cube.banners(indicator.id, codes, p) for p in shown_months])
    region = np.array([view.cube.values(indicator.id, [REGION], p)[0] for p in shown_months])
    scheme, heading, against, labels, tones = _shaded(view, full, banners, judged, shown_months, region)
    tones = np.where(np.isnan(values), UNREPORTED, np.where(partial, PARTIAL, tones)).astype(int)
    _tell_apart(view, areas, shown_months, tones)
    breaks = breaks_between(indicator, shown_months[0], shown_months[-1])
    return Grid(
        indicator,
        tuple(areas),
        shown_months,
        values,
        tones,
        scheme,
        heading,
        against,
        labels,
        breaks,
        _notes(view, areas, shown_months),
    )


Classes = tuple[Scheme, Text, tuple[Target, ...], tuple[Text, ...], np.ndarray]


def _shaded(
    view: View,
    full: np.ndarray,
    banners: np.ndarray,
    judged: Sequence[Target],
    months: Sequence[dt.date],
    region: np.ndarray,
) -> Classes:
    """Colours, heading, the targets that it is against if it is, labels, and the class of each figure that is there, from the lowest, 0."""
    indicator, known = view.indicator, ~np.isnan(full)
    if view.shades == "region" and indicator.is_rate and not np.isnan(region).all():
        apart = _printed(full, indicator) - _printed(region, indicator)
        edges = bands(apart[known & ~np.isnan(apart)].tolist(), indicator)
        return (
            "diverging",
            _from(Text("全区值", "value of the region"), NOTHING, indicator),
            (),
            tuple(margins(edges, indicator)),
            _toned(apart, edges, indicator),
        )
    if view.shades in ("", "target") and len(judged) == len(months):
        tones = _against(full, banners, judged, months, indicator)
        if view.shades or not _is_one_class(tones[known]):
            heading, labels = _margins(indicator, judged, per_banner(float(np.nanmax(banners, initial=1))))
            return "diverging", heading, tuple(judged), labels, tones
    heading, labels = _sixths(indicator)
    return "sequential", heading, (), labels, _within(full)


def _is_one_class(tones: np.ndarray) -> bool:
    return len(tones) > 1 and bool(np.bincount(tones).max() >= NEARLY_ALL * len(tones))


def _toned(apart: np.ndarray, edges: Sequence[float], indicator: Indicator) -> np.ndarray:
    """An edge belongs to the better side; 0 where there is no figure."""
    held: np.ndarray = np.searchsorted(edges, np.round(apart, SAME), "left" if indicator.better == "less" else "right")
    return np.where(np.isnan(apart), 0, held)


def _printed(values: np.ndarray, indicator: Indicator) -> np.ndarray:
    """Figures as a table prints them, NaN where there is none."""
    return np.reshape([v if np.isnan(v) else printed(float(v), indicator) for v in values.flat], values.shape)


def _tell_apart(view: View, areas: Sequence[Area], months: Sequence[dt.date], tones: np.ndarray) -> None:
    """Which figures that are not there were reported all the same: those with a numerator, growth whose sum is there, and what does not add up."""
    codes = [area.code for area in areas]
    reported = ~np.isnan(view.cube.over_months(view.indicator.id, codes, months, "numerator")).T
    asked = (tones == UNREPORTED) & (reported | view.indicator.lacks_variously)
    for row, column in np.argwhere(asked):
        cell = view.cube.cell(view.indicator.id, areas[row].code, months[column])
        tones[row, column] = EMPTY[cell.absence or "unreported"]


def _notes(view: View, areas: Sequence[Area], months: Sequence[dt.date]) -> dict[tuple[int, int], Text]:
    """A banner's figure needs none."""
    found = {
        (row, column): lacking(view.cube.cell(view.indicator.id, area.code, period))
        for row, area in enumerate(areas)
        for column, period in enumerate(months)
        if area.level != "banner"
    }
    return {at: note for at, note in found.items() if note.zh}


def _lacking(view: View, codes: Sequence[str], period: dt.date) -> np.ndarray:
    """Which figures are sums that lack places, as `Cell.has_gaps` says it."""
    if view.indicator.stands_with_gaps:
        return np.zeros(len(codes), bool)
    reported, expected = (view.cube.values(view.indicator.id, codes, period, f) for f in ("reported", "expected"))
    lacks: np.ndarray = reported < expected
    return lacks


def _against(
    values: np.ndarray, banners: np.ndarray, targets: Sequence[Target], months: Sequence[dt.date], indicator: Indicator
) -> np.ndarray:
    """The classes around the month's target, as on a map; 0 where there is no figure."""
    tones = np.zeros(values.shape, int)
    for n, (target, period) in enumerate(zip(targets, months, strict=True)):
        known = ~np.isnan(values[:, n])
        held = values[known, n].tolist(), banners[known, n].tolist()
        tones[known, n] = against(*held, target, period, indicator)[1]
    return tones


def _within(values: np.ndarray) -> np.ndarray:
    """Sixths of the places that reported a month; equal figures share a group."""
    below = (values[None, :, :] < values[:, None, :]).sum(axis=1)
    known = np.maximum((~np.isnan(values)).sum(axis=0), 1)
    groups: np.ndarray = GROUPS * below // known
    return groups


def _margins(indicator: Indicator, targets: Sequence[Target], per: Text) -> tuple[Text, tuple[Text, ...]]:
    edges = [n * targets[-1].watch_within for n in BANDS]
    return _from(called(*targets), per, indicator, edges), tuple(margins(edges, indicator))


def _from(what: Text, per: Text, indicator: Indicator, edges: Sequence[float] = ()) -> Text:
    """What classes of distances are distances from, and their unit."""
    unit, unit_en = (scale_of(edges, indicator, lang).unit for lang in ("zh", "en"))
    if indicator.is_rate:
        unit, unit_en = "个百分点", "pts"
    counted = f" ({f'{unit_en}{per.en}'.strip()})" if unit_en or per.en else ""  # English has no word for 个
    whose = period_words.of(indicator).whose
    return Text(f"与{whose.zh}{what.zh}之差（{unit}{per.zh}）", f"From {whose.en} {what.en}{counted}")


def _sixths(indicator: Indicator) -> tuple[Text, tuple[Text, ...]]:
    labels = [Text(str(n + 1), str(n + 1)) for n in range(GROUPS)]
    labels[0], labels[-1] = Text("1 最低", "1 lowest"), Text(f"{GROUPS} 最高", f"{GROUPS} highest")
    each = period_words.of(indicator).within
    return Text(f"{each.zh}各地由低到高分六组", f"Places of {each.en} in six groups"), tuple(labels)
