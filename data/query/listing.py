"""Lists for people and for programs: figures as text, the releases, one release, the catalogue."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from data.faults import Fault, counted
from data.output.inert import inert
from data.output.terminal import on_one_line
from metrics import catalogue
from metrics.catalogue import Indicator, PerFlagged, Target, measures_of

if TYPE_CHECKING:
    import pandas as pd

    from data.store.release import Release

TOLD = 200  # faults that are listed one by one; a person reads no more
CATALOGUE = (
    "id", "zh", "en", "family", "unit", "formula", "numerator", "denominator", "better", "decimals",
    "target", "target_cite", "breaks", "cites",
)  # fmt: skip


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV with a header, lines ended by a line feed; what would be a formula in a spreadsheet is made text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(inert, columns))
    writer.writerows(map(inert, row) for row in rows)
    return text.getvalue()


def as_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows in columns for reading in a terminal; a Chinese character takes two places."""
    texts = [list(columns), *([on_one_line(str(cell)) for cell in row] for row in rows)]
    widths = [max(width(row[i]) for row in texts) for i in range(len(columns))]
    lines = ("  ".join(cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)) for row in texts)
    return "".join(line.rstrip() + "\n" for line in lines)


def as_json(frame: pd.DataFrame) -> str:
    """A table of figures as a JSON list; missing values are null, whole numbers have no decimal point."""
    records = [{key: _number(value) for key, value in row.items()} for row in frame.to_dict("records")]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def as_texts(frame: pd.DataFrame) -> Iterator[list[object]]:
    """The rows of a table of figures as texts: unrounded, missing values empty, whole numbers without a point."""
    for row in frame.itertuples(index=False, name=None):
        yield ["" if (plain := _number(value)) is None else plain for value in row]


def _number(value: object) -> object:
    if not isinstance(value, float):
        return value
    if value != value:
        return None
    return int(value) if value.is_integer() else value


@lru_cache(maxsize=8192)  # a page asks for the same names, units and states again and again
def width(words: str) -> int:
    """How wide words stand, in Latin letters: a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def releases_rows(releases: Iterable[Release], lang: str) -> list[Sequence[object]]:
    """Id, label, moment, maker, values new/changed/withdrawn, note of each release."""
    return [
        (
            r.id, r.label[lang], f"{r.made_at:%Y-%m-%d %H:%M}", r.who,
            "{new}/{changed}/{withdrawn}".format(**r.manifest["changes"]), r.note,
        )
        for r in releases
    ]  # fmt: skip


def changes_line(changes: Mapping[str, int], lang: str) -> str:
    """How many values a release or a batch adds, changes, leaves and withdraws."""
    zh = "数据：新增 {new}，变更 {changed}，未变 {unchanged}，撤回 {withdrawn}。"
    en = "Values: {new} new, {changed} changed, {unchanged} unchanged, {withdrawn} withdrawn."
    return (zh if lang == "zh" else en).format(**changes)


def release_lines(release: Release, lang: str) -> Iterator[str]:
    """What a release is, its files with checksums, its sources, and what the checks warned of."""
    previous = release.manifest["previous"]
    yield f"{release.id}  {release.label[lang]}  {release.made_at.isoformat()}  {on_one_line(release.who)}  {on_one_line(release.note)}".rstrip()
    yield ("上一版 " if lang == "zh" else "follows ") + (previous["id"] if previous else "—")
    yield changes_line(release.manifest["changes"], lang)
    for name, entry in release.manifest["files"].items():
        yield f"{entry['sha256']}  {entry['size']:>10}  {name}"
    for source in release.sources:
        name = on_one_line(source.name)
        ends = dict.fromkeys(period[:7] for period in (*source.periods[:1], *source.periods[-1:]))  # one month once
        span = "…".join(ends) or "—"
        yield f"{source.sha256}  {source.size:>10}  {name}  {source.layout}  {span}  {source.release}"
        if source.original:
            told = "不含个人信息的副本，原文件" if lang == "zh" else "a copy without personal data; the file itself:"
            yield f"{'':64}  {'':>10}  {told} {source.original}"
    for warning in release.warnings:
        yield f"! {warning['check']}: {on_one_line(warning[lang])}"


def fault_lines(faults: Iterable[Fault], lang: str) -> Iterator[str]:
    """At most TOLD faults, errors first, one a line; how many are not listed, by check; and how many there are in all."""
    ordered = sorted(faults, key=lambda fault: fault.severity != "error")
    yield from (replace(fault, more=0).line(lang) for fault in ordered[:TOLD])
    rest = Counter[str]()
    for place, fault in enumerate(ordered):
        rest[fault.check] += fault.more + (place >= TOLD)
    if unlisted := rest.total():
        checks = ", ".join(f"{check} {count}" for check, count in rest.items() if count)
        yield f"还有 {unlisted} 条没有列出：{checks}" if lang == "zh" else f"Not listed: {unlisted} more: {checks}"
    errors = counted(fault for fault in ordered if fault.severity == "error")
    warnings = counted(ordered) - errors
    yield f"错误 {errors} 条，警告 {warnings} 条。" if lang == "zh" else f"Errors: {errors}, warnings: {warnings}."


def catalogue_rows() -> Iterator[list[object]]:
    """Every indicator, in the columns of `CATALOGUE`."""
    for i in catalogue.INDICATORS.values():
        top, bottom = measures_of(i.of)
        targets = [t for t in catalogue.TARGETS if t.indicator == i.id]
        yield [
            i.id, i.name.zh, i.name.en, i.family, i.unit, _formula(i), " + ".join(top), " + ".join(bottom), i.better, i.decimals,
            "; ".join(map(_target, targets)), "; ".join(t.cite or "reference (assumption)" for t in targets),
            "; ".join(f"{b.since:%Y-%m} {b.what.zh}" for b in i.breaks), "; ".join(i.cites),
        ]  # fmt: skip


def _formula(indicator: Indicator) -> str:
    flag = f"({indicator.of.flag})" if isinstance(indicator.of, PerFlagged) else ""
    return type(indicator.of).__name__ + flag


def _target(target: Target) -> str:
    paced = " × month/12" if target.paced else ""
    until = f"{target.until:%Y-%m}" if target.until else ""
    return f"{target.value:g}{paced} ({target.since:%Y-%m}–{until})"
