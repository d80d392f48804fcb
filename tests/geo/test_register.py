"""The register's counts, parents and flags; the file that names the regional priority banners."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.register import FLAGS, PRIORITY_SETTING, REGION, RegisterError, load, register

NATIONAL_PRIORITY = {"150422", "150524", "150723", "150922", "150923", "150929", "152221", "152222", "152223", "152529"}


@pytest.fixture
def priority(tmp_path: Path) -> Path:
    return tmp_path / "priority.csv"


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


def test_regional_priority_banners_are_unnamed_until_a_file_names_them(
    priority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not register().priority_regional_named
    priority.write_text("\ufeffcode,note\n150625,example\n 150921 ,\n", "utf-8")
    monkeypatch.setenv(PRIORITY_SETTING, str(priority))
    assert register().priority_regional_named
    assert [a.name.zh for a in register().flagged("priority_regional")] == ["杭锦旗", "卓资县"]
    monkeypatch.delenv(PRIORITY_SETTING)
    assert register().flagged("priority_regional") == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("code,note\n150422,\n150499,\n", "line 3: '150499' is not in the register; write a six-digit banner code"),
        ("code,note\n150400,\n", "line 2: 150400 赤峰市 is not a banner; name a banner"),
        ("code,note\n150422,\n150422,\n", "line 3: 150422 巴林左旗 stands twice; delete one line"),
        ("banner\n150422\n", "line 1: there is no column 'code'; write the header 'code,note'"),
    ],
)
def test_a_wrong_priority_file_is_refused(priority: Path, content: str, says: str) -> None:
    priority.write_text(content, "utf-8")
    with pytest.raises(RegisterError) as refusal:
        load(str(priority))
    assert str(priority) in str(refusal.value)
    assert says in str(refusal.value)


def test_an_unreadable_priority_file_is_refused(priority: Path) -> None:
    with pytest.raises(RegisterError, match="is not there; correct the setting BOARD_PRIORITY"):
        load(str(priority))
    priority.write_bytes("code,note\n150422,备注\n".encode("gb18030"))
    with pytest.raises(RegisterError, match="not UTF-8"):
        load(str(priority))
