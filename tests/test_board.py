"""The command line as people and programs use it: what it prints, where it stops, what it leaves untouched."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from board import app
from data.store.store import Store
from demonstration import write_workbooks
from geo.register import register
from metrics.catalogue import FAMILIES, INDICATORS
from metrics.coverage import due
from tests.data.exports import LASTING
from tests.data.publishers import tree

TOP = Path(__file__).parents[1]
EXPORT = """消费帮扶情况统计表,,
截至2021年{month}月底,,单位：万元
地区,帮扶产品销售额,其中北京市销售额
新城区,"1,200.5",{beijing}
回民区,800,{other}
"""
COLUMNS = "area_code,area,indicator,period,value,unit,numerator,denominator,reported,expected,release,sources"


def board(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def export(folder: Path, name: str = "sales.csv", month: str = "6", beijing: str = "300", other: str = "—") -> Path:
    path = folder / name
    path.write_text(EXPORT.format(month=month, beijing=beijing, other=other), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one real release: two districts in June 2021, one of them without its sales in Beijing."""
    folder = tmp_path_factory.mktemp("published")
    done = board("import", export(folder), "--store", folder / "store", "--note", "first")
    assert done.exit_code == 0, done.output
    return folder / "store"


@pytest.fixture
def store(published: Path, tmp_path: Path) -> Path:
    """A copy of that store, to change."""
    return Path(shutil.copytree(published, tmp_path / "store"))


def rows(store: Path, *arguments: object) -> list[dict[str, str]]:
    done = board("figures", "--store", store, "--format", "csv", *arguments)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[0] == COLUMNS
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_an_import_publishes_and_says_so(tmp_path: Path) -> None:
    done = board("import", export(tmp_path), "--store", tmp_path / "store")
    assert done.exit_code == 0
    assert "数据：新增 3，变更 0，未变 0，撤回 0。" in done.stdout
    assert "已发布版本 real-0001 (2021-06 第1版)。" in done.stdout
    assert "错误 0 条" in done.stdout


def test_the_same_file_again_publishes_nothing(store: Path, tmp_path: Path) -> None:
    before = tree(store)
    done = board("import", export(tmp_path), "--store", store, "--lang", "en")
    assert done.exit_code == 0
    assert "Identical to release real-0001 (2021-06 ed. 1); nothing to publish." in done.stdout
    assert tree(store) == before


def test_refused_files_change_nothing_and_all_faults_are_told(store: Path, tmp_path: Path) -> None:
    before = tree(store)
    bad = export(tmp_path, "bad.csv", beijing="9999", other="-5")
    done = board("import", bad, tmp_path / "missing.xlsx", "--store", store)
    assert done.exit_code == 1
    for told in ("part_over_whole", "negative", "missing.xlsx", "未发布，数据没有任何变化。"):
        assert told in done.stdout
    assert tree(store) == before


def test_a_dry_run_tells_and_changes_nothing(store: Path, tmp_path: Path) -> None:
    before = tree(store)
    done = board("import", export(tmp_path, beijing="350"), "--store", store, "--dry-run", "--lang", "en")
    assert done.exit_code == 0
    assert "Values: 0 new, 1 changed, 2 unchanged, 0 withdrawn." in done.stdout
    assert "Dry run" in done.stdout
    assert tree(store) == before


def test_a_file_without_a_month_takes_the_given_one(tmp_path: Path) -> None:
    path = export(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("截至2021年6月底", ""), encoding="utf-8")
    arguments = ("import", path, "--store", tmp_path / "store")
    assert board(*arguments).exit_code == 1
    assert board(*arguments, "--as-of", "2021-07").exit_code == 0
    told = rows(tmp_path / "store")
    assert {row["period"] for row in told if row["value"]} == {"2021-07"}
    # What is not due in July would be asked for at its last period, and the store does not reach back to it.
    owed = {i.id for i in INDICATORS.values() if i.every == 1 and due(i, register(), dt.date(2021, 7, 31))}
    assert {(row["indicator"], row["period"]) for row in told} == {(id, "2021-07") for id in owed}


@pytest.mark.parametrize("wrong", [("--as-of", "June"), ("--accept", "everything")])
def test_an_option_that_makes_no_sense_stops(wrong: tuple[str, str], tmp_path: Path) -> None:
    done = board("import", export(tmp_path), "--store", tmp_path / "store", *wrong)
    assert done.exit_code == 2
    assert not (tmp_path / "store").exists()


def test_figures_carry_value_parts_coverage_and_cells(store: Path) -> None:
    (row,) = rows(store, "--area", "新城区", "--indicator", "beijing_sales_share")
    assert row == {
        "area_code": "150102", "area": "新城区", "indicator": "beijing_sales_share", "period": "2021-06",
        "value": str(300 * 100 / 1200.5), "unit": "%", "numerator": "300", "denominator": "1200.5",
        "reported": "1", "expected": "1", "release": "real-0001",
        "sources": "sales.csv!C4; sales.csv!B4",
    }  # fmt: skip


def test_a_sum_counts_who_reported_and_names_the_files(store: Path) -> None:
    (row,) = rows(store, "--area", 150100, "--indicator", "sales")
    assert (row["value"], row["reported"], row["expected"], row["sources"]) == ("2000.5", "2", "9", "sales.csv")
    (share,) = rows(store, "--area", "呼和浩特市", "--indicator", "beijing_sales_share")
    assert (share["numerator"], share["denominator"], share["reported"]) == ("300", "1200.5", "1")


def test_a_file_named_like_a_formula_is_none_in_a_csv(tmp_path: Path) -> None:
    done = board("import", export(tmp_path, name="=1+1.csv"), "--store", tmp_path / "store")
    assert done.exit_code == 0, done.output
    (row,) = rows(tmp_path / "store", "--area", "新城区", "--indicator", "sales_beijing")
    assert row["sources"] == "'=1+1.csv!C4"
    assert row["value"] == "300"


def test_a_place_that_did_not_report_is_there_and_empty(store: Path) -> None:
    found = rows(store, "--level", "banner", "--indicator", "sales_beijing", "--period", "2021-06")
    assert len(found) == 103
    assert [row["area"] for row in found if row["value"]] == ["新城区"]
    (missing,) = (row for row in found if row["area"] == "回民区")
    assert (missing["value"], missing["numerator"], missing["reported"], missing["expected"]) == ("", "", "0", "1")
    done = board("figures", "--store", store, "--area", "回民区", "--indicator", "sales_beijing", "--format", "json")
    (record,) = json.loads(done.stdout)
    assert record["value"] is None
    assert record["reported"] == 0
    assert ",".join(record) == COLUMNS


def test_areas_of_a_level_within_an_area(store: Path) -> None:
    found = rows(store, "--area", "呼和浩特市", "--level", "banner", "--indicator", "sales")
    assert len(found) == 9
    assert {row["area_code"][:4] for row in found} == {"1501"}


def test_only_flagged_places_owe_what_is_asked_of_flagged_ones(store: Path) -> None:
    assert len(rows(store, "--level", "banner", "--indicator", "input_per_national_priority")) == 10


def test_the_latest_month_unless_another_is_asked_for(store: Path, tmp_path: Path) -> None:
    board("import", export(tmp_path, "may.csv", month="5", beijing="200"), "--store", store)
    of = ("--area", "新城区", "--indicator", "sales_beijing")
    assert [row["value"] for row in rows(store, *of)] == ["300"]
    assert [row["value"] for row in rows(store, *of, "--period", "2021-05")] == ["200"]
    assert [row["value"] for row in rows(store, *of, "--period", "all")] == ["200", "300"]
    assert [row["release"] for row in rows(store, *of, "--release", "real-0001")] == ["real-0001"]


@pytest.mark.parametrize(
    ("wrong", "candidate"),
    [
        (("--area", "左旗"), "巴林左旗"),
        (("--area", "无此旗"), "无此旗"),
        (("--level", "village"), "banner"),
        (("--period", "2019-01"), "2021-06"),
        (("--period", "June"), "YYYY-MM"),
        (("--indicator", "sale"), "sales"),
        (("--family", "fund"), "funds"),
        (("--release", "real-0007"), "real-0001"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(wrong: tuple[str, str], candidate: str, store: Path) -> None:
    done = board("figures", "--store", store, *wrong)
    assert done.exit_code == 2
    assert candidate in done.stderr
    assert done.stdout == ""


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    done = board("figures", "--store", tmp_path / "none")
    assert done.exit_code == 2
    assert "board.py demo" in done.stderr
    assert not (tmp_path / "none").exists()


def test_releases_and_one_of_them(store: Path) -> None:
    listed = board("releases", "--store", store).stdout
    assert listed.splitlines()[1].split()[:3] == ["real-0001", "2021-06", "第1版"]
    assert "first" in listed
    shown = board("show", "real-0001", "--store", store, "--lang", "en").stdout
    assert "sales.csv  consumption  2021-06  real-0001" in shown
    assert "Values: 3 new, 0 changed" in shown
    assert board("show", "real-0002", "--store", store).exit_code == 2


def test_verify_finds_damage(store: Path) -> None:
    assert board("verify", "--store", store).exit_code == 0
    assert board("verify", "real-0002", "--store", store).exit_code == 2
    (store / "real" / "releases" / "real-0001" / "panel.parquet").unlink()
    done = board("verify", "--store", store, "--lang", "en")
    assert done.exit_code == 1
    assert re.fullmatch(r"real-0001: panel\.parquet: is missing \(\d+ B, sha256 \w{12} ≠ —\)\n", done.stdout)


def test_a_damaged_manifest_is_told_in_a_sentence(store: Path) -> None:
    (store / "real" / "releases" / "real-0001" / "manifest.json").write_text("{", encoding="utf-8")
    command = [sys.executable, "board.py", "releases", "--store", str(store)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "manifest.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert board("verify", "--store", store).exit_code == 1


def test_every_figure_of_a_month_or_of_all_is_the_file_that_pages_give(store: Path, tmp_path: Path) -> None:
    done = board("every", tmp_path / "out", "--period", "2021-06", "--store", store, "--lang", "en")
    path = tmp_path / "out" / "All-indicators_all-areas_2021-06.csv"
    assert (done.exit_code, done.output) == (0, f"{path}\n")
    content = path.read_bytes()
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    (row,) = (r for r in found if (r["Area code"], r["Indicator id"]) == ("150102", "sales"))
    assert (row["Value"], row["Unit"], row["Reported"]) == ("1200.5", "10,000 yuan", "1")
    assert {r["Month"] for r in found} == {"2021-06"}
    done = board("every", tmp_path / "out", "--period", "all", "--store", store, "--lang", "en")
    packed = ZipFile(tmp_path / "out" / "All-indicators_all-areas_2021-06-to-2021-06.zip")
    (name,) = packed.namelist()
    assert (done.exit_code, packed.read(name)) == (0, content)


def test_every_figure_overwrites_nothing_and_asks_for_a_month_there_is(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "全部指标_全部地区_2021年6月.csv"
    path.write_text("mine", encoding="utf-8")
    there = board("every", tmp_path, "--store", store)
    assert (there.exit_code, there.output) == (2, f"文件已存在，没有写：{path}\n")
    assert path.read_text(encoding="utf-8") == "mine"
    for wrong in ("2021-07", "June"):
        assert board("every", tmp_path / "out", "--period", wrong, "--store", store).exit_code == 2
    assert not (tmp_path / "out").exists()


def test_the_catalogue_lists_every_indicator() -> None:
    found = list(csv.DictReader(io.StringIO(board("catalogue").stdout)))
    assert [row["id"] for row in found] == list(INDICATORS)
    (row,) = (row for row in found if row["id"] == "industry_share")
    assert (row["numerator"], row["denominator"], row["unit"]) == ("funds_paid_industry", "funds_paid", "%")
    assert row["target"] == "50 (2021-01–2021-12); 60 (2023-01–2025-12)"
    assert row["target_cite"].startswith("内乡振字〔2021〕2号")


def test_the_catalogue_loads_no_engine() -> None:
    code = (
        "import sys, board\n"
        "board.app(['catalogue'], standalone_mode=False)\n"
        "assert not {'pandas', 'pyarrow', 'duckdb', 'ibis', 'streamlit'} & sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("id,zh,en,family,unit")


# --- the demonstration ---------------------------------------------------------------------------------------------


def test_the_demonstration_is_marked_and_whole(demo_store: Path) -> None:
    release = Store(demo_store).current()
    assert release is not None
    assert (release.id, release.is_demo, release.label["zh"]) == ("demo-0001", True, "2026-10 第1版")
    assert Store(demo_store).verify() == []
    done = board("figures", "--store", demo_store, "--area", "150000", "--indicator", "sales", "--format", "csv")
    assert "演示数据" in done.stderr
    assert "演示数据" not in done.stdout


def test_files_of_the_demonstration_are_refused_as_real_ones(tmp_path: Path) -> None:
    paths = write_workbooks(tmp_path / "files", years=[2021])
    done = board("import", *paths, "--store", tmp_path / "store")
    assert done.exit_code == 1
    assert done.stdout.count("[错误 demonstration]") == len(paths) == len(FAMILIES) + len(LASTING)
    assert "board.py demo" in done.stdout
    assert not (tmp_path / "store").exists()


def test_a_store_with_a_release_needs_no_demonstration(own_store: Path) -> None:
    before = tree(own_store)
    assert board("demo", "--store", own_store, "--if-empty").exit_code == 0
    assert tree(own_store) == before


@pytest.mark.parametrize(
    ("indicator", "value"),
    [("funds_delivered_to_banners", "888900"), ("sales", "454600"), ("monitored_persons", "54600")],
)
def test_the_region_in_june_2021_is_as_published(indicator: str, value: str, demo_store: Path) -> None:
    (row,) = rows(demo_store, "--area", "内蒙古", "--period", "2021-06", "--indicator", indicator)
    assert (row["value"], row["reported"], row["expected"]) == (value, "103", "103")


def test_a_figure_is_followed_to_its_cell(demo_store: Path) -> None:
    release = Store(demo_store).current()
    assert release is not None
    (row,) = rows(demo_store, "--area", "准格尔旗", "--period", "2021-06", "--indicator", "sales_beijing")
    name, rest = row["sources"].split("[")
    sheet, cell = rest.split("]!")
    (source,) = (source for source in release.sources if source.name == name)
    grid = CalamineWorkbook.from_path(str(release.source_path(source))).get_sheet_by_name(sheet)
    line, column = int(cell[1:]) - 1, ord(cell[0]) - ord("A")
    content = grid.to_python(skip_empty_area=False)[line]
    assert "准格尔旗" in [str(value).strip() for value in content]
    assert float(str(content[column]).replace(",", "")) == float(row["value"])


def test_a_round_is_frozen_and_a_wrong_one_refused(store: Path) -> None:
    done = board("round", "--period", "2021-06", "--indicator", "sales", "--level", "banner", "--store", store)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("round-0001 · real-0001 · 第1轮 · 2021年6月 · 旗县")
    assert (store / "real/rounds/round-0001.json").is_file()
    refused = board("round", "--period", "2021-06", "--indicator", "happiness", "--store", store)
    assert (refused.exit_code, "happiness" in refused.output) == (2, True)
    assert "--period" in board("round", "--period", "June", "--store", store).output


def test_what_is_declared_is_counted_and_what_contradicts_is_named(tmp_path: Path) -> None:
    def checked(settings: Path | str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "board.py", "check", "--lang", "en"]
        environment = {**os.environ, "BOARD_SETTINGS": str(settings)}
        return subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=False)

    sound = checked("settings")  # the example that the project holds
    assert (sound.returncode, sound.stderr) == (0, "")
    assert "Nothing contradicts." in sound.stdout
    assert "  employment.indicators.inside_banner_share\n" in sound.stdout
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "funds.toml").write_text('headline = "sales"\n[measures.funds_paid]\nkind = "level"\n')
    wrong = checked(tmp_path)
    assert wrong.returncode == 1
    assert "funds.toml › measures.funds_paid.kind" in wrong.stderr
