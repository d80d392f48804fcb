"""A target ends with its document, and at the latest with the regime in which it began, unless it says why it goes on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from findings.lineage.origin import target_text
from metrics.arithmetic import period_of
from metrics.catalogue import INDICATORS, RULES, TARGETS, Target, read, target_of
from metrics.comparability import obstructed
from metrics.regimes import last_month_of, regime_of
from tests.findings.hinggan import cell
from tests.metrics.test_catalogue import SMALL

LAST, NOW = dt.date(2025, 12, 31), dt.date(2026, 10, 31)
MONTHS = [period_of(n) for n in range(2020 * 12, 2028 * 12)]


def test_the_last_month_of_a_regime() -> None:
    assert last_month_of(dt.date(2020, 1, 31)) == LAST
    assert last_month_of(LAST) == LAST
    assert last_month_of(dt.date(2026, 1, 31)) is None
    assert last_month_of(dt.date(2021, 1, 31), {"regular"}) is None


@pytest.mark.parametrize("target", TARGETS, ids=lambda t: f"{t.indicator}-{t.since}")
def test_no_target_is_in_force_under_another_regime_without_its_reason(target: Target) -> None:
    for month in (m for m in MONTHS if target.applies(m)):
        regime = regime_of(month)
        assert regime == regime_of(target.since) or dict(target.same_because)[regime.id].zh
        assert target.cite or target.note.zh  # cited, or said why it is assumed
        if INDICATORS[target.indicator].grows:  # asked only where something could meet it
            found = obstructed(INDICATORS[target.indicator], month, "year")
            assert found is None or found.why != "regime"


def test_what_a_document_asks_of_a_year_or_of_the_transition_ends_with_it() -> None:
    assert all(t.until and t.until <= LAST for t in TARGETS if t.cite)


def test_what_holds_in_2026() -> None:
    assert {t.indicator for t in TARGETS if t.applies(NOW)} == {
        "funds_paid_rate", "funds_paid_vs_pace", "project_start_rate", "projects_late", "assets_kept_rate", "disability_paid_rate",
        "microcredit_served_rate", "warnings_checked_rate", "supervision_settled_rate", "settled_in_time_rate", "named_answered_rate",
    }  # fmt: skip
    assert target_of("sales_yoy", LAST) is not None
    assert target_of("sales_yoy", NOW) is target_of("employment_vs_last_year", NOW) is None


def test_a_rule_of_a_target_is_silent_once_the_target_has_ended() -> None:
    silent = {
        rule.id for rule in RULES if rule.reads == "target" and not any(target_of(i, NOW) for i in rule.indicators)
    }
    assert {"sales", "employment", "industry", "input"} <= silent
    assert not silent & {"pace", "start", "late"}


def test_the_reason_stands_beside_the_target_in_the_months_it_is_for() -> None:
    assert "沿用" not in target_text(cell("funds_paid_rate", 50, LAST)).zh
    assert target_text(cell("funds_paid_rate", 50, NOW)).zh.endswith("，2026年起沿用：月份/12与资金名目无关）")
    assert target_text(cell("funds_paid_rate", 50, NOW)).en.endswith(
        "; kept from 2026 on: month/12 is the same whatever the funds are called)"
    )


def test_a_target_that_runs_past_its_regime_unsaid_is_refused(tmp_path: Path) -> None:
    def faults(more: str) -> list[str]:
        path = tmp_path / "relocation.toml"
        path.write_text(SMALL.replace("since = 2021-01-31\n", f"since = 2021-01-31\n{more}", 1), encoding="utf-8")
        try:
            families, _ = read([path])
        except ValueError as refused:
            return [str(refused)]
        assert families
        return []

    assert faults("until = 2025-12-31\n") == []
    (said,) = faults("until = 2026-06-30\n")
    assert "targets.settled_share" in said
    assert "past the end of its regime on 2025-12-31" in said
    assert faults('until = 2026-06-30\nsame_in.regular = { zh = "同", en = "same" }\n') == []
