"""The page of published figures: all of them, beside what is computed, narrowed by line of work, document and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from findings.official import matching as of_documents
from tests.pages.grids import grids
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, CHINESE, CITED, REGION, answer, opened, texts


def uncited(words: str) -> str:
    """Without the names of documents and their paragraphs, which stay Chinese in both languages."""
    for document in of_documents.documents():
        words = words.replace(document, "")
    return CITED.sub("", "" if words.strip().startswith(("一(", "二(", "三(")) else words)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("area", [REGION, CHIFENG, BAIRIN_LEFT])
def test_all_figures_whatever_the_area(shown_store: Path, area: str, lang: str) -> None:
    app = opened("published", area=area, lang=lang)
    assert not app.warning
    assert len(grids(app)[0]) == 111
    if lang == "en":
        assert [t for t in texts(app) if CHINESE.search(uncited(t))] == []


def test_the_answer_and_the_demonstration_s_agreement(shown_store: Path) -> None:
    app = opened("published")
    assert answer(app) == (
        "在册公布数111个，出自15份文件和报道：72个可与计算数比较，全部一致；9个口径不同、有旗县未报或为参照值，不作比较；30个没有计算数。"
    )
    rows = grids(app)[0].set_index("area")
    assert rows.loc["帮扶产品销售额", ["value", "computed", "said"]].tolist() == [454600, 454600, "与公布数一致"]
    funds = rows.loc["北京市财政援助资金", ["value", "computed", "said"]].tolist()  # of July, computed by the quarter
    assert funds == [157400, 157400, "与公布数一致（公布数截至7月28日，计算数截至2021年6月底）"]
    assert rows.loc["每个脱贫旗县的北京挂职干部", "said"] == "尚无报表报送"
    assert any("本区同月" in t for t in texts(app))


def test_filters_narrow_and_stand_in_the_address(shown_store: Path) -> None:
    app = opened("published")
    app.selectbox(key="pick.family").set_value("relocation").run()
    assert app.query_params["family"] == "relocation"
    assert len(grids(app)[0]) == 4
    assert answer(app).startswith("在册公布数4个，出自1份文件")
    app.selectbox(key="pick.family").set_value("").run()
    app.text_input(key="pick.find").set_value("挂职").run()
    assert grids(app)[0]["area"].tolist() == ["北京选派挂职干部", "每个脱贫旗县的北京挂职干部"]
    app.text_input(key="pick.find").set_value("没有这样的词").run()
    assert not grids(app)
    assert answer(app) == "没有符合条件的公布数。"


def test_a_link_opens_what_it_says(shown_store: Path) -> None:
    app = opened("published", document="国新办", lang="en")
    assert len(grids(app)[0]) == 1
    assert grids(app)[0]["scope"].tolist() == ["China"]
