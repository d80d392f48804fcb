"""What the ledger holds, how its clauses hang together, and that every citation of the catalogue leads to one."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter

import pytest

from metrics.catalogue import INDICATORS, MEASURES, TARGETS
from policy import LEVELS, ledger

BOOK = ledger()
NUMERALS = "一二三四五六七八九十"


def refs(clauses: tuple) -> list[str]:
    return [clause.ref for clause in clauses]


def test_five_documents_from_the_centre_to_a_banner() -> None:
    assert [(d.id, d.level, d.area) for d in BOOK.documents.values()] == [
        ("central", "centre", ""), ("guidance", "region", ""), ("opinion", "region", ""), ("reply", "region", ""),
        ("plan", "banner", "150625"),
    ]  # fmt: skip
    assert Counter(c.document for c in BOOK.clauses.values()) == {
        "central": 26, "guidance": 17, "opinion": 22, "reply": 17, "plan": 29,
    }  # fmt: skip


def test_the_numbers_of_the_documents_run_on_but_for_what_the_stored_text_lacks() -> None:
    """The central and the region's opinion count their paragraphs through; (十九) to (二十一) of the region's are lost."""
    tens = [*NUMERALS, *(f"十{n}" for n in NUMERALS[:9]), "二十", *(f"二十{n}" for n in NUMERALS[:5])]
    for document, lost, before in (("central", 25, 2), ("opinion", 0, 0)):
        found = [c.number for c in BOOK.clauses.values() if c.document == document][before:]
        held = [n.partition("(")[2].removesuffix(")") for n in found]
        wanted = tens[: lost - 1] if lost else [n for n in tens if n not in {"十九", "二十", "二十一"}]
        assert held == wanted


def test_the_defects_of_the_stored_texts_are_written_down() -> None:
    assert any("（八）" in d.zh for d in BOOK.documents["opinion"].defects)
    assert "（十九）至（二十一）缺失" in [d.zh for d in BOOK.documents["opinion"].defects]
    assert BOOK.documents["central"].defects[0].zh.startswith("从第二部分中间开始")
    assert BOOK.documents["guidance"].defects[0].en == "The body stands in it twice, the second time as web page code"
    for document in BOOK.documents.values():
        assert all(bool(d.zh) == bool(d.en) for d in document.defects)


def test_the_cascade_leads_from_the_centre_to_the_banner() -> None:
    assert refs(BOOK.below("central:三(二)")) == ["opinion:一(二)"]
    assert refs(BOOK.below("opinion:一(二)"))[:3] == ["reply:一(一)", "plan:四(三)", "plan:四(四)"]
    assert refs(BOOK.above(BOOK.clauses["opinion:四(十六)"])) == ["central:六(十五)"]
    assert BOOK.clauses["opinion:一(五)"].continues == ("guidance:二(三)",)
    assert refs(BOOK.below("central:七(十八)")) == ["reply:一(二)", "plan:五(一)1", "plan:五(三)1"]
    assert BOOK.below("central:七(十九)") == ()


def test_no_clause_carries_out_one_from_below() -> None:
    for clause in BOOK.clauses.values():
        for above in BOOK.above(clause):
            levels = [LEVELS.index(BOOK.document(c).level) for c in (above, clause)]
            assert levels == sorted(levels)


def test_every_citation_of_the_catalogue_leads_to_a_clause() -> None:
    cites = {c for i in INDICATORS.values() for c in i.cites} | {c for m in MEASURES.values() for c in m.cites}
    cites |= {t.cite for t in TARGETS if t.cite and "未收入" not in t.note.zh}  # but for documents said not to be held
    assert len(cites) >= 6
    assert [c for c in sorted(cites) if BOOK.cited(c) is None] == []
    assert BOOK.cited("内乡振字〔2021〕2号 三(二)").ref == "reply:三(二)"
    assert BOOK.cited("内乡振字〔2021〕2号 九(九)") is None
    assert BOOK.cited("某文件 三(二)") is None
    assert BOOK.cited(" 二(一)") is None  # documents without a number are not cited by an empty one


def test_a_target_that_cites_a_clause_measures_it() -> None:
    for target in TARGETS:
        clause = BOOK.cited(target.cite)
        if clause:
            assert target.indicator in BOOK.indicators(clause)


def test_a_new_indicator_measures_the_clause_it_cites(monkeypatch: pytest.MonkeyPatch) -> None:
    clause = BOOK.clauses["reply:二(三)2"]
    assert BOOK.indicators(clause) == ()

    added = dataclasses.replace(INDICATORS["sales"], id="conferences_held", cites=("内乡振字〔2021〕2号 二(三)2",))
    monkeypatch.setitem(INDICATORS, "conferences_held", added)
    assert BOOK.indicators(clause) == ("conferences_held",)
    assert refs(BOOK.measured_by("conferences_held")) == ["reply:二(三)2"]


def test_named_indicators_come_before_cited_ones_and_once() -> None:
    found = BOOK.indicators(BOOK.clauses["reply:一(二)"])
    assert found[:2] == ("industry_share", "funds_paid_industry")  # named, then cited in the families' order
    assert "industry_plan_rate" in found[2:]
    assert len(set(found)) == len(found)
    many = BOOK.indicators(BOOK.clauses["reply:一(一)"])
    assert many[:2] == ("risk_cleared_rate", "problem_settlement_rate")
    assert len(set(many)) == len(many)


@pytest.mark.parametrize(
    ("ref", "kind", "amounts"),
    [
        ("plan:五(一)1", "subsidy", [100, 1000, 500]),
        ("plan:五(一)1", "ceiling", [20, 2, 4]),
        ("plan:五(一)2", "subsidy", [3750, 2500, 2800, 3000, 4000]),
        ("plan:五(一)3", "share", [80, 90]),
        ("plan:五(三)4", "fund", [1500]),
        ("opinion:一(一)", "period", [5]),
        ("opinion:三(十四)", "subsidy", [100, 200]),
        ("reply:一(二)", "share", [50, 30]),
        ("reply:二(三)1", "fund", [11900, 8000]),
        ("reply:三(一)", "count", [3841, 3660, 10, 171, 1]),
    ],
)
def test_what_is_promised_in_figures(ref: str, kind: str, amounts: list[float]) -> None:
    assert [c.amount for c in BOOK.clauses[ref].commitments if c.kind == kind] == amounts


def test_promises_agree_with_the_targets_of_the_catalogue() -> None:
    promised = {c.indicator: c.amount for clause in BOOK.clauses.values() for c in clause.commitments if c.indicator}
    assert set(promised) == {
        "problem_settlement_rate", "industry_share", "input_per_national_priority", "input_per_regional_priority",
    }  # fmt: skip
    for target in TARGETS:
        if target.indicator in promised and target.applies(dt.date(2021, 10, 31)):
            assert promised[target.indicator] == target.value


def test_dates_are_dates() -> None:
    dated = [c.due for clause in BOOK.clauses.values() for c in clause.commitments if c.due]
    assert dt.date(2021, 10, 31) in dated
    assert dated.count(dt.date(2025, 12, 31)) == 2
