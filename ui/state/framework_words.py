"""Words of the framework's own that a reader can meet, and how this dashboard says them; `static/words.js` puts ours in their place.

The keys are the framework's, letter by letter: `{n}` stands for a number, `{words}` for words of ours, `{typed}` for what is being looked for.
"""

from __future__ import annotations

import json

from language.text import Text

WORDS: dict[str, Text] = {
    # Pickers.
    "No results": Text("没有与“{typed}”相符的选项", "Nothing here is called “{typed}”"),
    "Choose an option": Text("请选择", "Choose an option"),
    "You can only select up to {n} option. Remove an option first.": Text("只能选一项，请先去掉已选的", "One can be chosen; take it out first"),
    "You can only select up to {n} options. Remove an option first.": Text("已选满（{n}），请先去掉一项", "The most that can be chosen is {n}; take one out first"),
    "{n} option available.": Text("只有一项可选", "{n} option available."),
    "{n} options available.": Text("可选数：{n}", "{n} options available."),
    "{words}, selected": Text("{words}，已选", "{words}, selected"),
    "Selected values": Text("已选", "Chosen"),
    "Remove {words}": Text("去掉{words}", "Remove {words}"),
    "Clear all": Text("全部去掉", "Clear all"),
    "Open": Text("打开", "Open"),
    "Press Enter to apply": Text("按回车键查找", "Press Enter to search"),
    # What lies over the page.
    "Close": Text("关闭", "Close"),
    "Dismiss": Text("关闭", "Close"),
    "Fullscreen": Text("全屏", "Fullscreen"),
    "Fullscreen: {words}": Text("全屏：{words}", "Fullscreen: {words}"),
    "Close fullscreen": Text("退出全屏", "Close fullscreen"),
    "Close fullscreen: {words}": Text("退出全屏：{words}", "Close fullscreen: {words}"),
    # Ways to other pages.
    "App pages": Text("各页面", "Pages"),
    "Logo": Text("标志", "Logo"),
    "Navigate to home page": Text("回到总览", "To the overview"),
    "Sidebar": Text("侧栏", "Sidebar"),
    "Expand sidebar": Text("展开侧栏", "Expand sidebar"),
    "Collapse sidebar": Text("收起侧栏", "Collapse sidebar"),
    "Page not found": Text("没有这一页", "There is no such page"),
    "The page that you have requested does not seem to exist. Running the app's main page.": Text("链接里的页面不存在，现在显示的是总览。", "The link names a page that does not exist; this is the overview."),
    # The server.
    "Connecting": Text("正在连接", "Connecting"),
    "Connecting to Streamlit server": Text("正在连接服务器", "Connecting to the server"),
    "Unable to connect to Streamlit server": Text("连接不上服务器", "The server cannot be reached"),
    "Connection error": Text("连接中断", "Connection lost"),
    "Streamlit server is not responding. Are you connected to the internet?": Text(
        "服务器没有应答，正在重新连接。画面上的数是中断以前的；连上以前，点选不起作用。",
        "The server does not answer; trying again. The figures on the page are from before, and nothing can be chosen until it answers.",
    ),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": Text(
        "本机的看板已停止，请重新启动：", "The dashboard on this machine has stopped; start it again:"
    ),
    "Running...": Text("正在计算", "Computing"),
    "Stop": Text("停止", "Stop"),
    "Stopping...": Text("正在停止", "Stopping"),
}  # fmt: skip


def told(lang: str) -> str:
    """Those that are said otherwise in a language, as JSON."""
    said = {theirs: ours[lang] for theirs, ours in WORDS.items() if ours[lang] != theirs}
    return json.dumps(said, ensure_ascii=False)
