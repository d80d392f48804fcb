"""The page on the documents, in both languages, at every level: what it says, what each choice changes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.grids import grids
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, CHINESE, REGION, answer, opened, texts
from ui.state.text import plain

PARTS = ("part_cascade", "part_clauses", "part_promises", "part_documents", "part_papers")
# Documents and their paragraphs are cited by their Chinese names in both languages.
CITED = re.compile(r"[中内][发乡]\w*〔\d+〕\d+号|\(?[一二三四五六七八九十]+(\([一二三四五六七八九十]+\)|\))?|中文")


def articles(app: AppTest) -> dict[str, str]:
    """The clauses side by side, by name: their HTML."""
    found = [a for e in app.html for a in re.findall(r"<article>.*?</article>", e.value)]
    return {unescape(re.findall("<span>(.*?)</span>", a)[0]): unescape(a) for a in found}


def listed(app: AppTest) -> str:
    """The line that says how many clauses are listed."""
    return next(re.sub("<[^>]+>", "", e.value) for e in app.html if "列出" in e.value)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("area", [REGION, CHIFENG, BAIRIN_LEFT])
def test_every_part_at_every_level_in_both_languages(shown_store: Path, area: str, lang: str) -> None:
    for part in PARTS:
        app = opened("policy", area=area, period="2021-12", lang=lang, ledger=part)
        assert not app.warning
        assert "111" in answer(app)
        if lang == "en":
            assert [t for t in texts(app) if CHINESE.search(CITED.sub("", t))] == []
        else:
            assert CHINESE.search(answer(app))


def test_the_answer_for_the_region_in_june_2021(shown_store: Path) -> None:
    assert answer(opened("policy", period="2021-06")) == (
        "5份文件共111条，92条有指标衡量，19条尚无指标；2021年6月内蒙古自治区可对照目标或参考线的35条中11条达标、"
        "13条关注（失学辍学人数、搬迁户有人就业率等）、11条落后（资产管护率、产业规划编制率等）；"
        "27条依据参考线、4条借用其他条款的目标。"
    )


def test_clauses_show_their_figure_their_state_and_their_links(shown_store: Path) -> None:
    shown = articles(opened("policy", period="2021-06"))
    assert len(shown) == 111
    funds = shown["乡村振兴局答复 三(二)"]
    assert "<span>■ 落后</span><small>（参考线）</small>" in funds
    assert "43.9<small>%</small>" in funds
    assert 'data-cell="figure.funds_paid_rate.150000.2021-06-30"' in funds
    assert 'href="indicator?area=150000&period=2021-06&indicator=funds_paid_rate' in funds
    assert 'href="map?area=150000&period=2021-06&indicator=funds_paid_rate' in funds
    assert "落实： 自治区意见 五(十八)、自治区意见 六(二十四)" in funds
    assert "杭锦旗 · 就业人数与上年总规模之比" in shown["杭锦旗方案 五(八)"]
    assert "91.5<small>%</small>" in shown["自治区意见 一(五)"]
    assert "尚无指标" in shown["自治区意见 六(二十四)"]
    assert "href" not in shown["自治区意见 六(二十四)"]
    assert "被（二）覆盖" in shown["自治区意见 二(八)"]
    assert "2021年6月" not in "".join(shown.values())


def test_a_sum_with_gaps_says_so(shown_store: Path) -> None:
    shown = articles(opened("policy", period="2021-12"))
    assert re.search(r'<b><span [^>]*"reporting\.[^>]*>101/103 旗县</span></b>', shown["2019年指导意见 二(一)"])
    assert "<b>" not in shown["乡村振兴局答复 一(四)"]


def test_a_figure_of_the_last_quarter_says_so(shown_store: Path) -> None:
    app = opened("policy", period="2021-07")
    assert answer(app).endswith("、20条取最近一期（2021年6月）的数。")
    shown = articles(app)
    assert "91.5<small>%</small></span> 2021年6月（最近一期）" in shown["自治区意见 一(五)"]
    assert "最近一期" not in shown["乡村振兴局答复 三(二)"]
    asked = {"period": "2021-07", "lang": "en", "ledger": "part_promises"}
    frame = grids(opened("policy", **asked))[0].set_index("words")
    assert frame.loc["Villages that get a first secretary and a team", ["value", "period"]].tolist() == [
        3612, "June 2021 (last period)",
    ]  # fmt: skip


def test_a_promise_shows_its_figure_and_who_reported(shown_store: Path) -> None:
    frame = grids(opened("policy", period="2021-12", ledger="part_promises"))[0].set_index("words")
    settled = frame.loc["排查发现的问题整改完成"]
    assert round(settled["value"], 1) == 99.5
    assert (settled["coverage"], settled["status"]) == ("100/103 旗县", "▲ 关注")


CHOSEN = ("自治区意见 四(十六)", "乡村振兴局答复 二(三)1")  # on the priority banners


def test_what_an_area_does_not_owe_is_no_gap(shown_store: Path) -> None:
    """Ulanhot is no priority-assistance banner, so the input of those is nothing it could have reported; how it fares is."""
    shown = articles(opened("policy", period="2021-06", area="152201"))
    assert "不涉及本地区" in shown["乡村振兴局答复 二(三)1"]
    assert "人均地区生产总值" in shown["自治区意见 四(十六)"]
    assert "共4项指标" in shown["自治区意见 四(十六)"]
    assert not [said for said in ("未报", "重点帮扶旗县县均投入") if said in "".join(map(shown.get, CHOSEN))]


def test_filters_narrow_and_stay_in_the_link(shown_store: Path) -> None:
    app = opened("policy", period="2021-06")
    app.selectbox(key="pick.issued").set_value("opinion").run()
    assert len(articles(app)) == 22
    app.selectbox(key="pick.measured").set_value("unmeasured").run()
    assert len(articles(app)) == 3
    assert (app.query_params["issued"], app.query_params["measured"]) == ("opinion", "unmeasured")
    app.text_input(key="pick.words").set_value("五级书记").run()
    assert set(articles(app)) == {"自治区意见 六(二十二)"}
    assert app.query_params["words"] == "五级书记"
    app.text_input(key="pick.words").set_value("没有这个词").run()
    assert articles(app) == {}
    assert listed(app).startswith("列出0条")
    assert not app.exception


def test_a_link_opens_the_same_choice(shown_store: Path) -> None:
    app = opened("policy", period="2021-06", theme="consumption", words="专柜", issued="region")
    assert set(articles(app)) == {"乡村振兴局答复 一(五)"}
    assert "所存文本无此类条款" not in " ".join(texts(app))  # an empty place is no gap where something is filtered


def test_gaps_of_the_texts_are_said_where_nothing_is_filtered(shown_store: Path) -> None:
    app = opened("policy", period="2021-06")
    assert any("所存文本无此类条款" in e.value for e in app.html)


def test_the_parts(shown_store: Path) -> None:
    app = opened("policy", period="2021-06")
    assert len(grids(app)) == 0
    app.segmented_control(key="pick.ledger").set_value("part_clauses").run()
    assert len(grids(app)[0]) == 111
    app.segmented_control(key="pick.ledger").set_value("part_promises").run()
    assert "肉羊出栏补贴" in grids(app)[0]["words"].tolist()
    assert listed(app).startswith("列出26条")
    app.segmented_control(key="pick.ledger").set_value("part_documents").run()
    assert any("（十九）至（二十一）缺失" in e.value for e in app.html)
    assert app.query_params["ledger"] == "part_documents"


def test_the_register_of_transition_papers(shown_store: Path) -> None:
    """What the reply names stands there, and what it does not say is said not to be given."""
    app = opened("policy", period="2021-06", lang="en", ledger="part_papers")
    frame = grids(app)[0]
    assert len(frame) == 18
    assert frame["state"].value_counts().to_dict() == {"not stated": 10, "made": 7, "being drafted": 1}
    assert set(frame["number"]) | set(frame["date"]) == {"not given"}
    assert frame.set_index("field").loc["Taxes", "paper"] == "no paper named"
    told = re.sub("<[^>]+>", "", " ".join(e.value for e in app.html))
    assert "passed on 22 transition papers in 18 fields" in told
    assert (
        "name 7 transition papers as made or passed on, in 4 fields (22.2% of them), and 1 transition paper being drafted"
        in told
    )


def test_a_standard_of_one_banner_is_held_against_its_figures_alone(shown_store: Path) -> None:
    """The plan of Hanggin Banner asks for 80 and 90 %, read at its figures wherever the reader looks."""
    frame = grids(opened("policy", period="2021-06", ledger="part_promises"))[0].set_index("words")
    assert frame.loc[["慢病医疗报销比例", "大病住院报销比例"], "status"].tolist() == ["▲ 关注", "▲ 关注"]
    assert "○ 无目标" not in frame.loc[["旗级专项资金投入增减"], "status"].tolist()


@pytest.mark.parametrize("name", ["theme", "issued", "measured", "ledger"])
def test_an_unknown_choice_of_the_link_is_named(shown_store: Path, name: str) -> None:
    app = opened("policy", **{name: "<i>x</i>"})
    assert [w.value for w in app.warning] == [f"链接中的{plain('<i>x</i>')}不认识，已改用默认值。"]
    assert len(articles(app)) == 111


def test_words_of_the_link_are_no_markup(shown_store: Path) -> None:
    app = opened("policy", words="<b>x</b>")
    assert articles(app) == {}
    assert not any("<b>x</b>" in e.value for e in app.html)
