"""A plot of level against change since last year: a mark a place in the shape of its group, the quarters of the field named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from drawing import theme
from drawing.caption import Sign, notes
from drawing.charts import axes
from drawing.picture import Picture
from drawing.words import WORDS
from findings.core.short_text import told
from findings.core.view import View
from findings.indicator.level_change import GROUPS, LevelChange, Mark
from findings.text.target_words import called, label
from findings.text.wording import difference, named, shown
from language.nouns import PLACES, counted
from language.text import NOTHING, Text
from metrics.catalogue import Target

HEIGHT, FEW = 380, 15  # places up to which each is named
NEAR_X, NEAR_Y = 0.1, 0.05  # of the spread of the marks: names of marks so near would meet
LOOK = {
    "priority": ("diamond", theme.DIVERGING[0], "◆"),
    "former": ("circle", theme.ACCENT, "●"),
    "others": ("square", theme.SECONDARY, "■"),
    "league": ("circle", theme.ACCENT, "●"),
}
BESIDE_REGION = Text("好于全区", "better than the region"), Text("不及全区", "behind the region")
ABOVE_REGION = Text("高于全区", "above the region"), Text("低于全区", "below the region")
BETTER = Text("好转", "improving"), Text("变差", "worsening")
MOVED = Text("上升", "rising"), Text("下降", "falling")


def picture(view: View, found: LevelChange, lang: str) -> Picture | None:
    """The framed plot; None where no place has a mark."""
    if not found.marks:
        return None
    name = named(view.indicator)
    title = Text(f"{name.zh} 水平与同比变化", f"{name.en}: level and change since last year")
    alt = counted(len(found.marks), PLACES) + Text(
        f"的{name.zh}与同比变化，数值见下表",
        f": {name.en} and change since last year; the values are in the table below",
    )
    return Picture(title, NOTHING, alt, spec(view, found, lang), legend(found, lang), notes=notes(found.target))


def legend(found: LevelChange, lang: str) -> list[Sign]:
    """The groups that have a mark, each with how many."""
    groups = [mark.group for mark in found.marks]
    return [
        Sign(f"{GROUPS[group][lang]} ({groups.count(group)})", colour, sign)
        for group, (_, colour, sign) in LOOK.items()
        if group in groups
    ]


def spec(view: View, found: LevelChange, lang: str) -> dict[str, Any]:
    """The figure in Vega-Lite's words; the parameter `place` holds the code of a place that was clicked."""
    rows = _sided([_row(mark, found, lang) for mark in found.marks])
    x = axes.values(view.indicator, [*(m.level for m in found.marks), found.reference], lang, zero=False, field="x")
    unit = axes.unit(view.indicator, [m.level for m in found.marks])[lang]
    x["axis"] |= {"title": f"{named(view.indicator)[lang]}{f' ({unit})' if unit else ''}"}
    points = {"zh": "个百分点", "en": "pts"}[lang] if view.indicator.is_rate else "%"
    since = {"zh": "同比变化", "en": "Change since last year"}[lang]
    y = {
        "field": "y", "type": "quantitative", "scale": {"zero": True, "padding": 12},
        "axis": {"title": f"{since} ({points})", "tickCount": 6, "labelExpr": "replace(format(datum.value, '+,.6~g'), '+0', '0')"},
    }  # fmt: skip
    return {
        "height": HEIGHT, **axes.FRAME,
        "layer": [*_rules(view, found, lang), _marks(rows, x, y, lang), *_names(rows, x, y), *_quarters(found, lang)],
    }  # fmt: skip


def _row(mark: Mark, found: LevelChange, lang: str) -> dict[str, Any]:
    area = mark.placing.area
    few = len(found.marks) <= FEW
    return {
        "x": mark.level, "y": mark.change, "code": area.code, "name": area.name[lang], "group": GROUPS[mark.group][lang],
        "shown": told(mark.placing.cell)[lang], "moved": difference(mark.change, is_rate=found.indicator.is_rate, lang=lang),
        "chosen": mark.placing.chosen, "label": area.name[lang] if few or mark.placing.chosen else "",
    }  # fmt: skip


def _marks(rows: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], lang: str) -> dict[str, Any]:
    groups = {GROUPS[group][lang]: look for group, look in LOOK.items()}
    there = [group for group in groups if any(row["group"] == group for row in rows)]
    legend = {"title": None, "orient": "top", "labelLimit": 300}

    def ranged(part: int) -> dict[str, Any]:
        return {
            "field": "group",
            "type": "nominal",
            "scale": {"domain": there, "range": [groups[g][part] for g in there]},
            "legend": legend,
        }

    since = {"zh": "同比变化", "en": "Change since last year"}[lang]
    return {
        "data": {"values": list(rows)}, "params": [axes.PLACE],
        "mark": {"type": "point", "filled": True, "opacity": 0.85, "stroke": theme.WHITE, "strokeWidth": 0.5, "cursor": "pointer"},
        "encoding": {
            "x": x, "y": y, "shape": ranged(0), "color": ranged(1),
            "size": {"condition": {"test": "datum.chosen", "value": 220}, "value": 90},
            "tooltip": axes.tooltip(name=" ", group=" ", shown=WORDS["value_of"][lang], moved=since), "description": {"field": "name"},
        },
    }  # fmt: skip


def _sided(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each name to the right of its mark, or to the left where another one to the right is near."""
    wide, high = (max(np.ptp([row[axis] for row in rows]), 1e-9) for axis in ("x", "y"))
    right: list[dict[str, Any]] = []
    for row in sorted(rows, key=lambda row: row["x"]):
        near = [r for r in right if row["x"] - r["x"] < NEAR_X * wide and abs(row["y"] - r["y"]) < NEAR_Y * high]
        row["left"] = bool(near) and bool(row["label"])
        if row["label"] and not near:
            right.append(row)
    return rows


def _names(rows: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """Names beside a few marks, or beside that of the chosen place."""
    mark = {"type": "text", "fontSize": 12, "color": theme.INK, "tooltip": None}
    at = {"x": {"field": "x", "type": x["type"]}, "y": {"field": "y", "type": y["type"]}, "text": {"field": "label"}}
    sides = {False: {"align": "left", "dx": 8}, True: {"align": "right", "dx": -8}}
    named = {left: [row for row in rows if row["label"] and row["left"] == left] for left in sides}
    return [
        {"data": {"values": those}, "mark": {**mark, **sides[left]}, "encoding": at}
        for left, those in named.items()
        if those
    ]


def _rules(view: View, found: LevelChange, lang: str) -> list[dict[str, Any]]:
    """No change, and the target or the region's value, named at its foot."""
    rule = {"type": "rule", "strokeDash": [6, 4], "color": theme.INK, "tooltip": None}
    layers = [{"data": {"values": [{"y": 0}]}, "mark": rule, "encoding": {"y": {"field": "y", "type": "quantitative"}}}]
    if found.reference is None:
        return layers
    name = (label(found.target) if found.target else Text("全区", "Region"))[lang]
    data = {"values": [{"x": found.reference, "word": f"{name} {shown(found.reference, view.indicator, lang)}"}]}
    x = {"field": "x", "type": "quantitative"}
    word = {
        "type": "text",
        "align": "left",
        "baseline": "bottom",
        "dx": 4,
        "dy": -4,
        "fontSize": 11,
        "color": theme.INK,
        "tooltip": None,
    }
    return [
        *layers,
        {"data": data, "mark": rule, "encoding": {"x": x}},
        {"data": data, "mark": word, "encoding": {"x": x, "y": {"value": "height"}, "text": {"field": "word"}}},
    ]


def _quarters(found: LevelChange, lang: str) -> list[dict[str, Any]]:
    """The names of the quarters that hold a mark in the corners of the field; of its halves where there is nothing to hold the level against."""
    held = {(found.reference is None or mark.level >= found.reference, mark.change >= 0) for mark in found.marks}
    return [_corner(word[lang], *at) for at, word in quarters(found).items() if at in held]


def _corner(word: str, right: bool, top: bool) -> dict[str, Any]:
    aside = {"align": "right" if right else "left", "dx": -6 if right else 6, "dy": 12 if top else -22}
    mark = {"type": "text", "fontSize": 12, "fontStyle": "italic", "color": theme.SECONDARY, "tooltip": None, **aside}
    at = {"x": {"value": "width" if right else 0}, "y": {"value": 0 if top else "height"}}
    return {"data": {"values": [{"word": word}]}, "mark": mark, "encoding": {**at, "text": {"field": "word"}}}


def _against(target: Target) -> tuple[Text, Text]:
    """达到参考线 and 未达参考线."""
    goal = called(target)
    return Text(f"达到{goal.zh}", f"at the {goal.en}"), Text(f"未达{goal.zh}", f"short of the {goal.en}")


def quarters(found: LevelChange) -> dict[tuple[bool, bool], Text]:
    """What it means to lie to the right or not, and to the top or not; only to the top or not where there is no reference."""
    better = found.indicator.better
    levels = _against(found.target) if found.target else ABOVE_REGION if better == "neither" else BESIDE_REGION
    moves = MOVED if better == "neither" else BETTER
    turned = better == "less"
    vertical = {top: moves[top == turned] for top in (True, False)}
    if found.reference is None:
        return {(True, top): word for top, word in vertical.items()}
    return {
        (right, top): levels[right == turned] + Text("·", ", ") + vertical[top]
        for right in (True, False)
        for top in (True, False)
    }
