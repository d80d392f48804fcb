"""`docs/exports.md`, what a bureau exports, written from the layouts: `python -m data.layouts.document`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from data.layouts import DEMONSTRATION, LAYOUTS, LISTS, Column, Layout, ListLayout
from data.layouts.list_words import counted_as
from metrics.catalogue import MEASURES
from metrics.catalogue.model import Kind
from metrics.regimes import REGIMES

PATH = Path(__file__).parents[2] / "docs" / "exports.md"
KINDS = {
    Kind.STOCK: "期末数 / at month end",
    Kind.YTD: "当年累计 / since 1 January",
    Kind.ANNUAL: "全年 / for the year",
}
OPENING = """# 导出表 · Exports

由 `make docs` 从 `metrics/catalogue/families/` 写成；要改请改声明，不要改本页。空白样表：`python board.py template 目录`，填好后 `python board.py import 文件…`。

Written from `metrics/catalogue/families/` by `make docs`; edit the declarations, not this page. Empty tables to fill in:
`python board.py template FOLDER`, then `python board.py import FILE…`.

"""
RULES = """## 通用规则 · Rules for all tables

| 事项 | 规则 | in English |
|---|---|---|
| 文件 file | .xlsx .xlsm .xls .csv（UTF-8 或 GB18030）；每张工作表只放一张表（两张表上下或左右并放则拒绝），隐藏的工作表不读 | one table on each sheet, two are refused; hidden sheets are not read |
| 月份 month | 写在标题里：截至2021年6月底、2021年1—6月、2021年上半年、二〇二一年六月；或工作表名：2021-06、202106、2021年6月、6月（标题有年份）；或文件名 | in the title, else the name of the sheet, else that of the file |
| 时段 spans | 从1月起（2021年1月1日至6月30日）按末月计；不从1月起的（3—6月）拒绝 | a span from January counts for its last month, any other is refused |
| `--as-of 2021-06` | 表里、表名都没写月份时用；与写明的月份不同则拒绝 | only where title and sheet name no month; refused where they name another |
| 表头 header | 一行，或两行合并单元格（上行分组、下行列名）；前12行之内；列的次序不限；空格、全半角、括号里的单位都不影响 | one row, or two merged ones; columns in any order |
| 类别名 classes | 只写“脱贫不稳定户”一类的名称时，由括号里的单位或另一列判断是户数还是人数；判断不了则拒绝 | a bare class name is households or persons by its unit or by the other column |
| 单位 unit | 列名括号里、表头下一行，或“单位：”行；金额必须写明：元、千元、万元、百万元、千万元、亿元；计数可不写，也可用万人、万户 | in the header's brackets, in a row below it, or in a 单位： row; money must state one |
| 地区 areas | 全称、通行简称或前面加盟市；左旗、右旗一类要有“盟市”列；认不出的、不唯一的一律拒绝并列出候选；旗县列在别的盟市下、与区划代码不符也拒绝 | full names, listed short forms, or the league in front; never guessed; a wrong league or code is refused |
| 合计、小计、盟市行 totals | 只核对，不计入；与各行之和不等则拒绝（金额的四舍五入差除外）；盟市下面没有旗县时，盟市行就是数据 | only checked; a league's row with none of its banners below is its own figure |
| 满洲里市、二连浩特市 | 与盟市并列时按名称（“呼伦贝尔市（不含满洲里市）”）、再按合计判断是否已含在盟市数里，不重复计；没有依据的按已含处理，并说明做了什么 | beside the leagues they are never counted twice; by the league's name, else by 合计; without either they are taken as included, and what was done is told |
| 标题 title | 标题里每个词都要属于这张表：别的工作（京蒙协作、公益性岗位开发）、别的口径（当月、目标、上年）一律拒绝；标题、表名、文件名写的地区和月份要与表内一致；标题写明旗县或盟市时，单独的“合计”就是它的数 | every word of a title must belong to the table; another subject, basis, area or month is refused; a lone 合计 is of the area the title names |
| 其中 part of | “其中”列要排在所属的列后面，或在表头写全（产业支出）；只写“帮扶车间”“用于产业”的，只有在“其中”之后才读 | behind its whole, or named in full |
| 填表日期 day | 不是月底、前面没有“截至”的日期当作填表日期，不当作月份 | a day that is no month's end and not said to be 截至 is the day of filling in |
| 名称后的括注 notes | 只说明身份的（国家重点帮扶县）不影响；改变范围的（不含…、本级、另一地区）拒绝 | status is harmless; a note that changes who is meant is refused |
| 清单的合计 totals of lists | 合计、小计（含公益类小计一类）与各行核对，不符则拒绝；盟市本级的项只在声明了的清单里收，列出而不计入数据 | held against the rows and refused where they differ; what is a league's own is taken by lists that say so, listed and not counted |
| 逐项的表 items | 上面列出的清单逐项读取、计数；其他有项目名称、编号、批次、企业、姓名等列的表拒绝：请先按地区汇总 | the lists above are read and counted; in any other table a row that is a project, an instalment or a person is refused |
| 个人信息 personal | 清单里的姓名、证件号、电话等列读取、计数而不保存；没有声明的列也不保存：原文件不入库，存一份去掉这些列的副本，并记下原文件的校验和 | names, identity numbers and telephones in lists are read, counted and never kept, nor are columns nobody declared: a copy without them is kept, with the checksum of the file itself |
| 每个单元格 cells | 或读取，或重算，或作为说明，否则提示：没有表头的列、没有地区的数、隐藏的行、可能改变含义的注 | every cell is read, recomputed, a note, or told |
| 空白 blanks | 空格、—、-、/、无、未报等是“没有上报”，不是0；原来有数、这次空白的，发布后没有数，并逐项提示 | not reported, never zero; a figure left blank later is withdrawn and named |
| 数 numbers | 数或文本，可带千分位、全角、单位（3万元）；计数为整数；金额精确到元，再细则四舍五入并提示；上标、圈码（①）、删除线拒绝 | numbers or text; counts are whole, money is exact to the yuan; raised or struck characters are refused |
| 累计 accumulated | “当年累计”列填1月1日起的累计数；同一年内减少则拒绝 | may not fall within a year |
| 拒绝 refused | 有错误的整批不导入，数据不变；一次列出全部问题：文件、工作表、行、列、值、怎么改 | one error refuses all files of the import; every fault is told at once |
| 提示 warnings | 相差十倍以上、缺少的旗县、不认识的列等，随版本一起发布 | published with the release |
| `--accept 检查项` | 核实无误后放行：`ytd_falls`（累计减少）、`total_mismatch`（合计不符）、`part_over_whole`（部分大于总数）、`own_total`（盟市汇总数与旗县数并存）、`against_published`（与已发布的另一张表不符）、`implausible`（数大得不合常理）、`title_other`（标题里有别的词） | lets one of these pass once the bureau has made sure |
| 公式、格式 formulas, formats | 读保存时的结果；没有算过的公式、#DIV/0!、百分比、合并的数值单元格、使显示与存储不同的格式（0!.0,）、隐藏的列拒绝，.xls 也一样 | results as saved; formulas never calculated, errors, percentages, merged numbers, formats that show another number and hidden columns are refused, in .xls too |
| 再次导入 again | 新文件只替换它所含的月份、地区、列；同一文件再导入不产生新版本 | replaces the months, areas and columns it holds, nothing else |
"""


def document() -> str:
    """The whole page as Markdown: a section for each layout, then the rules that hold for all."""
    demonstration = (
        f"| 演示 demonstration | 写有“{DEMONSTRATION}”的文件拒绝，演示数据只由 `board.py demo` 生成 "
        f"| files marked {DEMONSTRATION} are refused; they come only through `board.py demo` |\n"
    )
    sections = [_section(layout) for layout in LAYOUTS.values() if layout.columns]
    sections += [_list_section(one) for one in LISTS.values()]
    return OPENING + "\n".join(sections) + "\n" + RULES + demonstration


def _section(layout: Layout) -> str:
    facts = (
        f"## {layout.name.zh} · {layout.name.en}\n\n"
        f"标题 title: {layout.title}（截至2021年6月底）  \n{_later(layout)}标题可用的词 words of its titles: {'、'.join(layout.subject)}  \n单位 unit row: 单位：{layout.units}\n\n"
    )
    head = (
        "列名 header",
        "两行表头 two rows",
        "别名 also read as",
        "单位 unit",
        "必填 required",
        "measure",
        "口径 kind",
    )
    derived = "、".join(layout.derived)
    return (
        facts
        + _table(head, map(_row, layout.columns))
        + f"\n可以保留、由系统重算而不读取的列 columns recomputed, not read: {derived}\n"
    )


def _later(layout: Layout) -> str:
    """The title that it bears under later regimes; both are read in any month."""
    began = {regime.id: regime.year for regime in REGIMES}
    return "".join(
        f"{began[id]}年起 from {began[id]} on: {title} · {name.en}  \n" for id, name, title in layout.renamed
    )


def _list_section(one: ListLayout) -> str:
    """A list: its columns, and what is counted from it."""
    layout, own = one.layout, one.listed
    key_zh, key_en = ("、".join(own.columns[id].name[lang] for id in own.declared.key) for lang in ("zh", "en"))
    facts = (
        f"## {layout.name.zh} · {layout.name.en}\n\n"
        f"逐项的清单，一行一项，每行写明旗县；“{key_zh}”相同的是同一项，不得重复。没有的旗县写“无”计为0，没有列出的旗县是没有上报。  \n"
        f"A list: a row is one thing, and names its banner; {key_en} makes it one. A banner that has none writes 无 and counts 0; one that is not listed has not reported.{_of_leagues(one)}\n\n"
        f"标题 title: {layout.title}（截至2021年6月底）  \n标题可用的词 words of its titles: {'、'.join(layout.subject)}  \n"
    )
    head = ("列名 header", "别名 also read as", "类型 type", "必填 required", "column")
    counts = "".join(
        f"- `{measure}` {MEASURES[measure].name.zh} · {MEASURES[measure].name.en}: {words.zh} · {words.en}\n"
        for measure, words in ((m, counted_as(own, m)) for m in own.counted)
    )
    return (
        facts
        + "\n"
        + _table(head, (_list_row(one, id) for id in own.columns))
        + f"\n由它计出的数据项 counted from it:\n\n{counts}"
    )


def _of_leagues(one: ListLayout) -> str:
    """Whether a league's own things have a place in it."""
    if not one.listed.declared.of_leagues:
        return ""
    return "  \n盟市本级的项写“某市本级”，列入清单，不计入数据。 What belongs to a league itself (某市本级) is listed and not counted."


def _list_row(one: ListLayout, id: str) -> Sequence[str]:
    column = one.listed.columns[id]
    types = {"text": "文字 text", "date": "日期 date", "number": f"数 number（{column.unit}）", "choice": "选项 choice"}
    choices = "/".join(choice.words[0] for choice in one.listed.choices.get(id, {}).values())
    personal = "；个人信息，读取、计数而不保存 personal, never kept" if column.personal else ""
    return (
        f"**{column.headers[0]}**",
        "、".join(column.headers[1:]) or "—",
        types[column.type] + (f": {choices}" if choices else "") + personal,
        "必填 required" if id in one.needed else "可缺 optional",
        f"`{id}` {column.name.en}",
    )


def _row(column: Column) -> Sequence[str]:
    measure = MEASURES[column.measure]
    upper, lower = column.two_rows
    return (
        f"**{column.header}**",
        f"{upper} › {lower}" if upper else "—",
        "、".join(_aliases(column)),
        measure.unit,
        "必填 required" if column.required else "可缺 optional",
        f"`{measure.id}` {measure.name.en}",
        KINDS[measure.kind],
    )


def _aliases(column: Column) -> Iterable[str]:
    """Every other header it goes by: in one row, then in two (upper › lower, slashes between equals)."""
    yield from column.headers[1:]
    if column.group:
        yield f"{'/'.join(column.group)} › {'/'.join(column.under)}"
    if column.behind:
        yield f"其中 › {'/'.join(column.behind)}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def main() -> None:
    """Write the page."""
    PATH.write_text(document(), encoding="utf-8")
    print(f"wrote {PATH}")


if __name__ == "__main__":
    main()
