"""Where a figure comes from: the cells of what a place reported itself, the files behind a sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from data.release import Release
from geo.register import FLAGS, register
from metrics.catalogue import Growth, Indicator, PerFlagged, measures_of

KEYS = ["indicator", "area", "period"]
YEAR = 12  # months

# As in the panel: a place counts only with every part of an indicator, and only where nothing below it counts.
SOURCES = """
    WITH parts AS (
        SELECT t.indicator, o.area, last_day(o.period + to_months(t.lag::INTEGER))::TIMESTAMP_NS AS period, t.place, f.name AS file,
               f.name || CASE WHEN o.sheet = '' THEN '' ELSE '[' || o.sheet || ']' END || '!' || o.cell AS cell
        FROM reported o JOIN terms t USING (measure) JOIN files f ON f.id = o.source
        WHERE t.flag = '' OR (t.flag, o.area) IN (SELECT (flag, area) FROM flagged)),
    complete AS (
        SELECT indicator, area, period FROM parts JOIN (SELECT indicator, count(*) AS needed FROM terms GROUP BY ALL)
        USING (indicator) GROUP BY ALL HAVING count(*) = any_value(needed)),
    below AS (
        SELECT DISTINCT indicator, a.ancestor AS area, period FROM complete JOIN above a USING (area)),
    counted AS (
        SELECT parts.* FROM parts SEMI JOIN complete USING (indicator, area, period)
        ANTI JOIN below USING (indicator, area, period))
    SELECT indicator, area, period, string_agg(cell, '; ' ORDER BY place) AS sources
    FROM counted JOIN asked USING (indicator, area, period) GROUP BY ALL
    UNION ALL
    SELECT c.indicator, q.area, c.period, string_agg(DISTINCT c.file, '; ' ORDER BY c.file) AS sources
    FROM counted c JOIN above a ON a.area = c.area
         JOIN asked q ON q.area = a.ancestor AND q.indicator = c.indicator AND q.period = c.period GROUP BY ALL"""


def sources(release: Release, asked: pd.DataFrame, indicators: Iterable[Indicator]) -> pd.DataFrame:
    """The sources of figures: indicator, area, period, sources; no row where nothing was reported.

    `asked` has columns indicator, area, period (datetime64[ns]). `file[sheet]!cell` (`file!cell` of a csv) of each
    part, numerator first, joined by `; ` for what a place reported itself; the distinct files likewise for a sum.
    """
    import duckdb  # here, because naming a figure's files is rarer than reading it

    with duckdb.connect() as engine:
        engine.register("reported", release.observations_table())
        engine.register("asked", asked[KEYS])
        engine.register("files", pd.DataFrame([(s.id, s.name) for s in release.sources], columns=["id", "name"]))
        engine.register(
            "terms", pd.DataFrame(_terms(indicators), columns=["indicator", "measure", "place", "lag", "flag"])
        )
        engine.register("above", pd.DataFrame(_above(), columns=["area", "ancestor"]))
        engine.register("flagged", pd.DataFrame(_flagged(), columns=["flag", "area"]))
        return engine.sql(SOURCES).df()


def _terms(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str, int, int, str]]:
    """Each measure of each indicator: its place in the formula, how many months later it is read, the flag asked for."""
    for indicator in indicators:
        top, bottom = measures_of(indicator.of)
        lag = YEAR if isinstance(indicator.of, Growth) else 0
        flag = indicator.of.flag if isinstance(indicator.of, PerFlagged) else ""
        lagged = [(measure, 0) for measure in top] + [(measure, lag) for measure in bottom]
        for place, (measure, months) in enumerate(lagged):
            yield indicator.id, measure, place, months, flag


def _above() -> Iterator[tuple[str, str]]:
    """Each area with each area above it."""
    areas = register().areas
    for area in areas.values():
        ancestor = area.parent
        while ancestor:
            yield area.code, ancestor
            ancestor = areas[ancestor].parent


def _flagged() -> Iterator[tuple[str, str]]:
    for flag in FLAGS:
        yield from ((flag, area.code) for area in register().flagged(flag))
