"""docs/indicators.md says what the declarations say."""

from __future__ import annotations

import datetime as dt

from language.text import Text
from metrics import catalogue
from metrics.catalogue import (
    AgainstPace,
    Break,
    Difference,
    Growth,
    GrowthDifference,
    Indicator,
    PerFlagged,
    PerHead,
    Ratio,
    Value,
    document,
)


def test_the_committed_page_is_fresh() -> None:
    assert document.PATH.read_text(encoding="utf-8") == document.document(), "stale: run `make docs`"


def test_every_declaration_stands_in_the_page() -> None:
    page = document.document()
    for id in (*catalogue.INDICATORS, *catalogue.MEASURES):
        assert f"| `{id}` |" in page


def test_a_new_declaration_appears_with_its_break() -> None:
    broken = Break(dt.date(2021, 1, 31), what=Text("口径", "another line"))
    new = Indicator(
        "paid_per_person", Text("人均|支出", "Paid per person"), "funds", "%", Ratio("funds_paid", over="funds_central"),
        better="less", decimals=2, breaks=(broken,), cites=("某号 一",),
    )  # fmt: skip
    page = document.document((*catalogue.INDICATORS.values(), new))
    row = (
        "| `paid_per_person` | 人均\\|支出 | Paid per person | % | `funds_paid` ÷ `funds_central` × 100 "
        "| 越低越好 / less | 2 | 某号 一 |"
    )
    assert row in page.split("## 衔接资金")[1].split("## ")[0]
    assert "| 2021-01 | 口径 | another line | `paid_per_person` |" in page


def test_formulas_read_as_they_are_computed() -> None:
    assert document.formula(Value("a", "b")) == "(`a` + `b`)"
    assert document.formula(Ratio("a", over=("b", "c"))) == "`a` ÷ (`b` + `c`) × 100"
    assert document.formula(AgainstPace("a", over="b")) == "`a` ÷ `b` × 100 − month ÷ 12 × 100"
    assert document.formula(PerHead("a", over="b")) == "`a` × 10 000 ÷ `b`"
    assert document.formula(Difference("a", "b", less="c")) == "`a` + `b` − `c`"
    assert document.formula(GrowthDifference("a", "b")).startswith("growth of `a` − growth of `b`")
    assert document.formula(Growth("a")) == "`a` ÷ same period last year × 100 − 100"
    assert document.formula(PerFlagged("a", flag="f")) == "`a` of areas flagged `f` ÷ number of such areas"
