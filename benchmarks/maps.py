"""What maps say month by month: in how many months of a store one class holds nine of ten of the region's banners or more.

    BOARD_STORE=… python -m benchmarks.maps

A line an indicator: the months in which at least two banners have a figure, in how many of them one class holds nearly all when shaded against the
target (by equal counts without one), in how many as maps shade themselves, and how often they do so in each way.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from data.store.store import Store
from findings.core.judgement import is_main
from findings.core.population import Among
from findings.core.view import View
from findings.maps.class_members import Shaded, shaded
from geo.register import REGION, register
from metrics.cube import Cube

BANNERS = Among("banner", REGION)


def main() -> None:
    """Every main indicator of the newest release."""
    release = Store().current()
    if release is None:
        raise SystemExit("this store holds no release")
    cube = Cube(release.panel(), register())
    start = View(
        release.id, cube, register(), register().areas[REGION], cube.periods[-1], next(iter(cube.indicators.values()))
    )
    every: Counter[str] = Counter()
    for indicator in filter(is_main, cube.indicators.values()):
        found = counts(replace(start, indicator=indicator))
        every += found
        print(f"{indicator.id:<28}{_line(found)}")
    print(f"{'all':<28}{_line(every)}")


def counts(view: View) -> Counter[str]:
    """Months with a map, those of one class before and after, and the ways, of the view's indicator."""
    found: Counter[str] = Counter()
    for period in view.cube.periods:
        look = replace(view, period=period)
        usual, shown = shaded(replace(look, shades="target"), BANNERS), shaded(look, BANNERS)
        if _known(usual) > 1:
            found += Counter(months=1, before=bool(usual.classes.fullest), after=bool(shown.classes.fullest))
            found[shown.classes.way] += 1
    return found


def _known(found: Shaded) -> int:
    return sum(shown.count for shown in found.classes.classes)


def _line(found: Counter[str]) -> str:
    return "  ".join(f"{name} {found[name]:>4}" for name in ("months", "before", "after", "target", "equal", "region"))


if __name__ == "__main__":
    main()
