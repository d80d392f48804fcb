"""Small exports written for the tests: one sheet with a title, a unit row, a header and rows."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from data.faults import Fault
from data.importing.batch import Batch, read_files
from demonstration.items import COURSES

LASTING = tuple(
    id for id, course in COURSES.items() if not course.newest
)  # lists that the demonstration has of every period
TODAY = dt.date(2024, 1, 15)
Row = Sequence[object]

FUNDS = ["地区", "已下达到旗县资金", "已支出资金", "其中：产业支出"]
PROJECTS = ["地区", "项目库入库项目", "纳入年度实施计划项目", "已开工项目", "已完工项目"]
MONITORING = ["地区", "监测对象户数", "监测对象人数", "累计识别监测人数", "累计消除风险人数"]
EMPLOYMENT = ["地区", "脱贫人口就业人数", "自治区外就业", "区内旗县外就业", "旗县内就业"]
SALES = ["地区", "帮扶产品销售额（万元）", "其中：北京市销售额（万元）", "当年认定帮扶产品"]


def sheet(header: Row, *rows: Row, title: str = "情况表（截至2021年6月底）", unit: str = "单位：万元") -> list[Row]:
    """The rows of a whole sheet: title, unit row, header, body; data begins in row 4."""
    return [[title], [unit], header, *rows]


def workbook(path: Path, *sheets: list[Row], names: Sequence[str] = ()) -> Path:
    """A workbook of these sheets, cells written as they are."""
    with xlsxwriter.Workbook(str(path)) as book:
        for number, rows in enumerate(sheets):
            page = book.add_worksheet(names[number] if names else None)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if cell is not None and cell != "":
                        page.write(r, c, cell)
    return path


def read(*paths: Path, **options: Any) -> Batch:
    """Import on a fixed day."""
    return read_files(paths, today=TODAY, **options)


def values(batch: Batch) -> dict[tuple[str, str, str], str]:
    """What a batch holds: (measure, area, month) → value."""
    rows: list[dict[Any, Any]] = batch.observations.to_dict("records")
    return {(r["measure"], r["area"], f"{r['period']:%Y-%m}"): f"{r['value'].normalize():f}" for r in rows}


def unpacked(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder with its bytes, those of a workbook unpacked."""
    for path in (p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                content = b"".join(package.read(name) for name in package.namelist())
        yield path, content


def errors(batch: Batch) -> list[Fault]:
    return [f for f in batch.faults if f.severity == "error"]


def checks(batch: Batch, severity: str = "error") -> list[str]:
    return [f.check for f in batch.faults if f.severity == severity]


def only(batch: Batch, check: str, severity: str = "error") -> Fault:
    """The single fault of a check; it must be in both languages."""
    found = [f for f in batch.faults if f.check == check and f.severity == severity]
    assert len(found) == 1, [f.line("en") for f in batch.faults]
    assert found[0].zh
    assert found[0].en
    return found[0]
