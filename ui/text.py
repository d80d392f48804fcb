"""Every word of the interface, Chinese first. A key without both languages cannot be written down."""

from __future__ import annotations

import streamlit as st

from findings.wording import Text

WORDS: dict[str, Text] = {
    "board": Text("衔接看板", "Transition board"),
    "overview": Text("总览", "Overview"),
    "map": Text("地图", "Map"),
    "area": Text("地区", "Area"),
    "period": Text("月份", "Month"),
    "indicator": Text("指标", "Indicator"),
    "group": Text("范围", "Places"),
    "line": Text("数据", "Data"),
    "language": Text("语言", "Language"),
    "real": Text("真实数据", "Real data"),
    "demo": Text("演示数据", "Demonstration"),
    "demo_mark": Text("演示数据（合成）", "Demonstration data (synthetic)"),
    "reported": Text("旗县五项报齐", "banners reported all five"),
    "release": Text("版本", "release"),
    "must_move": Text("谁落后，谁要动", "Who is behind and must move"),
    "doing_well": Text("做得好", "Doing well"),
    "changed": Text("本月变化", "Changed this month"),
    "none_behind": Text("已报旗县均达到目标。", "Every banner that reported reaches its targets."),
    "none_well": Text("没有旗县全部达标。", "No banner reaches every target."),
    "none_changed": Text("与上月相比，没有旗县越过目标线。", "No banner crossed a target since last month."),
    "source": Text("来源", "Source"),
    "formula": Text("口径", "Formula"),
    "reckoning": Text("计算", "Reckoning"),
    "coverage": Text("报送", "Coverage"),
    "target": Text("目标", "Target"),
    "breaks": Text("口径变化", "Breaks"),
    "cites": Text("依据", "Document"),
    "published": Text("公布数", "Published"),
    "files": Text("文件", "Files"),
    "checksums": Text("校验和", "Checksums"),
    "no_figure": Text("未报", "no figure"),
    "priority": Text("国家重点帮扶", "national priority"),
    "priority_page": Text("重点帮扶", "Priority"),
    "published_page": Text("公开数据", "Published"),
    "worry_first": Text("最先要看的旗县，为什么", "First to worry about, and why"),
    "none_worry": Text("已报旗县均达到目标。", "Every banner that reported reaches its targets."),
    "priority_matrix": Text("逐项对照（点数字看来源）", "Every indicator (a click on a figure opens its source)"),
    "priority_gaps": Text("与盟市、全区的差距，是否在缩小", "Gap to the league and to the region, and whether it closes"),
    "main_indicators": Text("主要指标", "Main indicators"),
    "family": Text("工作", "Line of work"),
    "banner": Text("旗县", "Banner"),
    "document": Text("文件", "Document"),
    "search": Text("查找", "Search"),
    "search_hint": Text("按名称、文件、说明查找", "Search names, documents, notes"),
    "all_families": Text("全部工作", "All lines of work"),
    "all_documents": Text("全部文件", "All documents"),
    "benchmarks": Text("全国和其他地区的参照值", "National and other benchmarks"),
    "none_found": Text("没有符合条件的公布数。", "No published figure matches."),
    "priority_unnamed": Text("自治区重点帮扶旗县：5个，公布文件未列名", "Regional priority banners: 5, not named in the published documents"),
    "empty_title": Text("还没有数据", "No data yet"),
    "empty": Text(
        "数据仓库里没有版本。请用命令行导入文件：`board.py import 文件…`，或先生成演示数据：`board.py demo`。",
        "The store holds no release. Import files with `board.py import FILE…`, or publish the demonstration with `board.py demo`.",
    ),
    "damaged": Text("这个版本的文件已损坏，不能显示。请运行 `board.py verify` 查明。", "The files of this release are damaged and cannot be shown. Run `board.py verify` to see which."),
    "not_reported_month": Text("这个月该地区没有报送任何数据。", "Nothing was reported for this area in this month."),
    "link_unknown": Text("链接中的“{value}”不认识，已改用默认值。", "“{value}” in the link is not known; the default is shown instead."),
    "no_chinese_font": Text("服务器没有中文字体，不能生成 PNG；请安装 fonts-noto-cjk，或下载 SVG", "This server has no Chinese font for a PNG; install fonts-noto-cjk, or take the SVG"),
    "table": Text("数据表", "Table"),
    "download_xlsx": Text("下载 Excel", "Download Excel"),
    "download_csv": Text("下载 CSV", "Download CSV"),
    "to_map": Text("在地图上看", "See on the map"),
    "back_to": Text("回到", "Back to"),
    "ranks": Text("位次", "Ranks"),
    "league_rank": Text("盟市内", "In league"),
    "region_rank": Text("全区", "In region"),
    "priority_rank": Text("重点帮扶", "Among priority"),
    "value": Text("数值", "Value"),
    "status": Text("状态", "Status"),
    "all_indicators": Text("全部指标", "All indicators"),
    "unreported_places": Text("未报旗县", "Not reported"),
    "shown_as": Text("按{level}显示", "by {level}"),
    "map_alt": Text("{indicator}分布图，数值见下表", "Map of {indicator}; the values are in the table below"),
    "last_year": Text("上年同期", "A year earlier"),
    "partial_sum": Text("有旗县未报的合计", "Sum that lacks banners"),
    "published_figure": Text("公布数", "Published figure"),
    "break_here": Text("口径变化", "definition changed"),
    "break_from": Text("┆ {month}起口径变化：{reason}", "┆ From {month} on: {reason}"),
    "value_of": Text("数值", "Value"),
    "no_trend": Text("这段时间没有报送，画不出趋势。", "Nothing was reported in these months; there is no trend to draw."),
    "assumed": Text("*", "*"),
    "assumption": Text("* 目标为本系统假设，所存文件未给数值", "* the target is an assumption of this product; no document held gives a figure"),
    "footer": Text(
        "公布数与计算数并列，不相加。未报即未报，不作零。",
        "Published figures stand beside computed ones and are never added to them. What was not reported is never a zero.",
    ),
}  # fmt: skip
LANGUAGES = {"zh": "中文", "en": "English"}


def language() -> str:
    """The reader's language: from the link, else what was chosen before, else Chinese."""
    asked = st.query_params.get("lang") or st.session_state.get("kept.lang", "zh")
    return asked if asked in LANGUAGES else "zh"


def say(key: str, **parts: str) -> str:
    """A word of the interface in the reader's language."""
    return WORDS[key][language()].format(**parts) if parts else WORDS[key][language()]
