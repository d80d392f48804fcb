"""The sheet of a place and places side by side: in both languages, at every level, with gaps and across a break."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, CHINESE, CITED, REGION, answer, opened, texts


def sheet(app: AppTest) -> str:
    """The sheet as HTML."""
    return next(e.value for e in app.html if "<article" in e.value)


def words(app: AppTest) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", sheet(app))))


def box(app: AppTest, heading: str) -> list[str]:
    """The lines under a heading of the sheet."""
    inner = re.findall(rf"<h2>{heading}</h2><ul>(.*?)</ul>", sheet(app))[0]
    return [unescape(re.sub("<[^>]+>", "", item)).strip() for item in re.findall("<li.*?</li>", inner)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("area", [REGION, CHIFENG, BAIRIN_LEFT, "150102"])
def test_every_level_in_both_languages(shown_store: Path, area: str, lang: str) -> None:
    for period in ("2021-06", "2022-01"):
        app = opened("place", area=area, period=period, lang=lang)
        assert not app.warning
        assert len(re.findall("<tbody>", sheet(app))) == 5
        assert len(re.findall('class="board-trend"', sheet(app))) == 5
        if lang == "en":
            assert [t for t in texts(app) if CHINESE.search(CITED.sub("", t))] == []
        else:
            assert CHINESE.search(answer(app))
            assert "演示数据（合成），不是真实数据" in sheet(app)


def test_the_sheet_of_a_priority_banner(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-06")
    assert answer(app).startswith(
        "巴林左旗2021年6月，2项关注：衔接资金、项目；2项达标：就业、消费帮扶。另有1项指标关注：资金到位六个月未开工项目；与10个国家重点帮扶旗县相比"
    )
    said = words(app)
    for fact in (
        "隶属 赤峰市",
        "退出 2019年批次（2020年3月4日公告）；五年过渡期第1年",
        "2010年常住人口 32.78 万人（第六次全国人口普查）",
        "同类：10个国家重点帮扶旗县，包括本地；没有数值的和缺旗县的合计不计",
    ):
        assert fact in said
    assert "consumption-2021.xlsx" in said
    assert re.search(r"funds-2021.xlsx [0-9a-f]{12}", said)
    assert "demo-0001" in said
    assert len(box(app, "强项（同类位次）")) == len(box(app, "弱项（同类位次）")) == 3


def test_a_figure_above_the_place_stands_beside_its_own(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-06")
    for code in (BAIRIN_LEFT, CHIFENG, REGION):
        assert f'data-cell="figure.funds_paid_rate.{code}.2021-06-30"' in sheet(app)
    above = opened("place", area=REGION, period="2021-06")
    assert "所在盟市" not in sheet(above)
    assert box(above, "强项（同类位次）") == ["没有同类可比。"]


def test_an_indicator_of_the_sheet_leads_to_its_page(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-06")
    (weakest,) = re.findall(r"<section><h2>弱项（同类位次）</h2>.*?</section>", sheet(app), re.S)
    for shown in (weakest, sheet(app)):
        ways = [dict(parse_qsl(unescape(way))) for way in re.findall(r'href="indicator\?([^"]*)"', shown)]
        assert ways
        assert {(way["area"], way["period"]) for way in ways} == {(BAIRIN_LEFT, "2021-06")}
    assert len({way["indicator"] for way in ways}) > 10


def test_a_month_with_gaps_and_a_break(shown_store: Path) -> None:
    app = opened("place", area=CHIFENG, period="2021-12")
    assert "口径有变" in sheet(app)
    assert re.search(r'<small class="lacking"><span [^>]*"reporting\.[^>]*>（100/103）</span></small>', sheet(app))


def test_places_side_by_side(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-06", **{"with": f"150423,{CHIFENG}"})
    heads = re.findall("<th>([^<]*)</th>", sheet(app))
    assert heads == ["工作", "指标", "巴林左旗", "巴林右旗", "赤峰市"]
    assert answer(app).startswith("2021年6月，各地均报且有先后的")
    assert "演示数据（合成），不是真实数据" in sheet(app)
    assert sheet(app).count('<td class="best">') >= 11
    assert app.query_params["with"] == f"150423,{CHIFENG}"
    assert app.selectbox(key="pick.indicator")  # of the trend beneath


def test_side_by_side_in_english(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-12", lang="en", **{"with": CHIFENG})
    assert [t for t in texts(app) if CHINESE.search(CITED.sub("", t))] == []
    assert "leads" in words(app)


def test_choosing_a_place_puts_it_beside_and_taking_it_away_brings_the_sheet_back(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-06")
    app.multiselect(key="pick.with").set_value([CHIFENG]).run()
    assert app.query_params["with"] == CHIFENG
    assert "各地均报" in answer(app)
    app.multiselect(key="pick.with").set_value([]).run()
    assert "居前" in answer(app)
    assert not app.warning


def test_the_place_itself_is_not_put_beside_itself(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-06", **{"with": BAIRIN_LEFT})
    assert "居前" in answer(app)


def test_an_unknown_place_beside_it_is_named(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, **{"with": "999999"})
    assert [w.value for w in app.warning] == ["链接中的`999999`不认识，已改用默认值。"]


def test_the_sheet_downloads(shown_store: Path) -> None:
    app = opened("place", area=BAIRIN_LEFT, period="2021-06")
    saved = [(str(b.key).rpartition("_")[0].partition(".")[2], b.label) for b in app.download_button]
    files = ("下载 Excel", "下载 CSV")
    assert saved == [(what, file) for what in ("旗县一页_巴林左旗", "其他工作_巴林左旗") for file in files]
