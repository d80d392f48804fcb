"""Who is short of a target by how much, and who is silent: a dispatch round in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from findings.dispatch import is_short, is_silent
from findings.table import Row, Table
from findings.view import View
from findings.wording import Text, first_of, month, points, shown
from metrics.catalogue import Indicator, Target

NAMED = 5  # places in a sentence


def sentences(view: View, ranked: Mapping[str, Table]) -> list[Text]:
    """One sentence an indicator: who is short of the target by how much, who has not reported."""
    return [_sentence(view.cube.indicators[id], table.rows) for id, table in ranked.items()]


def answer(view: View, summary: Table) -> Text:
    """How many places miss a target of the round, and which miss most."""
    short = [row for row in summary.rows if row["short"]]
    count, of = len(short), len(summary.rows)
    said = Text(
        f"{month(view.period, 'zh')}调度：{of}个地区中{count}个至少一项未达目标",
        f"Dispatch {month(view.period, 'en')}: {count} of {of} places miss at least one target",
    )
    most = [row for row in short if row["short"] == short[0]["short"]]
    if 0 < len(most) < len(short):
        lead = Text(f"；{short[0]['short']}项未达的有", f"; {short[0]['short']} missed by ")
        said += _named(most, lead)
    return said + Text("。", ".")


def _sentence(declared: Indicator, rows: Sequence[Row]) -> Text:
    lacking = [r for r in rows if is_silent(r)]
    part = [r for r in rows if r["rank"] is None and not is_silent(r)]
    short = sorted((r for r in rows if is_short(r)), key=lambda r: r["gap"])
    said = Text(
        f"{declared.zh}：{len(rows)}个中{len(rows) - len(lacking)}个已报",
        f"{declared.en}: {len(rows) - len(lacking)} of {len(rows)} reported",
    )
    said += _shortfalls(declared, short, next((r["status"].target for r in rows), None))
    said += _named(
        [r for r in rows if r["rank"] is not None and not r["value"].complete],
        Text("；旗县未报齐：", "; not of all their banners: "),
        lambda row, _: f" {row['value'].reported}/{row['value'].expected}",
    )
    said += _named(part, Text("；有旗县未报、不排位：", "; incomplete, not ranked: "))
    return said + _named(lacking, Text("；未报：", "; not reported: ")) + Text("。", ".")


def _shortfalls(indicator: Indicator, short: Sequence[Row], target: Target | None) -> Text:
    """，5个未达目标*：甲 12.3个百分点、乙…; the star where the target is an assumption."""
    if target is None:
        return Text("，无目标", ", no target")
    star = "*" if target.is_assumption else ""
    if not short:
        return Text(f"，已报的没有未达目标{star}的", f", none that reported misses the target{star}")
    return _named(
        short,
        Text(f"，{len(short)}个未达目标{star}：", f", {len(short)} short of the target{star}: "),
        lambda row, lang: f" {_distance(indicator, row['gap'], lang)}",
    )


def _distance(indicator: Indicator, gap: float, lang: str) -> str:
    return points(gap, lang) if indicator.is_rate else str(shown(abs(gap), indicator, lang))


def _named(rows: Sequence[Row], lead: Text, tail: Callable[[Row, str], str] | None = None) -> Text:
    if not rows:
        return Text("", "")

    def named(row: Row) -> Text:
        return row["area"] + Text(tail(row, "zh"), tail(row, "en")) if tail else row["area"]

    return lead + first_of([named(row) for row in rows], NAMED)
