"""The words inside figures. Both languages, Chinese first."""

from __future__ import annotations

from language.text import Text

WORDS: dict[str, Text] = {
    "break_from": Text("┆ {month}起口径变化：{reason}", "┆ From {month} on: {reason}"),
    "break_here": Text("口径变化", "definition changed"),
    "kept_from": Text("{month}起为{regime}，此项口径不变", "From {month} on: {regime}, which changes nothing of this figure"),
    "last_year": Text("上年同期", "A year earlier"),
    "median": Text("中位数", "Median"),
    "middle_half": Text("中间一半地区", "The middle half of the places"),
    "partial_sum": Text("有旗县未报的合计", "Sum that lacks banners"),
    "period": Text("月份", "Month"),
    "priority": Text("国家重点帮扶", "national priority"),
    "projection": Text("推算到年底", "Projection to December"),
    "published_figure": Text("公布数", "Published figure"),
    "value_of": Text("数值", "Value"),
}  # fmt: skip
