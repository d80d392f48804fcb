"""Published figures beside computed ones: what is compared, what is not, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from data.published import PublishedFigure, published
from findings.links.link import Figure
from findings.links.reporters import Reporting
from findings.official import matching as found_in
from findings.official import official_summary, official_table
from findings.official.matching import Held, Wanted, held, narrowed
from findings.text.wording import amount
from language.text import Text
from metrics.catalogue import CORE, INDICATORS
from metrics.cell import Cell
from tests.findings.hinggan import JUNE, NOTHING, REGION, parts, view


class Read:
    """A cube in which the region's figures are what a test says, by indicator and month."""

    indicators = INDICATORS

    def __init__(self, values: dict[tuple[str, str], float], reported: int = 103) -> None:
        self.values, self.reported = values, reported
        self.periods = [dt.date(2021, 5, 31), JUNE, dt.date(2022, 6, 30)]

    def cell(self, indicator: str, area: str, period: dt.date) -> Cell:
        value = self.values.get((indicator, f"{period:%Y-%m}"))
        seen = 103 if period.month == 5 else self.reported
        return Cell(
            INDICATORS[indicator],
            area,
            period,
            value,
            *parts(indicator, value, period),
            seen,
            103,
            False,
            NOTHING,
            None,
        )


def one(id: str, values: dict[tuple[str, str], float], as_of: str = "", reported: int = 103) -> Held:
    """The entry of one figure; of the first day of which it speaks unless another is named."""
    shown = replace(view(REGION), cube=Read(values, reported))
    return next(h for h in held(shown) if h.figure.figure_id == id and str(h.figure.as_of).startswith(as_of))


def figure(id: str) -> PublishedFigure:
    return next(f for f in published() if f.figure_id == id)


def test_every_figure_is_listed_once_with_its_document() -> None:
    entries = held(view(REGION))
    assert len(entries) == len(published()) == 111
    frame = official_table.table(entries).frame("zh")
    assert (frame["document"] != "").all()
    assert (frame["said"] != "").all()
    assert (frame["scope"] != "").all()


def test_every_line_of_work_and_every_scope_has_a_name() -> None:
    for f in published():
        assert found_in.family_name(f.family).zh
        assert found_in.SCOPES[f.scope].en
        assert amount(f.value, f.unit, "en").number
    assert found_in.families()[:5] == list(CORE)
    assert {"assets", "relocation", "social_assistance", "finance", "beijing", "talent", "organisation"} < set(
        found_in.families()
    )


def test_equal_and_apart() -> None:
    equal = one("sales", {("sales", "2021-06"): 454_600.0})
    assert (equal.relation, equal.difference, equal.said.zh) == ("equal", 0.0, "与公布数一致")
    apart = one("sales", {("sales", "2021-06"): 450_000.0})
    assert (apart.relation, apart.difference) == ("apart", -4_600.0)
    assert apart.said == Text("与公布数相差 −4,600.0 万元", "differs from the published figure by −46.0 million yuan")


def test_a_sum_that_lacks_banners_is_not_compared() -> None:
    partial = one("sales", {("sales", "2021-06"): 450_000.0}, reported=100)
    assert (partial.relation, partial.difference) == ("partial", None)
    assert partial.said.zh == "不作比较：计算数只含100/103个旗县"


def test_nothing_computed_is_said_and_is_no_zero() -> None:
    silent = one("sales", {})
    assert (silent.relation, silent.cell, silent.difference) == ("unreported", None, None)
    assert silent.said.zh == "该月没有计算数"


def test_a_figure_for_the_year_takes_the_last_month_in_which_nobody_is_missing() -> None:
    values = {("funds_central", "2021-05"): 204_000.0, ("funds_central", "2021-06"): 190_000.0}
    whole, lacking = one("funds_central", values), one("funds_central", values, reported=100)
    assert whole.cell is not None
    assert (whole.cell.period, whole.relation) == (JUNE, "apart")
    assert lacking.cell is not None
    assert (lacking.cell.period, lacking.relation) == (dt.date(2021, 5, 31), "equal")


def test_another_day_than_the_month_s_end_is_said() -> None:
    early = one("funds_paid_rate", {("funds_paid_rate", "2022-06"): 42.2})
    assert early.said == Text(
        "与公布数一致（公布数截至6月8日，计算数截至月底）",
        "equal to the published figure (published as of 08 June, computed at the month's end)",
    )


@pytest.mark.parametrize(
    ("id", "as_of", "relation", "said"),
    [
        ("monitored_persons", "2022", "scope", "口径不同，不作比较"),
        ("assets_total", "2022", "scope", "同一存量的重新表述，不作比较"),
        ("assets_total", "2020", "unreported", "该月没有计算数"),
        ("employed_persons", "2022", "benchmark", "参照值，不作比较"),
        ("beijing_funds", "", "unreported", "该月没有计算数"),
        ("beijing_districts", "", "unexported", "尚无报表报送"),
        ("funds_central_change", "", "none", "没有对应的计算数"),
        ("priority_regional_floor", "", "none", "没有对应的计算数"),
    ],
)
def test_what_is_not_compared_says_why(id: str, as_of: str, relation: str, said: str) -> None:
    values = {("monitored_persons", "2022-12"): 99_600.0, ("employed_persons", "2022-12"): 205_717.0}
    entry = one(id, values, as_of)
    assert (entry.relation, entry.said.zh, entry.difference) == (relation, said, None)


def test_filters_by_line_of_work_document_and_words() -> None:
    entries = held(view(REGION))
    assert {h.figure.figure_id for h in narrowed(entries, Wanted("finance"))} == {"microcredit_issued"}
    assert len(narrowed(entries, Wanted(document="内乡振字〔2021〕2号"))) == 73
    assert {h.figure.figure_id for h in narrowed(entries, Wanted(words="北京 干部"))} == {
        "beijing_cadres", "beijing_cadres_per_banner",
    }  # fmt: skip
    assert {h.figure.figure_id for h in narrowed(entries, Wanted(words="CADRES posted from"))} == {
        "beijing_cadres", "beijing_cadres_per_banner",
    }  # fmt: skip
    assert {h.figure.figure_id for h in narrowed(entries, Wanted(words="重新表述"))} == {"assets_total"}
    assert narrowed(entries, Wanted("finance", "国新办")) == []
    assert len(narrowed(entries, Wanted())) == 111


def test_the_words_on_a_comparison_open_what_it_stands_on() -> None:
    entries = [
        one("sales", {("sales", "2021-06"): 450_000.0}),
        one("sales", {("sales", "2021-06"): 450_000.0}, reported=100),
        one("sales", {}),
    ]
    table = official_table.table(entries)
    said = next(column for column in table.columns if column.key == "said")
    apart, partial, silent = (said.link(row) for row in table.rows)
    assert (apart, partial, silent) == (Figure(entries[0].cell), Reporting(entries[1].cell), None)


def test_documents_by_how_much_they_give() -> None:
    documents = found_in.documents()
    assert (documents[0], len(documents)) == ("内乡振字〔2021〕2号", 15)


def test_the_answer_counts_what_is_compared() -> None:
    entries = [
        one("sales", {("sales", "2021-06"): 454_600.0}),
        one("sales_beijing", {("sales_beijing", "2021-06"): 1.0}),
        one("employed_persons", {}, "2022"),
        one("beijing_funds", {}),
    ]
    assert official_summary.answer(entries, Wanted()).zh == (
        "在册公布数4个，出自2份文件和报道：2个可与计算数比较，1个一致、1个有差异；"
        "1个口径不同、有旗县未报或为参照值，不作比较；1个没有计算数。"
    )
    one_equal = official_summary.answer(entries[:1], Wanted())  # and no word of those that are none
    assert one_equal.zh == "在册公布数1个，出自1份文件和报道：1个可与计算数比较，全部一致。"
    assert one_equal.en.endswith("1 can be compared with a computed one, all equal.")
    assert official_summary.answer([], Wanted()).en == "No published figure matches."


def test_benchmarks_stand_beside_the_region_s_own() -> None:
    entry = one("employed_persons", {("employed_persons", "2022-06"): 1.0}, "2022")
    assert official_table.benchmarks([entry]) == [
        Text("全国脱贫人口务工就业 3,277.90 万人（2022年12月，国新办）",
             "China: Poverty-exited persons in employment 32,779,000 persons (December 2022, 国新办)"),
    ]  # fmt: skip
    own = Held(entry.figure, Read({("employed_persons", "2022-12"): 205_717.0}).cell(
        "employed_persons", REGION, dt.date(2022, 12, 31)), "benchmark", entry.said)  # fmt: skip
    assert official_table.benchmarks([own])[0].zh.endswith("；本区同月 20.57 万人")
    assert official_table.benchmarks([one("sales", {})]) == []


def test_a_row_carries_value_unit_and_what_a_reader_must_know() -> None:
    table = official_table.table(
        [one("training_classes", {}), one("funds_central", {}), one("monitoring_income_line", {})]
    )
    zh, en = table.frame("zh"), table.frame("en")
    assert zh["note"].tolist()[0] == "多个（下限）"
    assert zh["as_of"].tolist() == ["2021-07-28", "2021年", "2019-12-30"]
    assert en["unit"].tolist() == ["", "10,000 yuan", "yuan per person a year"]
    assert zh["computed"].isna().all()
    assert zh.loc[0, ["family", "scope", "document", "paragraph", "date"]].tolist() == [
        "人才培训", "内蒙古全区", "内乡振字〔2021〕2号", "三(三)", "2021-07-28",
    ]  # fmt: skip
    assert figure("training_classes").value == zh.loc[0, "value"]
