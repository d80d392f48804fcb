"""Naming the cells and files of a figure: the quick way agrees with the same rule asked place by place."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from data.query import provenance
from data.query.figures import question
from data.store import panels
from data.store.release import Release
from data.store.store import Store
from geo.register import register
from metrics import catalogue
from metrics.arithmetic import months_before
from metrics.catalogue import Growth, GrowthDifference, Indicator, PerFlagged, measures_of
from metrics.coverage import carrying, due
from tests.data.publishers import batch, stand_in

TOP = Path(__file__).parents[2]
PLACES = ["150000", "150100", "150102", "150103", "150500", "150521", "150524", "150525", "150781"]
MONTHS = ["2020-05", "2020-06", "2021-05", "2021-06"]


def expected(release: Release, asked: pd.DataFrame, indicators: tuple[Indicator, ...]) -> list[tuple[object, ...]]:
    """The same answer place by place, by asking downwards what each figure counts."""
    files = {s.id: s.name for s in release.sources}
    asking = Asking(release, {moment.date() for moment in asked["period"].unique()})
    found, named = [], {i.id: i for i in indicators}
    for id, area, moment in asked.itertuples(index=False, name=None):
        if named[id].counts_tables:
            there = {files[o["source"]] for o in asking.of_table(named[id].family, area, moment.date())}
            found += [(id, area, moment, "; ".join(sorted(there)))] if there else []
            continue
        counted = asking.counts(named[id], area, moment.date())
        own = [o for o in counted if o["area"] == area]
        cells = [f"{files[o['source']]}[{o['sheet']}]!{o['cell']}" for o in own]
        below = sorted({files[o["source"]] for o in counted if o["area"] != area})
        if counted:
            found.append((id, area, moment, "; ".join(dict.fromkeys([*cells, *below]))))
    return sorted(found)


Observation = dict[str, Any]
LAG = 12  # months


def wanted(indicator: Indicator, period: dt.date) -> list[tuple[str, dt.date]]:
    top, bottom = measures_of(indicator.of)
    lag = LAG if isinstance(indicator.of, Growth | GrowthDifference) else 0
    return [(m, period) for m in top] + [(m, months_before(period, lag)) for m in bottom]


@cache
def carriers(flag: str, period: dt.date) -> frozenset[str]:
    """The banners that carry a flag in a month."""
    return carrying(flag, register(), period) or frozenset()


def kept(ask: Callable[..., Any]) -> Callable[..., Any]:
    """What was asked of a place is not asked again of those above it."""

    def answer(asking: Asking, what: Indicator | str, area: str, month: dt.date) -> Any:
        key = ask, what if isinstance(what, str) else what.id, area, month
        if key not in asking.known:
            asking.known[key] = ask(asking, what, area, month)
        return asking.known[key]

    return answer


class Asking:
    """Which observations of a release are in a figure of some months."""

    def __init__(self, release: Release, periods: set[dt.date]) -> None:
        months = [*periods, *(months_before(period, LAG) for period in periods)]
        table = release.observations_table()
        table = table.filter(pc.is_in(table["period"], pa.array(months, table["period"].type)))
        self.held = {(o["measure"], o["area"], o["period"]): o for o in table.to_pylist()}
        self.known: dict[tuple[object, ...], Any] = {}
        self.register, self.owed = register(), dict[tuple[str, dt.date], dict[str, int]]()

    def of_table(self, family: str, area: str, period: dt.date) -> list[Observation]:
        """Whatever an area, or one below it, reported in a family's table."""
        if not (below := self.register.children(area)):
            return self.reported(family, area, period)
        return [
            *self.reported(family, area, period),
            *(o for child in below for o in self.of_table(family, child.code, period)),
        ]

    def reported(self, family: str, area: str, period: dt.date) -> list[Observation]:
        measures = (m.id for m in catalogue.MEASURES.values() if m.family == family)
        return [o for m in measures if (o := self.held.get((m, area, period)))]

    @kept
    def counts(self, indicator: Indicator, area: str, period: dt.date) -> list[Observation]:
        """The observations in a figure; empty where it is not reported."""
        if not (below := self.register.children(area)):
            return self.joint(indicator, area, period)
        if not indicator.additive:  # what the area reported itself, or nothing
            own = [self.held.get((measure, area, month)) for measure, month in wanted(indicator, period)]
            return [o for o in own if o] if all(own) and self.owing(indicator, area, period) else []
        sums = [o for child in below for o in self.counts(indicator, child.code, period)]
        there = sum(self.standing_for(indicator, child.code, period) for child in below)
        if not isinstance(indicator.of, PerFlagged) and there < self.owing(indicator, area, period):
            parts = [self.whole(measure, area, month) for measure, month in wanted(indicator, period)]
            if all(parts):
                return [o for part in parts for o in part]
        return sums

    @kept
    def standing_for(self, indicator: Indicator, area: str, period: dt.date) -> int:
        """For how many banners the figures below an area stand."""
        if not (below := self.register.children(area)):
            return int(bool(self.joint(indicator, area, period)))
        known = sum(self.standing_for(indicator, child.code, period) for child in below)
        parts = [self.whole(measure, area, month) for measure, month in wanted(indicator, period)]
        return self.owing(indicator, area, period) if all(parts) and not isinstance(indicator.of, PerFlagged) else known

    def owing(self, indicator: Indicator, area: str, period: dt.date) -> int:
        """How many banners owe it under an area."""
        key = indicator.id, period
        if key not in self.owed:
            self.owed[key] = due(indicator, self.register, period)
        return self.owed[key].get(area, 0)

    @kept
    def joint(self, indicator: Indicator, area: str, period: dt.date) -> list[Observation]:
        flag = indicator.of.flag if isinstance(indicator.of, PerFlagged) else indicator.owed_by
        if flag and area not in carriers(flag, period):
            return []
        found = [self.held.get((measure, area, month)) for measure, month in wanted(indicator, period)]
        return [o for o in found if o] if all(found) else []

    @kept
    def whole(self, measure: str, area: str, month: dt.date) -> list[Observation]:
        """A measure of an area as the sum of all below it, else as its own total; empty where it is neither."""
        own = self.held.get((measure, area, month))
        below = [self.whole(measure, child.code, month) for child in self.register.children(area)]
        if below and all(below):
            return [o for part in below for o in part]
        return [own] if own else []


def every(release: Release, **which: str) -> tuple[pd.DataFrame, tuple[Indicator, ...]]:
    """A row for each indicator, area and month asked for."""
    asked = question(release, **which)
    rows = [(i.id, a.code, pd.Timestamp(p)) for i in asked.indicators for a in asked.areas for p in asked.periods]
    return pd.DataFrame(rows, columns=provenance.KEYS), asked.indicators


def sorted_rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return sorted(frame[[*provenance.KEYS, "sources"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("seed", range(4))
def test_any_release_is_followed_as_by_asking(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, store, computed = random.Random(seed), Store(tmp_path / "store"), panels.compute
    for number in range(3):
        monkeypatch.setattr(panels, "compute", computed if number == 2 else stand_in)  # only the last is asked
        keys = [(m, a, p) for m in catalogue.MEASURES for a in PLACES for p in MONTHS if chance.random() < 0.3]
        release = store.publish(batch(tmp_path, f"{number}.xlsx", {key: f"{chance.randrange(99)}" for key in keys}))
    asked, indicators = every(release, period="all")
    found = provenance.sources(release, asked, indicators)
    assert sorted_rows(found) == expected(release, asked, indicators)
    assert len(found) > 300
    assert found["sources"].str.contains("2.xlsx[Sheet1]!C", regex=False).any()


def test_the_demonstration_is_followed_as_by_asking(demo_store: Path) -> None:
    release = Store(demo_store).current()
    assert release is not None
    asked, indicators = every(release, period="2021-06")
    found = provenance.sources(release, asked, indicators)
    assert sorted_rows(found) == expected(release, asked, indicators)
    assert len(found) > 5_000


def test_what_nobody_reported_has_no_row(tmp_path: Path) -> None:
    release = Store(tmp_path / "store").publish(batch(tmp_path, "a.xlsx", {("sales", "150102", "2021-06"): "1"}))
    asked, indicators = every(release, indicator="sales_yoy")
    assert len(asked) == 116
    assert provenance.sources(release, asked, indicators).empty
    assert provenance.sources(release, asked.iloc[:0], indicators).empty
    assert provenance.sources(release, asked, ()).empty


def test_following_a_figure_starts_no_engine(demo_store: Path) -> None:
    code = (
        "import sys\nimport pandas as pd\nfrom data.query import provenance\nfrom data.store.store import Store\n"
        "from metrics.catalogue import INDICATORS\n"
        f"release = Store({str(demo_store)!r}).current()\n"
        "asked = pd.DataFrame([('sales', '150102', pd.Timestamp('2021-06-30'))], columns=provenance.KEYS)\n"
        "print(provenance.sources(release, asked, [INDICATORS['sales']])['sources'][0])\n"
        "assert not {'duckdb', 'ibis'} & sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("consumption-2021.xlsx[2021年6月]!")
