"""Where a figure comes from: the cells of what a place reported itself, the files behind a sum.

Pandas over the few rows of the months and measures asked for: no engine is started to name the files of one figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.store.release import Release
from geo.register import register
from metrics.arithmetic import month_number, period_of
from metrics.catalogue import INDICATORS, Indicator, terms_of
from metrics.coverage import due

KEYS = ["indicator", "area", "period"]
OWN = ["indicator", "area", "month"]
FIGURE = ["indicator", "of", "month"]  # `of`: the area whose figure a row is in
TERMS = ["indicator", "measure", "place", "lag", "flag"]
OBSERVED = ["measure", "area", "period", "value", "file", "sheet", "cell", "sha256"]
JOINT = "; "


def sources(release: Release, asked: pd.DataFrame, indicators: Iterable[Indicator]) -> pd.DataFrame:
    """The sources of figures: indicator, area, period, sources; no row where nothing was reported.

    `asked` has columns indicator, area, period (datetime64[ns]). `file[sheet]!cell` (`file!cell` of a csv) of each
    part that a place reported itself, numerator first, then the distinct files of what lies below it, joined by `; `.
    """
    terms = pd.DataFrame(_terms(indicators), columns=TERMS)
    months = [month_number(moment.date()) for moment in asked["period"].unique()]
    wanted = asked[KEYS].assign(month=asked["period"].dt.year * 12 + asked["period"].dt.month - 1)
    found = _named(_counted(_parts(release, terms, months), terms), {s.id: s.name for s in release.sources})
    return wanted.merge(found, on=OWN)[[*KEYS, "sources"]]


def observed(release: Release, indicator: Indicator, area: str, month: int) -> pd.DataFrame:
    """The observations a figure is computed from: measure, area, period, value, file, sheet, cell, sha256.

    One row a part of the formula and a place that is counted, place by place; none where nothing was reported. `month` as
    `metrics.arithmetic.month_number` counts.
    """
    terms = pd.DataFrame(_terms([indicator]), columns=TERMS)
    counted = _counted(_parts(release, terms, [month], "value"), terms)
    found = counted[counted["of"] == area].sort_values(["area", "place"], kind="stable")
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
    """What each figure counts, as in the panel: the rows of `parts`, once for every area (`of`) whose figure they are in.

    A banner counts with every part. An area adds up what lies below it where that is complete; else its own total stands,
    each part whole as its own or as the sum below; else it adds up what there is.
    """
    banners = _joint(parts[parts["area"].map(_level()) == "banner"].assign(of=lambda p: p["area"]), terms)
    banners = banners.assign(unit=banners["of"])
    found, below = [banners], banners
    whole = parts[(parts["flag"] == "") & (parts["area"].map(_level()) == "banner")].assign(of=lambda p: p["area"])
    for level in ("league", "region"):
        own = parts[(parts["flag"] == "") & (parts["area"].map(_level()) == level)].assign(of=lambda p: p["area"])
        whole = _whole(whole, own)
        below = _in_force(below.assign(of=below["of"].map(_parent())), _joint(whole, terms))
        found.append(below)
    return pd.concat(found, ignore_index=True)


def _joint(parts: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """The rows of areas that have every part of a formula."""
    needed = terms.groupby("indicator").size()
    there = parts.groupby(FIGURE)["place"].transform("nunique")
    return parts[there == parts["indicator"].map(needed)]


def _whole(below: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Each part of an area: the rows of all areas directly below it where all reported it, else its own total."""
    part = ["indicator", "of", "month", "place"]
    above = below.assign(child=below["of"], of=below["of"].map(_parent()))
    there = above.groupby(part)["child"].transform("nunique")
    full = above[there == above["of"].map(_below())].drop(columns="child")
    marked = own.merge(full[part].drop_duplicates().assign(full=True), on=part, how="left")
    return pd.concat([full, marked[marked["full"].isna()].drop(columns="full")], ignore_index=True)


def _in_force(sums: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """The sum below where it is complete or where there is no total of the area's own; else that total."""
    owed = [(indicator, *owing) for indicator in sums["indicator"].unique() for owing in _due(indicator).items()]
    due_in = pd.DataFrame(owed, columns=["indicator", "of", "due"])
    counted = _banners(sums).merge(due_in, on=["indicator", "of"])
    complete = counted[counted["banners"] >= counted["due"]][FIGURE].assign(complete=True)
    standing = own.merge(complete, on=FIGURE, how="left")
    standing = standing[standing["complete"].isna()].drop(columns="complete").assign(unit=lambda s: s["of"])
    displaced = sums.merge(standing[FIGURE].drop_duplicates().assign(own=True), on=FIGURE, how="left")
    return pd.concat([displaced[displaced["own"].isna()].drop(columns="own"), standing], ignore_index=True)


def _banners(sums: pd.DataFrame) -> pd.DataFrame:
    """How many banners are in each sum: a total of an area's own stands for all that owe below it."""
    units = sums[[*FIGURE, "unit"]].drop_duplicates()
    stands = [_due(i).get(unit, 0) for i, unit in zip(units["indicator"], units["unit"], strict=True)]
    return units.assign(banners=stands).groupby(FIGURE, as_index=False).agg({"banners": "sum"})


def _named(counted: pd.DataFrame, files: Mapping[str, str]) -> pd.DataFrame:
    """For each figure the cells of what its area reported itself, in the order of the formula, then the files of the rest."""
    inner = counted["sheet"].map(lambda sheet: f"[{sheet}]" if sheet else "")
    name, is_own = counted["source"].map(files), counted["area"] == counted["of"]
    words = name.where(~is_own, name + inner + "!" + counted["cell"])
    order = counted["place"].where(is_own, len(OBSERVED))
    told = counted.assign(sources=words, order=order).sort_values(["order", "sources"], kind="stable")
    distinct = told[[*FIGURE, "sources"]].drop_duplicates().rename(columns={"of": "area"})
    return _joined(distinct)


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """One text for each indicator, area and month, in the order of the rows."""
    texts = pa.Table.from_pandas(rows[[*OWN, "sources"]], preserve_index=False)
    lists = texts.group_by(OWN, use_threads=False).aggregate([("sources", "list")])
    joined = pc.binary_join(lists["sources_list"].cast(pa.list_(pa.string())), JOINT)
    return lists.select(OWN).append_column("sources", joined).to_pandas()


@cache
def _due(indicator: str) -> dict[str, int]:
    """How many banners owe an indicator under each area. Read only, as all that follows: they are shared."""
    return due(INDICATORS[indicator], register())


@cache
def _level() -> dict[str, str]:
    return {area.code: area.level for area in register().areas.values()}


@cache
def _parent() -> dict[str, str]:
    return {area.code: area.parent for area in register().areas.values() if area.parent}


@cache
def _below() -> dict[str, int]:
    """How many areas lie directly below each."""
    return {code: len(register().children(code)) for code in register().areas}
