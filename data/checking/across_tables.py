"""What must hold between measures of two tables, over what a release would hold: a part in one, its whole in another or published before.

What one table holds by itself is seen by `data.checking.checks`. A contradiction between files that are imported together refuses them as one
within a table does; one against figures that are published already is asked about, for whoever corrects one of two tables meets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.checking.series import IDS, KEY, at
from data.faults import Fault
from data.notation.units import written
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import register
from language.text import Text
from metrics.arithmetic import period_of
from metrics.catalogue import MEASURES, PARTS, SUMS, PartOfWhole, SumOfParts

AGAINST = "against_published"  # the check of what contradicts figures that are published
APART = 100_000  # more than any number of a month: an area and a month are one key
PLACES = {id: place for place, id in enumerate(IDS)}
RULES: tuple[PartOfWhole | SumOfParts, ...] = (*PARTS, *SUMS)
NAMED = sorted({PLACES[m] for rule in RULES for m in (*rule.parts, rule.whole)})


def check_across(
    tables: Sequence[Table], cells: pd.DataFrame, previous: pd.DataFrame, release: str = ""
) -> list[Fault]:
    """A fault for each area and month in which measures contradict each other that are not all of one table.

    `cells` as `data.checking.series.repeats` leaves them, `previous` as `data.checking.series.known` gives it, `release`: whose it is. Only what
    this import brings, or contradicts, is asked about.
    """
    held = Held(_every(cells, previous))
    found = (c for rule in RULES for c in _contradictions(held, rule))
    return [_said(tables, c, release) for c in found]


def _every(cells: pd.DataFrame, previous: pd.DataFrame) -> pd.DataFrame:
    """All that the release would hold of the measures that rules name, by key; `table` is −1 for what is published already."""
    cells, previous = (frame[frame["measure"].isin(NAMED)] for frame in (cells, previous))
    kept = previous.merge(cells[KEY], on=KEY, how="left", indicator=True)
    kept = kept[kept["_merge"] == "left_only"].drop(columns="_merge").assign(table=-1, row=-1, column=-1)
    every = (
        pd.concat([cells[cells["value"] != BLANK], kept], ignore_index=True)
        if len(kept)
        else cells[cells["value"] != BLANK]
    )
    return every.assign(key=every["area"] * APART + every["month"]).sort_values(["measure", "key"], ignore_index=True)


class Held:
    """Figures by measure: where each begins among all of them, and which row another measure has for the same area and month."""

    def __init__(self, every: pd.DataFrame) -> None:
        """`every`: as `_every` gives them."""
        self.every = every
        self.value, self.table, self._key = (every[name].to_numpy() for name in ("value", "table", "key"))
        self._ends = np.searchsorted(every["measure"].to_numpy(), np.arange(len(IDS) + 1))

    def rows(self, measure: str) -> np.ndarray:
        """The rows of a measure."""
        place = PLACES[measure]
        return np.arange(self._ends[place], self._ends[place + 1])

    def beside(self, measure: str, rows: np.ndarray) -> np.ndarray:
        """The row of a measure for the area and month of each of some rows; −1 where it has none."""
        own = self.rows(measure)
        if not len(own):
            return np.full(len(rows), -1)
        found = np.minimum(np.searchsorted(self._key[own], self._key[rows]), len(own) - 1)
        return np.where(self._key[own][found] == self._key[rows], own[found], -1)


@dataclass(frozen=True)
class Contradiction:
    """A rule that an area breaks in a month, with the figures that break it: those of its parts that there are, and its whole."""

    rule: PartOfWhole | SumOfParts
    parts: tuple[Any, ...]
    whole: Any

    @property
    def brought(self) -> bool:
        """Whether all of it is in this import."""
        return all(c.table >= 0 for c in (*self.parts, self.whole))


def _contradictions(held: Held, rule: PartOfWhole | SumOfParts) -> Iterator[Contradiction]:
    wholes = held.rows(rule.whole)
    if not len(wholes):
        return
    parts = np.array([held.beside(part, wholes) for part in rule.parts])
    there = parts >= 0
    values = np.where(there, held.value[parts], 0)
    tables = np.where(there, held.table[parts], held.table[wholes])
    apart = (tables != held.table[wholes]).any(axis=0)  # what one table holds, or what is published, was seen before
    broken = _broken(rule, values, there, held.value[wholes])
    for n in np.flatnonzero(apart & broken):
        made = tuple(next(held.every.iloc[[p]].itertuples()) for p in parts[there[:, n], n])
        yield Contradiction(rule, made, next(held.every.iloc[[wholes[n]]].itertuples()))


def _broken(rule: PartOfWhole | SumOfParts, values: np.ndarray, there: np.ndarray, wholes: np.ndarray) -> np.ndarray:
    """Where parts (rows) are more than their whole, or do not add up to it where all are there."""
    summed = values.sum(axis=0)
    if isinstance(rule, SumOfParts):
        return np.asarray(there.all(axis=0) & (summed != wholes))
    single = values.max(axis=0) > wholes if len(rule.parts) > 1 else np.zeros(len(wholes), bool)
    return np.asarray(there.any(axis=0) & (summed > wholes) & ~single)  # a single part over the whole has its own rule


def _said(tables: Sequence[Table], c: Contradiction, release: str) -> Fault:
    area, month = register().areas[str(c.whole.area)].name, period_of(c.whole.month)
    parts = [_figure(tables, part, release) for part in c.parts]
    whole, sums = _figure(tables, c.whole, release), isinstance(c.rule, SumOfParts)
    added = Text("＋".join(p.zh for p in parts), " + ".join(p.en for p in parts))
    words = (
        Text("之和不等于", "do not add up to")
        if sums
        else Text("大于", "is more than" if len(parts) == 1 else "are more than")
    )
    advice = TOGETHER if c.brought else PUBLISHED
    zh = f"{area.zh} {month:%Y-%m}：{added.zh}{words.zh}{whole.zh}。{advice.zh}"
    en = f"{area.en} {month:%Y-%m}: {added.en} {words.en} {whole.en}. {advice.en}"
    error = sums or getattr(c.rule, "severity", "error") == "error"
    check = AGAINST if not c.brought else "classes_sum" if sums else "part_over_whole"
    here = next(figure for figure in (*c.parts, c.whole) if figure.table >= 0)
    return at(tables, here, check, zh, en, error=error)


TOGETHER = Text("请核对两张表，改正后再导入。", "Check both tables and import them again.")
PUBLISHED = Text(
    "请核对两张表：已发布的有误，把更正的表一起导入；确实如此，用 --accept against_published 放行，并用 --note 说明。",
    "Check both tables: where the published one is wrong, import its correction together with this file; where both are right, let it pass with "
    "--accept against_published and say why with --note.",
)


def _figure(tables: Sequence[Table], c: Any, release: str) -> Text:
    """A measure with its value, and the file, sheet and cell that it is read from, or the release that holds it."""
    name, value = MEASURES[IDS[c.measure]].name, written(c.value)
    if c.table < 0:
        return Text(
            f"{name.zh}{value}（已发布{release}）", f"{name.en} {value} (published{release and f' in {release}'})"
        )
    table = tables[c.table]
    sheet = f"[{table.place.sheet}]" if table.place.sheet else ""
    where = f"{table.place.file}{sheet}!{table.cell(c.row, c.column)}"
    return Text(f"{name.zh}{value}（{where}）", f"{name.en} {value} ({where})")
