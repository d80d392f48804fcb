"""How far the systems of the documents are covered: every one is named, and what is missing is said."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from metrics.catalogue import FAMILIES, INDICATORS
from policy import PolicyError, document, ledger
from policy.reading import systems

HEAD = "zh,en,clauses,indicators,also_zh,also_en,missing_zh,missing_en\n"


def test_there_are_sixty_two_each_under_a_name_of_its_own() -> None:
    found = ledger().systems
    assert len({system.name.zh for system in found}) == len({system.name.en for system in found}) == len(found) == 62
    assert all(system.clauses for system in found)
    assert {INDICATORS[id].family for system in found for id in system.indicators} == set(FAMILIES)


def test_what_is_missing_makes_a_part_and_nothing_at_all_is_not_there() -> None:
    by_name = {system.name.zh: system for system in ledger().systems}
    assert by_name["教育资助"].coverage == ("partly" if by_name["教育资助"].missing else "complete")
    assert by_name["残疾人补贴"].coverage == "complete"
    assert (by_name["政策衔接"].coverage, by_name["政策衔接"].indicators) == ("complete", ())
    assert (by_name["后评估四方面"].coverage, bool(by_name["后评估四方面"].missing)) == ("absent", True)


def test_the_committed_page_of_systems_is_fresh() -> None:
    assert document.PATH.read_text(encoding="utf-8") == document.document(), "stale: run `make docs`"
    count = Counter(system.coverage for system in ledger().systems)
    assert (
        f"共62个：齐全{count['complete']}个、部分{count['partly']}个、没有{count['absent']}个。" in document.document()
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("甲,A,reply:九(九),sales,,,,", "clause 'reply:九(九)' is not known"),
        ("甲,A,reply:一(五),sold,,,,", "indicator 'sold' is not known"),
        ("甲,A,reply:一(五),,,,,", "say why it is not there"),
    ],
)
def test_a_line_that_says_nothing_is_refused(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "systems.csv"
    file.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        systems(file, ledger().clauses)
    assert said in str(refused.value)
