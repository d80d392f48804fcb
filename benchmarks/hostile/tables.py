"""Good tables with figures that are known, written as .xlsx, .xls and .csv, and what is made of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import xlsxwriter
import xlwt

from geo.register import register

MONTH = "2021-06"
Key = tuple[str, str, str]  # area, measure, month
Figures = Mapping[Key, str]
Parts = dict[str, bytes]
SHEET, TEXTS, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"
BODY = 3  # the first row below the header, from 0
# title, unit, headers and measures of each layout; each figure at most the one before it
LAYOUTS = (
    ("财政衔接推进乡村振兴补助资金台账", "单位：万元", ("已下达到旗县资金", "已支出资金", "其中：产业支出"),
     ("funds_delivered_to_banners", "funds_paid", "funds_paid_industry")),
    ("脱贫人口就业情况月报表", "单位：人", ("脱贫人口就业人数", "自治区外就业"), ("employed_persons", "employed_outside_region")),
    ("消费帮扶工作情况统计表", "单位：万元", ("帮扶产品销售额", "其中：北京市销售额"), ("sales", "sales_beijing")),
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """Rows of a sheet (title, unit, header, body) and the figures they hold."""

    rows: list[list[object]]
    measures: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def figures(self) -> dict[Key, str]:
        """The figures by area, measure and month."""
        return self.says([[str(cell) for cell in row[1:]] for row in self.rows[BODY:]])

    def says(self, cells: Sequence[Sequence[str]]) -> dict[Key, str]:
        """The figures that these texts of the body are."""
        pairs = zip(self.codes, cells, strict=True)
        return {
            (code, measure, MONTH): text
            for code, row in pairs
            for measure, text in zip(self.measures, row, strict=True)
            if text
        }

    def but(self, text: str, row: int = 0, column: int = 0) -> dict[Key, str]:
        """The figures with another one in a row and column of the body; none there if the text is empty."""
        found = self.figures
        key = (self.codes[row], self.measures[column], MONTH)
        return {k: v for k, v in found.items() if k != key} | ({key: text} if text else {})


@dataclass(frozen=True)
class Made:
    """A file: its bytes, its suffix, the figures it rightly holds (None: nobody can say, so it is to be refused), its name."""

    content: bytes
    suffix: str
    right: Figures | None
    name: bytes | None = None


Maker = Callable[[Random, Table], Made]


def table(random: Random) -> Table:
    """A table of some banners of one league."""
    title, unit, headers, measures = random.choice(LAYOUTS)
    league = random.choice(register().level("league"))
    banners = random.sample(
        register().children(league.code), k=min(random.randint(2, 9), len(register().children(league.code)))
    )
    rows: list[list[object]] = [[f"{title}（截至2021年6月底）"], [unit], ["地区", *headers]]
    for banner in banners:
        whole = random.randint(2_000, 9_000)
        rows.append([banner.name.zh, *(whole - step * random.randint(1, 600) for step in range(len(measures)))])
        rows[-1][1:] = sorted(rows[-1][1:], reverse=True)  # type: ignore[type-var]
    return Table(rows, measures, tuple(banner.code for banner in banners))


def xlsx(table: Table, *, percent: bool = False) -> bytes:
    """The table as .xlsx; `percent`: the first figure is shown as a percentage."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        page, shown = book.add_worksheet("表"), book.add_format({"num_format": "0%"})
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row):
                page.write(r, c, cell, shown if percent and (r, c) == (BODY, 1) else None)
    return held.getvalue()


def xls(table: Table, extra: Iterable[tuple[int, int, object]] = ()) -> bytes:
    """The table as .xls, with more cells at places (row, column)."""
    book, held = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet("表", cell_overwrite_ok=True)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            page.write(r, c, cell)
    for r, c, cell in extra:
        page.write(r, c, cell)
    book.save(held)
    return held.getvalue()


def csv(table: Table) -> str:
    """The table as the text of a .csv."""
    return "".join(",".join(map(str, row)) + "\n" for row in table.rows)


def parts(content: bytes) -> Parts:
    """The parts of an .xlsx by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An .xlsx of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()
