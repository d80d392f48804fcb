"""What an option of a picker is found by, and that the browser gets it in the place of the framework's own search."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from streamlit import file_util

from serving import searching
from ui.elements import scripts
from ui.state import search

WEB = Path(file_util.get_static_dir())
JUNE, DECEMBER = dt.date(2021, 6, 30), dt.date(2021, 12, 31)


def found_by(words: str) -> list[str]:
    """The names, in both languages, of all options that have these words among those they are found by."""
    asked = search.plain(words)
    return [name for names, found in search.entries([JUNE, DECEMBER]) if asked in found for name in names]


@pytest.mark.parametrize("typed", ["150400", "赤峰", " 赤峰市 ", "chi feng shi", "cf", "CHIFENG", "Chifeng"])
def test_an_area_is_found_by_code_alias_pinyin_initials_and_english(typed: str) -> None:
    assert found_by(typed) == ["赤峰市", "chifeng"]


@pytest.mark.parametrize(
    "typed", ["2021-06", "202106", "2021/6", "２０２１．０６", "2021年6月", "2021年06月", "June 2021", "jun 2021", "6月"]
)  # fmt: skip
def test_a_month_is_found_however_it_is_written(typed: str) -> None:
    assert found_by(typed) == ["2021年6月", "june2021"]


@pytest.mark.parametrize(
    "typed", ["funds_paid_rate", "资金支出进度", "zijin zhichu jindu", "zjzcjd", "Share of funds paid"]
)
def test_an_indicator_is_found_by_its_id_its_names_and_pinyin(typed: str) -> None:
    assert found_by(typed) == [
        "衔接资金资金支出进度",
        "fundsshareoffundspaid",
        "常态化帮扶资金资金支出进度",
        "fundsshareoffundspaid",
    ]


def test_what_stands_for_several_finds_each_of_them() -> None:
    assert found_by("乌市") == ["乌海市", "wuhai", "乌兰察布市", "ulanqab", "乌兰浩特市", "ulanhot"]
    assert found_by("zltq") == ["扎鲁特旗", "jarudbanner", "扎赉特旗", "jalaidbanner"]


def test_left_and_right_stay_apart() -> None:
    assert found_by("balinzuoqi") == ["巴林左旗", "bairinleftbanner"]
    assert found_by("balinyouqi") == ["巴林右旗", "bairinrightbanner"]


def test_what_nobody_is_called_finds_nothing() -> None:
    assert found_by("武汉") == found_by("2031-01") == found_by("wuhan") == []


def test_the_index_is_a_file_named_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "FOLDER", tmp_path)
    search.written.cache_clear()
    june, both = search.written((JUNE,)), search.written((JUNE, DECEMBER))
    search.written.cache_clear()
    assert len({june, both}) == 2
    assert june.startswith("app/static/search/words.")
    held = json.loads((tmp_path / Path(june).name).read_text("utf-8"))
    assert [names for names, _ in held if "2021" in names[0]] == [["2021年6月", "june2021"]]


def test_the_installed_framework_s_search_is_replaced_by_ours() -> None:
    """Another version of the framework may keep its search elsewhere: then `serving/searching.py` must learn where."""
    imports = json.loads(searching.map_of(WEB))["imports"]
    theirs = imports["framework-search"]
    assert imports[theirs] == f"./{scripts.address('search.js')}"
    assert (WEB / theirs).is_file()
    script = (scripts.STATIC / "search.js").read_text("utf-8")
    assert f"export {{ search as {searching.EXPORTED} }}" in script
    assert f'from "{searching.THEIRS}"' in script


def test_a_framework_that_is_not_known_keeps_its_own_search(tmp_path: Path) -> None:
    (tmp_path / "static/js").mkdir(parents=True)
    assert searching.map_of(tmp_path) == ""
    (tmp_path / f"static/js/{searching.PART}.12345678.js").write_text("export{a as n}")
    searching.script.cache_clear()
    assert searching.map_of(tmp_path) == ""
