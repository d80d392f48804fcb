"""How a map is shaded, and why in this way, in a few words: 分档：等数分档（对照目标时103个中有95个旗县同属一档）."""

from __future__ import annotations

from findings.core.comparison_text import bracketed
from findings.core.short_text import told
from findings.links.link import Figure
from findings.maps.ways import Way
from findings.text.target_words import called
from language.nouns import PIECES, counted
from language.sentence import linked, written
from language.text import NOTHING, Text
from metrics.cell import Cell

CLASSES = Text("分档：", "Classes: ")
NAMES: dict[Way, Text] = {
    "target": Text("对照{goal}", "against the {goal}"),
    "equal": Text("等数分档", "equal counts of places"),
    "region": Text("以全区值{value}为界", "on either side of the region's value, {value}"),
}
USUALLY: dict[Way, Text] = {
    "target": Text("对照{goal}时", "against the {goal} "),
    "equal": Text("等数分档时", "by equal counts "),
    "region": Text("以全区值为界时", "beside the region's value "),
}
CROWDED = Text("{usually}{known}中有{crowd}同属一档", "{usually}{crowd} of {known} share one class")
IN_VAIN = Text("{crowded}，其他分法也分不开", "{crowded}, and no other way parts them")
CANNOT: dict[str, Text] = {
    "target": Text("本月没有可逐地对照的{goal}", "no {goal} is held against each place this month"),
    "region": Text("这项数值无从与全区值相比", "this figure cannot be held beside the region's value"),
}


def chosen(asked: str, way: Way, region: Cell) -> Text:
    """The way in force, and why it is not the one that was asked for where it is another.

    `region`: the region's figure, which says who is in it where it lacks places.
    """
    why = NOTHING if asked in ("", way) else written(CANNOT[asked], goal=called(region.target))
    return _said(way, region, why)


def turned(usual: Way, way: Way, crowd: Text, known: int, region: Cell) -> Text:
    """The way in force where in the usual one so many places (`crowd`) of those with a figure share one class."""
    usually = written(USUALLY[usual], goal=called(region.target))
    crowded = written(CROWDED, usually=usually, crowd=crowd, known=counted(known, PIECES))
    return _said(way, region, written(IN_VAIN, crowded=crowded) if usual == way else crowded)


def _said(way: Way, region: Cell, why: Text) -> Text:
    value = linked(told(region), Figure(region))
    return CLASSES + written(NAMES[way], value=value, goal=called(region.target)) + bracketed(why)
