"""Where a figure comes from: its formula with this month's numbers, its files and cells, the published counterpart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from data.query import provenance
from data.store.manifest import SourceFile
from data.store.release import Release
from findings.lineage import counted_items
from findings.text import labels, target_words
from findings.text.labels import Fact
from findings.text.owing import owing
from findings.text.wording import shown, shown_figure, since_january
from language.sentence import joined
from language.text import NOTHING, Text
from metrics.catalogue import (
    AgainstPace,
    Difference,
    Growth,
    GrowthDifference,
    Indicator,
    PerFlagged,
    PerHead,
    Ratio,
    called,
    measures_of,
)
from metrics.cell import Cell
from metrics.regimes import regime_of

PAIR = 2  # figures of a difference


@dataclass(frozen=True)
class Origin:
    """Where a figure of a release was taken from."""

    sources: tuple[
        str, ...
    ]  # file[sheet]!cell for what a place reported itself, files for a sum; none where nobody reported
    files: tuple[SourceFile, ...]  # each of those files


def origin(release: Release, cell: Cell) -> Origin:
    """The origin of a figure of a release."""
    asked = pd.DataFrame([(cell.indicator.id, cell.area, pd.Timestamp(cell.period))], columns=provenance.KEYS)
    found = provenance.sources(release, asked, [cell.indicator])
    sources = tuple(s for line in found["sources"] for s in str(line).split("; "))
    return Origin(sources, _files(release, sources))


def known(release: Release, value: Text, said: Iterable[Fact], cells: Sequence[Cell]) -> tuple[Fact, ...]:
    """What a passport says of a number: its value, what is known of it, the release, and the files behind the figures it stands on.

    Those of more than two figures stand in the table of its download, and each figure names its own.
    """
    found = [origin(release, cell) for cell in cells] if len(cells) <= PAIR else []
    sources = dict.fromkeys(source for each in found for source in each.sources)
    files = dict.fromkeys(file for each in found for file in each.files)
    listed = dict.fromkeys(counted_items.said(release, cell) for cell in cells) if len(cells) <= PAIR else ()
    facts = (
        (labels.VALUE, value),
        *said,
        (labels.RELEASE, Text(*(f"{release.label[lang]} ({release.id})" for lang in ("zh", "en")))),
        (labels.ITEMS, Text(*("\n".join(words[lang] for words in listed if words) for lang in ("zh", "en")))),
        (labels.FILES, Text(*["\n".join(sources)] * 2)),
        (labels.CHECKSUMS, Text(*("\n".join(checksum(file)[lang] for file in files) for lang in ("zh", "en")))),
    )
    return tuple((label, words) for label, words in facts if words)


def broken(indicator: Indicator) -> list[tuple[Text, list[dt.date]]]:
    """Why its values are not compared, each reason once with every month from which on it holds."""
    found: dict[Text, list[dt.date]] = {}
    for b in indicator.breaks:
        found.setdefault(b.what, []).append(b.since)
    return list(found.items())


def checksum(file: SourceFile) -> Text:
    """Name and checksum of a file; of a copy that it is one, and the checksum of the file that was imported."""
    named = f"{file.name}  sha256 {file.sha256}"
    if not file.original:
        return Text(named, named)
    zh, en = (
        f"（不含个人信息的副本；原文件 sha256 {file.original}）",
        f" (a copy without personal data; the file itself: sha256 {file.original})",
    )
    return Text(named + zh, named + en)


def _files(release: Release, sources: tuple[str, ...]) -> tuple[SourceFile, ...]:
    def named(name: str) -> bool:
        return any(source == name or source.startswith((f"{name}[", f"{name}!")) for source in sources)

    return tuple(s for s in release.sources if named(s.name))


def formula(indicator: Indicator, period: dt.date) -> Text:
    """The formula in words, by the names of a month."""
    top, bottom = (_added(part, period) for part in measures_of(indicator.of))
    whom = owing(indicator)
    match indicator.of:
        case AgainstPace():
            return top + Text(" ÷ ", " / ") + bottom + Text(" − 序时进度（月份/12）", " − pace of the year (month/12)")
        case Growth():
            return top + Text(
                f"，与上年同期之比减 1，只计两期均报的{whom.zh}",
                f", against the same period of last year, over {whom.many} that reported both",
            )
        case GrowthDifference(measure=measure, less=other):
            names = called(measure, period), called(other, period)
            zh = f"{names[0].zh}比上年同期的增速 − {names[1].zh}比上年同期的增速"
            en = f"growth of {names[0].en} − growth of {names[1].en}, each against the same period of last year"
            over = f"，只计两项两期均报的{whom.zh}", f", over {whom.many} that reported all four"
            return Text(zh + over[0], en + over[1]) if indicator.additive else Text(zh, en)
        case PerHead():
            return top + Text("（折合元）÷ ", " in yuan / ") + bottom
        case Ratio():
            return top + Text(" ÷ ", " / ") + bottom
        case Difference(measures=measures, less=less):
            taken = (Text(" − ", " − ") + called(m, period) for m in less)
            return joined([_added(measures, period), *taken], NOTHING) + Text(
                f"，只计各项均报的{whom.zh}", f", over {whom.many} that reported all of them"
            )
        case PerFlagged():
            return (
                Text("（", "(") + top + Text("）÷ 已报重点帮扶旗县数", ") / priority-assistance banners that reported")
            )
        case _:
            return top + since_january(indicator)


def _added(measures: Sequence[str], period: dt.date) -> Text:
    return joined((called(m, period) for m in measures), Text("＋", " + "))


def computation(cell: Cell) -> Text:
    """The formula with the month's numbers in it; empty where the figure is not reported."""
    if cell.value is None or cell.numerator is None:
        return Text("", "")
    result = [f"{shown_figure(cell, lang)}" for lang in ("zh", "en")]
    if cell.denominator is None:
        return Text(*result)
    parts = f"{cell.numerator:,.10g} ÷ {cell.denominator:,.10g}"
    of = type(cell.indicator.of)
    tail = {AgainstPace: f" − {cell.period.month}/12", Growth: " − 1", PerHead: " × 10,000"}.get(of, "")
    return Text(*(f"{parts}{tail} = {end}" for end in result))


def target_in_force(cell: Cell) -> Fact:
    """The target in force under the word for it: this month's threshold, and what it says with its citation."""
    found, label = cell.target, target_words.label(cell.target)
    if found is None:
        return label, target_text(cell)
    zh, en = (shown(found.threshold(cell.period), cell.indicator, lang) for lang in ("zh", "en"))
    return label, Text(f"{zh} ", f"{en} ") + target_text(cell)


def target_text(cell: Cell) -> Text:
    """What the target in force says, with its citation; one without is named an assumption."""
    target = cell.target
    if target is None:
        return Text("无目标", "no target")
    note = Text(f"，{target.note.zh}", f"; {target.note.en}") if target.note.zh else NOTHING
    regime = regime_of(cell.period)
    if why := dict(target.same_because).get(regime.id):
        note += Text(f"，{regime.year}年起沿用：{why.zh}", f"; kept from {regime.year} on: {why.en}")
    return target.name + Text("（", " (") + target_words.source(target) + note + Text("）", ")")
