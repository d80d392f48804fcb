"""Figures of a release as a table: what was asked for, with parts, coverage and sources; missing places included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from data.query import provenance
from data.store.release import Release
from geo.names import AreaNameError, resolve
from geo.register import LEVELS, Area, register
from metrics import catalogue
from metrics.arithmetic import due_by, due_of, parse_month
from metrics.catalogue import Indicator, crosses
from metrics.coverage import END, due, is_dated, upwards
from metrics.coverage import asked as flag_of

COLUMNS = (
    "area_code", "area", "indicator", "period", "value", "unit", "numerator", "denominator",
    "reported", "expected", "release", "sources",
)  # fmt: skip
KEYS = ["indicator", "area", "period"]
ALL = "all"


class QuestionError(ValueError):
    """An area, level, month, indicator or family that is not there; the message, in both languages, names those that are."""


@dataclass(frozen=True)
class Question:
    """What is asked: areas, months and indicators; every combination is answered, reported or not."""

    areas: tuple[Area, ...]
    periods: tuple[dt.date, ...]
    indicators: tuple[Indicator, ...]
    first: dt.date  # of the release

    def due(self, indicator: Indicator) -> list[dt.date]:
        """The months asked for in which an indicator is due, or the last one before where it is due in none and the release reaches
        so far back."""
        before = due_by(self.periods[-1], indicator.every)
        return due_of(self.periods, indicator.every) or [before] * (before >= self.first)


def figures(
    release: Release,
    *,
    area: str | None = None,
    level: str | None = None,
    period: str | None = None,
    indicator: str | None = None,
    family: str | None = None,
    lang: str = "zh",
) -> pd.DataFrame:
    """The figures of a release: the columns of `COLUMNS`, one row for each indicator, month and area asked for.

    `area` is a code or a name; with `level` beside it, the areas of that level within it. `period` is YYYY-MM or
    'all', the latest month of the release when it is not given; what reports by longer periods is answered for its last one,
    under that period's own month. Values are not rounded: rates in per cent, money in
    万元, counts in ones. A place that did not report has a row with value NaN and reported 0. Raises QuestionError.
    """
    asked = question(release, area, level, period, indicator, family)
    rows = _grid(asked).merge(_panel(release, asked), on=KEYS, how="left")
    rows["reported"] = rows["reported"].fillna(0).astype("int64")
    rows["expected"] = rows["expected"].fillna(rows["due"]).astype("int64")
    rows = rows.merge(provenance.sources(release, rows, asked.indicators), on=KEYS, how="left")
    areas, known = register().areas, catalogue.INDICATORS
    return rows.assign(
        area_code=rows["area"],
        area=rows["area"].map(lambda code: areas[code].name[lang]),
        unit=rows["indicator"].map(lambda id: known[id].unit),
        period=pd.to_datetime(rows["period"]).dt.strftime("%Y-%m"),
        release=release.id,
        sources=rows["sources"].fillna(""),
    )[list(COLUMNS)]


def question(
    release: Release,
    area: str | None = None,
    level: str | None = None,
    period: str | None = None,
    indicator: str | None = None,
    family: str | None = None,
) -> Question:
    """Turn words into areas, months and indicators; raises QuestionError naming the candidates."""
    return Question(_areas(area, level), _periods(release, period), _indicators(indicator, family), release.periods[0])


def _areas(area: str | None, level: str | None) -> tuple[Area, ...]:
    places = register()
    if level is not None and level not in LEVELS:
        raise _unknown("层级", "level", level, LEVELS)
    if area is None:
        return places.level(level) if level else tuple(places.areas.values())
    try:
        code = resolve(area)
    except AreaNameError as fault:
        raise QuestionError(f"{fault.zh} / {fault.en}") from fault
    within = (a for a in places.areas.values() if a.level == level and code in upwards(a, places))
    return tuple(within) if level else (places.areas[code],)


def _periods(release: Release, period: str | None) -> tuple[dt.date, ...]:
    months = release.periods
    if period == ALL:
        return months
    try:
        wanted = parse_month(period) if period else months[-1]
    except ValueError as fault:
        raise QuestionError(f"月份应写成 YYYY-MM，例如 2021-06：{period} / {fault}") from fault
    if wanted not in months:
        span = (f"{months[0]:%Y-%m} … {months[-1]:%Y-%m}",)
        raise _unknown("月份", "month", f"{wanted:%Y-%m}", span)
    return (wanted,)


def _indicators(indicator: str | None, family: str | None) -> tuple[Indicator, ...]:
    if indicator is not None and indicator not in catalogue.INDICATORS:
        raise _unknown("指标", "indicator", indicator, catalogue.INDICATORS)
    if family is not None and family not in catalogue.FAMILIES:
        raise _unknown("工作板块", "family", family, catalogue.FAMILIES)
    chosen = (i for i in catalogue.INDICATORS.values() if indicator in (None, i.id) and family in (None, i.family))
    return tuple(chosen)


def _unknown(zh: str, en: str, given: str, candidates: Iterable[str]) -> QuestionError:
    names = ", ".join(candidates)
    return QuestionError(f"没有这个{zh}：{given}；可用：{names} / no {en} {given!r}; there are: {names}")


def _grid(asked: Question) -> pd.DataFrame:
    """Every combination asked for, with how many banners are due; an indicator nobody owes in an area has no row."""
    rows = [
        (indicator.id, area.code, period, banners[area.code])
        for indicator in asked.indicators
        for period, banners in _owed(indicator, asked.due(indicator))
        for area in asked.areas
        if area.code in banners
    ]
    frame = pd.DataFrame(rows, columns=[*KEYS, "due"])
    return frame.assign(period=pd.to_datetime(frame["period"]))


def _owed(indicator: Indicator, periods: Iterable[dt.date]) -> Iterator[tuple[dt.date, Mapping[str, int]]]:
    """For each period who owes an indicator; by a dated list it changes, else it is asked once."""
    known = None if is_dated(flag_of(indicator), register()) else due(indicator, register(), END)
    return ((period, due(indicator, register(), period) if known is None else known) for period in periods)


def _panel(release: Release, asked: Question) -> pd.DataFrame:
    panel = release.panel(
        indicator=[i.id for i in asked.indicators],
        area=[a.code for a in asked.areas],
        period=sorted({period for indicator in asked.indicators for period in asked.due(indicator)}),
    )
    kept = panel[[*KEYS, "value", "numerator", "denominator", "reported", "expected"]].copy()
    crossed = [i.id for i in asked.indicators if crosses(i.of)]
    kept.loc[kept["indicator"].isin(crossed), ["numerator", "denominator"]] = float("nan")
    tables = kept["indicator"].isin([i.id for i in asked.indicators if i.counts_tables])
    kept.loc[tables, "reported"] = kept.loc[tables, "numerator"].fillna(0).astype("int64")  # whose table came
    return kept.astype({"indicator": "str", "area": "str", "period": "datetime64[ns]"})
