"""Who is short of a target by how much, and who has no figure: a dispatch round in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from findings.core.absence import ALL, REASONS
from findings.core.population import Among
from findings.core.table import Row, Table
from findings.core.view import View
from findings.links.differences import Margin
from findings.links.reporters import Present, Reporting
from findings.links.target_results import Held, Missing
from findings.ranking.dispatch import is_short, is_unreported
from findings.text.target_words import called, several
from findings.text.wording import ABSENT, first_of, month, points, shown
from language.nouns import PIECES, PLACES, Noun, counted, out_of
from language.sentence import joined, linked
from language.text import COLON, COMMA, NOTHING, STOP, THEN, Text
from metrics.catalogue import Indicator, Target, target_of

NAMED = 5  # places in a sentence


def answer(view: View, summary: Table, indicators: Sequence[str], among: Among) -> Text:
    """How many places miss a target of the round, and which miss most; they open, and what these miss."""
    asked = tuple(indicators)
    short = [row for row in summary.rows if row["short"]]
    targets = [target_of(id, view.period) for id in asked]
    opens = Missing(view.period, asked, among) if short else None
    count = linked(_missed(len(short), len(summary.rows), called(*targets)), opens)

    def held(row: Row) -> Text:
        return linked(row["area"], Held(view.register.areas[row["code"]], view.period, asked, "missed", among))

    said = Text(f"{month(view.period, 'zh')}调度：", f"Dispatch {month(view.period, 'en')}: ") + count
    one, many = called(*targets), several(*targets)
    missed = Noun("项", "未达的有", f"{one.en} missed by", f"{many.en} missed by")
    return said + _most(short, missed, held) + STOP


def _missed(count: int, whole: int, goal: Text) -> Text:
    told, verb = counted(whole, PLACES), "misses" if count == 1 else "miss"
    return Text(
        f"{told.zh}中{counted(count, PIECES).zh}至少一项未达{goal.zh}",
        f"{count} of {told.en} {verb} at least one {goal.en}",
    )


def _most(short: Sequence[Row], missed: Noun, named: Callable[[Row], Text]) -> Text:
    """Who misses most, where not all of them do."""
    most = [row for row in short if row["short"] == short[0]["short"]]
    if not 0 < len(most) < len(short):
        return NOTHING
    return THEN + counted(most[0]["short"], missed) + Text("", " ") + first_of([named(row) for row in most], NAMED)


def sentences(view: View, ranked: Mapping[str, Table], among: Among) -> list[Text]:
    """One sentence an indicator: who is short of the target by how much, who has no figure and why.

    Counts open whom they count, distances how they follow, who is in a sum who reported.
    """
    return [_sentence(view, view.indicators[id], table.rows, among) for id, table in ranked.items()]


def _sentence(view: View, declared: Indicator, rows: Sequence[Row], among: Among) -> Text:
    there = sum(not is_unreported(row) for row in rows)
    present = linked(out_of(there, len(rows)) + Text("已报", " reported"), Present(view.cell(declared.id), among))
    missing = Missing(view.period, (declared.id,), among)
    return joined([declared.name + COLON, present, _shortfalls(rows, missing), *_lists(declared, rows), STOP])


def _shortfalls(rows: Sequence[Row], missing: Missing) -> Text:
    """，5个未达参考线; who they are comes next."""
    target: Target | None = next((r["status"].target for r in rows), None)
    if target is None:
        return Text("，无目标", ", no target")
    goal = called(target)
    judged = [r for r in rows if r["gap"] is not None]
    if not judged:  # who they are, and why, comes next
        return NOTHING
    if not (short := sum(map(is_short, judged))):
        whole = len(judged) == sum(not is_unreported(r) for r in rows)
        whom = Text("已报的", "none that reported") if whole else Text("可判断的", "none that can be judged")
        return Text(f"，{whom.zh}没有未达{goal.zh}的", f", {whom.en} misses the {goal.en}")
    return COMMA + linked(counted(short, Noun("个", f"未达{goal.zh}", f"short of the {goal.en}")), missing)


def _lists(declared: Indicator, rows: Sequence[Row]) -> Iterator[Text]:
    """Who is named, in the order of the sentence: who is short, who lacks banners, whose own total counts, who has no figure and why."""
    short = sorted(filter(is_short, rows), key=lambda row: row["gap"])
    lacks = [r for r in rows if r["rank"] is not None and not r["value"].complete]
    own = [r for r in rows if r["value"].own and r["value"].value is not None]
    part = [r for r in rows if r["rank"] is None and r["value"].value is not None]
    yield _named(COLON, [linked(_by(declared, row), Margin(row["value"])) for row in short])
    yield _named(Text("；旗县未报齐：", "; not of all their banners: "), [_reporting(r, _coverage(r)) for r in lacks])
    yield _named(Text("；有旗县未报、不排位：", "; incomplete, not ranked: "), [_reporting(r) for r in part])
    yield _named(Text("；以本级汇总数计：", "; by their own total: "), [_reporting(r) for r in own])
    for reason in REASONS:
        lacking = [row["area"] for row in rows if row["value"].absence == reason]
        if lacking and len(lacking) == len(rows):  # not by name where it is everybody
            yield Text("，", "; all ") + ALL[reason]
        else:
            yield _named(THEN + ABSENT[reason] + COLON, lacking)


def _named(before: Text, names: Sequence[Text]) -> Text:
    """The first few of whom something is said; nothing of nobody."""
    return before + first_of(names, NAMED) if names else NOTHING


def _reporting(row: Row, tail: Text = NOTHING) -> Text:
    return linked(row["area"] + tail, Reporting(row["value"]))


def _coverage(row: Row) -> Text:
    return Text(*[f" {row['value'].reported}/{row['value'].expected}"] * 2)


def _by(declared: Indicator, row: Row) -> Text:
    """科尔沁右翼前旗 28.7个百分点: who is short by how much."""
    return row["area"] + Text(*(f" {_distance(declared, row['gap'], lang)}" for lang in ("zh", "en")))


def _distance(indicator: Indicator, gap: float, lang: str) -> str:
    return points(gap, lang) if indicator.is_rate else str(shown(abs(gap), indicator, lang))
