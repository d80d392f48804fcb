"""What is said around a figure: what it counts, when, where and from which release, and the entries of its legend."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.release import Release
from findings.core.view import View
from findings.text.target_words import EXPLAINED
from findings.text.wording import month
from language.text import Text
from metrics.catalogue import Target

LINE, DASHES, DOTS, TICK, RING, SQUARE, DIAMOND, TRIANGLE = (
    "━",
    "┅",
    "···",
    "┃",
    "○",
    "□",
    "◇",
    "△",
)  # in every Chinese font


@dataclass(frozen=True)
class Sign:
    """An entry of a legend: its word, its colour, the sign as it is drawn; a field of the colour where there is none."""

    word: str
    colour: str
    drawn: str = ""


RINGED = Text(
    "○ 有旗县未报的合计：不完整，不排位，不归类", "○ a sum that lacks banners: not complete, in no rank and no class"
)
GREY = Text("灰色：没有数值，不是零", "Grey: no figure, which is not a zero")


def notes(*targets: Target | None, ringed: bool = False, grey: bool = False) -> tuple[Text, ...]:
    """What must be said of a figure that is looked at alone: that a target it shows is an assumption, what a ring and grey are."""
    is_assumed = any(target and target.is_assumption for target in targets)
    said = ((is_assumed, EXPLAINED), (ringed, RINGED), (grey, GREY))
    return tuple(words for is_shown, words in said if is_shown)


def facts(unit: Text, release: Release, view: View, lang: str) -> list[str]:
    """Unit, month, area and release of a figure."""
    told = [unit[lang], month(view.period, lang), view.area.name[lang], f"{release.label[lang]} {release.id}"]
    return [fact for fact in told if fact]
