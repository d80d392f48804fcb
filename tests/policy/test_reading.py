"""A line of the ledger that contradicts anything is refused with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policy import PolicyError, read
from policy.ledger import HERE

CLAUSE = "opinion,七(一),funds,,,,,要一,ask one,,"
COMMITMENT = "opinion,五(十八),period,,3,年,years,,,,,试点,pilot"
DOCUMENT = "late,banner,,,旗,Banner,旗方案,Plan,某旗,A banner,2021-01-01,缺页,a page is missing"

WRONG = (
    ("clauses.csv", CLAUSE.replace("opinion", "nobody"), "document 'nobody' is not known"),
    ("clauses.csv", CLAUSE.replace("funds", "money"), "theme 'money' is not known"),
    ("clauses.csv", "opinion,七(一),funds,police,,,,要一,ask one,,", "department 'police' is not known"),
    ("clauses.csv", "opinion,七(一),funds,,funds_lost,,,要一,ask one,,", "indicator 'funds_lost' is not known"),
    ("clauses.csv", "opinion,七(一),funds,,,central:九(一),,要一,ask one,,", "earlier clause 'central:九(一)' is not known"),
    ("clauses.csv", "opinion,七(一),funds,,,,plan:九(一),要一,ask one,,", "earlier clause 'plan:九(一)' is not known"),
    ("clauses.csv", "central,九,funds,,,plan:二,,要一,ask one,,", "carries out plan:二, which does not stand above it"),
    ("clauses.csv", "plan,九,funds,,,plan:二,,要一,ask one,,", "carries out plan:二, which does not stand above it"),
    ("clauses.csv", CLAUSE.replace("七(一)", "五(十八)"), "opinion:五(十八) stands there twice"),
    ("clauses.csv", CLAUSE.replace("ask one", ""), "zh and en must both be filled or both be empty"),
    ("clauses.csv", CLAUSE.removesuffix(",,") + ",说,", "note_zh and note_en must both be filled"),
    ("clauses.csv", CLAUSE.replace("要一,ask one", ","), "zh and en are empty"),
    ("clauses.csv", CLAUSE + ",more", "has more or fewer cells than the head"),
    ("clauses.csv", CLAUSE.removesuffix(","), "has more or fewer cells than the head"),
    ("commitments.csv", COMMITMENT.replace("五(十八)", "五(十九)"), "clause 'opinion:五(十九)' is not known"),
    ("commitments.csv", COMMITMENT.replace("period", "wish"), "kind 'wish' is not known"),
    ("commitments.csv", COMMITMENT.replace("period,,", "period,about,"), "bound 'about' is not known"),
    ("commitments.csv", COMMITMENT.replace(",3,", ",three,"), "'three' is not a plain number"),
    ("commitments.csv", COMMITMENT.replace(",3,", ",,"), "gives neither an amount nor a date"),
    ("commitments.csv", COMMITMENT.replace(",,,,,试点", ",,,2025,,试点"), "'2025' is not a date; write YYYY-MM-DD"),
    ("commitments.csv", COMMITMENT.replace(",,试点", ",nothing,试点"), "indicator 'nothing' is not known"),
    ("commitments.csv", COMMITMENT.replace(",,试点", ",sales,试点"), "indicator of the clause 'sales' is not known"),
    ("commitments.csv", COMMITMENT.replace(",,试点", ",funds_allocated,试点"), "promises 年, funds_allocated is in 万元"),
    ("commitments.csv", COMMITMENT.replace("3,年,years,,,,,", ",,,,,2025-12-31,funds_allocated,"), "promises no unit"),
    ("documents.csv", DOCUMENT.replace("banner,,", "village,,"), "level 'village' is not known"),
    ("documents.csv", DOCUMENT.replace("banner,,", "banner,999999,"), "area '999999' is not known"),
    ("documents.csv", DOCUMENT.replace("late", "plan"), "plan stands there twice"),
    ("documents.csv", DOCUMENT.replace("2021-01-01", "2021"), "'2021' is not a date"),
    ("themes.csv", "funds,资金,Funds", "funds stands there twice"),
    ("departments.csv", "water,,Water", "zh and en must both be filled"),
)  # fmt: skip


@pytest.mark.parametrize(("file", "line", "complaint"), WRONG)
def test_a_wrong_line_is_named(file: str, line: str, complaint: str, tmp_path: Path) -> None:
    for source in HERE.glob("*.csv"):
        shutil.copy(source, tmp_path)
    with (tmp_path / file).open("a", encoding="utf-8") as text:
        text.write(f"{line}\n")
    lines = len((tmp_path / file).read_text(encoding="utf-8").splitlines())
    with pytest.raises(PolicyError) as refusal:
        read(tmp_path)
    assert str(refusal.value).startswith(f"{file}:{lines}: ")
    assert complaint in str(refusal.value)


def test_lines_that_are_right_are_read(tmp_path: Path) -> None:
    for source in HERE.glob("*.csv"):
        shutil.copy(source, tmp_path)
    for file, line in (("documents.csv", DOCUMENT), ("clauses.csv", CLAUSE), ("commitments.csv", COMMITMENT)):
        with (tmp_path / file).open("a", encoding="utf-8") as text:
            text.write(f"{line}\n")
    documents, _, _, clauses = read(tmp_path)
    assert (documents["late"].date.isoformat(), [d.zh for d in documents["late"].defects]) == ("2021-01-01", ["缺页"])
    assert clauses["opinion:七(一)"].words.zh == "要一"
    assert [c.words.zh for c in clauses["opinion:五(十八)"].commitments] == [
        "脱贫旗县照旧整合涉农涉牧资金，此后只在国家重点帮扶旗县实行",
        "试点",
    ]
