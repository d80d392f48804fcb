"""Families made from what their files declare: a course of the region's totals, and how it is spread over the banners."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from demonstration.a_head import a_head
from demonstration.apportion import QUIET, CalibrationError, Floats, Ints, split, spread
from demonstration.paths import CENTS, MONTHS, annual, at, stock, ytd
from demonstration.seeds import Seeds, floored, tempered
from geo.register import register
from metrics.catalogue import DeclaredFamily, Kind
from metrics.catalogue.declared import DeclaredMeasure
from metrics.catalogue.demonstrated import DeclaredCourse
from metrics.catalogue.model import SCORE

EVEN = (1.0,) * 12
LEAST = 0.01  # a weight, so that something can stand where nearly nothing does
BEHIND = 0.9  # in log-odds, of the banners that lag


def declared_family(seeds: Seeds, family: DeclaredFamily, known: Mapping[str, Ints]) -> dict[str, Ints]:
    """Every measure of a family that declares its courses: id → months × banners, money in hundredths of 万元.

    `known`: what the families before it have, of which a course may be a share or a part. Raises CalibrationError that
    names the measure whose course does not fit.
    """
    look = family.demonstration
    assert look is not None, "asked of families that have a demonstration"
    values: dict[str, Ints] = {}
    alone = {id for id, measure in family.measures.items() if not measure.additive}
    for id, course in look.courses.items():
        measure = family.measures.get(id) or family.measures[_classes(family, id)[0]]
        if id in alone:
            values[id] = a_head(seeds, id, course, CENTS if measure.unit == SCORE else 1)
            continue
        try:
            made = _made(seeds, id, measure, course, {**known, **values})
        except CalibrationError as wrong:
            raise CalibrationError(f"{id}: {wrong}") from wrong
        values |= _in_classes(seeds, family, id, course, made) if course.split else {id: made}
    return {id: values[id] for id in family.measures}


def _made(seeds: Seeds, id: str, measure: DeclaredMeasure, course: DeclaredCourse, known: Mapping[str, Ints]) -> Ints:
    """One measure: its totals month by month, spread within its bounds."""
    there = _there(seeds, course)
    whole = known[course.share_of][:, there] if course.share_of else None
    rates = _rates(course) if course.share_of else None
    totals = _totals(measure, course) if whole is None or rates is None else _share(whole, rates, measure.kind)
    taken = sum((known[id][:, there] for id in course.beside), start=np.int64(0))
    shared = course.within or course.share_of  # what those beside it take of
    bounds = [
        known[bound][:, there] - (taken if bound == shared else 0)
        for bound in (course.share_of, course.within)
        if bound
    ]
    upper = _kept(np.minimum.reduce(bounds), measure.kind) if bounds else None
    lower = known[course.at_least][:, there] if course.at_least else None
    weights = _weights(seeds, id, course, known, there, whole, rates)
    kind = {Kind.STOCK: "rising" if course.rising else "free", Kind.YTD: "ytd", Kind.ANNUAL: "annual"}[measure.kind]
    made = np.zeros((len(MONTHS), len(seeds.codes)), np.int64)
    quiet = int(totals.max()) if course.leaps else QUIET * (CENTS if measure.unit == "万元" else 1)
    made[:, there] = spread(totals, weights, kind, lower=lower, upper=upper, quiet=quiet)  # type: ignore[arg-type]
    return made


def _kept(bound: Ints, kind: Kind) -> Ints:
    """A bound that holds in the months behind as well: what accumulates cannot fall back below it before the year is over."""
    if kind is not Kind.YTD:
        return bound
    years = bound.reshape(-1, 12, bound.shape[1])[:, ::-1]
    return np.minimum.accumulate(years, axis=1)[:, ::-1].reshape(bound.shape)


def _there(seeds: Seeds, course: DeclaredCourse) -> np.ndarray:
    """The banners that have any of it: all, or those with a flag of the register."""
    areas = register().areas
    return np.array([not course.only or bool(getattr(areas[code], course.only)) for code in seeds.codes])


def _totals(measure: DeclaredMeasure, course: DeclaredCourse) -> Ints:
    """The region's total in every month, through the declared points; money in hundredths."""
    scale = CENTS if measure.unit == "万元" else 1
    if measure.kind is Kind.ANNUAL:
        return annual(_yearly(course.points), scale)
    season = course.season or EVEN
    return stock(course.points, season, scale) if measure.kind is Kind.STOCK else ytd(course.points, season, scale)


def _yearly(points: Mapping[str, float]) -> dict[int, float]:
    """A value for every year: that of the last one named before it, or of the first one."""
    named = sorted((int(year), value) for year, value in points.items())
    years = sorted({month.year for month in MONTHS})
    return {y: next((v for year, v in reversed(named) if year <= y), named[0][1]) for y in years}


def _rates(course: DeclaredCourse) -> Floats:
    """Shares (0–1) in every month, straight between the declared ones; times the factor of the month."""
    places = sorted(at(month) for month in course.rates)
    levels = [course.rates[MONTHS[p].strftime("%Y-%m")] / 100 for p in places]
    path = np.interp(np.arange(len(MONTHS)), places, levels)
    return np.asarray(np.clip(path * np.tile(course.season or EVEN, len(MONTHS) // 12), 0, 1))


def _share(whole: Ints, rates: Floats, kind: Kind) -> Ints:
    """A part of a measure's totals; what accumulates since January never falls within a year."""
    totals = np.floor(whole.sum(axis=1) * rates + 0.5).astype(np.int64)
    if kind is Kind.ANNUAL:
        return np.repeat(totals[::12], 12)
    if kind is Kind.YTD:
        return np.asarray(np.maximum.accumulate(totals.reshape(-1, 12), axis=1).reshape(-1))
    return totals


def _weights(
    seeds: Seeds,
    id: str,
    course: DeclaredCourse,
    known: Mapping[str, Ints],
    there: np.ndarray,
    whole: Ints | None,
    rates: Floats | None,
) -> Floats:
    """What each banner's part is in proportion to, months × banners."""
    noise = seeds.lasting(id, course.vary) + seeds.noise(id, course.yearly)
    if whole is not None and rates is not None:
        noise = noise + (seeds.behind(id, course.behind, BEHIND) if course.behind else 0)
        return np.maximum(whole * tempered(rates, noise[:, there]), LEAST)
    if course.by in known:
        base = np.maximum(known[course.by], LEAST)
    else:
        lasting = {"rural": seeds.rural, "exited": seeds.exited, "even": np.ones(len(seeds.codes))}[course.by]
        base = np.broadcast_to(floored(lasting), noise.shape)
    return np.asarray(base * np.exp(noise))[:, there]


def _classes(family: DeclaredFamily, id: str) -> list[str]:
    """The measures of the classes of one, in their order."""
    return [name for name in family.measures if name.startswith(f"{id}_")]


def _in_classes(seeds: Seeds, family: DeclaredFamily, id: str, course: DeclaredCourse, whole: Ints) -> dict[str, Ints]:
    """A measure and its classes, which add up to it in every banner; the last class takes what the shares leave."""
    names, left, parts = list(course.split), whole, list[Ints]()
    for n, name in enumerate(names[:-1]):  # one by one from what is left, so that no part of a growing whole falls
        rate = np.full(len(MONTHS), course.split[name] / sum(course.split[rest] for rest in names[n:]))
        part, left = split(
            left, tempered(rate, np.broadcast_to(seeds.lasting(f"{id}/{name}", course.vary), whole.shape))
        )
        parts.append(part)
    parts.append(left)
    made = {f"{id}_{name}": part for name, part in zip(names, parts, strict=True)}
    return ({id: whole} if id in family.measures else {}) | made
