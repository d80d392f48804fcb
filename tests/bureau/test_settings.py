"""A bureau's settings: read whole, every fault of every file at once, and nothing but what is usual where nothing is said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bureau.fault import DeclarationError
from bureau.settings import Listed, Map, Reading, Serving, Settings, Settled, read, settings
from language.text import Text
from metrics import catalogue
from metrics.regimes import REGIMES, regime_of, settled, unsettled

TOP = Path(__file__).parents[2]
NUMBER = Text("文号", "number")
SOURCE = 'source = { zh = "文号", en = "number" }\n'


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_folder_everything_is_as_usual() -> None:
    assert read(None) == (Settings(), [])
    assert Settings().own() == []
    assert (Reading().unpacked, Serving().pages, Serving().pages_each, Map()) == (512_000_000, 1000, 60, Map("", ""))


def test_the_example_is_sound_and_every_kind_of_file_lies_in_it() -> None:
    found, faults = read(TOP / "settings")
    assert faults == []
    assert found.deadlines == {"monitoring": 8, "funds": 10}
    assert found.own() == ["deadlines.toml"]
    assert {path.stem for path in (TOP / "settings").glob("*.toml")} == set(Settings.__dataclass_fields__)


def test_what_is_written_is_what_is_set(tmp_path: Path) -> None:
    found, faults = read(
        written(
            tmp_path,
            priority='[regular.priority_national]\nbanners = ["150422"]\n' + SOURCE,
            regimes='[regular.income_line]\nwhat = { zh = "9000元", en = "9,000 yuan" }\n' + SOURCE,
            map='boundaries = "own.geojson"\n',
            reading="rows = 10\n",
            serving='hosts = ["a.example"]\n',
        )
    )
    assert faults == []
    assert found == Settings(
        {"regular": {"priority_national": Listed(("150422",), NUMBER)}},
        {"regular": {"income_line": Settled(Text("9000元", "9,000 yuan"), NUMBER)}},
        map=Map("own.geojson"),
        reading=Reading(rows=10),
        serving=Serving(("a.example",)),
    )


def test_every_fault_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    written(
        tmp_path,
        priority='[regular.priority_national]\nbanners = ["150400", "15"]\n' + SOURCE + '[later.priority_county]\nbanners = []\n' + SOURCE,
        regimes='[regular.weather]\nwhat = { zh = "甲", en = "A" }\n' + SOURCE,
        deadlines="monitoring = 31\nhappiness = 5\n",
        map='approval = "蒙S（2026）001号"\n',
        reading='rows = 0\nspeed = 1\nmemory = "much"\n',
        serving="hosts = [",
        prority="",
    )  # fmt: skip
    with pytest.raises(DeclarationError) as refused:
        catalogue.read(decided=tmp_path)
    told = {(fault.file, fault.key): fault.what for fault in refused.value.faults}
    assert set(told) == {
        ("priority.toml", "later"), ("priority.toml", "later.priority_county"), ("priority.toml", "regular.priority_national.banners"),
        ("regimes.toml", "regular.weather"), ("deadlines.toml", "monitoring"), ("map.toml", "approval"),
        ("reading.toml", "rows"), ("reading.toml", "speed"), ("reading.toml", "memory"), ("serving.toml", ""), ("prority.toml", ""),
    }  # fmt: skip
    assert told["deadlines.toml", "monitoring"] == Text("不得大于28，现为 31", "must be at most 28, not 31")
    assert told["reading.toml", "rows"] == Text("不得小于1，现为 0", "must be at least 1, not 0")
    assert told["regimes.toml", "regular.weather"].en.endswith("use bureau, income_line, assessment, fund_rules")
    assert told["prority.toml", ""].en.startswith("is no file of settings; use priority.toml, regimes.toml")


def test_a_name_that_nothing_bears_is_refused_where_the_form_is_right(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError) as refused:
        catalogue.read(decided=written(tmp_path, deadlines="happiness = 5\n"))
    (fault,) = refused.value.faults
    assert fault.line("en").startswith(
        "deadlines.toml › happiness: names happiness, which is not known; use appraisal, assets, consumption"
    )


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARD_SETTINGS", str(tmp_path / "nowhere"))
    with pytest.raises(DeclarationError, match="is no folder; correct BOARD_SETTINGS"):
        settings()


def test_what_a_regime_left_open_is_open_until_settings_settle_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transition, regular = REGIMES
    assert unsettled(transition) == {}
    assert [name.zh for name in unsettled(regular).values()] == [
        "乡村振兴主管部门名称", "收入线", "国家重点帮扶旗县名单", "自治区重点帮扶旗县名单", "评估办法", "资金管理办法",
    ]  # fmt: skip
    written(
        tmp_path,
        regimes='[regular.income_line]\nwhat = { zh = "9000元", en = "9,000 yuan" }\n' + SOURCE,
        priority='[regular.priority_national]\nbanners = ["150422", "150524"]\n' + SOURCE,
    )
    monkeypatch.setenv("BOARD_SETTINGS", str(tmp_path))
    assert list(unsettled(regular)) == ["bureau", "priority_regional", "assessment", "fund_rules"]
    assert settled(regular) == {
        "priority_national": Settled(Text("2个旗县", "2 banners"), NUMBER),
        "income_line": Settled(Text("9000元", "9,000 yuan"), NUMBER),
    }


def test_families_bear_the_name_of_the_month() -> None:
    def funds(year: int, month: int) -> Text:
        return catalogue.families_in(dt.date(year, month, 31))["funds"].name

    assert (funds(2025, 12), funds(2026, 1)) == (Text("衔接资金", "Funds"), Text("常态化帮扶资金", "Funds"))
    assert funds(2020, 1) == funds(2025, 12)
    others = {id: f.name for id, f in catalogue.families_in(dt.date(2026, 10, 31)).items() if id != "funds"}
    assert others == {id: f.name for id, f in catalogue.FAMILIES.items() if id != "funds"}


def test_what_counts_things_alone_goes_on_under_the_new_regime() -> None:
    same = {
        i
        for i, indicator in catalogue.INDICATORS.items()
        if "regular" in indicator.same_in and not indicator.counts_tables
    }
    assert same == {
        "hamlets_20", "hamlets_20_paved", "hamlets_paved_rate", "villages", "villages_express", "villages_express_rate",
        "village_clinics", "water_works", "water_works_kept", "water_kept_rate", "resettlement_sites_800",
        "rural_population", "cold_stores",
    }  # fmt: skip
    paved = catalogue.INDICATORS["hamlets_paved_rate"]
    assert [(regime, why.en) for regime, why in paved.same_because] == [
        ("regular", "counts hamlets, villages, roads and couriers, whatever the income line, the lists and the funds")
    ]
    assert regime_of(dt.date(2026, 1, 31)).id == "regular"
