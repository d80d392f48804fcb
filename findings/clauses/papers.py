"""The register of transition papers: which a document names, in which field, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from data.published import PublishedFigure, published
from findings.clauses.clause_search import name
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import OneOf
from findings.links.link import Derivation, Link
from findings.official.matching import Wanted
from findings.official.official_summary import Official
from findings.text.wording import digits_of
from language.nouns import FIELDS, TRANSITION_PAPERS, counted
from language.sentence import linked, written
from language.text import Text
from policy import Paper, ledger

TITLE = Text("衔接政策文件", "Transition papers")
STATES: dict[str, Text] = {
    "made": Text("已制定", "made"),
    "forwarded": Text("已转发", "passed on"),
    "drafting": Text("在起草", "being drafted"),
    "": Text("未说明", "not stated"),
}
UNNAMED = Text("未列名", "no paper named")
UNKNOWN = Text("未载", "not given")
CALLED: dict[str, Text] = {
    "named": TITLE + Text(" · 自治区已制定和转发的", " made or passed on by the region"),
    "drafting": TITLE + Text(" · 在起草的", " being drafted"),
}


def in_force() -> tuple[Paper, ...]:
    """The papers named that the region made or passed on."""
    return tuple(paper for paper in ledger().papers if paper.is_in_force)


def table(papers: Sequence[Paper] | None = None, title: Text = TITLE) -> Table:
    """One row a paper, or a field of which none is named: all of the register without `papers`."""
    columns = (
        Column("field", Text("方面", "Field")), Column("paper", Text("文件", "Paper")), Column("issuer", Text("印发单位", "Issued by")),
        Column("state", Text("状态", "State")), Column("number", Text("文号", "Number")), Column("date", Text("日期", "Date")),
        Column("clause", Text("出处", "Named in")), Column("note", Text("说明", "Note")),
    )  # fmt: skip
    return Table(title, columns, tuple(map(_row, ledger().papers if papers is None else papers)))


def _row(paper: Paper) -> dict[str, object]:
    return {
        "field": paper.field,
        "paper": paper.title or UNNAMED,
        "issuer": paper.issuer or UNKNOWN,
        "state": STATES[paper.state],
        "number": paper.number or UNKNOWN,
        "date": paper.date.isoformat() if paper.date else UNKNOWN,
        "clause": name(ledger(), ledger().clauses[paper.ref]),
        "note": paper.note,
    }


@dataclass(frozen=True)
class Papers(Link):
    """The papers of the register that a count is of."""

    which: Annotated[str, OneOf(CALLED)]

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its field and the clause that names it."""
        every = ledger().papers
        found = in_force() if self.which == "named" else [paper for paper in every if paper.state == "drafting"]
        return Derivation(
            CALLED[self.which], counted(len(found), TRANSITION_PAPERS), (), table(found, CALLED[self.which])
        )


def summary() -> tuple[Text, ...]:
    """How many fields the region's papers serve by the reply, how many of them it names, and what it does not say."""
    fields, papers = (published(id)[0] for id in ("policy_fields_region", "policy_papers_region"))
    named, drafting = in_force(), sum(paper.state == "drafting" for paper in ledger().papers)
    served, day = len({paper.field for paper in named}), fields.as_of
    told = written(
        Text(
            "据{cite}，截至{day}自治区在{fields}转发和制定了{papers}。所存文本列名并写明已制定或转发的有{named}，涉及{served}（占{share}），另有{drafting}在起草；其余没有列名，或没有写明状态。",
            "By {day} the region had made or passed on {papers} in {fields} ({cite}). The texts held name {named} as made or passed on, in {served} ({share} of them), and {drafting} being drafted; the others are not named, or their state is not stated.",
        ),
        cite=f"{fields.document} {fields.paragraph}",
        day=Text(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B %Y}"),
        fields=linked(counted(int(fields.value), FIELDS), _published(fields)),
        papers=linked(counted(int(papers.value), TRANSITION_PAPERS), _published(papers)),
        named=linked(counted(len(named), TRANSITION_PAPERS), Papers("named")),
        served=linked(counted(served, FIELDS), Papers("named")),
        share=f"{digits_of(Fraction(100 * served, int(fields.value)), 1)}%",
        drafting=linked(counted(drafting, TRANSITION_PAPERS), Papers("drafting")),
    )
    return told, LIMITS


def _published(figure: PublishedFigure) -> Official:
    return Official("", Wanted(words=figure.name.zh))


LIMITS = Text(
    "方面由本系统归类；列名的文件是否都在答复所说的总数之内，答复没有说明。文号、日期、状态，原文没有的写明未载、未说明。",
    "The fields are grouped by this product, and the reply does not say whether the papers named are all among its total. Whatever the texts do not give of number, date and state is said not to be given.",
)
