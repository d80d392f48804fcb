"""The register of transition papers: every line hangs on a clause and claims nothing that no paper bears out."""

from __future__ import annotations

from pathlib import Path

import pytest

from findings.clauses import papers
from findings.clauses.papers import Papers
from findings.passports import LINKS
from language.text import Text
from policy import STATES, PolicyError, ledger
from policy.reading import papers as read

HEAD = "zh,en,title_zh,title_en,issuer_zh,issuer_en,state,number,date,ref,note_zh,note_en\n"


def test_every_paper_is_named_by_a_clause_of_the_reply() -> None:
    found = ledger().papers
    assert len(found) == 18
    assert {ledger().clauses[paper.ref].document for paper in found} == {"reply"}
    assert {paper.state for paper in found} == set(STATES) - {"forwarded"}
    assert all(paper.title for paper in found if paper.state)
    assert [paper.field.en for paper in found if not paper.title] == [
        "Finance", "Taxes", "Land", "Education", "Health cover", "Housing", "Drinking water",
    ]  # fmt: skip


def test_fields_served_are_those_of_papers_made_or_passed_on() -> None:
    """Four of the reply's eighteen: what is being drafted serves none yet."""
    assert [paper.field.zh for paper in papers.in_force()] == [
        "防返贫监测帮扶", "防返贫监测帮扶", "防贫保险", "产业", "产业", "产业", "就业",
    ]  # fmt: skip
    told, limits = papers.summary()
    assert "在18个方面转发和制定了22个衔接文件" in told.zh
    assert "列名并写明已制定或转发的有7个衔接文件，涉及4个方面（占22.2%），另有1个衔接文件在起草" in told.zh
    assert told.en.startswith("By 20 July 2021 the region had made or passed on 22 transition papers in 18 fields (")
    assert "没有说明" in limits.zh


def test_what_is_not_known_says_so() -> None:
    rows = {row["paper"].zh: row for row in papers.table().rows}
    plan = rows["持续选派驻村第一书记和工作队工作方案"]
    assert (plan["state"], plan["number"], plan["date"]) == (
        Text("在起草", "being drafted"),
        papers.UNKNOWN,
        papers.UNKNOWN,
    )
    notice = rows["关于有效衔接做好脱贫人口小额信贷工作的通知"]
    assert notice["state"] == Text("未说明", "not stated")
    assert "没有说自治区是否转发" in notice["note"].zh


def test_its_counts_open_the_papers() -> None:
    assert Papers in LINKS
    found = Papers("named").derivation(None)  # hangs on no view
    assert found is not None
    assert (len(found.table.rows), found.value.zh) == (7, "7个衔接文件")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("产业,Industries,甲,A,,,lost,,,reply:一(二),,", "state 'lost' is not known"),
        ("产业,Industries,甲,A,,,made,,,reply:九(九),,", "clause 'reply:九(九)' is not known"),
        ("产业,Industries,,,,,made,,,reply:一(二),,", "has no title"),
        ("产业,Industries,甲,A,,,made,,soon,reply:一(二),,", "is not a date"),
        ("产业,Industries,甲,,,,made,,,reply:一(二),,", "must both be filled"),
    ],
)
def test_a_line_that_claims_too_much_is_refused(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "papers.csv"
    file.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"papers\.csv:2") as refused:
        read(file, ledger().clauses)
    assert said in str(refused.value)
