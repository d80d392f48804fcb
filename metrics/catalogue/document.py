"""`docs/indicators.md`, written from the declarations: `python -m metrics.catalogue.document`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from metrics import catalogue
from metrics.catalogue.formula import (
    AgainstPace,
    Difference,
    Formula,
    Growth,
    GrowthDifference,
    PerFlagged,
    PerHead,
    Ratio,
    Value,
)
from metrics.catalogue.model import Indicator, Kind, Measure, Target

PATH = Path(__file__).parents[2] / "docs" / "indicators.md"
DIRECTIONS = {"more": "越高越好 / more", "less": "越低越好 / less", "neither": "—"}
KINDS = {
    Kind.STOCK: "期末数 / at month end",
    Kind.YTD: "当年累计 / since 1 January",
    Kind.ANNUAL: "全年 / for the year",
}
OPENING = """# Indicators

Written from `metrics/catalogue/families/` by `make docs`; edit the declarations, not this page. A ratio is recomputed at every level from
summed parts. Money is in 万元 (10 000 yuan). A target without a source is an assumption of this product; wherever it is named it is called a reference (参考线).
A figure that misses its target by no more than what stands under "watch within" is to be watched (关注), by more it is behind (落后); of a sum that width holds for each banner in it,
so that a league of ten is allowed ten times as much. These widths are assumptions of this product. A target ends with its document, and at the latest with the regime in which it
began, unless its note says why it is kept.
"""
TABLES = """Of each line of work there is also the reporting rate (填报率) of its table, counted over the banners that owe it and last in its table below: those that delivered
at least one figure which they owe. Where the bureau sets a deadline (`deadlines.toml`, [settings.md](settings.md)) there is the on-time rate (按时填报率) as well, by the day on which
figures first came; without one nobody is late.
"""


def formula(of: Formula) -> str:
    """How an indicator is computed from measures, in one line."""
    match of:
        case AgainstPace(numerator=top, over=bottom):
            return f"{_sum(top)} ÷ {_sum(bottom)} × 100 − month ÷ 12 × 100"
        case PerHead(numerator=top, over=bottom):
            return f"{_sum(top)} × 10 000 ÷ {_sum(bottom)}"
        case Ratio(numerator=top, over=bottom):
            return f"{_sum(top)} ÷ {_sum(bottom)} × 100"
        case Difference(measures=measures, less=less):
            return " − ".join((" + ".join(f"`{m}`" for m in measures), *(f"`{m}`" for m in less)))
        case Growth(measure=measure):
            return f"`{measure}` ÷ same period last year × 100 − 100"
        case GrowthDifference(measure=measure, less=other):
            return f"growth of `{measure}` − growth of `{other}`, each against the same period last year"
        case PerFlagged(measures=measures, flag=flag):
            return f"{_sum(measures)} of areas flagged `{flag}` ÷ number of such areas"
        case Value(measures=measures):
            return _sum(measures)


def document(
    indicators: Iterable[Indicator] = tuple(catalogue.INDICATORS.values()),
    targets: Sequence[Target] = catalogue.TARGETS,
) -> str:
    """The whole page as Markdown: a table of indicators and one of measures for each family, then breaks and targets."""
    listed = tuple(indicators)
    parts = [OPENING, _counts(listed)]
    for family in catalogue.FAMILIES.values():
        parts.append(f"## {family.name.zh} · {family.name.en}\n")
        parts.append(_indicators([i for i in listed if i.family == family.id]))
        parts.append(_measures([m for m in catalogue.MEASURES.values() if m.family == family.id]))
    parts += ["## 口径变化 · Breaks\n", _breaks(listed), "## 目标 · Targets\n", _targets(targets)]
    return "\n".join(parts)


def _counts(listed: Sequence[Indicator]) -> str:
    """How many lines of work, measures and indicators there are; a measure read as it is reported is an indicator too."""
    families, measures = len(catalogue.FAMILIES), len(catalogue.MEASURES)
    computed = sum(i.id not in catalogue.MEASURES and not i.counts_tables for i in listed)
    return f"{families} lines of work, {measures} measures and {computed} indicators computed from them.\n\n{TABLES}"


def _sum(measures: Sequence[str]) -> str:
    joined = " + ".join(f"`{m}`" for m in measures)
    return f"({joined})" if len(measures) > 1 else joined


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _indicators(listed: Sequence[Indicator]) -> str:
    return _table(
        ("id", "名称", "name", "unit", "formula", "better", "decimals", "source"),
        (
            (
                f"`{i.id}`",
                i.name.zh,
                i.name.en,
                i.unit,
                formula(i.of),
                DIRECTIONS[i.better],
                str(i.decimals),
                "；".join(i.cites),
            )
            for i in listed
        ),
    )


def _measures(listed: Sequence[Measure]) -> str:
    return "Measures reported:\n\n" + _table(
        ("id", "名称", "name", "unit", "kind"),
        ((f"`{m.id}`", m.name.zh, m.name.en, m.unit, KINDS[m.kind]) for m in listed),
    )


def _breaks(listed: Sequence[Indicator]) -> str:
    """Each break once, with every indicator it cuts."""
    cut: dict[tuple[str, str, str], list[str]] = {}
    for indicator in listed:
        for broken in indicator.breaks:
            cut.setdefault((f"{broken.since:%Y-%m}", broken.what.zh, broken.what.en), []).append(f"`{indicator.id}`")
    return _table(
        ("from", "原因", "reason", "indicators"), ((*reason, ", ".join(ids)) for reason, ids in sorted(cut.items()))
    )


def _targets(listed: Sequence[Target]) -> str:
    return _table(
        ("indicator", "目标", "target", "threshold", "watch within", "in force", "source", "note"),
        (
            (
                f"`{t.indicator}`",
                t.name.zh,
                t.name.en,
                f"{t.value:g} × month ÷ 12" if t.paced else f"{t.value:g}",
                _band(t),
                f"{t.since:%Y-%m} – {t.until:%Y-%m}" if t.until else f"{t.since:%Y-%m} –",
                t.cite or "参考线（假设） / reference (assumption)",
                " / ".join(
                    note
                    for words in (t.note, *(why for _, why in t.same_because))
                    for note in (words.zh, words.en)
                    if note
                ),
            )
            for t in listed
        ),
    )


def _band(target: Target) -> str:
    """How far short is still watched; of a sum once for each banner that is in it."""
    indicator = catalogue.INDICATORS.get(target.indicator)
    return f"{target.watch_within:g}" + (" × banners in the sum" if indicator and indicator.is_sum else "")


def main() -> None:
    """Write the page."""
    PATH.write_text(document(), encoding="utf-8")
    print(f"wrote {PATH}")


if __name__ == "__main__":
    main()
