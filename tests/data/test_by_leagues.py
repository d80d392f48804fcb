"""A table that leagues fill in for themselves: their rows are figures, a banner's is refused, and nothing is a total of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.exports import Row, checks, only, read, sheet, values, workbook

HEADER = ["地区", "年度考核总分", "盟市自评得分", "平时监控得分", "年终考核得分"]
TITLE = "盟市巩固拓展脱贫成果年度考核得分表（截至2023年12月底）"
HOHHOT: Row = ["呼和浩特市", 91.5, 95.25, 90, "88.75"]
BAOTOU: Row = ["包头市", 87, 94, None, 86.5]


def scores(path: Path, *rows: Row, header: Row = HEADER) -> Path:
    return workbook(path, sheet(header, *rows, title=TITLE, unit="单位：分"))


def test_each_league_s_row_is_its_figure_with_its_decimals(tmp_path: Path) -> None:
    found = read(scores(tmp_path / "a.xlsx", HOHHOT, BAOTOU))
    assert checks(found) == []
    held = values(found)
    assert held["appraisal_total", "150100", "2023-12"] == "91.5"
    assert held["appraisal_own", "150100", "2023-12"] == "95.25"
    assert held["appraisal_year_end", "150100", "2023-12"] == "88.75"
    assert ("appraisal_monitoring", "150200", "2023-12") not in held
    assert len(only(found, "area_missing", "warning").zh.split("、")) == 10


def test_one_league_s_own_file_lacks_nobody(tmp_path: Path) -> None:
    assert checks(read(scores(tmp_path / "a.xlsx", HOHHOT)), "warning") == []


def test_a_banner_s_row_is_refused_and_named(tmp_path: Path) -> None:
    found = read(
        scores(tmp_path / "a.xlsx", HOHHOT, ["新城区", 99, None, None, None], ["回民区", 98, None, None, None])
    )
    fault = only(found, "not_owed")
    assert (fault.row, fault.column, fault.value) == (5, "B 年度考核总分", "99")
    assert (
        fault.zh == "年度考核总分由盟市自己上报，表中有2个旗县填了数，第一个是新城区。请删去旗县的数，填在盟市的行里。"
    )
    assert "banners with a figure: 2, first Xincheng District" in fault.en
    assert found.observations.empty


def test_a_banner_s_empty_row_does_no_harm_and_its_league_s_row_is_no_total(tmp_path: Path) -> None:
    found = read(
        scores(tmp_path / "a.xlsx", ["呼和浩特市", 91.5, 95.25, 90, 88.75], ["新城区", None, None, None, None])
    )
    assert checks(found) == []
    assert values(found)["appraisal_total", "150100", "2023-12"] == "91.5"


def test_a_sum_of_scores_is_refused(tmp_path: Path) -> None:
    total: Row = ["合计", 178.5, None, None, None]
    assert checks(read(scores(tmp_path / "a.xlsx", HOHHOT, BAOTOU, total))) == ["total_mismatch"]


@pytest.mark.parametrize(("written", "check"), [("91.5%", "percent"), (-1, "negative"), ("91.5人", "unit_wrong")])
def test_what_is_no_score_is_refused(tmp_path: Path, written: object, check: str) -> None:
    assert checks(read(scores(tmp_path / "a.xlsx", ["呼和浩特市", written, 95, 90, 88]))) == [check]


def test_another_month_than_december_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(HEADER, HOHHOT, title=TITLE.replace("12月", "6月"), unit="单位：分"))
    assert checks(read(path)) == ["month_undue"]
