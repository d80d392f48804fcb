"""Published figures as a reader sees them: the answer, the benchmarks, the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from data.published import PublishedFigure
from findings.against import told
from findings.published import SCOPES, Held, Relation, family_name
from findings.table import Column, Table
from findings.wording import Shown, Text, amount, month, shown, unit_words
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
    Column("said", Text("对照", "How they stand")),
    Column("difference", Text("计算数减公布数", "Computed less published"), "number"),
    Column("scope", Text("范围", "Scope")),
    Column("document", Text("文件", "Document")),
    Column("paragraph", Text("段落", "Paragraph")),
    Column("date", Text("发布日期", "Published on")),
    Column("note", Text("说明", "Note")),
)


def _row(h: Held) -> dict[str, object]:
    f = h.figure
    return {
        "family": family_name(f.family), "area": Text(f.zh, f.en), "as_of": _as_of(f), "value": f.value,
        "unit": unit_words(f.unit), "computed": h.cell,
        "computed_month": h.cell.period if h.cell else None,
        "said": h.said, "difference": h.difference, "scope": SCOPES[f.scope], "document": f.document,
        "paragraph": f.paragraph, "date": f.date, "note": _note(f),
    }  # fmt: skip


def _as_of(f: PublishedFigure) -> Text:
    """The day, or the years of a figure that is fixed for the year."""
    if not f.years:
        return Text(f"{f.as_of:%Y-%m-%d}", f"{f.as_of:%Y-%m-%d}")
    years = "、".join(map(str, f.years)), ", ".join(map(str, f.years))
    return Text(f"{years[0]}年", years[1])


def _note(f: PublishedFigure) -> Text:
    parts = [Text(f.comparison_zh, f.comparison_en), Text(f.note_zh, f.note_en)]
    return Text("；".join(p.zh for p in parts if p.zh), "; ".join(p.en for p in parts if p.en))


def answer(found: Sequence[Held]) -> Text:
    """How many figures are held, how many have a counterpart, how many agree."""
    if not found:
        return Text("没有符合条件的公布数。", "No published figure matches.")
    count = Counter(h.relation for h in found)
    sources = len({h.figure.document for h in found})
    both, apart = count["equal"] + count["apart"], count["benchmark"] + count["scope"] + count["partial"]
    zh = f"在册公布数{len(found)}个，出自{sources}份文件和报道：{both}个可与计算数比较" + _agreed(count).zh
    en = (
        f"{len(found)} published figures from {sources} sources: {both} can be compared with a computed one"
        + _agreed(count).en
    )
    if apart:
        zh += f"；{apart}个口径不同、有旗县未报或为参照值，不作比较"
        en += f"; {apart} are of another scope, lack banners or are benchmarks and not compared"
    if silent := count["silent"] + count["none"] + count["unreported"]:
        zh += f"；{silent}个没有计算数"
        en += f"; {silent} have nothing computed"
    return Text(zh, en) + Text("。", ".")


def _agreed(count: Mapping[Relation, int]) -> Text:
    """How many of those that are compared are equal."""
    equal, apart = count["equal"], count["apart"]
    if not equal + apart:
        return Text("", "")
    if not apart:
        return Text("，全部一致", ", all equal")
    return Text(f"，{equal}个一致、{apart}个有差异", f", {equal} equal and {apart} apart")


def benchmarks(found: Sequence[Held]) -> list[Text]:
    """What the nation and other provinces report, a sentence each, the region's own figure of that month beside it."""
    return [_benchmark(h) for h in found if h.relation == "benchmark"]


def _benchmark(h: Held) -> Text:
    f, scope, when = h.figure, SCOPES[h.figure.scope], h.figure.period
    zh, en = (str(_value(h, f.value, lang)) for lang in ("zh", "en"))
    text = Text(
        f"{scope.zh}{f.zh} {zh}（{month(when, 'zh')}，{f.document}）",
        f"{scope.en}: {f.en} {en} ({month(when, 'en')}, {f.document})",
    )
    if h.cell is None:
        return text
    own = told(h.cell)
    return text + Text(f"；本区同月 {own.zh}", f"; this region in that month {own.en}")


def _value(h: Held, value: float, lang: str) -> Shown:
    indicator = INDICATORS.get(h.figure.indicator or "")
    return shown(value, indicator, lang) if indicator else amount(value, h.figure.unit, lang)
