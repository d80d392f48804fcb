"""Further tables of the kinds that are easily read wrongly: other families, other words, .xls and .csv."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tests.data.cases import Key
from tests.data.cases.building import BELOW, MERGED, Raised, Sheet

Outcome = Literal["read", "doubt", "refused"]
LEFT, LINXI = "巴林左旗", "林西县"
JUNE = "截至2021年6月底"
EMPLOYMENT, MONITORING = f"脱贫人口就业情况月报表（{JUNE}）", f"防返贫监测帮扶情况汇总表（{JUNE}）"
FUNDS, PROJECTS = f"财政衔接推进乡村振兴补助资金台账（{JUNE}）", f"衔接资金项目情况汇总表（{JUNE}）"
SALES = f"消费帮扶工作情况统计表（{JUNE}）"
PERSONS, MONEY = ["单位：人"], ["单位：万元"]


@dataclass(frozen=True)
class Variant:
    """One file; what is done with it; the fault that must be said with its place; and the figures that should come out."""

    name: str
    sheet: Sheet
    outcome: Outcome
    check: str = ""
    at: str = ""  # the cell the fault names, such as C4; only its row or column where the other is not said
    expected: tuple[tuple[str, str, str, str], ...] = ()  # area, measure, month, value

    @property
    def figures(self) -> dict[Key, Decimal]:
        """The figures that should come out, as a case's."""
        return {(area, measure, month): Decimal(value) for area, measure, month, value in self.expected}


def _figures(
    measure: str, *values: str, month: str = "2021-06", areas: Sequence[str] = ("150422", "150424")
) -> tuple[tuple[str, str, str, str], ...]:
    return tuple((area, measure, month, value) for area, value in zip(areas, values, strict=True))


EMPLOYED = _figures("employed_persons", "6500", "4100")
PAID = (*_figures("funds_delivered_to_banners", "900", "800"), *_figures("funds_paid", "500", "300"))


def _employment(
    file: str = "就业.xlsx",
    title: str = EMPLOYMENT,
    second: Sequence[object] = PERSONS,
    header: Sequence[object] = ("旗县", "就业人数"),
    *rows: Sequence[object],
    tab: str = "Sheet1",
) -> Sheet:
    return Sheet(file, [[title], second, header, *(rows or ([LEFT, 6500], [LINXI, 4100]))], tab)


def _funds(
    file: str = "资金.xlsx",
    title: str = FUNDS,
    second: Sequence[object] = MONEY,
    header: Sequence[object] = ("旗县", "已下达资金", "已支出资金"),
    *rows: Sequence[object],
    tab: str = "Sheet1",
) -> Sheet:
    return Sheet(file, [[title], second, header, *(rows or ([LEFT, 900, 500], [LINXI, 800, 300]))], tab)


def _sales(
    file: str = "消费.xlsx",
    title: str = SALES,
    header: Sequence[object] = ("旗县", "销售额"),
    *rows: Sequence[object],
    tab: str = "Sheet1",
) -> Sheet:
    return Sheet(file, [[title], MONEY, header, *(rows or ([LEFT, 1035.07], [LINXI, 460.43]))], tab)


_TWO_YEARS = ["旗县", "上年同期", MERGED, "本年", MERGED], [BELOW, "监测户数", "监测人数", "户", "人"]
HEADERS = (
    Variant("last year over 监测户数 in .xls", Sheet("监测.xls", [[MONITORING], ["单位：户、人"], *_TWO_YEARS, [LEFT, 110, 300, 120, 312]]), "refused", "header_above", "B3"),
    Variant("旗县 typed in both rows of a .csv", Sheet("项目.csv", [[PROJECTS], ["单位：个"], ["旗县", "目标任务", "目标任务", "完成情况"], ["旗县", "年度计划项目", "已开工项目", "开工数"], [LEFT, 99, 41, 40]]), "refused", "header_above", "B3"),
    Variant("结转 over the columns, 旗县 in the lower row only", Sheet("资金.xlsx", [[FUNDS], MONEY, ["", "上年结转", MERGED, "当年"], ["旗县", "已下达资金", "已支出资金", "支出金额合计"], [LEFT, 900, 500, 7]]), "refused", "title_other"),
    Variant("years over the columns, 旗县 in the lower row only", Sheet("资金.xls", [[FUNDS], MONEY, ["", "2020年度", MERGED, "2021年度"], ["旗县", "已下达资金", "已支出资金", "拨付"], [LEFT, 900, 500, 7]]), "refused", "header_above", "3"),
    Variant("年度计划 over 销售额", Sheet("消费.xlsx", [[SALES], MONEY, ["旗县", "年度计划", "完成"], [BELOW, "销售额", "金额"], [LEFT, 2000, 1035.07]]), "refused"),
    Variant("three rows of header: 本月新增 over 监测对象 over 户数", Sheet("监测.xlsx", [[MONITORING], ["旗县", "本月新增", MERGED], [BELOW, "监测对象", MERGED], [BELOW, "户数", "人数"], [LEFT, 3, 9]]), "refused"),
    Variant("groups typed over the middle of three columns, .csv", Sheet("资金.csv", [[FUNDS], MONEY, ["旗县", "", "安排资金", "", "", "支出", "", "已下达资金"], ["", "中央", "自治区", "盟市", "合计", "产业", "其他", ""], [LEFT, 1, 2, 3, 500, 6, 7, 900]]), "refused", "header_ambiguous"),
    Variant("监测 with groups typed over the middle, .xls", Sheet("监测.xls", [[MONITORING], ["单位：户、人"], ["旗县", "", "监测对象", "", "", "消除风险", ""], ["", "户数", "人数", "占比", "户数", "人数", "占比"], [LEFT, 120, 312, 1, 90, 230, 7]]), "refused", "header_ambiguous"),
    Variant("groups merged over their columns", Sheet("监测.xls", [[MONITORING], ["单位：户、人"], ["旗县", "监测对象", MERGED, "消除风险", MERGED], [BELOW, "户数", "人数", "户数", "人数"], [LEFT, 120, 312, 90, 230]]), "read", expected=(("150422", "monitored_households", "2021-06", "120"), ("150422", "monitored_persons", "2021-06", "312"), ("150422", "cleared_households_total", "2021-06", "90"), ("150422", "cleared_persons_total", "2021-06", "230"))),
)  # fmt: skip
SUBJECTS = (
    Variant("title 雨露计划", _funds(title=f"雨露计划补助资金发放情况表（{JUNE}）"), "refused", "title_other", "A1"),
    Variant("title 易地搬迁", Sheet("项目.xlsx", [[f"易地搬迁后续扶持项目情况统计表（{JUNE}）"], ["单位：个"], ["旗县", "年度计划项目", "已开工项目"], [LEFT, 99, 41]]), "refused", "title_other", "A1"),
    Variant("title 户厕改造 in .xls", Sheet("项目.xls", [[f"农村户厕改造项目进度表（{JUNE}）"], ["单位：个"], ["旗县", "年度计划项目", "已开工项目"], [LEFT, 99, 41]]), "refused", "title_other", "A1"),
    Variant("title 高校毕业生", _employment(title=f"脱贫家庭高校毕业生就业情况统计表（{JUNE}）"), "refused", "title_other", "A1"),
    Variant("title 公益性岗位开发", _employment(file="就业.csv", title=f"公益性岗位开发就业情况统计表（{JUNE}）"), "refused", "title_other", "A1"),
    Variant("title 农村低收入人口", Sheet("监测.xlsx", [[f"低保对象监测情况汇总表（{JUNE}）"], ["旗县", "监测户数", "监测人数"], [LEFT, 120, 312]]), "refused", "title_other", "A1"),
    Variant("only the sheet's name says 京蒙协作", _funds(title=f"资金使用情况统计表（{JUNE}）", tab="京蒙协作"), "refused", "title_other"),
    Variant("only the file's name says 公益性岗位", _employment(file="公益性岗位.csv", title=f"就业情况统计表（{JUNE}）"), "refused", "title_other"),
    Variant("an office's own words for the same table", _employment(title="赤峰市2021年6月份脱贫劳动力务工就业工作进展情况统计表"), "read", expected=EMPLOYED),
    Variant("资金支出进度调度表", _funds(title="2021年6月底财政衔接资金支出进度调度表"), "read", expected=PAID),
)  # fmt: skip
BASES = (
    Variant("title 本月", _funds(title="财政衔接资金本月支出情况表（2021年6月）"), "refused", "title_other", "A1"),
    Variant("title （当月） in .csv", _sales(file="消费.csv", title="消费帮扶销售情况统计表（2021年6月当月）"), "refused", "title_other", "A1"),
    Variant("title 目标任务", _employment(title=f"脱贫人口就业目标任务表（{JUNE}）"), "refused", "title_other", "A1"),
    Variant("sheet named 本月 in .xls", _sales(file="消费.xls", tab="本月"), "refused", "title_other"),
    Variant("column 截至5月底销售额", _sales("消费.xlsx", SALES, ("旗县", "截至5月底销售额")), "refused", "date_conflict", "B3"),
    Variant("1-5月 and 6月 over 销售额", Sheet("消费.xlsx", [[SALES], MONEY, ["旗县", "1-5月", "6月"], [BELOW, "销售额", "销售额"], [LEFT, 800, 200]]), "refused", "date_conflict"),
    Variant("column 报告期 of May", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("报告期", "旗县", "就业人数"), [dt.date(2021, 5, 31), LEFT, 6500]), "refused", "date_conflict", "A4"),
    Variant("column 月份 says 202105 in .csv", _employment("就业.csv", EMPLOYMENT, PERSONS, ("月份", "旗县", "就业人数"), [202105, LEFT, 6500]), "refused", "date_conflict", "A4"),
    Variant("column 月份 agrees", _employment("就业.xls", EMPLOYMENT, PERSONS, ("月份", "旗县", "就业人数"), [6, LEFT, 6500], ["6月", LINXI, 4100]), "read", expected=EMPLOYED),
)  # fmt: skip
DATES = (
    Variant("only a day, as a date", _employment(title="脱贫人口就业情况月报表", second=[dt.date(2021, 7, 5)]), "refused", "date_missing"),
    Variant("only a day, in the title's brackets", _employment(title="脱贫人口就业情况月报表（2021年7月5日）"), "refused", "date_missing"),
    Variant("December, filled in in January", _employment("就业.xlsx", "12月份脱贫人口就业情况月报表", ["赤峰市乡村振兴局", "2022年1月5日"]), "read", expected=tuple((a, m, "2021-12", v) for a, m, _, v in EMPLOYED)),
    Variant("title of June, file named July", _employment(file="就业202107.xlsx"), "refused", "date_conflict"),
    Variant("title of 2021, .csv named 2022", _employment(file="2022年6月就业.csv"), "refused", "date_conflict"),
    Variant("title of 2012", _employment(title="脱贫人口就业情况月报表（截至2012年6月底）"), "refused", "date_early"),
    Variant("file named by the day of export", _employment(file="就业20210705.xlsx"), "read", expected=EMPLOYED),
)  # fmt: skip
AREAS = (
    Variant("a lone 合计, no area in the title", _funds("资金.xlsx", FUNDS, MONEY, ("旗县", "已下达资金", "已支出资金"), ["合计", 900, 500]), "refused", "area_ambiguous", "A4"),
    Variant("a lone 合计 under a league's title, .xls", _employment("就业.xls", f"赤峰市脱贫人口就业情况月报表（{JUNE}）", PERSONS, ("旗县", "就业人数"), ["合计", 10600]), "read", expected=(("150400", "employed_persons", "2021-06", "10600"),)),
    Variant("a lone 合计 under 全区", _employment("就业.csv", f"全区脱贫人口就业情况月报表（{JUNE}）", PERSONS, ("盟市", "就业人数"), ["合计", 106000]), "read", expected=(("150000", "employed_persons", "2021-06", "106000"),)),
    Variant("a banner of another league than the title's", _employment("就业.xlsx", f"通辽市脱贫人口就业情况月报表（{JUNE}）"), "refused", "area_conflict", "A4"),
    Variant("巴林左旗（不含林东镇）", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("旗县", "就业人数"), ["巴林左旗（不含林东镇）", 6500]), "refused", "area_unknown", "A4"),
    Variant("赤峰市（巴林左旗）", _employment("就业.xls", EMPLOYMENT, PERSONS, ("地区", "就业人数"), ["赤峰市（巴林左旗）", 6500]), "refused", "area_unknown", "A4"),
    Variant("鄂尔多斯市【本级】 in .csv", _funds("资金.csv", FUNDS, MONEY, ("盟市", "已下达资金", "已支出资金"), ["鄂尔多斯市【本级】", 900, 500]), "refused", "area_unknown", "A4"),
    Variant("赤峰市（仅国贫旗县）", _funds("资金.xlsx", FUNDS, MONEY, ("盟市", "已下达资金", "已支出资金"), ["赤峰市（仅国贫旗县）", 900, 500]), "refused", "area_unknown", "A4"),
    Variant("notes that change nothing", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("旗县", "就业人数"), ["巴林左旗（国家重点帮扶县）", 6500], ["林西县（赤峰市）", 4100]), "read", expected=EMPLOYED),
    Variant("不含满洲里市 with its row, no 合计", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("盟市", "就业人数"), ["呼伦贝尔市（不含满洲里市）", 300], ["满洲里市", 20]), "doubt", "beside_league", "5", (("150700", "employed_persons", "2021-06", "320"),)),
    Variant("不含满洲里市 without its row, .csv", _employment("就业.csv", EMPLOYMENT, PERSONS, ("盟市", "就业人数"), ["呼伦贝尔市（不含满洲里）", 300]), "refused", "area_unknown", "A4"),
    Variant("二连浩特市 beside its league, no 合计", _employment("就业.xls", EMPLOYMENT, PERSONS, ("盟市", "就业人数"), ["锡林郭勒盟", 300], ["二连浩特市", 20]), "doubt", "beside_league", "5", (("152500", "employed_persons", "2021-06", "300"),)),
    Variant("合计 says both ways of 满洲里市", _funds("资金.xlsx", FUNDS, MONEY, ("盟市", "已下达资金", "已支出资金"), ["呼伦贝尔市", 300, 200], ["满洲里市", 20, 10], ["合计", 320, 200]), "refused", "beside_league", "5"),
)  # fmt: skip
NUMBERS = (
    Variant("6500② in .xls", _employment("就业.xls", EMPLOYMENT, PERSONS, ("旗县", "就业人数"), [LEFT, "6500②"]), "refused", "number_unreadable", "B4"),
    Variant("6500¹ in .csv", _employment("就业.csv", EMPLOYMENT, PERSONS, ("旗县", "就业人数"), [LEFT, "6500¹"]), "refused", "number_unreadable", "B4"),
    Variant("900⑴ of money", _funds("资金.xlsx", FUNDS, MONEY, ("旗县", "已下达资金", "已支出资金"), [LEFT, "900⑴", 500]), "refused", "number_unreadable", "B4"),
    Variant("a raised 1 behind 6500", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("旗县", "就业人数"), [LEFT, Raised("6500", "1")]), "refused", "raised", "B4"),
    Variant("a raised 1 behind 6500 in .xls", _employment("就业.xls", EMPLOYMENT, PERSONS, ("旗县", "就业人数"), [LEFT, Raised("6500", "1")]), "refused", "raised", "B4"),
    Variant("a figure struck out", Sheet("就业.xlsx", _employment().rows, struck=frozenset({(3, 1)})), "refused", "raised", "B4"),
    Variant("thousands shown, .xls", Sheet("资金.xls", _funds().rows, formats={(3, 1): "#,##0.00,"}), "refused", "format_scaled", "B4"),
    Variant("yuan shown as 万元", Sheet("消费.xlsx", _sales().rows, formats={(3, 1): "0!.0000"}), "refused", "format_scaled", "B4"),
    Variant("亿元 shown behind the number", Sheet("资金.xlsx", _funds().rows, formats={(4, 2): '0.00"亿元"'}), "refused", "format_unit", "C5"),
    Variant("万人 shown behind the number, .xls", Sheet("就业.xls", _employment().rows, formats={(3, 1): '0.0"万人"'}), "refused", "format_unit", "B4"),
    Variant("counts of projects as percentages, .xls", Sheet("项目.xls", [[PROJECTS], ["单位：个"], ["旗县", "年度计划项目", "已开工项目"], [LEFT, 99, 41]], formats={(3, 2): "0%"}), "refused", "percent", "C4"),
    Variant("a formula never calculated, .xls", _funds("资金.xls", FUNDS, MONEY, ("旗县", "已下达资金", "已支出资金"), [LEFT, 900, "=B4/2"]), "refused", "formula", "C4"),
    Variant("an error in .xls", _funds("资金.xls", FUNDS, MONEY, ("旗县", "已下达资金", "已支出资金"), [LEFT, 900, "#DIV/0!"]), "refused", "cell_error", "C4"),
    Variant("sales in yuan under 万元", _sales("消费.csv", SALES, ("旗县", "销售额"), [LEFT, 10350700], [LINXI, 4604300]), "refused", "implausible", "B4"),
    Variant("persons under 万人", _employment(second=["单位：万人"]), "refused", "implausible", "B4"),
    Variant("万元 under 单位：元", _funds(second=["单位：元"]), "doubt", "implausible", "B4", (*_figures("funds_delivered_to_banners", "0.09", "0.08"), *_figures("funds_paid", "0.05", "0.03"))),
)  # fmt: skip
PARTS = (
    Variant("其中：销往北京 behind last year's sales", _sales("消费.xlsx", SALES, ("旗县", "销售额", "上年销售合计", "其中：北京"), [LEFT, 1000, 900, 400]), "refused", "part_of_other", "D3"),
    Variant("其中：区外就业 behind 监测对象就业人数", _employment("就业.xls", EMPLOYMENT, PERSONS, ("旗县", "就业人数", "监测对象就业人数", "其中：区外就业"), [LEFT, 6500, 130, 20]), "refused", "part_of_other", "D3"),
    Variant("帮扶车间 as a number of workshops, .csv", _employment("就业.csv", EMPLOYMENT, PERSONS, ("旗县", "就业人数", "帮扶车间"), [LEFT, 6500, 12]), "refused", "header_ambiguous", "C3"),
    Variant("公益性岗位 as a number of posts", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("旗县", "就业人数", "公益性岗位"), [LEFT, 6500, 300]), "refused", "header_ambiguous", "C3"),
    Variant("其中：已开工 behind the library", Sheet("项目.xlsx", [[PROJECTS], ["单位：个"], ["旗县", "年度计划项目", "入库项目", "其中：已开工"], [LEFT, 99, 200, 150]]), "refused", "part_of_other", "D3"),
    Variant("其中：中央资金 behind 已下达", _funds("资金.xlsx", FUNDS, MONEY, ("旗县", "已支出资金", "已下达资金", "其中：中央资金"), [LEFT, 500, 900, 400]), "refused", "part_of_other", "D3"),
    Variant("用于产业 without 其中", _funds("资金.csv", FUNDS, MONEY, ("旗县", "已下达资金", "用于产业", "已支出资金"), [LEFT, 900, 300, 500]), "refused", "header_ambiguous", "C3"),
    Variant("a class behind an unknown part", Sheet("监测.xlsx", [[MONITORING], ["旗县", "监测户数", "监测人数", "走访户数", "其中：一般户", "脱贫不稳定户（户）"], [LEFT, 120, 312, 5000, 4000, 50]]), "refused", "part_of_other", "F2"),
    Variant("其中 behind its whole", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("旗县", "就业人数", "其中：帮扶车间", "公益性岗位"), [LEFT, 6500, 120, 300]), "read", expected=(("150422", "employed_persons", "2021-06", "6500"), ("150422", "employed_workshops", "2021-06", "120"), ("150422", "employed_welfare_posts", "2021-06", "300"))),
)  # fmt: skip
ACCOUNTING = (
    Variant("a hidden column of last month, .xls", Sheet("就业.xls", _employment("x", EMPLOYMENT, PERSONS, ("旗县", "就业人数", "6月就业人数"), [LEFT, 6400, 6500]).rows, hidden=frozenset({1})), "refused", "column_hidden", "B3"),
    Variant("a hidden optional column", Sheet("资金.xlsx", _funds("x", FUNDS, MONEY, ("旗县", "已下达资金", "已支出资金", "产业支出"), [LEFT, 900, 500, 100]).rows, hidden=frozenset({3})), "refused", "column_hidden", "D3"),
    Variant("one firm for each banner", _sales("消费.xlsx", SALES, ("旗县", "企业名称", "销售额"), [LEFT, "某合作社", 35.5], [LINXI, "某公司", 12]), "refused", "rows_are_items", "B3"),
    Variant("one project for each banner, .csv", Sheet("项目.csv", [[PROJECTS], ["单位：个"], ["旗县", "工程", "年度计划项目", "已开工项目"], [LEFT, "大棚", 1, 1], [LINXI, "养牛", 1, 0]]), "refused", "rows_are_items", "B3"),
    Variant("one household for each banner, .xls", Sheet("监测.xls", [[MONITORING], ["旗县", "户主姓名", "监测户数", "监测人数"], [LEFT, "王某", 1, 3]]), "refused", "rows_are_items", "B2"),
    Variant("a column of remarks", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("旗县", "就业人数", "是否国家重点", "联系人"), [LEFT, 6500, "是", "王某"], [LINXI, 4100, "否", "李某"]), "read", expected=EMPLOYED),
    Variant("figures without a header", _employment("就业.csv", EMPLOYMENT, PERSONS, ("旗县", "就业人数", ""), [LEFT, 6500, 7], [LINXI, 4100, 8]), "doubt", "column_unnamed", "C4", EMPLOYED),
    Variant("a note that names another month", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("旗县", "就业人数"), [LEFT, 6500], [LINXI, 4100], ["注：林西县为截至2021年5月底数据"]), "doubt", "note_unread", "A6", EMPLOYED),
    Variant("a note that names another unit, .xls", _funds("资金.xls", FUNDS, MONEY, ("旗县", "已下达资金", "已支出资金"), [LEFT, 900, 500], [LINXI, 800, 300], ["备注：金额单位：元"]), "doubt", "note_unread", "A6", PAID),
)  # fmt: skip
ELSEWHERE = (
    Variant("the first instalment as the whole", _funds("资金.xls", FUNDS, MONEY, ("旗县", "批次", "已下达资金", "已支出资金"), [LEFT, 1, 900, 500], [LINXI, 1, 800, 300]), "refused", "rows_are_items", "B3"),
    Variant("one kind of money as the whole", _funds("资金.csv", FUNDS, MONEY, ("旗县", "资金类别", "已下达资金", "已支出资金"), [LEFT, "中央", 900, 500], [LINXI, "中央", 800, 300]), "refused", "rows_are_items", "B3"),
    Variant("projects by number", Sheet("项目.xlsx", [[PROJECTS], ["单位：个"], ["旗县", "项目编号", "年度计划项目", "已开工项目"], [LEFT, 2021001, 1, 1]]), "refused", "rows_are_items", "B3"),
    Variant("a file named after another banner", _employment("巴林右旗就业月报.xlsx", f"巴林左旗脱贫人口就业情况月报表（{JUNE}）", PERSONS, ("旗县", "就业人数"), ["合计", 6500]), "refused", "area_conflict"),
    Variant("a sheet named after another league, .xls", _employment("就业.xls", tab="通辽市"), "refused", "area_conflict"),
    Variant("a file named after the rows' league", _employment("赤峰市就业.csv"), "read", expected=EMPLOYED),
    Variant("万 shown behind a count", Sheet("就业.xlsx", _employment().rows, formats={(3, 1): '0"万"'}), "refused", "format_unit", "B4"),
    Variant("a month beside the title's", Sheet("消费.xlsx", [[SALES, "5月"], MONEY, ["旗县", "销售额"], [LEFT, 1035.07]]), "refused", "date_conflict"),
    Variant("a second unit beside the first", Sheet("资金.csv", [[FUNDS], ["单位：万元", "", "元"], ["旗县", "已下达资金", "已支出资金"], [LEFT, 900, 500]]), "refused", "unit_wrong", "B3"),
    Variant("a sum of a whole column below the table", _employment("就业.csv", EMPLOYMENT, PERSONS, ("旗县", "就业人数", "备注"), [LEFT, 6500], [LINXI, 4100], ["", "", 10600]), "doubt", "row_unread", "6", EMPLOYED),
)  # fmt: skip
SENT = (
    Variant("a file named by the day it was sent", _employment("7月5日报送.xlsx", "2021年脱贫人口就业情况表"), "refused", "date_missing"),
    Variant("a sheet named by the day it was sent, .xls", _employment("就业.xls", "2021年脱贫人口就业情况表", tab="7月5日"), "refused", "date_missing"),
    Variant("a day without a year below a title with one", _employment("就业.csv", "2021年脱贫人口就业情况表", ["7月5日", "单位：人"]), "refused"),
    Variant("only the file's name says 小额贷款", Sheet("小额贷款202106.csv", [MONEY, ["旗县", "已下达资金", "已支出资金"], [LEFT, 900, 500]]), "refused", "title_other"),
    Variant("column 时间 of last year", _employment("就业.xlsx", EMPLOYMENT, PERSONS, ("时间", "旗县", "就业人数"), [2020, LEFT, 6400]), "refused", "date_conflict", "A4"),
    Variant("an upper header of other people", Sheet("就业.xls", [[EMPLOYMENT], PERSONS, ["旗县", "边缘易致贫户", MERGED], [BELOW, "就业人数", "区外就业"], [LEFT, 65, 10]]), "refused", "header_above", "B3"),
)  # fmt: skip
VARIANTS = (*HEADERS, *SUBJECTS, *BASES, *DATES, *AREAS, *NUMBERS, *PARTS, *ACCOUNTING, *ELSEWHERE, *SENT)
