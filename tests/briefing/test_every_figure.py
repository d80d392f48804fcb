"""All figures as one long table: what pages show of every indicator and area, no more and no less."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import every_figure
from data.store.release import Release
from data.store.store import Store
from findings.core.status import status_of
from findings.core.view import View
from geo.register import register
from metrics.catalogue import INDICATORS, GrowthDifference
from metrics.cube import Cube
from tests.data.publishers import end_of
from tests.figures import figures
from tests.pages import awkward_store

REGION = "150000"


def opened(folder: Path) -> tuple[Release, View]:
    release = Store(folder).current()
    assert release
    cube = figures(release)
    return release, View(release.id, cube, register(), register().areas[REGION], cube.periods[-1], INDICATORS["sales"])


@pytest.fixture(scope="module")
def awkward(awkward_looks: Path) -> tuple[Release, View]:
    return opened(awkward_looks)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def number(words: str) -> float | None:
    return float(words) if words else None


def unlike(view: View, row: dict[str, str], lang: str = "zh") -> list[str]:
    """What a row says otherwise than the figure itself."""
    period = end_of(row["月份"])
    cell = view.cube.cell(row["指标代码"], row["地区代码"], period)
    assert cell.period == period  # each figure under the month that it is of
    parts = (cell.numerator, cell.denominator)
    if isinstance(cell.indicator.of, GrowthDifference):
        parts = (None, None)  # cross products, which nobody reported
    status = status_of(cell)
    told = {
        "数值": cell.value, "分子": parts[0], "分母": parts[1], "已报": cell.there, "应报": cell.expected,
        "目标或参考线": status.target.threshold(period) if status.target else None,
    }  # fmt: skip
    found = [
        f"{row['指标代码']} {row['地区']} {row['月份']} {head}"
        for head, value in told.items()
        if number(row[head]) != value
    ]
    return found + [f"{row} {status.standing}"] * (row["状态"] != status.mark[lang].partition(" ")[2])


def test_every_awkward_figure_is_told_as_pages_tell_it(awkward: tuple[Release, View]) -> None:
    release, view = awkward
    found = rows(zip_content(every_figure.to_zip(release, view, "全部", "zh")))
    assert [fault for row in found for fault in unlike(view, row)] == []
    assert {row["状态"] for row in found} >= {
        "达标（参考线）",
        "关注（参考线）",
        "落后（参考线）",
        "未报",
        "分母为零",
        "无上年可比",
    }
    keys = [(row["月份"], row["指标代码"], row["地区代码"]) for row in found]
    owed = sum(
        bool(view.cube.expected(i, code, period))
        for i in view.cube.indicators.values()
        for code in view.register.areas
        for period in view.cube.periods
    )
    assert len(keys) == len(set(keys)) == owed


def test_what_reports_by_the_quarter_stands_under_its_own_month(tmp_path: Path) -> None:
    """In the file of an undue month, and once in that of all months."""
    release, view = opened(awkward_store.publish_training(tmp_path))
    undue = View(view.release, view.cube, view.register, view.area, end_of(awkward_store.UNDUE), view.indicator)
    found = rows(every_figure.to_csv(release, undue, "zh"))
    assert [fault for row in found for fault in unlike(view, row)] == []
    told = {(r["指标代码"], r["地区"]): (r["月份"], r["数值"], r["已报"], r["状态"]) for r in found}
    assert told["trained_persons", "内蒙古自治区"] == ("2024-03", "40", "1", "无目标")
    assert told["trained_persons", "玉泉区"] == ("2024-03", "", "0", "未报")
    assert told["employed_persons", "玉泉区"] == ("2024-05", "101", "1", "无目标")
    whole = rows(zip_content(every_figure.to_zip(release, view, "全部", "zh")))
    assert [fault for row in whole for fault in unlike(view, row)] == []
    of_region = [(r["月份"], r["指标代码"], r["数值"]) for r in whole if r["地区代码"] == REGION]
    assert [(month, value) for month, id, value in of_region if id == "trained_persons"] == [
        ("2024-03", "40"), ("2024-06", ""), ("2024-09", "4080"),
    ]  # fmt: skip
    assert len([1 for _, id, _ in of_region if id == "employed_persons"]) == 5


def zip_content(made: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.namelist() == ["全部.csv"]
        return packed.read("全部.csv")


def test_a_month_of_the_demonstration_says_what_it_is(demo_store: Path) -> None:
    release, view = opened(demo_store)
    made = every_figure.to_csv(release, view, "en")
    assert made.startswith(b"\xef\xbb\xbf")
    (found,) = [r for r in rows(made) if (r["Area code"], r["Indicator id"]) == (REGION, "funds_paid_rate")]
    assert found["!"] == "Demonstration data (synthetic), not real figures"
    assert found["Release"].endswith("demo-0001")
    assert (found["Area"], found["Level"], found["League"]) == ("Inner Mongolia Autonomous Region", "Region", "")
    assert (found["Unit"], found["Reported"], found["Set by"]) == ("%", "101", "an assumption of this product")
    assert float(found["Value"]) == view.cell("funds_paid_rate").value
    by_reports = {"month": "2026-10", "quarter": "2026-09", "year": "2025-12"}
    assert {r["Month"] for r in rows(made)} == set(by_reports.values())


def test_a_sum_that_lacks_places_is_told_as_one(demo_store: Path) -> None:
    """Of every sum of several banners one banner is taken to be late."""
    release, view = opened(demo_store)
    panel = release.panel()
    panel.loc[panel["reported"] > 1, "reported"] -= 1
    view = replace(view, cube=Cube(panel, view.register))
    found = rows(every_figure.to_csv(release, view, "zh"))
    assert [fault for row in found for fault in unlike(view, row)] == []
    assert "报不全" in {row["状态"] for row in found}


@pytest.mark.slow
@pytest.mark.parametrize("month", [dt.date(2021, 12, 31), dt.date(2020, 1, 31)])
def test_every_figure_of_a_month_of_the_demonstration_is_a_page_s(demo_store: Path, month: dt.date) -> None:
    release, view = opened(demo_store)
    view = View(view.release, view.cube, view.register, view.area, month, view.indicator)
    found = rows(every_figure.to_csv(release, view, "zh"))
    assert [fault for row in found for fault in unlike(view, row)] == []
