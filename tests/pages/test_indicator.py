"""The page of an indicator: what it says, what each switch changes, what is only sent when asked for."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.catalogue import INDICATORS
from tests.pages.grids import grids
from tests.pages.test_pages import CHINESE, CITED, about, answer, opened, texts

REGION, CHIFENG, BAIRIN_LEFT = "150000", "150400", "150422"


def page(**query: str) -> AppTest:
    return opened("indicator", **{"period": "2021-06", "indicator": "funds_paid_rate", **query})


def figures(app: AppTest) -> list[str]:
    """The titles of the figures drawn."""
    captions = (re.match(r'<h2 class="board-heading">(.*?)</h2><p class="board-under">', e.value) for e in app.html)
    return [unescape(found[1]) for found in captions if found]


def facts(app: AppTest) -> str:
    return next(unescape(e.value) for e in app.html if "board-facts" in e.value and "<style>" not in e.value)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("area", [REGION, CHIFENG, BAIRIN_LEFT])
def test_every_level_in_both_languages(shown_store: Path, area: str, lang: str) -> None:
    for period, figure in (("2021-06", ""), ("2021-12", "heat"), ("2022-01", "maps")):
        app = page(area=area, lang=lang, period=period, figure=figure)
        assert not app.warning
        assert ("演示" if lang == "zh" else "Demonstration") in about(app)
        if lang == "en":
            drawn = figures(app)
            assert [t for t in (*texts(app), *drawn) if CHINESE.search(CITED.sub("", t))] == []


def test_the_region_in_june_2021(shown_store: Path) -> None:
    app = page()
    assert answer(app).startswith("2021年6月，内蒙古自治区资金支出进度 43.9%（落后）；最高")
    assert "12个已报地区的中位数" in answer(app)
    assert "390,227.1 ÷ 888,900 = 43.9%" in facts(app)
    assert "50.0% 不低于序时进度" in facts(app)
    assert figures(app) == ["资金支出进度（逐月）", "资金支出进度 月份×地区"]
    assert figures(page(figure="")) == ["资金支出进度（逐月）", "资金支出进度 各地位次", "资金支出进度 各地分布"]
    places, months = grids(app)
    assert places["rank"].tolist() == list(range(1, 13))
    assert places["reported"].sum() == 103
    assert months["month"].iloc[0] == "2021年6月"


def test_the_level_stays_out_of_the_address_while_it_is_the_usual_one(shown_store: Path) -> None:
    app = page()
    app.segmented_control(key="pick.level").set_value("banner").run()
    assert app.query_params["level"] == "banner"
    assert len(grids(app)[0]) == 103
    app.segmented_control(key="pick.level").set_value("league").run()
    assert "level" not in app.query_params
    assert len(grids(app)[0]) == 12
    app.selectbox(key="pick.area").set_value(CHIFENG).run()
    assert len(grids(app)[0]) == 12
    assert grids(app)[0]["area"].iloc[0] != "赤峰市"


def test_a_group_lists_its_banners_and_has_no_levels(shown_store: Path) -> None:
    app = page()
    app.segmented_control(key="pick.group").set_value("priority_national").run()
    assert len(grids(app)[0]) == 10
    assert "pick.level" not in {control.key for control in app.segmented_control}


def test_one_figure_at_a_time_is_sent(shown_store: Path) -> None:
    app = page()
    assert figures(app)[1:] == ["资金支出进度 月份×地区"]
    app.segmented_control(key="pick.figure").set_value("").run()
    assert figures(app)[1:] == ["资金支出进度 各地位次", "资金支出进度 各地分布"]
    app.segmented_control(key="pick.figure").set_value("maps").run()
    assert figures(app)[1:] == ["资金支出进度 逐月分布图"]
    assert app.query_params["figure"] == "maps"


def test_months_reach_back_to_the_first_where_the_reader_asks_for_all(shown_store: Path) -> None:
    app = page(period="2025-12")
    assert len(grids(app)[1]) == 36
    app.segmented_control(key="pick.span").set_value("all").run()
    assert app.query_params["span"] == "all"
    assert (len(grids(app)[1]), grids(app)[1]["month"].iloc[-1]) == (72, "2020年1月")
    assert len(grids(page(period="2020-01", span="all"))[1]) == 1


def test_level_and_change_are_plotted_and_the_order_of_progress_goes_into_table_and_figure(shown_store: Path) -> None:
    app = page(period="2024-12", figure="level", level="banner")
    assert figures(app)[1:] == ["资金支出进度 水平与同比变化"]
    assert "没有标出" in " ".join(texts(app))
    app.segmented_control(key="pick.order").set_value("progress").run()
    ranks = grids(app)[0]["progress"].dropna().tolist()
    assert ranks == sorted(ranks)
    assert ranks[0] == 1
    app.segmented_control(key="pick.figure").set_value("").run()
    assert figures(app)[1] == "资金支出进度 各地进步位次"
    assert "与上年同月比：口径有变，不可比。" in " ".join(texts(page(period="2022-05", figure="level")))
    assert "pick.order" not in {c.key for c in page(indicator="monitored_households").segmented_control}


def test_the_month_alone_is_offered_where_an_indicator_accumulates(shown_store: Path) -> None:
    app = page(indicator="sales")
    assert figures(app)[0] == "帮扶产品销售额（当年累计，逐月）"
    app.segmented_control(key="pick.counted").set_value("month").run()
    assert figures(app)[0] == "帮扶产品销售额（当月）"
    assert "pick.counted" not in {control.key for control in page().segmented_control}


def test_what_accumulates_says_so_wherever_it_is_not_the_month_alone(shown_store: Path) -> None:
    app = page(indicator="sales", counted="month", figure="")
    assert figures(app)[1:] == ["帮扶产品销售额（当年累计） 各地位次", "帮扶产品销售额（当年累计） 各地分布"]
    assert "帮扶产品销售额（当年累计）" in answer(app)
    assert "since January" in answer(page(indicator="sales", lang="en"))
    assert "当年累计" not in answer(page())


def test_the_months_leave_out_columns_of_nothing(shown_store: Path) -> None:
    assert list(grids(page(indicator="monitored_households", period="2021-06"))[1]) == [
        "month", "value", "last_year", "reported", "expected",
    ]  # fmt: skip
    assert "target" in grids(page())[1]


def test_sums_that_lack_banners_have_no_rank(shown_store: Path) -> None:
    places = grids(page(indicator="sales", period="2021-12"))[0]
    short = places[places["reported"] < places["expected"]]
    assert len(short)
    assert short["rank"].isna().all()


def test_every_indicator_of_the_catalogue_has_its_page(shown_store: Path) -> None:
    app = page(area=CHIFENG)
    for indicator in INDICATORS.values():
        app.selectbox(key="pick.indicator").set_value(indicator.id).run()
        assert not app.exception
        assert indicator.name.zh in answer(app)


def test_nothing_is_set_beside_last_year_across_a_break(shown_store: Path) -> None:
    places, months = grids(page(indicator="risk_cleared_rate", period="2022-06"))
    assert places["before"].isna().all()
    assert places["rank_before"].isna().all()
    assert months["last_year"].isna().all()  # another income line every year, for all that is known
    months = grids(page(indicator="funds_paid_rate", period="2022-06"))[1]
    assert months["last_year"].iloc[:6].isna().all()  # January to June: money of a wider scope than a year earlier
    assert months["last_year"].iloc[6:12].notna().all()
    assert "2021年1月起，监测收入线" in facts(page(indicator="risk_cleared_rate"))


@pytest.mark.parametrize("name", ["level", "figure", "counted"])
def test_what_a_picker_below_the_bar_does_not_know_is_named_under_the_bar(shown_store: Path, name: str) -> None:
    page = opened("indicator", lang="en", area="nowhere", indicator="sales", **{name: "nonsense"})
    assert [w.value for w in page.warning] == [
        "Not known in the link, and shown with the default instead: `nowhere`.",
        "Not known in the link, and shown with the default instead: `nonsense`.",
    ]
