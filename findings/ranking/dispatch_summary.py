"""Who is short of a target by how much, and who has no figure: a dispatch round in sentences, and what their words open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from findings.core.absence import ALL, REASONS
from findings.core.population import Among
from findings.core.table import Row, Table
from findings.core.view import View
from findings.links.differences import Margin
from findings.links.explanation import Phrase
from findings.links.link import Link
from findings.links.reporters import Present, Reporting
from findings.links.target_results import Held, Missing
from findings.ranking.dispatch import is_short, is_silent
from findings.text.wording import ABSENT, first_of, month, points, shown
from language.nouns import PIECES, PLACES, Noun, counted, out_of
from language.text import Text
from metrics.catalogue import Indicator, Target
from metrics.cell import Absence

NAMED = 5  # places in a sentence
NOTHING = Text("", "")

MISSED = Noun("项", "未达的有", "target missed by", "targets missed by")


@dataclass(frozen=True)
class Named:
    """Places of which the same is said: the words before them, and what each of them opens."""

    rows: Sequence[Row]
    before: Text
    opens: Callable[[Row], Link | None] = lambda _: None
    tail: Callable[[Row, str], str] = lambda _, __: ""
    alone: Text = NOTHING  # what is said of everybody, or of nobody

    @property
    def words(self) -> Text:
        return self.before + first_of([self._called(row) for row in self.rows], NAMED) if self.rows else self.alone

    @property
    def phrases(self) -> list[Phrase]:
        return [Phrase(self._called(row), lead) for row in self.rows[:NAMED] if (lead := self.opens(row))]

    def _called(self, row: Row) -> Text:
        return row["area"] + Text(self.tail(row, "zh"), self.tail(row, "en"))


def answer(view: View, summary: Table) -> Text:
    """How many places miss a target of the round, and which miss most."""
    said = Text(f"{month(view.period, 'zh')}调度：", f"Dispatch {month(view.period, 'en')}: ") + _counted(summary)
    return said + _most(summary).words + Text("。", ".")


def answer_phrases(view: View, summary: Table, indicators: Sequence[str], among: Among) -> list[Phrase]:
    """The words of the answer that open something: who misses a target, and what those miss who miss most."""
    asked = tuple(indicators)
    short = [Phrase(_counted(summary), Missing(view.period, asked, among))] if _short(summary) else []

    def held(row: Row) -> Held:
        return Held(view.register.areas[row["code"]], view.period, asked, "missed", among)

    return [*short, *_most(summary, held).phrases]


def _short(summary: Table) -> list[Row]:
    return [row for row in summary.rows if row["short"]]


def _counted(summary: Table) -> Text:
    count, of = len(_short(summary)), len(summary.rows)
    told, verb = counted(of, PLACES), "misses" if count == 1 else "miss"
    return Text(
        f"{told.zh}中{counted(count, PIECES).zh}至少一项未达目标", f"{count} of {told.en} {verb} at least one target"
    )


def _most(summary: Table, opens: Callable[[Row], Link | None] = lambda _: None) -> Named:
    """Who misses most, where not all of them do."""
    short = _short(summary)
    most = [row for row in short if row["short"] == short[0]["short"]]
    if not 0 < len(most) < len(short):
        return Named((), NOTHING)
    return Named(most, Text("；", "; ") + counted(most[0]["short"], MISSED) + Text("", " "), opens)


def sentences(view: View, ranked: Mapping[str, Table]) -> list[Text]:
    """One sentence an indicator: who is short of the target by how much, who has no figure and why."""
    return [_sentence(view.cube.indicators[id], table.rows) for id, table in ranked.items()]


def phrases(view: View, ranked: Mapping[str, Table], among: Among) -> list[list[Phrase]]:
    """The words of each sentence that open something: counts, distances, who reported."""
    return [list(_phrases(view, view.cube.indicators[id], table.rows, among)) for id, table in ranked.items()]


def _sentence(declared: Indicator, rows: Sequence[Row]) -> Text:
    said = Text(f"{declared.name.zh}：", f"{declared.name.en}: ") + _present(rows) + _shortfalls(rows)
    for named in _lists(declared, rows):
        said += named.words
    return said + Text("。", ".")


def _phrases(view: View, declared: Indicator, rows: Sequence[Row], among: Among) -> Iterator[Phrase]:
    yield Phrase(_present(rows), Present(view.cell(declared.id), among))
    if any(map(is_short, rows)):
        yield Phrase(_missed(rows), Missing(view.period, (declared.id,), among))
    for named in _lists(declared, rows):
        yield from named.phrases


def _present(rows: Sequence[Row]) -> Text:
    there = sum(not is_silent(row) for row in rows)
    return out_of(there, len(rows)) + Text("已报", " reported")


def _missed(rows: Sequence[Row]) -> Text:
    return counted(sum(map(is_short, rows)), Noun("个", "未达目标", "short of the target"))


def _shortfalls(rows: Sequence[Row]) -> Text:
    """，5个未达目标*: the star where the target is an assumption; who they are comes next."""
    target: Target | None = next((r["status"].target for r in rows), None)
    if target is None:
        return Text("，无目标", ", no target")
    star = "*" if target.is_assumption else ""
    judged = [r for r in rows if r["gap"] is not None]
    if not judged:  # who they are, and why, comes next
        return Text("", "")
    if not any(map(is_short, judged)):
        whole = len(judged) == sum(not is_silent(r) for r in rows)
        whom = Text("已报的", "none that reported") if whole else Text("可判断的", "none that can be judged")
        return Text(f"，{whom.zh}没有未达目标{star}的", f", {whom.en} misses the target{star}")
    return Text("，", ", ") + _missed(rows) + Text(star, star)


def _lists(declared: Indicator, rows: Sequence[Row]) -> list[Named]:
    """Who is named, in the order of the sentence: who is short, who lacks banners, whose own total counts, who has no figure and why."""
    short = sorted(filter(is_short, rows), key=lambda row: row["gap"])
    lacks = [r for r in rows if r["rank"] is not None and not r["value"].complete]
    own = [r for r in rows if r["value"].own and r["value"].value is not None]
    part = [r for r in rows if r["rank"] is None and r["value"].value is not None]
    return [
        Named(short, Text("：", ": "), _margin, lambda row, lang: f" {_distance(declared, row['gap'], lang)}"),
        Named(lacks, Text("；旗县未报齐：", "; not of all their banners: "), _reporting, _coverage),
        Named(part, Text("；有旗县未报、不排位：", "; incomplete, not ranked: "), _reporting),
        Named(own, Text("；以本级汇总数计：", "; by their own total: "), _reporting),
        *(_without(reason, rows) for reason in REASONS),
    ]


def _without(reason: Absence, rows: Sequence[Row]) -> Named:
    """Who has no figure for a reason; not by name where it is everybody."""
    lacking = [row for row in rows if row["value"].absence == reason]
    if lacking and len(lacking) == len(rows):
        return Named((), NOTHING, alone=Text("，", "; all ") + ALL[reason])
    word = ABSENT[reason]
    return Named(lacking, Text(f"；{word.zh}：", f"; {word.en}: "))


def _margin(row: Row) -> Margin:
    return Margin(row["value"])


def _reporting(row: Row) -> Reporting:
    return Reporting(row["value"])


def _coverage(row: Row, lang: str) -> str:
    del lang  # the same digits in both
    return f" {row['value'].reported}/{row['value'].expected}"


def _distance(indicator: Indicator, gap: float, lang: str) -> str:
    return points(gap, lang) if indicator.is_rate else str(shown(abs(gap), indicator, lang))
