"""The register's counts, parents and flags; the file that names the regional priority banners."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from bureau.fault import DeclarationError
from geo.register import FLAGS, REGION, Exit, load, register

NATIONAL_PRIORITY = {"150422", "150524", "150723", "150922", "150923", "150929", "152221", "152222", "152223", "152529"}


def test_counts() -> None:
    areas = register()
    assert len(areas.areas) == 116
    assert [len(areas.level(level)) for level in ("region", "league", "banner")] == [1, 12, 103]
    assert [len(areas.flagged(flag)) for flag in FLAGS] == [31, 26, 10, 0]
    assert len(areas.former_poverty()) == 57


def test_every_parent_is_one_level_up() -> None:
    areas = register()
    assert areas.areas[REGION].parent is None
    assert {a.parent for a in areas.level("league")} == {REGION}
    assert {areas.areas[a.parent or ""].level for a in areas.level("banner")} == {"league"}
    assert all(a.parent and a.code[:4] == a.parent[:4] for a in areas.level("banner"))


def test_ways_up_and_down() -> None:
    areas = register()
    assert [a.name.zh for a in areas.children("152900")] == ["阿拉善左旗", "阿拉善右旗", "额济纳旗"]
    assert len(areas.banners_under(REGION)) == 103
    assert areas.banners_under("150422") == (areas.areas["150422"],)
    assert areas.children("150422") == ()
    leagues = [areas.league_of(code) for code in ("150422", "150400", REGION)]
    assert [a and a.name.zh for a in leagues] == ["赤峰市", "赤峰市", None]


def test_one_area() -> None:
    area = register().areas["150422"]
    assert (area.name["zh"], area.name["en"], area.kind, area.level) == (
        "巴林左旗",
        "Bairin Left Banner",
        "旗",
        "banner",
    )
    assert area.former_poverty_national
    assert not area.former_poverty_regional
    assert area.priority_national
    assert not area.priority_regional
    assert (area.census2010, area.census2020) == (327765, None)
    assert register().areas["150400"].census2020 == 4035967


def test_national_priority_banners() -> None:
    assert {a.code for a in register().flagged("priority_national")} == NATIONAL_PRIORITY


def test_no_flag_is_invented() -> None:
    with pytest.raises(ValueError, match=r"no flag 'poor'.*former_poverty_national"):
        register().flagged("poor")
    with pytest.raises(ValueError, match=r"no level 'county'.*banner"):
        register().level("county")


def test_regional_priority_banners_are_unnamed_until_settings_name_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not register().priority_regional_named
    (tmp_path / "priority.toml").write_text(
        '[transition.priority_regional]\nbanners = ["150625", "150921"]\nsource = { zh = "文号", en = "number" }\n'
        '[regular.priority_national]\nbanners = ["150102"]\nsource = { zh = "文号", en = "number" }\n', "utf-8",
    )  # fmt: skip
    monkeypatch.setenv("BOARD_SETTINGS", str(tmp_path))
    assert register().priority_regional_named
    assert [a.name.zh for a in register().flagged("priority_regional")] == ["杭锦旗", "卓资县"]
    assert {a.code for a in register().flagged("priority_national")} == NATIONAL_PRIORITY
    later = register("regular")
    assert [a.code for a in later.flagged("priority_national")] == ["150102"]
    assert [a.code for a in later.flagged("priority_regional")] == ["150625", "150921"]
    assert later.listed_in == {"priority_national": "regular", "priority_regional": "transition"}
    monkeypatch.delenv("BOARD_SETTINGS")
    assert register().flagged("priority_regional") == ()
    assert register("regular").listed_in == {"priority_national": "transition"}


def test_every_wrong_code_of_a_list_is_named() -> None:
    codes = ("150422", "150499", "150400", "150422")
    with pytest.raises(DeclarationError) as refused:
        load((("regular", "priority_national", codes, None),))
    assert [(fault.file, fault.key, fault.what.en) for fault in refused.value.faults] == [
        ("priority.toml", "regular.priority_national.banners", says)
        for says in (
            "150422 巴林左旗 stands 2 times; keep one",
            "150499 is not in the register; write a six-digit banner code",
            "150400 赤峰市 is not a banner; name a banner",
        )
    ]


def test_every_former_poverty_banner_left_in_a_batch() -> None:
    batches = Counter((a.exit.batch, a.former_poverty_national) for a in register().former_poverty() if a.exit)
    assert batches == {(2017, True): 1, (2017, False): 13, (2018, True): 10, (2018, False): 13, (2019, True): 20}
    assert {a.code for a in register().areas.values() if a.exit} == {a.code for a in register().former_poverty()}
    linxi, bairin, hanggin = (register().areas[code].exit for code in ("150424", "150422", "150625"))
    assert (linxi, bairin, hanggin) == (
        Exit(2017, None), Exit(2019, dt.date(2020, 3, 4)), Exit(2017, dt.date(2018, 7, 27)),
    )  # fmt: skip
