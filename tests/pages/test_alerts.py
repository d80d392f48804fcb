"""The alarms and the dispatch round, as a reader sees them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from data.store.store import Store
from findings.ranking import freezing
from geo.register import register
from tests.figures import figures
from tests.pages.grids import grids
from tests.pages.real_store import publish_funds
from tests.pages.test_contents import lists
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, CHINESE, CITED, REGION, answer, opened, texts
from ui.state import text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("area", [REGION, CHIFENG, BAIRIN_LEFT])
def test_both_halves_at_every_level_in_both_languages(shown_store: Path, area: str, lang: str) -> None:
    for part in ("alarms", "dispatch"):
        app = opened("alerts", part=part, area=area, period="2021-12", lang=lang)
        assert not app.warning
        if lang == "en":
            assert [t for t in texts(app) if CHINESE.search(CITED.sub("", t))] == []
        else:
            assert CHINESE.search(answer(app))


def test_the_alarms_of_the_region(shown_store: Path) -> None:
    app = opened("alerts", period="2021-06", listed="all")
    assert answer(app).startswith("2021年6月，内蒙古自治区103个旗县中")
    places, table = grids(app)
    assert len(places) == 12
    assert list(places.columns) == ["area", "monitoring", "employment", "consumption", "funds", "projects", "further"]
    assert table["colour"].str.startswith("■").sum() == int(answer(app).split("红色预警")[1].split("项")[0])
    assert table["league"].nunique() > 5
    assert [b.key for b in app.download_button if "各地各项" in str(b.key)] == [
        "xlsx.预警调度各地各项_内蒙古自治区_2021年6月", "csv.预警调度各地各项_内蒙古自治区_2021年6月",
    ]  # fmt: skip


def test_filters_narrow_the_table_and_stand_in_the_address(shown_store: Path) -> None:
    app = opened("alerts", period="2021-06")
    news = grids(app)[1]
    assert set(news["state"]) == {"新增", "加重", "不可比"}
    unlike = news[news["state"] == "不可比"]  # it may be worse
    assert set(unlike["colour"][unlike["family"] != "资金使用"]) == {"■ 红色（参考线）"}
    assert set(unlike["colour"][unlike["family"] == "资金使用"]) == {"■ 红色"}  # held to a document
    app.segmented_control(key="pick.listed").set_value("all").run()
    everything = len(grids(app)[1])
    assert everything > len(news)
    app.segmented_control(key="pick.family").set_value("funds").run()
    app.segmented_control(key="pick.listed").set_value("red").run()
    table = grids(app)[1]
    assert 0 < len(table) < everything
    assert set(table["family"]) == {"衔接资金"}
    assert set(table["colour"]) == {
        "■ 红色"
    }  # industries are held to a document; red payment, an assumption, is general
    assert (app.query_params["family"], app.query_params["listed"]) == ("funds", "red")
    app.segmented_control(key="pick.family").set_value("monitoring").run()
    assert [c.value for c in app.caption] == ["没有这样的预警。"]
    assert len(grids(app)) == 1  # that of the places


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_rules_stand_in_place_of_the_list(shown_store: Path, lang: str) -> None:
    app = opened("alerts", period="2021-06", listed="rules", lang=lang)
    rules = grids(app)[1].set_index("rule")
    name = {"zh": "支出落后序时进度", "en": "Payment behind the pace of the year"}[lang]
    assert rules.loc[name, "general"] == {"zh": "普遍", "en": "General"}[lang]
    assert f"{int(rules['now'][name])}" in next(words for line in lists(app) if name in (words := line))


def test_a_draft_ranks_what_is_asked_for(shown_store: Path) -> None:
    app = opened("alerts", part="dispatch", period="2021-06", level="banner", ranked="funds_paid_rate,projects_late")
    table = grids(app)[0]
    assert [c for c in table.columns if c.endswith(".rank")] == ["funds_paid_rate.rank", "projects_late.rank"]
    assert len(table) == 103
    assert "--indicator funds_paid_rate --indicator projects_late" in app.code[0].value
    app.multiselect(key="pick.ranked").set_value(["sales_yoy"]).run()
    assert app.query_params["ranked"] == "sales_yoy"
    assert "sales_yoy.rank" in grids(app)[0]
    app.multiselect(key="pick.ranked").set_value([]).run()
    assert len([c for c in grids(app)[0].columns if c.endswith(".rank")]) == 5


@pytest.mark.parametrize(("name", "value"), [("part", "x"), ("family", "x"), ("listed", "pink")])
def test_an_unknown_choice_is_named(shown_store: Path, name: str, value: str) -> None:
    app = opened("alerts", **{name: value})
    assert [w.value for w in app.warning] == [f"链接中的`{value}`不认识，已改用默认值。"]


def test_a_frozen_round_is_listed_and_told_from_a_new_computation(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOARD_STORE", str(own_store))
    release = Store(own_store).current()
    assert release is not None
    cube = figures(release)
    freezing.freeze(release, cube, register(), dt.date(2021, 6, 30), ("funds_paid_rate",), "league", "二季度")
    app = opened("alerts", part="dispatch", round="round-0001", period="2021-12")
    assert answer(app).startswith("2021年6月调度：12个地区中11个")
    assert "二季度" in app.caption[0].value
    assert not app.error
    path = own_store / "demo" / "rounds" / "round-0001.json"
    path.chmod(0o644)
    content = json.loads(path.read_text("utf-8")) | {"sha256": "0" * 64}
    del content["seal"]  # frozen so
    path.write_text(json.dumps(content), encoding="utf-8")
    assert "结果与固化时不同" in opened("alerts", part="dispatch", round="round-0001").error[0].value


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own with two rounds of its one release."""
    store = publish_funds(tmp_path)
    monkeypatch.setenv("BOARD_STORE", str(store))
    release = Store(store).open("real-0001")
    cube = figures(release)
    for note in ("first", "second"):
        freezing.freeze(release, cube, register(), release.latest_period, ("funds_paid_rate",), "league", note)
    return store


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_damaged_round_is_named_and_hides_no_other(frozen: Path, lang: str) -> None:
    path = frozen / "real" / "rounds" / "round-0001.json"
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace("first", "fIrst"), encoding="utf-8")
    app = opened("alerts", part="dispatch", round="round-0002", lang=lang)
    (said,) = (w.value for w in app.warning)
    assert "`real/rounds/round-0001.json`" in said
    assert f"{frozen}" not in said  # where the store lies on the server is no reader's business
    assert bool(CHINESE.search(said)) is (lang == "zh")
    assert "second" in app.caption[0].value
    assert not app.error


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_round_whose_release_is_gone_or_another_says_so(frozen: Path, tmp_path: Path, lang: str) -> None:
    home = frozen / "real" / "releases"
    publish_funds(tmp_path, paid=300)  # so that there is another release to look at
    (home / "real-0001").rename(tmp_path / "aside")
    app = opened("alerts", part="dispatch", round="round-0001", lang=lang)
    assert [text.WORDS["round_without_release"][lang].format(release="`real-0001`")] == [e.value for e in app.error]
    (again := tmp_path / "again").mkdir()
    shutil.copytree(publish_funds(again, paid=400) / "real" / "releases" / "real-0001", home / "real-0001")
    app = opened("alerts", part="dispatch", round="round-0001", lang=lang)
    assert [text.WORDS["round_of_another"][lang].format(release="`real-0001`")] == [e.value for e in app.error]


def test_a_round_is_of_all_places_whatever_group_was_chosen_for_the_alarms(shown_store: Path) -> None:
    """The half of the rounds has no switch of groups: a hidden one would leave places out without a word."""
    app = opened("alerts", part="dispatch", period="2021-06", level="banner", group="priority_national")
    assert answer(app).startswith("2021年6月调度：103个地区中")
