"""Colours and fonts of everything drawn, on a page and in a file. The same values stand in .streamlit/config.toml."""

from __future__ import annotations

from findings.core.status import Standing
from findings.maps.classification import PARTIAL as LACKING
from findings.maps.classification import MapClass, Shading

INK, SECONDARY, LINE, PANEL, ACCENT, WHITE = "#1B1F24", "#5B6470", "#E3E7EC", "#F6F8FA", "#1F5FA8", "#FFFFFF"
FAINT, MISSING = "#B9C0C8", "#D5D9DE"  # axes and the lines under words; places without a figure
PARTIAL = "#EADFCB"  # a sum that lacks places, where a mark for it has no room
STATUS: dict[Standing, str] = {
    "met": "#2E7D32", "watch": "#9A6200", "behind": "#C62828", "none": SECONDARY, "partial": SECONDARY, **dict.fromkeys(("undivided", "unmatched", "apart", "untimed", "missing", "unasked", "unlisted", "regime", "break"), SECONDARY),
}  # fmt: skip
SEQUENTIAL = ("#E3EDF7", "#C3D8EC", "#9CBFE0", "#6F9FCD", "#437FB9", "#1F5FA8", "#143F70")
# Behind to ahead. The last is the accent but for a hair: paper stripes what is ahead, by its colour (`ui.layout.printing`).
DIVERGING = ("#B35806", "#E08F45", "#F6D2A9", "#DCE8F4", "#8DB4DA", "#1F5FA9")
CATEGORIES = (ACCENT, "#B35806", "#2E7D32", "#7B5EA7", "#5B6470", "#8FB8DE")
# On the dark wall screen brighter is more; what is near the target recedes.
WALL = {
    "ground": "#07111C", "panel": "#0E1C2B", "line": "#26394D", "ink": "#F4F8FC", "secondary": "#AEBFCF", "accent": "#6CB6F7",
}  # fmt: skip
WALL_STATUS: dict[Standing, str] = {
    "met": "#6BD18A", "watch": "#F5C542", "behind": "#FF8178", "none": WALL["secondary"],
    "partial": WALL["secondary"], **dict.fromkeys(("undivided", "unmatched", "apart", "untimed", "missing", "unasked", "unlisted", "regime", "break"), WALL["secondary"]),
}  # fmt: skip
WALL_SEQUENTIAL = ("#1B3048", "#214264", "#285782", "#316EA5", "#4188C6", "#62A8E4", "#9BD0FA")
WALL_DIVERGING = ("#F08C3A", "#BA6A2C", "#744829", "#274868", "#3C78AE", "#79BDF5")

FONT = "'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"

# What every chart looks like, in Vega-Lite's words.
CHART = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": SECONDARY, "titleColor": SECONDARY, "gridColor": LINE, "domainColor": FAINT, "tickColor": FAINT,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 220,
    },
    "legend": {"labelColor": INK, "titleColor": SECONDARY, "labelFontSize": 12, "titleFontSize": 12, "orient": "top"},
    "header": {"labelColor": INK, "titleColor": SECONDARY, "labelFontSize": 12},
    "line": {"color": ACCENT, "strokeWidth": 2},
    "point": {"color": ACCENT, "filled": True, "size": 60},
    "bar": {"color": ACCENT},
    "rule": {"color": SECONDARY},
}  # fmt: skip


def fill(shading: Shading, tone: int | None, *, dark: bool = False) -> str:
    """The colour of a class: one hue, darker (on the wall brighter) is more; or behind (brown) to ahead (blue) of a target."""
    diverging, sequential = (WALL_DIVERGING, WALL_SEQUENTIAL) if dark else (DIVERGING, SEQUENTIAL)
    if tone is None:
        return WALL["panel"] if dark else MISSING
    if tone == LACKING:
        return PARTIAL
    if shading.scheme == "diverging":
        return diverging[tone if shading.better_is_more else len(diverging) - 1 - tone]
    used = [shown.tone for shown in shading.classes]  # a class without a place, even between others, is left out
    most = max(len(used) - 1, 1)
    return sequential[round(used.index(tone) / most * (len(sequential) - 1))]


def class_fill(shading: Shading, shown: MapClass, *, dark: bool = False) -> str:
    """The colour of a legend's entry."""
    return fill(shading, shown.tone, dark=dark)
