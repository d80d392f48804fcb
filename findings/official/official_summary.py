"""How many published figures are held, may be compared, agree, and the figures that each count opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import OneOf
from findings.links.link import Derivation, Link
from findings.official.matching import COMPARED, Held, Relation, Wanted, family_name, held, narrowed
from findings.official.official_table import table
from findings.text import labels
from language.nouns import PAPERS, Noun, counted, out_of
from language.sentence import joined, linked, written
from language.text import COMMA, STOP, THEN, Text

# What a count may be of; each figure is in one of the last four.
KINDS: dict[str, tuple[Relation, ...]] = {
    "compared": COMPARED,
    "equal": ("equal",),
    "apart": ("apart",),
    "unlike": ("benchmark", "scope", "partial"),
    "nothing": ("unexported", "none", "unreported"),
}
CALLED: dict[str, Text] = {
    "": Text("在册公布数", "Published figures held"),
    "compared": Text("可与计算数比较的公布数", "Published figures that can be compared"),
    "equal": Text("与计算数一致的公布数", "Published figures equal to the computed ones"),
    "apart": Text("与计算数有差异的公布数", "Published figures apart from the computed ones"),
    "unlike": Text("不作比较的公布数", "Published figures that are not compared"),
    "nothing": Text("没有计算数的公布数", "Published figures with nothing computed"),
}
COUNTING: dict[str, Text] = {
    "compared": Text("同一指标、范围和口径相同、当月旗县报全的", "of the same indicator, scope and definition, and of a month that no banner lacks"),
    "equal": Text("按指标的小数位取整后相同的，为一致", "equal is what is the same once rounded to the indicator's decimals"),
    "apart": Text("按指标的小数位取整后不同的，为有差异", "apart is what is not the same once rounded to the indicator's decimals"),
    "unlike": Text("口径或范围不同、有旗县未报，或为全国和其他地区的参照值", "of another definition or scope, of a month that lacks banners, or a benchmark of others"),
    "nothing": Text("没有对应指标、尚无报表报送，或该月没有计算数", "without an indicator, without an export that reports it, or of a month with nothing computed"),
}  # fmt: skip
FIGURES = Noun("个", "", "published figure", "published figures")
GIVEN_BY = Noun("份", "文件和报道", "source", "sources")
UNLIKE = Noun(
    "个", "口径不同、有旗县未报或为参照值，不作比较", "is of another scope, lacks banners or is a benchmark and not compared",
    "are of another scope, lack banners or are benchmarks and not compared",
)  # fmt: skip
NOTHING = Noun("个", "没有计算数", "has nothing computed", "have nothing computed")
COMPARABLE = Noun("个", "可与计算数比较", "can be compared")
EQUAL, APART = Noun("个", "一致", "equal"), Noun("个", "有差异", "apart")
REST = {"unlike": UNLIKE, "nothing": NOTHING}
HELD = Text("在册{whole}，出自{sources}：{compared}", "{whole} from {sources}: {compared} with a computed one")
SHOWN = ("area", "as_of", "value", "unit", "computed", "computed_month", "said", "document", "paragraph", "date")


def answer(found: Sequence[Held], wanted: Wanted) -> Text:
    """How many figures are held of those that were looked for, how many have a counterpart, how many agree; counts open what they count."""
    if not found:
        return Text("没有符合条件的公布数。", "No published figure matches.")
    relations = Counter(h.relation for h in found)
    count = {kind: sum(relations[r] for r in of) for kind, of in KINDS.items()}

    def of(kind: str, words: Text) -> Text:
        return linked(words, Official(kind, wanted))

    whole = of("", Text("公布数", "") + counted(len(found), FIGURES))
    sources = linked(counted(len({h.figure.document for h in found}), GIVEN_BY), Sources(wanted))
    compared = of("compared", counted(count["compared"], COMPARABLE))
    agreed = Text("全部一致", "all equal") if not count["apart"] else counted(count["equal"], EQUAL)
    agreeing = [of("equal", agreed)] if count["equal"] else []
    agreeing += [of("apart", counted(count["apart"], APART))] if count["apart"] else []
    rest = [of(kind, counted(count[kind], noun)) for kind, noun in REST.items() if count[kind]]
    held = written(HELD, whole=whole, sources=sources, compared=compared)
    if agreeing:
        held += COMMA + joined(agreeing, Text("、", " and "))
    return joined([held, *rest], THEN) + STOP


@dataclass(frozen=True)
class Official(Link):
    """The published figures that were looked for, or those of them that stand in one way to the computed ones."""

    kind: Annotated[str, OneOf(CALLED)]
    wanted: Wanted

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its document and the computed one beside it; of none such all they are counted from."""
        every = narrowed(held(view), self.wanted)
        mine = [h for h in every if not self.kind or h.relation in KINDS[self.kind]]
        if not every:
            return None
        name, made = CALLED[self.kind] + _asked(self.wanted), table(mine or every).only(*SHOWN)
        value = out_of(len(mine), len(every))
        facts = ((labels.COUNTING, COUNTING[self.kind]),) if self.kind else ()
        return Derivation(name, value, facts, Table(name, made.columns, made.rows))


@dataclass(frozen=True)
class Sources(Link):
    """The documents that give the figures that were looked for."""

    wanted: Wanted

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with how many figures it gives, who gives most first."""
        given = Counter(h.figure.document for h in narrowed(held(view), self.wanted))
        if not given:
            return None
        name = Text("公布数的文件和报道", "Sources of the published figures") + _asked(self.wanted)
        rows = tuple(
            {"document": document, "figures": number, "of": Official("", replace(self.wanted, document=document))}
            for document, number in given.most_common()
        )
        return Derivation(name, counted(len(rows), PAPERS), (), Table(name, SOURCES, rows))


SOURCES = (
    Column("document", Text("文件", "Document")),
    Column("figures", Text("公布数", "Published figures"), "number", opens=lambda row: row["of"]),
)


def _asked(wanted: Wanted) -> Text:
    """What was looked for, behind a title."""
    family = family_name(wanted.family) if wanted.family else None
    told = [family, *(Text(words, words) for words in (wanted.document, wanted.words and f"“{wanted.words}”") if words)]
    return Text("".join(f" · {t.zh}" for t in told if t), "".join(f" · {t.en}" for t in told if t))
