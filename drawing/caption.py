"""What is said around a figure: what it counts, when, where and from which release, and the entries of its legend."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.release import Release
from findings.core.view import View
from findings.text.wording import month
from language.text import Text

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


def facts(unit: Text, release: Release, view: View, lang: str) -> list[str]:
    """Unit, month, area and release of a figure."""
    told = [unit[lang], month(view.period, lang), view.area.name[lang], f"{release.label[lang]} {release.id}"]
    return [fact for fact in told if fact]
