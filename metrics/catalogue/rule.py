"""A rule of the alerts: what is read, from where on it is yellow, from where on red, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Literal

from language.text import Text

# value: as it is · target: less the target in force, in its watch bands, so that yellow is to watch and red behind ·
# change: since the month before · run: of months without a figure ·
# falls: 1 where each of the last three months was lower than the one before it and the target, if there is one, is missed, else 0
Reads = Literal["value", "target", "change", "run", "falls"]
Side = Literal["below", "above"]
Asked = Literal["all", "banners", "sums"]

NEVER = float("inf")  # a limit that nothing passes
LEFT_OPEN = frozenset({"name", "value", "size", "count", "gap", "goal", "then"})


@dataclass(frozen=True)
class Rule:
    """One rule. Beyond `yellow` (or `red`) on the named side it alarms; `reached`: at the limit itself as well.

    A rule whose indicator has a target with a citation rests on that document; any other is an assumption of this product.
    The distances that part yellow from red are this product's in every case; where there is a target they are its own, so
    that what a sheet shows to watch is yellow here and what it shows behind is red.
    """

    id: str
    name: Text
    indicators: tuple[str, ...]
    reads: Reads
    side: Side
    yellow: float
    red: float
    reason: Text  # with {name} of the indicator, {value}, {size} (unsigned), {count} (its numerator), {gap} (what was read, unsigned), {goal} (what a target is called), {then} (where falling began)
    reached: bool = False
    from_month: int = 1  # of each year
    of: Asked = "all"  # whom it is asked of; a sum is a league or the region
    instead_of: str = ""  # the indicator that is judged by its target, where the rule reads another one

    def is_asked_of(self, level: str) -> bool:
        """Whether a place of a level is held against it."""
        return self.of == "all" or (self.of == "banners") == (level == "banner")

    @cached_property
    def left_open(self) -> frozenset[str]:
        """What its words name of a place's figures, in either language."""
        parsed = (Formatter().parse(words) for words in (self.reason.zh, self.reason.en))
        return frozenset(name for pieces in parsed for _, name, *_ in pieces if name)

    def judges(self, indicator: str) -> str:
        """The indicator whose target is missed where the rule alarms on one of its own; empty where it is not about a target."""
        return (self.instead_of or indicator) if self.reads in {"value", "target"} else ""
