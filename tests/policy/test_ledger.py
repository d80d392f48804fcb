"""What the ledger holds, how its clauses hang together, and that every citation of the catalogue leads to one."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter

import pytest

from language.text import Text
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


def test_a_document_without_a_number_is_cited_by_its_short_name() -> None:
    assert BOOK.cited("杭锦旗方案 六(四)").ref == "plan:六(四)"
    assert BOOK.in_words("杭锦旗方案 六(四)") == Text("杭锦旗方案 六(四)", "Hanggin's plan 六(四)")
    assert BOOK.in_words("内乡振字〔2021〕2号 三(二)").en == "内乡振字〔2021〕2号 三(二)"
    assert BOOK.in_words("某文件 三(二)").en == "某文件 三(二)"
    assert "own_funds_growth" in BOOK.indicators(BOOK.clauses["plan:六(四)"])


def test_a_target_that_cites_a_clause_measures_it() -> None:
    for target in TARGETS:
        clause = BOOK.cited(target.cite)
        if clause:
            assert target.indicator in BOOK.indicators(clause)


def test_a_new_indicator_measures_the_clause_it_cites(monkeypatch: pytest.MonkeyPatch) -> None:
    clause = BOOK.clauses["reply:二(二)"]
    assert BOOK.indicators(clause) == ()

    added = dataclasses.replace(INDICATORS["sales"], id="conferences_held", cites=("内乡振字〔2021〕2号 二(二)",))
    monkeypatch.setitem(INDICATORS, "conferences_held", added)
    book = dataclasses.replace(BOOK)  # reads the catalogue anew
    assert book.indicators(clause) == ("conferences_held",)
    assert refs(book.measured_by("conferences_held")) == ["reply:二(二)"]


def test_named_indicators_come_before_cited_ones_and_once() -> None:
    found = BOOK.indicators(BOOK.clauses["reply:一(二)"])
    assert found[:4] == (
        "industry_allocated_share",
        "flexible_used_share",
        "microcredit_served_rate",
        "microcredit_issued",
    )
    assert found[4:6] == ("industry_share", "funds_paid_industry")  # named, then cited in the families' order
    assert "industry_plan_rate" in found[6:]
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
        "problem_settlement_rate", "industry_allocated_share", "flexible_used_share", "input_per_national_priority",
        "input_per_regional_priority", "dropouts", "villages_express_rate", "villages_staffed", "villages_staffed_exited",
        "villages_staffed_resettlement", "villages_staffed_priority", "beijing_paired_banners", "fixed_point_banners",
        "microcredit_served_rate", "chronic_reimbursed_rate", "industry_fund_size", "own_funds_growth",
        "notices_posted_rate", "subsidy_per_head_sheep", "subsidy_per_head_cattle", "subsidy_per_head_pigs",
        *(f"aid_per_pupil_{stage}" for stage in ("kindergarten", "primary", "junior", "senior", "higher")), "settled_at_once_rate", "model_trainees", "serious_inpatient_reimbursed_rate",
    }  # fmt: skip
    for target in TARGETS:
        if target.indicator in promised and target.applies(dt.date(2021, 10, 31)):
            assert promised[target.indicator] == target.value


def test_what_no_figure_answers_to_is_known_by_name() -> None:
    """Goals, principles, the keeping of policies, who leads; fields by the river."""
    assert " ".join(refs(tuple(c for c in BOOK.clauses.values() if not BOOK.indicators(c)))) == (
        "central:二(三) central:三(一) central:八(二十一) central:八(二十三) "
        "guidance:一 guidance:四(一) guidance:五(一) guidance:五(三) "
        "opinion:一(一) opinion:六(二十二) opinion:六(二十四) "
        "reply:二(二) "
        "plan:二 plan:三 plan:四(一) plan:四(二) plan:五(三)2 plan:六(一) plan:六(二)"
    )


@pytest.mark.parametrize(
    ("ref", "indicators"),
    [
        ("opinion:一(三)", "medical_insured_rate medical_aided homes_mended_rate water_mended_rate water_kept_rate dropouts"),
        ("opinion:二(九)", "hamlets_paved_rate villages_express_rate hamlets_20_paved villages_express"),
        ("opinion:三(十四)", "pension_paid_rate pension_paid_tier100 pension_due_tier100 pension_paid_tier200 pension_due_tier200 pension_due pension_paid"),
        ("guidance:三(四)", "measures_in_place_rate risk_cleared_rate helper_share"),
        ("plan:五(三)1a", "dividends_paid_rate dividends_due dividends_paid linked_households"),
        ("plan:六(三)", "resident_team_rate villages_staffed team_members team_funds"),
    ],
)  # fmt: skip
def test_what_measures_a_clause_of_a_document_without_a_number_is_named_beside_it(ref: str, indicators: str) -> None:
    assert BOOK.indicators(BOOK.clauses[ref]) == tuple(indicators.split())


def test_no_note_denies_what_is_measured() -> None:
    """A subject that a note calls without an indicator is not among the names of what measures its clause."""
    for clause in BOOK.clauses.values():
        names = "".join(INDICATORS[i].name.zh for i in BOOK.indicators(clause))
        denied = [part.removesuffix("尚无指标") for part in clause.note.zh.split("；") if part.endswith("尚无指标")]
        subjects = [word for part in denied for word in part.replace("和", "、").split("、")]
        assert [word for word in subjects if word in names] == [], clause.ref


def test_dates_are_dates() -> None:
    dated = [c.due for clause in BOOK.clauses.values() for c in clause.commitments if c.due]
    assert dt.date(2021, 10, 31) in dated
    assert dated.count(dt.date(2025, 12, 31)) == 2
