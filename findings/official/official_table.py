"""Published figures as a reader sees them: the table, the benchmarks."""

from __future__ import annotations

from collections.abc import Sequence

from data.published import PublishedFigure
from findings.core.short_text import told
from findings.core.table import Column, Table
from findings.links.link import Figure, Link
from findings.links.reporters import Reporting
from findings.official.matching import COMPARED, SCOPES, Held, family_name
from findings.text import period_words
from findings.text.wording import Shown, amount, month, shown, unit_words
from language.sentence import linked
from language.text import Text
from metrics.catalogue import INDICATORS


def table(found: Sequence[Held]) -> Table:
    """One row a figure."""
    title = Text("公开数据与计算数对照", "Published figures beside computed ones")
    return Table(title, COLUMNS, tuple(_row(h) for h in found))


COLUMNS = (
    Column("family", Text("工作", "Line of work")),
    Column("area", Text("公布数名称", "Published figure")),
    Column("as_of", Text("截至", "As of")),
    Column("value", Text("公布数", "Published"), "number"),
    Column("unit", Text("单位", "Unit")),
    Column("computed", Text("计算数", "Computed"), "figure"),
    Column("computed_month", Text("计算月份", "Month computed"), "month"),
    Column("said", Text("对照", "How they stand"), opens=lambda row: row["stands_on"]),
    Column("difference", Text("计算数减公布数", "Computed less published"), "number"),
    Column("scope", Text("范围", "Scope")),
    Column("document", Text("文件", "Document")),
    Column("paragraph", Text("段落", "Paragraph")),
    Column("cite", Text("文件与段落", "Document and paragraph")),
    Column("date", Text("发布日期", "Published on")),
    Column("note", Text("说明", "Note")),
)


def _row(h: Held) -> dict[str, object]:
    f = h.figure
    return {
        "family": family_name(f.family), "area": f.name, "as_of": _as_of(f), "value": f.value,
        "unit": unit_words(f.unit), "computed": h.cell,
        "computed_month": h.cell.period if h.cell else None,
        "said": h.said, "stands_on": _stands_on(h), "difference": h.difference, "scope": SCOPES[f.scope], "document": f.document,
        "paragraph": f.paragraph, "cite": f"{f.document} {f.paragraph}".strip(), "date": f.date, "note": _note(f),
    }  # fmt: skip


def _stands_on(h: Held) -> Link | None:
    """What the words on a comparison open: the computed figure, or who is in it where that is why there is none."""
    if h.cell is None or h.relation not in (*COMPARED, "partial"):
        return None
    return Reporting(h.cell) if h.relation == "partial" else Figure(h.cell)


def _as_of(f: PublishedFigure) -> Text:
    """The day, or the years of a figure that is fixed for the year."""
    if not f.years:
        return Text(f"{f.as_of:%Y-%m-%d}", f"{f.as_of:%Y-%m-%d}")
    years = "、".join(map(str, f.years)), ", ".join(map(str, f.years))
    return Text(f"{years[0]}年", years[1])


def _note(f: PublishedFigure) -> Text:
    parts = [f.comparison, f.note]
    return Text("；".join(p.zh for p in parts if p.zh), "; ".join(p.en for p in parts if p.en))


def benchmarks(found: Sequence[Held]) -> list[Text]:
    """What the nation and other provinces report, a sentence each, the region's own figure of that month, which opens, beside it."""
    return [_benchmark(h) for h in found if h.relation == "benchmark"]


def _benchmark(h: Held) -> Text:
    f, scope, when = h.figure, SCOPES[h.figure.scope], h.figure.period
    zh, en = (str(_value(h, f.value, lang)) for lang in ("zh", "en"))
    text = Text(
        f"{scope.zh}{f.name.zh} {zh}（{month(when, 'zh')}，{f.document}）",
        f"{scope.en}: {f.name.en} {en} ({month(when, 'en')}, {f.document})",
    )
    if h.cell is None:
        return text
    same = period_words.of(h.cell.indicator).same
    return text + Text(f"；本区{same.zh} ", f"; this region in {same.en} ") + linked(told(h.cell), Figure(h.cell))


def _value(h: Held, value: float, lang: str) -> Shown:
    indicator = INDICATORS.get(h.figure.indicator or "")
    return shown(value, indicator, lang) if indicator else amount(value, h.figure.unit, lang)
