"""What a month by itself adds to a sum since January: what it is called wherever it stands."""

from __future__ import annotations

from language.text import Text

ALONE = Text("当月", "Month alone")
ON_MONTH = Text("当月数环比", "Month alone, month on month")
WITHIN, WITHIN_ON_MONTH = (Text(head.zh, head.en.lower()) for head in (ALONE, ON_MONTH))  # behind other words
OF = Text("（当月）", ", month alone")  # behind the name of an indicator
# Of the month that a page is of: before the number, and as the head of a column.
ADDED, ADDED_ALONE = Text("本月新增", "This month"), Text("本月新增", "This month alone")
NOW, THEN = Text("本月当月数", "what this month added"), Text("上月当月数", "what last month added")
SEVERAL = Text("含多个月的当月数（断报后补报）", "Flow that holds several months, after a gap")
