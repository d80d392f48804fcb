"""Where a figure comes from: the cells of what a place reported itself, the files behind a sum.

Pandas over the few rows of the months and measures asked for: no engine is started to name the files of one figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.store.release import Release
from geo.register import Area, register
from metrics.arithmetic import month_number, period_of
from metrics.catalogue import MEASURES, Indicator, Measure, terms_of
from metrics.catalogue.model import ABOVE, LEAGUE
from metrics.coverage import carrying, spans_of

KEYS = ["indicator", "area", "period"]
OWN = ["indicator", "area", "month"]
FIGURE = ["indicator", "of", "month"]  # `of`: the area whose figure a row is in
TERMS = ["indicator", "measure", "place", "lag", "flag", "owed_by", "additive"]
OBSERVED = ["measure", "area", "period", "value", "file", "sheet", "cell", "sha256"]
JOINT = "; "


def sources(release: Release, asked: pd.DataFrame, indicators: Collection[Indicator]) -> pd.DataFrame:
    """The sources of figures: indicator, area, period, sources; no row where nothing was reported.

    `asked` has columns indicator, area, period (datetime64[ns]). `file[sheet]!cell` (`file!cell` of a csv) of each
    part that a place reported itself, numerator first, then the distinct files of what lies below it, joined by `; `. Of a count
    of tables the files that hold anything of them.
    """
    of_tables, others = ([i for i in indicators if i.counts_tables is counts] for counts in (True, False))
    terms = pd.DataFrame(_terms(others), columns=TERMS)
    months = [month_number(moment.date()) for moment in asked["period"].unique()]
    wanted = asked[KEYS].assign(month=asked["period"].dt.year * 12 + asked["period"].dt.month - 1)
    files = {s.id: s.name for s in release.sources}
    found = _named(_counted(release, _parts(release, terms, months), terms), files)
    if of_tables:
        found = pd.concat([found, _of_tables(release, of_tables, months, files)], ignore_index=True)
    return wanted.merge(found, on=OWN)[[*KEYS, "sources"]]


def _of_tables(
    release: Release, rates: Iterable[Indicator], months: Sequence[int], files: Mapping[str, str]
) -> pd.DataFrame:
    """For each count of tables the files of whatever an area, or one below it, reported in its family's: indicator, area, month, sources."""
    families = pd.DataFrame([(i.id, i.family) for i in rates], columns=["indicator", "family"])
    family = {m.id: m.family for m in MEASURES.values() if m.family in set(families["family"])}
    held = release.observed(
        ("measure", "area", "period", "source"), measure=list(family), period=[period_of(month) for month in months]
    )
    periods = pd.to_datetime(held["period"])
    told = held.assign(
        family=held["measure"].map(family),
        month=periods.dt.year * 12 + periods.dt.month - 1,
        sources=held["source"].map(files),
    )[["family", "area", "month", "sources"]].drop_duplicates()
    above = told.assign(area=told["area"].map(_parent()))
    rows = pd.concat([told, above, above.assign(area=above["area"].map(_parent()))]).dropna().drop_duplicates()
    return _joined(rows.merge(families, on="family").sort_values("sources", kind="stable"))


def observed(release: Release, indicator: Indicator, area: str, month: int) -> pd.DataFrame:
    """The observations a figure is computed from: measure, area, period, value, file, sheet, cell, sha256.

    One row a part of the formula and a place that is counted, place by place; none where nothing was reported. Of a count of
    tables the first cell of each that came. `month` as `metrics.arithmetic.month_number` counts.
    """
    if indicator.counts_tables:
        found = _first_cells(release, indicator, area, month)
    else:
        terms = pd.DataFrame(_terms([indicator]), columns=TERMS)
        counted = _counted(release, _parts(release, terms, [month], "value"), terms)
        found = counted[counted["of"] == area].sort_values(["area", "place"], kind="stable")
    files = pd.DataFrame([(s.id, s.name, s.sha256) for s in release.sources], columns=["source", "file", "sha256"])
    return found.merge(files, on="source", how="left")[OBSERVED].reset_index(drop=True)


def _first_cells(release: Release, rate: Indicator, area: str, month: int) -> pd.DataFrame:
    """Of the table of every place below an area, and of its own, the first observation that its place owes."""
    asked = {m.id: m for m in MEASURES.values() if m.family == rate.family}
    columns = ("measure", "area", "period", "value", "source", "sheet", "cell")
    held = release.observed(columns, measure=list(asked), area=_within(area), period=[period_of(month)])
    areas, found = register().areas, zip(held["measure"], held["area"], strict=True)
    carried = {m.owed_by: carrying(m.owed_by, register(), period_of(month)) or frozenset() for m in asked.values()}
    counts = np.array([_delivers(asked[m], areas[a], rate.level, carried) for m, a in found], bool)
    order = held["measure"].map({id: n for n, id in enumerate(asked)})
    return held[counts].assign(order=order).sort_values(["area", "order"], kind="stable").drop_duplicates("area")


def _delivers(measure: Measure, area: Area, level: str, carried: Mapping[str, frozenset[str]]) -> bool:
    """Whether a figure of an area is one that it owes itself, or a total that may stand for those below; `carried`: by flag who has it then."""
    flag = measure.owed_by
    if area.level == level:
        return flag in ("", level) or area.code in carried[flag]
    return measure.additive and flag not in ABOVE


def _within(area: str) -> list[str]:
    """An area and all below it."""
    return [area, *(code for child in register().children(area) for code in _within(child.code))]


def _terms(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str, int, int, str, str, bool]]:
    """Each measure of each indicator: its place in the formula, how many months later it is read, the flag asked for, who owes it, whether it
    adds up over places."""
    for indicator in indicators:
        for place, term in enumerate(terms_of(indicator.of)):
            yield indicator.id, term.measure, place, term.lag, term.flag, indicator.owed_by, indicator.additive


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
    parts = parts[parts["month"].isin(months)]
    return parts[_carried(parts, "flag", others=False) & _carried(parts, "owed_by", others=True)]


def _carried(parts: pd.DataFrame, by: str, *, others: bool) -> pd.Series:
    """Which rows are of places that carry the flag of a column in their month, or are asked for none. `others`: and of leagues and the region."""
    found = parts[by] == ""
    for flag in filter(None, parts[by].unique()):
        there = parts["area"].map(_level()) != "banner" if others else found & False
        for span in spans_of(flag, register()):
            within = (parts["month"] >= span.since) & (parts["month"] < span.until)
            there |= within & parts["area"].isin(span.codes)
        found |= (parts[by] == flag) & there
    return found


def _counted(release: Release, parts: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """What each figure counts: the rows of `parts`, once for every area (`of`) whose figure they are in.

    A banner counts with every part, and so does a league of what leagues owe. Of areas above, the panel says which own totals are in force: those count with each part
    whole, the others with what is counted directly below them.
    """
    totals = release.totals().rename(columns={"area": "of"}).merge(terms[["indicator"]].drop_duplicates())
    placed = parts.assign(of=parts["area"], level=parts["area"].map(_level()))
    whole = placed.merge(totals[["indicator", "month"]].drop_duplicates())  # nobody asks what is whole of other figures
    below = _joint(placed[placed["level"] == "banner"], terms)
    found, whole_below = [below], whole[whole["level"] == "banner"]
    for level in ("league", "region"):
        below = below[below["additive"].astype(bool)].assign(of=lambda rows: rows["of"].map(_parent()))
        if len(whole):  # most figures have no own total in force
            whole_below = _whole(whole_below[whole_below["additive"].astype(bool)], whole[whole["level"] == level])
            below = pd.concat([_without(below, totals, FIGURE), whole_below.merge(totals)], ignore_index=True)
        if level == LEAGUE:
            below = pd.concat(
                [below, _joint(placed[(placed["level"] == level) & (placed["owed_by"] == LEAGUE)], terms)]
            )
        found.append(below)
    return pd.concat(found, ignore_index=True)


def _joint(parts: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """The rows of places that have every part of a formula."""
    needed = terms.groupby("indicator").size()
    there = parts.groupby(FIGURE)["place"].transform("nunique")
    return parts[there == parts["indicator"].map(needed)]


def _whole(below: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Each part of an area: the rows of all areas directly below it where all reported it, else its own total."""
    part = [*FIGURE, "place"]
    above = below.assign(child=below["of"], of=below["of"].map(_parent()))
    there = above.groupby(part)["child"].transform("nunique")
    full = above[there == above["of"].map(_below())].drop(columns="child")
    return pd.concat([full, _without(own, full, part)], ignore_index=True)


def _without(rows: pd.DataFrame, others: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The rows whose keys no other row has."""
    marked = rows.merge(others[keys].drop_duplicates(), on=keys, how="left", indicator="found")
    return marked[marked["found"] == "left_only"].drop(columns="found")


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
def _level() -> dict[str, str]:
    """Read only, as what follows: they are shared."""
    return {area.code: area.level for area in register().areas.values()}


@cache
def _parent() -> dict[str, str]:
    return {area.code: area.parent for area in register().areas.values() if area.parent}


@cache
def _below() -> dict[str, int]:
    """How many areas lie directly below each."""
    return {code: len(register().children(code)) for code in register().areas}
