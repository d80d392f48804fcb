"""Every word of the interface, Chinese first. A key without both languages cannot be written down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from drawing.words import WORDS as DRAWN
from findings.text.lines_of_work import OF_WORK
from language.text import Text

WORDS: dict[str, Text] = {
    **DRAWN,
    "board": Text("衔接看板", "Transition board"),
    "overview": Text("总览", "Overview"),
    "map": Text("地图", "Map"),
    "area": Text("地区", "Area"),
    "months": Text("月数", "Months"),
    "indicator": Text("指标", "Indicator"),
    "group": Text("范围", "Places"),
    "order": Text("次序", "Order"),
    "span": Text("月份", "Months"),
    "shades": Text("分档方式", "Shading"),
    "line": Text("数据", "Data"),
    "language": Text("语言", "Language"),
    "real": Text("真实数据", "Real data"),
    "demo": Text("演示数据", "Demonstration"),
    "demo_mark": Text("演示数据（合成）", "Demonstration data (synthetic)"),
    "reported": Text(f"旗县{OF_WORK}报齐", "banners complete"),
    "release": Text("版本", "release"),
    "source": Text("来源", "Source"),
    "back": Text("返回", "Back"),
    "stands_on": Text("所依据的数（点数字看来源）", "The figures it stands on (a click on one opens its source)"),
    "copy": Text("（不含个人信息的副本）", " (a copy without personal data)"),
    "counted_things": Text("所计的项", "What was counted, one by one"),
    "counted_most": Text("只列前{shown}，共{all}；下载的文件里是全部。", "The first {shown} of {all} are shown; the file has them all."),
    "counted_here": Text("所计各项", "What is counted"),
    "priority_page": Text("重点帮扶", "Priority"),
    "published_page": Text("公开数据", "Published"),
    "main_indicators": Text("主要指标", "Main indicators"),
    "family": Text("工作", "Line of work"),
    "banner": Text("旗县", "Banner"),
    "document": Text("文件", "Document"),
    "find": Text("按名称、文件、说明查找", "Search names, documents, notes"),
    "matrix": Text("工作", "Line of work"),
    "all_families": Text("全部工作", "All lines of work"),
    "all_documents": Text("全部文件", "All documents"),
    "place": Text("旗县", "Place"),
    "with": Text("与其他地区并列比较（最多三个）", "Put up to three other places beside it"),
    "peers_are": Text("同类：{peers}，包括本地；没有数值的和缺旗县的合计不计", "Peers: {peers}, this place among them; whoever has no figure and sums that lack banners are left out"),
    "strongest": Text("强项（同类位次）", "Strongest among peers"),
    "weakest": Text("弱项（同类位次）", "Weakest among peers"),
    "no_peers": Text("没有同类可比。", "There are no peers to compare with."),
    "not_ranked": Text("未报，没有位次。", "Not reported, so without a rank."),
    "no_ranks": Text("没有。", "None."),
    "and_more": Text("另有{items}", "and {items} more"),
    "sheet_sources": Text("本月数据来源（文件，sha256）", "Sources of the month (file, sha256)"),
    "files_beside": Text("比较、同类和趋势另用{files}", "comparisons, peers and trends use {files}"),
    "skip": Text("跳到正文", "Skip to main content"),
    "figure_hint": Text("点数字看来源", "Click a figure for its source"),
    "prints_on_one": Text("打印即一页A4。", "Prints on one page of A4."),
    "leads": Text("领先", "leads"),
    "priority_unnamed": Text("自治区重点帮扶旗县：5个，公布文件未列名", "Regional priority banners: 5, not named in the published documents"),
    "wall": Text("大屏", "Wall screen"),
    "wall_month": Text("截至{month}底", "End of {month}"),
    "wall_alerts": Text("预警", "Alerts"),
    "wall_over": Text("涉及{banners}", "in {banners}"),
    "wall_each": Text("各{counts}", "{counts} each"),
    "wall_calm": Text("没有单列的预警。", "No alerts listed by themselves."),
    "wall_further": Text("其他工作{n}", "Further {n}"),
    "wall_hint": Text("空格或点按 暂停　← → 或滑动 切换　F 全屏　Esc 退出", "Space or tap pauses · ← → or swipe steps · F full screen · Esc leaves"),
    "wall_paused": Text("已暂停", "Paused"),
    "wall_lost": Text("服务器没有应答，画面为 {time} 的数据", "Server silent; figures as of {time}"),
    "wall_old": Text("最新数据为{newest}，距今月数：", "Newest figures: {newest}; months since: "),
    "wall_no_shapes": Text("地图边界没有取到，稍后再试", "The shapes of the map did not arrive; trying again"),
    "empty_title": Text("还没有数据", "No data yet"),
    "empty": Text("数据仓库里还没有发布过的版本，所以这一页没有数可看；不会拿别的数来代替。", "The store holds no release yet, so this page has no figures to show; no others are put in their place."),
    "empty_template": Text("要一套空表：`board.py template`，写出五张样表，各列写明要填什么。", "Take empty tables: `board.py template` writes the five of them; each column says what it wants."),
    "empty_import": Text("填好或从业务系统导出后导入：`board.py import 文件…`。所有问题一次列出；有问题的文件什么都不改。", "Import what was filled in or exported: `board.py import FILE…`. It lists all faults at once, and a file at fault changes nothing."),
    "empty_demo": Text("只想先看看：`board.py demo`，生成并发布演示数据（合成，处处标明）。", "Only looking: `board.py demo` makes and publishes the demonstration (synthetic, and marked as such everywhere)."),
    "empty_where": Text("数据仓库在哪里：见服务器启动时的日志，或环境变量 `BOARD_STORE`。", "Where the store is: the server's log says so when it starts, and so does the variable `BOARD_STORE`."),
    "damaged_title": Text("数据已损坏", "Damaged data"),
    "damaged": Text("版本 {release} 的文件 {file} 与发布时不符，其中的数一个也不显示。", "The file {file} of release {release} is not what was published; none of its figures is shown."),
    "damaged_wrong": Text("问题", "What is wrong"),
    "damaged_expected": Text("应为", "Expected"),
    "damaged_found": Text("实为", "Found"),
    "damaged_verify": Text("查明该版本还有哪些文件受损：{command}。", "See which files of the release are damaged: {command}."),
    "damaged_restore": Text("从备份恢复文件夹 {folder}，再刷新本页，不必重启。", "Restore the folder {folder} from a backup and reload this page; nothing needs a restart."),
    "damaged_again": Text("没有备份：{aside} 把它移到一边，再用 {command} 重新发布。", "Without a backup: {aside} takes it out of the way; then publish again with {command}."),
    "damaged_newer_title": Text("请升级程序", "The program must be upgraded"),
    "damaged_newer": Text("{release} 的 {file} 由更新的程序写成，本程序读不懂，其中的数一个也不显示，也不拿旧的代替。", "{file} of {release} was written by a newer program, which this one cannot read; none of its figures is shown, and no older ones in their place."),
    "damaged_upgrade": Text("把程序升级到写它的那个版本，再刷新本页；版本库不要改动。", "Upgrade the program to the version that wrote it and reload this page; leave the store as it is."),
    "failed": Text(
        "这一页出了差错，没有完整显示；请刷新，或换一个地区、月份。差错已记入服务器日志。",
        "Something went wrong and this page is not complete. Reload it, or choose another area or month. The server's log holds the details.",
    ),
    "link_unknown": Text("链接中的{values}不认识，已改用默认值。", "Not known in the link, and shown with the default instead: {values}."),
    "no_chinese_font": Text("服务器没有中文字体，不能生成 PNG；请安装 fonts-noto-cjk，或下载 SVG", "This server has no Chinese font for a PNG; install fonts-noto-cjk, or take the SVG"),
    "wall_on_paper": Text("大屏只供观看，不供打印；同样的内容请打印“总览”页。", "The wall screen is not for paper; print the page “Overview”, which holds the same."),
    "copy_sentence": Text("复制句子", "Copy sentence"),
    "copy_link": Text("复制链接", "Copy link"),
    "print": Text("打印", "Print"),
    "copied": Text("已复制", "Copied"),
    "copy_failed": Text("未能复制", "Not copied"),
    "every_figure": Text("全部指标×全部地区（长表，一行一个数）", "All indicators by all areas (a long table, one figure a row)"),
    "every_month": Text("下载本月 CSV", "Download this month, CSV"),
    "every_months": Text("下载全部月份（压缩包）", "Download all months (zip)"),
    "download_xlsx": Text("下载 Excel", "Download Excel"),
    "download_csv": Text("下载 CSV", "Download CSV"),
    "value": Text("数值", "Value"),
    "status": Text("状态", "Status"),
    "map_alt": Text("{indicator}分布图，数值见下表", "Map of {indicator}; the values are in the table below"),
    "counted": Text("计法", "Counting"),
    "figure": Text("图", "Figure"),
    "camera": Text("图片格式", "Picture format"),
    "camera_as": Text("相机图标存为 {kind}", "Camera saves {kind}"),
    "first_and_last": Text("所列{places}中，图里是报全的最前{most}和最后{most}；选一个盟市可看它的全部旗县。", "Of the {places} listed the figure shows the first {most} and the last {most} with complete figures; choose a league to see all its banners."),
    "alerts": Text("预警调度", "Alerts"),
    "alarms": Text("预警", "Alerts"),
    "dispatch": Text("调度", "Dispatch round"),
    "part": Text("内容", "Part"),
    "listed": Text("列出", "Listed"),
    "level": Text("层级", "Level"),
    "round": Text("调度轮次", "Dispatch round"),
    "ranked": Text("排位指标", "Indicators ranked"),
    "all": Text("全部", "All"),
    "draft": Text("本月草稿（未固化）", "Draft of this month (not frozen)"),
    "summary": Text("汇总", "Summary"),
    "none_ranked": Text("没有可排位的指标。", "No indicator to rank."),
    "frozen_from": Text("固化自版本 {release} · 校验和 {sha}", "Frozen from release {release} · checksum {sha}"),
    "frozen_with_note": Text("固化自版本 {release} · 校验和 {sha} · {note}", "Frozen from release {release} · checksum {sha} · {note}"),
    "round_differs": Text(
        "按该版本重算，结果与固化时不同：指标口径或目标在固化之后改过。下表是重算结果，不是当时发布的结果。",
        "Computed again from that release, the figures differ from what was frozen: a declaration has changed since. The table is what is computed now, not what was circulated.",
    ),
    "round_of_another": Text(
        "{release} 这个版本号后来用于另一次发布，现在的数不是固化时的数。下表按现在的版本重算；要看当时的结果，请从备份恢复当时的版本。",
        "The number {release} was used again for another release, so its figures are not those that were frozen. The table is computed from what is there now; restore the release of then from a backup to see what was circulated.",
    ),
    "round_without_release": Text(
        "这一轮据版本 {release} 固化，库里没有这个版本，所以不显示。请从备份恢复该版本。",
        "This round was frozen from release {release}, which is not in the store, so nothing is shown. Restore that release from a backup.",
    ),
    "round_damaged": Text(
        "{file}：{wrong}，不显示这一轮。请从备份恢复该文件；没有备份，则移走它，重新固化。",
        "{file}: {wrong}, so this round is not shown. Restore the file from a backup; without one set it aside and freeze the round again.",
    ),
    "how_to_freeze": Text("固化这一轮", "Freeze this round"),
    "download_workbook": Text("下载调度通报表", "Download the bulletin tables"),
    "policy_page": Text("政策", "Policy"),
    "ledger": Text("内容", "Part"),
    "part_cascade": Text("上下对照", "Side by side"),
    "part_clauses": Text("条款表", "Clauses"),
    "part_promises": Text("量化承诺", "Commitments"),
    "part_documents": Text("所存文本", "Documents held"),
    "part_papers": Text("衔接文件", "Transition papers"),
    "issued": Text("文件", "Document"),
    "theme": Text("主题", "Theme"),
    "measured": Text("衡量", "Measured"),
    "words": Text("在条款里查找，如：基金 脱贫", "Search the clauses, e.g. fund banner"),
    "all_texts": Text("全部文件", "All documents"),
    "all_themes": Text("全部主题", "All themes"),
    "all_of_level": Text("{level}全部文件", "{level}: all documents"),
    "measured_themes": Text("有指标的主题", "Themes that are measured"),
    "unmeasured_themes": Text("尚无指标的主题", "Themes that nobody measures yet"),
    "clause_count": Text("{clauses}，{measured}有指标", "{clauses}, {measured} measured"),
    "clauses_shown": Text("列出{clauses}。内容和上下级对照由本系统概括整理，不是原文；一条有多项指标时，以离目标最差的一项定状态；杭锦旗方案只约束杭锦旗，按杭锦旗的数对照。", "{clauses} listed. Words and links are ours, not the documents'. Of several indicators the one worst against its target decides. Hanggin's plan binds Hanggin Banner alone and is read at its figures."),
    "no_clause": Text("所存文本无此类条款", "no such clause in the texts held"),
    "departments": Text("责任部门：", "Departments:"),
    "carries_out": Text("落实：", "Carries out:"),
    "continues": Text("承接：", "Continues:"),
    "clause_note": Text("说明：", "Note:"),
    "of_indicators": Text("共{indicators}", "of {indicators}"),
    "no_number": Text("所存文本无文号", "no number in the stored text"),
    "no_date": Text("所存文本无日期", "no date in the stored text"),
    "footer": Text(
        "公布数与计算数并列，不相加。未报即未报，不作零。",
        "Published figures stand beside computed ones and are never added to them. What was not reported is never a zero.",
    ),
}  # fmt: skip
LANGUAGES = {"zh": "中文", "en": "English"}
TAGS = {"zh": "zh-CN", "en": "en"}  # as a document's lang attribute names them


_of_the_run: ContextVar[str] = ContextVar("language of the run", default="")


@contextmanager
def looked_up_once() -> Iterator[None]:
    """While a page runs its language stays what it is when it begins: a page asks for it hundreds of times."""
    before = _of_the_run.set(language())
    try:
        yield
    finally:
        _of_the_run.reset(before)


def language() -> str:
    """The reader's language: from the link, else what was chosen before, else Chinese."""
    return _of_the_run.get() or _asked()


def _asked() -> str:
    asked = st.query_params.get("lang") or st.session_state.get("kept.lang", "zh")
    return asked if asked in LANGUAGES else "zh"


def say(key: str, **parts: str) -> str:
    """A word of the interface in the reader's language."""
    return WORDS[key][language()].format(**parts) if parts else WORDS[key][language()]


def told(key: str, **parts: str) -> str:
    """The same for where the framework reads Markdown: the parts, which may come from a file or a link, stay as they are."""
    return say(key, **{name: plain(part) for name, part in parts.items()})


def steps(sentences: Sequence[str]) -> str:
    """What to do first, second and so on, for where Markdown is read."""
    return "\n".join(f"{n}. {sentence}" for n, sentence in enumerate(sentences, start=1))


def declared(words: Text) -> str:
    """Words of our own that a page's value says, such as why a list is empty: never with anybody else's among them."""
    return words[language()]


def plain(words: str) -> str:
    """Words that are not ours, for where Markdown is read: as code, which alone is never read as anything else.

    A backslash would not do: icons, smileys and addresses are looked for after it is gone. In one line, so that nothing ends the code.
    """
    line = " ".join(words.split())
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    inner = f" {line} " if line.startswith("`") or line.endswith("`") else line
    return f"{fence}{inner}{fence}" if line else ""
