"""Where a figure comes from: the cells of what a place reported itself, the files behind a sum.

Pandas over the few rows of the months and measures asked for: no engine is started to name the files of one figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.release import Release
from geo.register import register
from metrics.arithmetic import month_number, period_of
from metrics.catalogue import Indicator, terms_of
from metrics.coverage import upwards

KEYS = ["indicator", "area", "period"]
OWN = ["indicator", "area", "month"]
TERMS = ["indicator", "measure", "place", "lag", "flag"]
OBSERVED = ["measure", "area", "period", "value", "file", "sheet", "cell", "sha256"]
JOINT = "; "


def sources(release: Release, asked: pd.DataFrame, indicators: Iterable[Indicator]) -> pd.DataFrame:
    """The sources of figures: indicator, area, period, sources; no row where nothing was reported.

    `asked` has columns indicator, area, period (datetime64[ns]). `file[sheet]!cell` (`file!cell` of a csv) of each
    part, numerator first, joined by `; ` for what a place reported itself; the distinct files likewise for a sum.
    """
    terms = pd.DataFrame(_terms(indicators), columns=TERMS)
    months = [month_number(moment.date()) for moment in asked["period"].unique()]
    wanted = asked[KEYS].assign(month=asked["period"].dt.year * 12 + asked["period"].dt.month - 1)
    counted = _counted(_parts(release, terms, months), terms)
    files = {source.id: source.name for source in release.sources}
    found = pd.concat([_cells(counted, files), _files(counted, files)], ignore_index=True)
    return wanted.merge(found, on=OWN)[[*KEYS, "sources"]]


def observed(release: Release, indicator: Indicator, area: str, month: int) -> pd.DataFrame:
    """The observations a figure is reckoned from: measure, area, period, value, file, sheet, cell, sha256.

    One row a part of the formula and a place that is counted, place by place; none where nothing was reported. `month` as
    `metrics.arithmetic.month_number` counts.
    """
    terms = pd.DataFrame(_terms([indicator]), columns=TERMS)
    counted = _counted(_parts(release, terms, [month], "value"), terms)
    above = _above()
    within = [area, *above.loc[above["ancestor"] == area, "area"]]
    found = counted[counted["area"].isin(within)].sort_values(["area", "place"], kind="stable")
    files = pd.DataFrame([(s.id, s.name, s.sha256) for s in release.sources], columns=["source", "file", "sha256"])
    return found.merge(files, on="source", how="left")[OBSERVED].reset_index(drop=True)


def _terms(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str, int, int, str]]:
    """Each measure of each indicator: its place in the formula, how many months later it is read, the flag asked for."""
    for indicator in indicators:
        for place, term in enumerate(terms_of(indicator.of)):
            yield indicator.id, term.measure, place, term.lag, term.flag


def _parts(release: Release, terms: pd.DataFrame, months: Sequence[int], *also: str) -> pd.DataFrame:
    """What was reported for the formulas: a row for each indicator, area, month (in which it is read) and place.

    `also`: columns of the observations beside where they come from.
    """
    observed = {month - lag for month in months for lag in terms["lag"].unique()}
    held = release.observed(
        ("measure", "area", "period", "source", "sheet", "cell", *also),
        measure=terms["measure"].unique().tolist(),
        period=[period_of(month) for month in observed],
    )
    parts = held.merge(terms, on="measure")
    periods = pd.to_datetime(parts["period"])
    parts["month"] = periods.dt.year * 12 + periods.dt.month - 1 + parts["lag"]
    for flag in filter(None, terms["flag"].unique()):
        parts = parts[(parts["flag"] != flag) | parts["area"].isin([area.code for area in register().flagged(flag)])]
    return parts[parts["month"].isin(months)]


def _counted(parts: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """As in the panel: a place counts only with every part, and only where nothing below it counts."""
    needed = terms.groupby("indicator").size()
    there = parts.groupby(OWN)["place"].transform("size")
    complete = parts[there == parts["indicator"].map(needed)]
    below = complete[OWN].drop_duplicates().merge(_above(), on="area").drop(columns="area")
    below = below.rename(columns={"ancestor": "area"}).drop_duplicates().assign(covered=True)
    marked = complete.merge(below, on=OWN, how="left")
    return marked[marked["covered"].isna()]


def _cells(counted: pd.DataFrame, files: Mapping[str, str]) -> pd.DataFrame:
    """The cells of what a place reported itself, in the order of the formula."""
    inner = counted["sheet"].map(lambda sheet: f"[{sheet}]" if sheet else "")
    cells = counted.assign(sources=counted["source"].map(files) + inner + "!" + counted["cell"])
    return _joined(cells.sort_values("place", kind="stable"))


def _files(counted: pd.DataFrame, files: Mapping[str, str]) -> pd.DataFrame:
    """The distinct files behind the sums of every area above."""
    named = counted.assign(sources=counted["source"].map(files))
    above = named[["indicator", "area", "month", "sources"]].drop_duplicates().merge(_above(), on="area")
    sums = above.drop(columns="area").rename(columns={"ancestor": "area"}).drop_duplicates()
    return _joined(sums.sort_values("sources", kind="stable"))


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """One text for each indicator, area and month, in the order of the rows."""
    texts = pa.Table.from_pandas(rows[[*OWN, "sources"]], preserve_index=False)
    lists = texts.group_by(OWN, use_threads=False).aggregate([("sources", "list")])
    joined = pc.binary_join(lists["sources_list"].cast(pa.list_(pa.string())), JOINT)
    return lists.select(OWN).append_column("sources", joined).to_pandas()


@cache
def _above() -> pd.DataFrame:
    """Each area with each area above it. Read only: it is shared."""
    places = register()
    rows = [(a.code, code) for a in places.areas.values() for code in upwards(a, places)[1:]]
    return pd.DataFrame(rows, columns=["area", "ancestor"])
