"""A table as a file: read back as a colleague's Excel reads it."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from briefing.sheet import Sheet
from briefing.tables import to_csv, to_xlsx

FRAME = pd.DataFrame(
    {
        "地区": ["科尔沁右翼前旗", "突泉县"],
        "数值": [21.3, None],
        "位次": pd.array([4, None], dtype="Int64"),
        "来源": ["资金.xlsx[6月]!F17; 资金.xlsx[6月]!G17", ""],
    }
)
FACTS = (("月份", "2021年6月"), ("版本", "2021-06 第3版 demo-0003"))
MARK = "演示数据（合成），不是真实数据"


def sheet(mark: str = MARK, frame: pd.DataFrame = FRAME) -> Sheet:
    return Sheet("兴安盟 资金支出进度 2021年6月", frame, FACTS, mark, behind=["来源"], names=["地区"])


def opened(content: bytes) -> Worksheet:
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page is not None
    return page


def read(content: bytes, tab: int = 0) -> list[list[object]]:
    return [
        [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[tab].iter_rows()
    ]


def test_a_workbook_opens_with_title_mark_and_table() -> None:
    assert read(to_xlsx(sheet())) == [
        ["兴安盟 资金支出进度 2021年6月", None, None],
        [MARK, None, None],
        ["地区", "数值", "位次"],
        ["科尔沁右翼前旗", 21.3, 4],
        ["突泉县", None, None],
    ]


def test_its_last_sheet_says_where_all_of_it_is_from() -> None:
    made = to_xlsx(sheet())
    assert openpyxl.load_workbook(io.BytesIO(made)).sheetnames == ["兴安盟 资金支出进度 2021年6月", "来源"]
    assert read(made, 1) == [
        ["兴安盟 资金支出进度 2021年6月", None],
        [MARK, None],
        ["月份", "2021年6月"],
        ["版本", "2021-06 第3版 demo-0003"],
        [None, None],
        ["地区", "来源"],
        ["科尔沁右翼前旗", "资金.xlsx[6月]!F17; 资金.xlsx[6月]!G17"],
        ["突泉县", None],
    ]


def test_the_table_filters_scrolls_and_prints_with_its_mark() -> None:
    page = opened(to_xlsx(sheet()))
    assert page.auto_filter.ref == "A3:C5"
    assert page.freeze_panes == "A4"
    assert page.print_title_rows == "$3:$3"
    assert page.oddFooter.left.text == MARK
    assert page["A1"].font.name == "Microsoft YaHei"


def test_numbers_wear_their_formats_and_long_heads_are_broken() -> None:
    head = "脱贫人口（含监测对象）人均纯收入增长率与全区平均之差"
    frame = pd.DataFrame({head: [21.34999, None], "户数": [12345, 3]})
    page = opened(to_xlsx(Sheet("甲", frame, (), formats={head: ["0.0", "0.0"], "户数": ["#,##0"] * 2})))
    assert (page["A3"].value, page["A3"].number_format) == (21.34999, "0.0")  # not rounded, only shown so
    assert (page["B3"].value, page["B3"].number_format) == (12345, "#,##0")
    assert page["A2"].alignment.wrap_text
    assert page.column_dimensions["A"].width < 20
    assert page.row_dimensions[2].height >= 4 * 15


def test_real_figures_carry_no_mark() -> None:
    assert [row[0] for row in read(to_xlsx(sheet(mark="")))] == [
        "兴安盟 资金支出进度 2021年6月",
        "地区",
        "科尔沁右翼前旗",
        "突泉县",
    ]
    assert "!" not in pd.read_csv(io.BytesIO(to_csv(sheet(mark="")))).columns


def test_a_csv_opens_in_excel_and_carries_its_facts_in_every_row() -> None:
    content = to_csv(sheet())
    assert content.startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(io.BytesIO(content), keep_default_na=False)
    assert list(frame.columns) == ["!", "地区", "数值", "位次", "来源", "月份", "版本"]
    assert frame["!"].tolist() == [MARK] * 2
    assert frame["版本"].tolist() == ["2021-06 第3版 demo-0003"] * 2
    assert frame["数值"].tolist() == ["21.3", ""]
    assert frame["位次"].tolist() == ["4", ""]
    assert list(FRAME.columns) == ["地区", "数值", "位次", "来源"]  # the table itself is left as it was


@pytest.mark.parametrize(("lang", "of_table"), [("zh", "本表·"), ("en", "This table: ")])
def test_a_fact_never_takes_the_column_of_a_table(lang: str, of_table: str) -> None:
    told = Sheet(
        "兴安盟", FRAME, (("地区", "兴安盟"), ("位次", "在兴安盟6个旗县中"), ("版本", "demo-0003")), MARK, lang=lang
    )
    frame = pd.read_csv(io.BytesIO(to_csv(told)), keep_default_na=False)
    assert list(frame.columns) == [
        "!", "地区", "数值", "位次", "来源", f"{of_table}地区", f"{of_table}位次", "版本",
    ]  # fmt: skip
    assert frame["地区"].tolist() == FRAME["地区"].tolist()
    assert frame["位次"].tolist() == ["4", ""]
    assert frame[f"{of_table}地区"].tolist() == ["兴安盟"] * 2


@pytest.mark.parametrize(
    ("columns", "facts"),
    [
        (["差距", "差距"], ()),
        (["差距", "!"], ()),
        (["差距", "与全区之差"], (("月份", "5月"), ("月份", "6月"))),
        (["地区", "本表·地区"], (("地区", "兴安盟"),)),
    ],
)
def test_a_sheet_with_two_columns_of_one_name_is_refused(
    columns: list[str], facts: tuple[tuple[str, str], ...]
) -> None:
    frame = pd.DataFrame([[1, 2]], columns=columns)
    with pytest.raises(ValueError, match="more than one column named"):
        Sheet("兴安盟", frame, facts, MARK)


def test_a_csv_without_a_row_still_says_what_it_is() -> None:
    frame = pd.read_csv(io.BytesIO(to_csv(sheet(frame=FRAME.iloc[:0]))), keep_default_na=False)
    assert frame.to_dict("records") == [
        {
            "!": MARK,
            "地区": "",
            "数值": "",
            "位次": "",
            "来源": "",
            "月份": "2021年6月",
            "版本": "2021-06 第3版 demo-0003",
        }
    ]


def test_an_empty_table_is_still_a_file() -> None:
    page = opened(to_xlsx(sheet(frame=FRAME.iloc[:0])))
    assert [cell.value for cell in page[3]] == ["地区", "数值", "位次"]
    assert page.max_row == 3


@pytest.mark.parametrize(
    "text", ["=1+2", '=HYPERLINK("http://x.invalid")', "http://x.invalid/a", "{=SUM(A1)}", "+1", "-2", "@A1", "\t=1"]
)
def test_text_from_an_export_is_never_a_formula_or_a_link(text: str) -> None:
    frame = pd.DataFrame({"地区": [text]})
    page = opened(to_xlsx(Sheet("汇总", frame, (), MARK)))
    assert (page["A4"].value, page["A4"].data_type, page["A4"].hyperlink) == (text, "s", None)


@pytest.mark.parametrize(("text", "written"), [("=1+2.xlsx", "'=1+2.xlsx"), ("@SUM(1)", "'@SUM(1)"), ("a=1", "a=1")])
def test_text_from_an_export_is_no_formula_in_a_csv_either(text: str, written: str) -> None:
    frame = pd.read_csv(io.BytesIO(to_csv(Sheet("汇总", pd.DataFrame({"来源": [text], "数值": [-1.5]}), FACTS))))
    assert frame[["来源", "数值"]].values.tolist() == [[written, -1.5]]


def test_neither_heads_nor_facts_are_formulas_in_a_csv() -> None:
    made = to_csv(Sheet("汇总", pd.DataFrame({"=1+2": [1]}), (("@说明", "+1+2"),)))
    assert made.decode("utf-8-sig").splitlines() == ["'=1+2,'@说明", "1,'+1+2"]


def test_a_workbook_of_several_tables_names_their_tabs() -> None:
    long = "资金到位六个月未开工项目/计划：[全部] " * 3
    named = [Sheet("汇总表", FRAME, FACTS, MARK, name=name) for name in ("汇总", long, long)]
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(*named)))
    assert book.sheetnames[0] == "1 汇总"
    assert [name[:6] for name in book.sheetnames[1:]] == ["2 资金到位", "3 资金到位", "来源"]
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in book.sheetnames)
    assert all(page["A1"].value == "汇总表" and page["A2"].value == MARK for page in book)
