"""What is said of a figure, and the label before it: on a page, in a passport and in a file alike."""

from __future__ import annotations

from language.text import Text

Fact = tuple[Text, Text]  # the label, and what is said under it

AREA = Text("地区", "Area")
PLACES = Text("范围", "Places")
MONTH = Text("月份", "Month")
INDICATOR = Text("指标", "Indicator")
VALUE = Text("数值", "Value")
UNIT = Text("单位", "Unit")
FORMULA = Text("口径", "Formula")
COMPUTATION = Text("计算", "Computation")
SINCE_JANUARY = Text("当年累计", "Since January")
COUNTING = Text("计法", "Counting")
COVERAGE = Text("报送", "Coverage")
OWN_TOTAL = Text("汇总数与旗县合计", "Own total and banners")
LIKE_FOR_LIKE = Text("可比范围", "Like for like")
RANK = Text("位次", "Rank")
DIRECTION = Text("方向", "Direction")
BREAKS = Text("口径变化", "Breaks")
PUBLISHED = Text("公布数", "Published")
LIST = Text("名单", "List")
NOTE = Text("说明", "Note")
CITES = Text("依据", "Document")
REPORTS = Text("报送方式", "How reported")
OWN = Text("本单位设定", "Set by this bureau")
RELEASE = Text("版本", "Release")
ITEMS = Text("逐项清单", "Listed one by one")
FILES = Text("文件", "Files")
CHECKSUMS = Text("校验和", "Checksums")
SOURCES = Text("来源", "Sources")
