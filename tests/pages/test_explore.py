"""The free look on an indicator's page: sent when it is chosen and never otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import CHINESE, CITED, opened, texts

REGION, CHIFENG, BAIRIN_LEFT = "150000", "150400", "150422"


def page(**query: str) -> AppTest:
    return opened("indicator", **{"period": "2021-06", "indicator": "funds_paid_rate", "figure": "explore", **query})


def charts(app: AppTest) -> list[Any]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("area", "places"), [(REGION, 12), (CHIFENG, 12), (BAIRIN_LEFT, 12)])
def test_every_level_in_both_languages(shown_store: Path, area: str, places: int, lang: str) -> None:
    app = page(area=area, lang=lang)
    (chart,) = charts(app)
    named = [t for t in chart["data"] if t.get("legendgroup") and t.get("showlegend", True)]
    assert len(named) == places
    whose = {"zh": "内蒙古自治区", "en": "Inner Mongolia"} if area == REGION else {"zh": "赤峰市", "en": "Chifeng"}
    assert whose[lang] in chart["layout"]["title"]["subtitle"]["text"]
    assert {"zh": "演示数据", "en": "Demonstration"}[lang] in chart["layout"]["title"]["subtitle"]["text"]
    assert sum(t["line"]["width"] == 3.5 for t in named) == (area == BAIRIN_LEFT)
    assert app.get("plotly_chart")[0].proto.alt
    if lang == "en":
        said = [*texts(app), json.dumps(chart, ensure_ascii=False).replace(chart["layout"]["font"]["family"], "")]
        assert [t for t in said if CHINESE.search(CITED.sub("", t))] == []


def test_all_months_of_the_release_whatever_the_month(shown_store: Path) -> None:
    months = [{x for t in charts(page(period=p))[0]["data"] for x in t["x"] if x} for p in ("2020-03", "2026-10")]
    assert months[0] == months[1]
    assert (min(months[0]), max(months[0]), len(months[0])) == ("2020-01-01", "2026-10-01", 82)


def test_no_other_choice_sends_it(shown_store: Path) -> None:
    for figure in ("", "heat", "maps"):
        assert charts(page(figure=figure)) == []


def test_all_banners_are_cut_to_both_ends_and_that_is_said(shown_store: Path) -> None:
    app = page(level="banner")
    assert len([t for t in charts(app)[0]["data"] if t.get("legendgroup")]) == 16
    assert any("所列103个地区中，图里是报全的最前8个和最后8个" in c.value for c in app.html)


def test_the_month_alone_is_explored_too(shown_store: Path) -> None:
    (chart,) = charts(page(indicator="sales", counted="month"))
    assert chart["layout"]["title"]["text"] == "<b>帮扶产品销售额 各盟市逐月（当月）</b>"


def test_the_camera_saves_what_was_chosen(shown_store: Path) -> None:
    app = page()
    saved = [json.loads(app.get("plotly_chart")[0].proto.config)["toImageButtonOptions"]]
    app.segmented_control(key="pick.camera").set_value("svg").run()
    saved.append(json.loads(app.get("plotly_chart")[0].proto.config)["toImageButtonOptions"])
    assert [s["format"] for s in saved] == ["png", "svg"]
    assert {s["filename"] for s in saved} == {"资金支出进度-各盟市逐月_内蒙古自治区_2020年1月至2026年10月"}
