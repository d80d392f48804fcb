"""Naming the cells and files of a figure: the quick way agrees with the same rule written as one query."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data import panels, provenance
from data.figures import question
from data.release import Release
from data.store import Store
from geo.register import FLAGS, register
from metrics import catalogue
from metrics.catalogue import Growth, Indicator, PerFlagged, measures_of
from metrics.coverage import upwards
from tests.data.publishers import batch, stand_in

TOP = Path(__file__).parents[2]
QUERY = """
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
PLACES = ["150000", "150100", "150102", "150103", "150500", "150521", "150524", "150525", "150781"]
MONTHS = ["2020-05", "2020-06", "2021-05", "2021-06"]


def expected(release: Release, asked: pd.DataFrame, indicators: tuple[Indicator, ...]) -> pd.DataFrame:
    """The same answer by one query over all observations."""
    places = register()
    above = [(a.code, code) for a in places.areas.values() for code in upwards(a, places)[1:]]
    flagged = [(flag, area.code) for flag in FLAGS for area in places.flagged(flag)]
    with duckdb.connect() as engine:
        engine.register("reported", release.observations_table())
        engine.register("asked", asked)
        engine.register("files", pd.DataFrame([(s.id, s.name) for s in release.sources], columns=["id", "name"]))
        engine.register("above", pd.DataFrame(above, columns=["area", "ancestor"]))
        engine.register("flagged", pd.DataFrame(flagged, columns=["flag", "area"]))
        columns = ["indicator", "measure", "place", "lag", "flag"]
        engine.register("terms", pd.DataFrame(terms(indicators), columns=columns))
        return engine.sql(QUERY).df()


def terms(indicators: tuple[Indicator, ...]) -> Iterator[tuple[str, str, int, int, str]]:
    for i in indicators:
        top, bottom = measures_of(i.of)
        flag = i.of.flag if isinstance(i.of, PerFlagged) else ""
        for place, measure in enumerate((*top, *bottom)):
            yield i.id, measure, place, 12 * (isinstance(i.of, Growth) and place >= len(top)), flag


def every(release: Release, **which: str) -> tuple[pd.DataFrame, tuple[Indicator, ...]]:
    """A row for each indicator, area and month asked for."""
    asked = question(release, **which)
    rows = [(i.id, a.code, pd.Timestamp(p)) for i in asked.indicators for a in asked.areas for p in asked.periods]
    return pd.DataFrame(rows, columns=provenance.KEYS), asked.indicators


def sorted_rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return sorted(frame[[*provenance.KEYS, "sources"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("seed", range(4))
def test_any_release_is_followed_as_by_the_query(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "compute", stand_in)
    chance, store = random.Random(seed), Store(tmp_path / "store")
    for number in range(3):
        keys = [(m, a, p) for m in catalogue.MEASURES for a in PLACES for p in MONTHS if chance.random() < 0.3]
        release = store.publish(batch(tmp_path, f"{number}.xlsx", {key: f"{chance.randrange(99)}" for key in keys}))
    asked, indicators = every(release, period="all")
    found = provenance.sources(release, asked, indicators)
    assert sorted_rows(found) == sorted_rows(expected(release, asked, indicators))
    assert len(found) > 300
    assert found["sources"].str.contains("2.xlsx[Sheet1]!C", regex=False).any()


def test_the_demonstration_is_followed_as_by_the_query(demo_store: Path) -> None:
    release = Store(demo_store).current()
    assert release is not None
    asked, indicators = every(release, period="2021-06")
    found = provenance.sources(release, asked, indicators)
    assert sorted_rows(found) == sorted_rows(expected(release, asked, indicators))
    assert len(found) > 5_000


def test_what_nobody_reported_has_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "compute", stand_in)
    release = Store(tmp_path / "store").publish(batch(tmp_path, "a.xlsx", {("sales", "150102", "2021-06"): "1"}))
    asked, indicators = every(release, indicator="sales_yoy")
    assert len(asked) == 116
    assert provenance.sources(release, asked, indicators).empty
    assert provenance.sources(release, asked.iloc[:0], indicators).empty
    assert provenance.sources(release, asked, ()).empty


def test_following_a_figure_starts_no_engine(demo_store: Path) -> None:
    code = (
        "import sys\nimport pandas as pd\nfrom data import provenance\nfrom data.store import Store\n"
        "from metrics.catalogue import INDICATORS\n"
        f"release = Store({str(demo_store)!r}).current()\n"
        "asked = pd.DataFrame([('sales', '150102', pd.Timestamp('2021-06-30'))], columns=provenance.KEYS)\n"
        "print(provenance.sources(release, asked, [INDICATORS['sales']])['sources'][0])\n"
        "assert not {'duckdb', 'ibis'} & sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("consumption-2021.xlsx[2021年6月]!")
