"""The page of the priority-assistance banners: what it says at every level, in both languages, and what its widgets change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.grids import grids
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, CHINESE, CITED, REGION, answer, opened, texts

FRONT = "152221"


def said(app: AppTest) -> str:
    return " ".join(texts(app))


def charts(app: AppTest) -> list[dict[str, object]]:
    return [json.loads(c.proto.spec) for c in app.get("vega_lite_chart")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("area", [REGION, CHIFENG, BAIRIN_LEFT])
def test_it_answers_at_every_level_in_both_languages(shown_store: Path, area: str, lang: str) -> None:
    for period in ("2021-06", "2021-12", "2022-01"):
        app = opened("priority", area=area, period=period, lang=lang)
        assert not app.warning
        assert app.query_params["area"] == area
        if lang == "en":
            assert [t for t in texts(app) if CHINESE.search(CITED.sub("", t))] == []
        assert len(grids(app)[0]) == 11  # the ten and the region, wherever the reader comes from


def test_the_answer_of_june_2021(shown_store: Path) -> None:
    assert answer(opened("priority", period="2021-06")) == (
        "2021年6月，10个国家重点帮扶旗县中10个五项报齐，10个有未达标的工作；最先要看四子王旗：资金支出进度 21.1%，低于序时进度28.9个百分点。"
    )


def test_input_has_a_target_in_2021_only(shown_store: Path) -> None:
    then = said(opened("priority", period="2021-06"))
    assert (
        "县均投入 1.19 亿元，达到文件所列1.19 亿元（内乡振字〔2021〕2号 二(三)1，作参考线是本系统假设）；5个旗县低于此数。"
        in then
    )
    assert "自治区重点帮扶旗县：5个，公布文件未列名" in then
    assert "2022年没有参考线：1.19 亿元是2021年的" in said(opened("priority", period="2022-06"))


def test_the_matrix_follows_the_line_of_work(shown_store: Path) -> None:
    app = opened("priority", period="2021-06")
    assert {"funds_paid_rate", "input_per_national_priority", "projects_late"} < set(grids(app)[0])
    app.selectbox(key="pick.matrix").set_value("employment").run()
    assert app.query_params["matrix"] == "employment"
    shown = set(grids(app)[0])
    assert "employed_welfare_posts" in shown
    assert "funds_paid_rate" not in shown


def test_gaps_are_of_rates_and_never_across_a_break(shown_store: Path) -> None:
    june = grids(opened("priority", period="2021-06"))[1]
    assert set(june["region_move"]) <= {"不落后", "已追上", "缩小", "扩大", "未变", "转为落后"}
    across = grids(opened("priority", period="2021-12", indicator="risk_cleared_rate"))[1]
    assert set(across["league_move"]) == {"口径或制度有变，不可比", "无可比数"}  # one has not reported
    assert across["league_then"].isna().all()
    counted = opened("priority", period="2021-06", indicator="sales")
    assert len(grids(counted)) == 1
    assert "请选比率指标看差距" in said(counted)


def test_the_banner_of_the_link_or_of_the_picker_is_shown_over_months(shown_store: Path) -> None:
    app = opened("priority", period="2021-06", area=FRONT)
    assert app.query_params["banner"] == FRONT
    app.selectbox(key="pick.banner").set_value(BAIRIN_LEFT).run()
    assert app.query_params["banner"] == BAIRIN_LEFT
    assert app.query_params["area"] == FRONT
    assert any(all(name in t for name in ("（逐月）", "巴林左旗", "赤峰市", "内蒙古自治区")) for t in texts(app))


def test_an_unknown_banner_is_named(shown_store: Path) -> None:
    app = opened("priority", period="2021-06", banner="150102")  # a district, none of the ten
    assert [w.value for w in app.warning] == ["链接中的`150102`不认识，已改用默认值。"]
    assert app.selectbox(key="pick.banner").value == "150929"


def test_indicators_with_few_values_are_drawn_too(shown_store: Path) -> None:
    """Some classes of a map of ten are empty: that is no fault."""
    for indicator in ("sales", "projects_late", "employed_workshops", "input_per_national_priority"):
        assert len(opened("priority", period="2021-12", indicator=indicator).get("vega_lite_chart")) == 3
