"""Where names stand on a small map so that they neither meet each other nor cover another place's point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

# Pixels of a map of the region some 300 high: a degree east and north, a line, half a point, a letter by language.
EAST, NORTH, LINE, POINT = 13, 17, 12, 5
LETTER = {"zh": 11.0, "en": 5.8}
ASIDE = 9
SIDES = (
    *((side, dy) for dy in (0, -10, 10) for side in ("left", "right")),
    *(("center", dy) for dy in (-16, 16)),
    *((side, dy) for dy in (-20, 20, -30, 30) for side in ("left", "right")),
)  # fmt: skip


class Box(NamedTuple):
    """What a name covers."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two of them share any ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def placed(names: Mapping[str, str], at: Mapping[str, tuple[float, float]], lang: str) -> dict[str, dict[str, Any]]:
    """For every code the offset and the alignment of its name: the first side that is free, from north to south."""
    points = {code: (at[code][0] * EAST, -at[code][1] * NORTH) for code in names}
    taken: list[Box] = []
    found = {}
    for code in sorted(names, key=lambda c: points[c][1]):
        others = [Box(x - POINT, x + POINT, y - POINT, y + POINT) for c, (x, y) in points.items() if c != code]
        tried = [(align, dy, _box(points[code], align, dy, len(names[code]) * LETTER[lang])) for align, dy in SIDES]
        align, dy, box = next((t for t in tried if not any(t[2].meets(o) for o in (*taken, *others))), tried[0])
        taken.append(box)
        found[code] = {"align": align, "dy": dy, "dx": {"left": ASIDE, "right": -ASIDE, "center": 0}[align]}
    return found


def _box(point: tuple[float, float], align: str, dy: float, width: float) -> Box:
    x, y = point
    left = {"left": x + ASIDE, "right": x - ASIDE - width, "center": x - width / 2}[align]
    return Box(left, left + width, y + dy - LINE / 2, y + dy + LINE / 2)
