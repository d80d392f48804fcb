"""Every page, in both languages, at every level: what it says, and what each widget changes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from findings.behind import shortfall_table
from findings.core.table import Table
from findings.core.view import View
from metrics.catalogue import FAMILIES, INDICATORS
from tests.pages.grids import grids, is_grid, words
from ui.state.text import plain

TOP = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Documents are cited by their Chinese names in both languages; the language switch names each language in itself.
CITED = re.compile(
    r"(?:[中内][发乡]\w*〔\d{4}〕\d+号|Bureau's reply) [一二三四五六七八九十]+\([一二三四五六七八九十]+\)|中文"
)
REGION, CHIFENG, BAIRIN_LEFT = "150000", "150400", "150422"
PAGES = ("overview", "map")


def opened(page: str, **query: str) -> AppTest:
    """The dashboard at an address such as /map?area=150400&lang=en."""
    app = AppTest.from_file(str(TOP / "app.py"), default_timeout=60)
    if page != "overview":
        app._page_hash = calc_hash(page)  # before the first run, as an address does it
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    """Every word a reader sees: of HTML without its marks and styles, of widgets, captions, notices and tables."""
    html = [
        unescape(re.sub(r"<style>.*?</style>|<script>.*?</script>|<[^>]+>", " ", element.value, flags=re.S))
        for element in app.html
        if not is_grid(element.value)
    ]
    alts = [unescape(alt) for element in app.html for alt in re.findall(r'alt="([^"]*)"', element.value)]
    named = [w.label for w in (*app.selectbox, *app.segmented_control, *app.button, *app.download_button)]
    options = [o for w in (*app.selectbox, *app.segmented_control) for o in w.options]
    spoken = [e.value for e in (*app.caption, *app.warning, *app.info, *app.subheader)]
    return [*html, *alts, *named, *options, *spoken, *words(app)]


def answer(app: AppTest) -> str:
    return next(unescape(re.sub("<[^>]+>", "", e.value)) for e in app.html if "board-answer" in e.value)


def about(app: AppTest) -> str:
    return next(
        re.sub("<[^>]+>", "", e.value) for e in app.html if "board-about" in e.value and "<style>" not in e.value
    )


def cards(app: AppTest) -> dict[str, str]:
    """Each card's text by its family's name."""
    found = [card for e in app.html for card in re.findall("<section.*?</section>", e.value, re.DOTALL)]
    return {re.findall('aria-label="([^"]*)"', card)[0]: unescape(re.sub("<[^>]+>", " ", card)) for card in found}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("area", [REGION, CHIFENG, BAIRIN_LEFT])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_at_every_level_in_both_languages(shown_store: Path, page: str, area: str, lang: str) -> None:
    for period in ("2021-06", "2022-01"):
        app = opened(page, area=area, period=period, lang=lang)
        assert app.query_params["area"] == area
        assert not app.warning
        assert "演示" in about(app) if lang == "zh" else "Demonstration" in about(app)
        if lang == "en":
            strange = [t for t in texts(app) if CHINESE.search(CITED.sub("", t))]
            assert strange == []
        else:
            assert CHINESE.search(answer(app))


def test_the_overview_of_the_region_in_june_2021(shown_store: Path) -> None:
    app = opened("overview", period="2021-06")
    assert answer(app) == (
        "截至2021年6月底，内蒙古自治区1项落后：衔接资金（43.9%，低于序时进度6.1个百分点）；1项关注：项目；2项达标：就业、消费帮扶。"
        "另有1项指标关注：资金到位六个月未开工项目；63个旗县落后。与上月比：未变；与上年同月比：未变、2项不可比。"
    )
    shown = cards(app)
    assert list(shown) == ["监测帮扶", "就业", "消费帮扶", "衔接资金", "项目"]
    for family, figure in zip(shown, ("90.6 %", "20.25 万人", "45.46 亿元", "43.9 %", "35.0 %"), strict=True):
        assert figure in shown[family]
        assert "103/103" in shown[family]
    assert "● 达标" in shown["就业"]
    assert " ".join(shown["衔接资金"].split()).startswith(
        "衔接资金 ■ 落后 （参考线） 43.9 %"
    )  # no document gives the pace as a figure
    assert "同比 +25.5%" in shown["消费帮扶"]
    assert "帮扶产品销售额（当年累计）" in shown["消费帮扶"]
    assert "当年累计" not in shown["就业"]
    assert "103/103" in about(app)


def test_the_overview_in_english(shown_store: Path) -> None:
    shown = cards(opened("overview", period="2021-06", lang="en"))
    assert "202,500 persons" in shown["Employment"]
    assert "4,546.0 million yuan" in shown["Consumption"]
    assert "Sales of assistance products since January" in shown["Consumption"]
    assert "Year on year +25.5%" in shown["Consumption"]


def test_a_month_with_late_banners_says_so(shown_store: Path) -> None:
    shown = cards(opened("overview", period="2021-12"))
    assert "100/103 旗县" in shown["消费帮扶"]
    assert "103/103 旗县" in shown["就业"]
    assert "（100个可比）" in shown["就业"]
    assert "100/103 旗县" in answer(opened("map", period="2021-12", indicator="sales"))


def test_across_the_break_there_is_a_reason_and_no_change(shown_store: Path) -> None:
    monitoring = cards(opened("overview", period="2022-01"))["监测帮扶"]
    assert "同比、环比：口径有变，不可比" in monitoring
    assert "环比：口径有变，不可比" in monitoring
    assert not re.search(r"[+−]\d", monitoring)
    assert re.search(r"环比 [+−]\d", cards(opened("overview", period="2022-02"))["监测帮扶"])


def test_the_month_changes_the_figures_and_the_address(shown_store: Path) -> None:
    app = opened("overview", period="2021-06")
    app.selectbox(key="pick.period").set_value("2021-05").run()
    assert app.query_params["period"] == "2021-05"
    assert "截至2021年5月底" in answer(app)
    assert app.query_params["area"] == REGION


def test_the_area_changes_everything_but_the_month(shown_store: Path) -> None:
    app = opened("overview", period="2021-06")
    app.selectbox(key="pick.area").set_value(BAIRIN_LEFT).run()
    assert "巴林左旗" in answer(app)
    assert "1/1" in about(app)
    assert (app.query_params["area"], app.query_params["period"]) == (BAIRIN_LEFT, "2021-06")


def test_the_indicator_changes_the_map_and_not_the_cards(shown_store: Path) -> None:
    app = opened("overview", period="2021-06")
    before, legend = cards(app), [e.value for e in app.html if "board-legend" in e.value]
    app.selectbox(key="pick.indicator").set_value("employed_persons").run()
    assert cards(app) == before
    assert [e.value for e in app.html if "board-legend" in e.value] != legend
    assert app.query_params["indicator"] == "employed_persons"


@pytest.mark.parametrize("page", PAGES)
def test_the_language_changes_the_words_and_not_the_look(shown_store: Path, page: str) -> None:
    app = opened(page, period="2021-06", area=CHIFENG)
    app.segmented_control(key="pick.lang").set_value("en").run()
    assert "Chifeng" in answer(app)
    assert (app.query_params["lang"], app.query_params["area"], app.query_params["period"]) == (
        "en",
        CHIFENG,
        "2021-06",
    )


def test_the_group_lists_its_banners_only(shown_store: Path) -> None:
    app = opened("map", period="2021-06")
    assert len(grids(app)[0]) == 12
    app.segmented_control(key="pick.group").set_value("priority_national").run()
    assert len(grids(app)[0]) == 10
    assert "国家重点帮扶" in answer(app)
    app.segmented_control(key="pick.group").set_value("former_poverty").run()
    assert len(grids(app)[0]) == 57
    assert app.query_params["group"] == "former_poverty"


def test_the_crumbs_lead_up(shown_store: Path) -> None:
    app = opened("map", period="2021-06", area=BAIRIN_LEFT)
    assert [b.label for b in app.button] == ["内蒙古自治区", "赤峰市", "巴林左旗"]
    app.button(key="crumb.league").click().run()
    assert app.query_params["area"] == CHIFENG
    assert len(grids(app)[0]) == 12
    app.button(key="crumb.region").click().run()
    assert app.query_params["area"] == REGION


def test_the_table_beside_the_map_is_ranked_and_has_its_unit(shown_store: Path) -> None:
    table = grids(opened("map", period="2021-06", area=CHIFENG))[0]
    assert table["rank"].tolist() == sorted(table["rank"])
    assert table["value"].is_monotonic_decreasing
    assert "coverage" not in table
    told = grids(opened("map", period="2021-06"))[0]["coverage"]
    assert sum(int(of) for of in told.str.split("/").str[0]) == 103


def test_a_banner_s_profile_holds_every_indicator_with_its_ranks(shown_store: Path) -> None:
    app = opened("map", period="2021-06", area="152221")  # a priority banner: its input is an indicator of its own
    tables = [e.value for e in app.html if "board-table" in e.value and "<style>" not in e.value]
    assert len(tables) == len(FAMILIES) - 1 == 23  # all but what leagues report of themselves
    others = {"input_per_regional_priority"} | {i.id for i in INDICATORS.values() if i.level != "banner"}
    assert sum(t.count("<tr>") - 1 for t in tables) == len(INDICATORS) - len(others) == len(INDICATORS) - 10
    assert all("重点帮扶</th>" in t for t in tables)
    assert re.search(
        r">\d+/6</span></td><td><span[^>]*>\d+/103</span></td><td><span[^>]*>\d+/10</span></td>", tables[0]
    )
    assert [tab.label for tab in app.tabs] == [f.name.zh for id, f in FAMILIES.items() if id != "appraisal"]
    assert [tab.label for tab in app.tabs][:6] == ["监测帮扶", "就业", "消费帮扶", "衔接资金", "项目", "易地搬迁"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("name", "value"), [("area", "999999"), ("period", "1999-01"), ("indicator", "<i>x</i>"), ("group", "[x](//y)")]
)
def test_an_unknown_value_of_the_link_is_named_and_never_read_as_markdown(
    shown_store: Path, page: str, name: str, value: str
) -> None:
    app = opened(page, **{name: value})
    assert [w.value for w in app.warning] == [f"链接中的{plain(value)}不认识，已改用默认值。"]


def test_places_are_links_to_their_map(shown_store: Path) -> None:
    """And what their sentences say opens: the figure, the margin, the parts, what is lacking."""
    lists = [
        e.value
        for e in opened("overview", period="2021-06").html
        if "board-way" in e.value and "<style>" not in e.value
    ]
    links = [unescape(link) for made in lists for link in re.findall(r'href="(map[^"]*)"', made)]
    assert len(links) == 6  # five behind, one that reaches every target
    assert all("area=15" in link and "period=2021-06" in link and "lang=zh" in link for link in links)
    assert [len(re.findall("data-cell", row)) for made in lists for row in made.split("<li>")[1:]] == [5] * 5 + [3]


@pytest.mark.parametrize("page", ["overview", "map"])
def test_a_map_opens_on_the_worst_line_of_each_month_until_the_reader_chooses(shown_store: Path, page: str) -> None:
    """In June 2021 funds are behind the pace, in January 2022 nothing is but employment; what nobody chose stays out of the address, so that another month brings its own."""
    app = opened(page, period="2021-06", lang="zh")
    assert "默认取最差项" in " ".join(texts(app))
    assert "indicator" not in app.query_params
    first = app.selectbox(key="pick.indicator").value
    app.selectbox(key="pick.period").set_value("2022-01").run()
    second = app.selectbox(key="pick.indicator").value
    assert "indicator" not in app.query_params
    assert (first, second) == ("funds_paid_rate", "employment_vs_last_year")
    app.selectbox(key="pick.indicator").set_value("sales").run()
    app.selectbox(key="pick.period").set_value("2021-06").run()
    assert app.selectbox(key="pick.indicator").value == app.query_params["indicator"] == "sales"
    assert "默认取最差项" not in " ".join(texts(app))


def test_a_map_is_shaded_as_the_reader_asks_and_says_how(shown_store: Path) -> None:
    app = opened("map", period="2021-06", indicator="funds_paid_rate", lang="zh")
    assert "分档：对照参考线" in " ".join(texts(app))
    app.segmented_control(key="pick.shades").set_value("equal").run()
    assert app.query_params["shades"] == "equal"
    assert "分档：等数分档" in " ".join(texts(app))


def test_the_whole_list_of_those_behind_is_made_when_the_address_asks_for_it(
    shown_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[View] = []
    real = shortfall_table.table

    def watched(view: View) -> Table:
        made.append(view)
        return real(view)

    monkeypatch.setattr(shortfall_table, "table", watched)
    closed = opened("overview", period="2021-06", area=CHIFENG)
    assert not made
    assert [next(iter(table.columns)) for table in grids(closed)] == ["family"]  # that of the further lines of work
    (way,) = re.findall(r'href="\?([^"]*open=all_behind)"[^>]*>([^<]*)<', " ".join(e.value for e in closed.html))
    assert way[1] == "全部9项落后、25项关注"
    app = opened("overview", **dict(parse_qsl(unescape(way[0]))))
    assert len(made) == 1
    table, _ = grids(app)
    assert len(table) == 34
    assert list(table.columns)[-4:] == ["needed", "monthly", "months", "departments"]
    assert "收起" in " ".join(texts(app))
    assert len(app.get("download_button")) == len(closed.get("download_button")) + 2
    assert answer(app) == answer(closed)


def test_a_part_that_nobody_knows_is_named(shown_store: Path) -> None:
    app = opened("overview", period="2021-06", open="nothing_of_the_kind")
    assert any("nothing_of_the_kind" in warning.value for warning in app.warning)
    assert len(grids(app)) == 1  # that of the further lines of work
