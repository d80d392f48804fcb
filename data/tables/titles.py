"""What stands above a table besides its month and unit: of what and of which area it says it is.

Every word of a title is accounted for: the layout's own words, words that any title may hold, dates, areas, units and
labels. What is left names something else (京蒙协作资金, 公益性岗位开发), and the table is refused with both named.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath

from data.faults import Fault, Place, letter
from data.files.grids import Cell, Grid
from data.layouts import DEMONSTRATION, Layout
from data.notation.dates import plain
from data.notation.numbers import from_text
from data.notation.units import ONE, folded, named
from geo.register import REGION, Area, register

COMMON = (
    "情况 统计 汇总 月报 季报 年报 快报 报表 表 台账 台帐 进展 进度 工作 完成 落实 一览 调度 监测表 数据 主要 基本 指标 附件 附表 附 "
    "巩固拓展脱贫攻坚成果 巩固脱贫攻坚成果 有效 衔接 乡村振兴 同 全区 全市 全盟 全旗 全县 各盟市 各旗县区 各旗县 旗县市区 旗县 盟市 "
    "市区 分旗县 分盟市 分地区 年度 月份 月度 季度 上半年 全年 年 月 日 底 末 累计 截至 截止 至 及 和 与 的 有关 相关 按 第 号 份 度 "
    "根据 按照 印发 填报 要求 文件 通知 正式 定稿 终稿 更新 自治区 合成"
)
# Subjects and bases that a file's or a sheet's name, or a note, must not bring in from elsewhere.
ELSEWHERE = (
    "京蒙 协作资金 东西部协作 户厕 厕所 网络零售 电商 电子商务 公益性岗位 公益岗位 帮扶车间 扶贫车间 易地搬迁 易地扶贫 雨露计划 小额信贷 "
    "贷款 信贷 保险 医疗 教育 住房 技能培训 招聘 收入 补贴 奖补 直播 人居环境 垃圾 污水 护林员 以工代赈 对口 万企兴万村 粮食 高标准农田 "
    "高校毕业生 农民工 定点帮扶 驻村 饮水 危房 低保 特困 残疾 集体经济 光伏 债券 庭院经济 监测对象 "
    "当月 本月 上月 上年 去年 同期 目标 任务 预计 预测 计划数 结转 新增"
)
_LABELLED = re.compile(
    r"(?:填报|填表|制表|报送|上报|编制|统计|主管|牵头|责任|审核|负责|经办|联系|计量|金额|货币)?(?:单位|部门|机构|人员?|电话|时间|日期|签字|盖章|负责人|联系人|经办人|制表人|审核人|表号|文号)"
    r"(?:\([^()]*\))?\s*[:：]\s*[^\s)）]*"
)
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]*[〔\[(]20\d\d[〕\])]\s*\d+\s*号")
_DATE = re.compile(
    r"20\d\d\s*(?:年度?|[-./])|[\d一二三四五六七八九十〇零○]+\s*(?:年度?|月份?|[日号]|季度)|第?[一二三四]季度"
)
_OFFICE = re.compile(
    r"(?:乡村振兴|农牧和乡村振兴|农牧|扶贫开发|财政|人力资源和社会保障|人社|发展和改革|统计|民政|商务)*(?:局|厅|委员会|委|办公室|办|中心)"
)
_YEAR_OR_MONTH = re.compile(r"(?:20\d\d)年?度?|\d{1,2}月份?|\d{1,2}")
_NOTE = re.compile(r"^\s*(?:注|备注|说明|填表说明|填报说明|\d+[.、．])|[。；;]")
_WORD = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Said:
    """What the rows above a header say: the area of the whole table where they name one, and what is wrong with them."""

    area: Area | None
    faults: tuple[Fault, ...]


def said_above(grid: Grid, layout: Layout, top: int) -> Said:
    """The area named above the header at row `top`, and the faults of words there that belong to no such table."""
    named_areas: list[Area] = []
    faults: list[Fault] = []
    for row, column, cell in _cells(grid, top):
        text = unicodedata.normalize("NFKC", cell) if isinstance(cell, str) else ""
        if not isinstance(cell, dt.date) and from_text(str(cell), ONE, "money").value is not None:
            faults.append(_number(grid, row, column, cell))
        if _is_group(grid, top, row, column, cell):
            faults.append(_over_columns(grid, row, column, cell))
        elif text and DEMONSTRATION not in folded(text) and not _NOTE.search(text):
            own = _LABELLED.sub(" ", text)
            named_areas += areas_in(own)
            if left := elsewhere(own, layout) or words_left(own, layout):
                faults.append(_another_subject(grid, layout, row, column, cell, left))
        elif DEMONSTRATION not in folded(text) and (left := elsewhere(text, layout)):
            faults.append(_another_subject(grid, layout, row, column, cell, left))
    faults += _names(grid.place, layout)
    return Said(_innermost(named_areas), tuple(faults))


def words_left(text: str, layout: Layout) -> str:
    """The words of a title that are neither the layout's, nor common, nor dates, areas, offices or units; or ''."""
    text = _DOCUMENT.sub(" ", _plain(text))
    if any(named(part) for part in (text, text.strip(" ()"))):
        return ""
    for pattern in (_DATE, _area_names(), _vocabulary(layout), _OFFICE, _common()):
        text = pattern.sub(" ", text)
    return "、".join(word for word in _WORD.findall(text) if not named(word))


def elsewhere(text: str, layout: Layout) -> str:
    """Words of a name or a note that belong to another table than the layout's; or ''."""
    return "、".join(dict.fromkeys(_elsewhere().findall(_vocabulary(layout).sub(" ", _plain(text)))))


def areas_in(text: str) -> list[Area]:
    """The areas whose full names, or leagues' short forms, a text holds; 全区 is the region."""
    named_here = _by_name()
    found = [named_here[word] for word in _area_names().findall(_plain(text))]
    return [*found, named_here["内蒙古自治区"]] if "全区" in text else found


def _plain(text: str) -> str:
    return "".join(plain(text).split())


def _cells(grid: Grid, top: int) -> Iterator[tuple[int, int, Cell]]:
    return ((r, c, cell) for r in range(top) for c, cell in enumerate(grid.rows[r]) if cell not in ("", None))


def _is_group(grid: Grid, top: int, row: int, column: int, cell: Cell) -> bool:
    """Whether a year or a month stands by itself over a column, as the upper row of a header would."""
    first = next((c for c, other in enumerate(grid.rows[row]) if other not in ("", None)), column)
    text = folded(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))
    alone = column > first or column > 0
    return row == top - 1 and alone and not isinstance(cell, dt.date) and bool(_YEAR_OR_MONTH.fullmatch(text))


def _innermost(areas: list[Area]) -> Area | None:
    """The one area among those named that lies in all the others; None where they do not lie in each other."""
    places = register()
    levels = ("region", "league", "banner")
    found = sorted({a.code: a for a in areas}.values(), key=lambda a: levels.index(a.level))
    chain = all(b.parent == a.code or a.level == "region" for a, b in pairwise(found))
    return places.areas[found[-1].code] if found and chain else None


def _names(place: Place, layout: Layout) -> Iterator[Fault]:
    for name in dict.fromkeys((place.sheet, PurePath(place.file).stem)):
        if left := elsewhere(name, layout):
            zh = f"名称“{name}”里有“{left}”，表头却是“{layout.name.zh}”。如确是{layout.name.zh}，请改名；不是则不要导入。"
            en = f"The name {name!r} says {left}, the header is that of {layout.name.en!r}. Rename it if it is that; else leave it out."
            yield place.error("title_other", zh, en, value=name)


def _another_subject(grid: Grid, layout: Layout, row: int, column: int, cell: Cell, left: str) -> Fault:
    zh = f"标题里的“{left}”不属于“{layout.name.zh}”，而表头按它读取。如确是{layout.name.zh}，请把标题改为“{layout.title}”；不是则不要导入。"
    en = (
        f"The title says {left}, which is not of {layout.name.en!r}, as the header would be read. "
        f"If it is that table, title it {layout.title}; else leave it out."
    )
    return grid.place.error("title_other", zh, en, row=row, column=letter(column), value=str(cell)[:60])


def _number(grid: Grid, row: int, column: int, cell: Cell) -> Fault:
    zh, en = "表头上面的这个数没有读取。请核对。", "This number above the header was not read. Check it."
    return grid.place.warning("cell_unread", zh, en, row=row, column=letter(column), value=cell)


def _over_columns(grid: Grid, row: int, column: int, cell: Cell) -> Fault:
    zh = "这里可能是表头的上一行，也可能是日期。是表头请与“地区”列对齐、合并单元格；是日期请写进标题。"
    en = "This may be the upper row of the header, or a date. Merge it over its columns beside the area column, or write the date in the title."
    return grid.place.error("header_above", zh, en, row=row, column=letter(column), value=cell)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Area]:
    areas = register().areas
    short = {league.name.zh.removesuffix("市").removesuffix("盟"): league for league in register().level("league")}
    return {**short, **{area.name.zh: area for area in areas.values()}, "内蒙古": areas[REGION], "内蒙": areas[REGION]}


@lru_cache(maxsize=1)
def _area_names() -> re.Pattern[str]:
    return _either(list(_by_name()))


@lru_cache(maxsize=16)
def _vocabulary(layout: Layout) -> re.Pattern[str]:
    return _either([*layout.titles, *layout.subject])


@lru_cache(maxsize=1)
def _elsewhere() -> re.Pattern[str]:
    return _either(ELSEWHERE.split())


@lru_cache(maxsize=1)
def _common() -> re.Pattern[str]:
    return _either(COMMON.split())


def _either(words: Iterator[str] | list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
