"""Where a figure stands among others, and the middle of them: worked out here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from language.nouns import Noun, counted
from language.text import NOTHING, Text

FEWEST = 3  # figures, below which a median says nothing and is given nowhere
_FEW = counted(FEWEST, Noun("个", "", "figure", "figures"))
TOO_FEW = Text(f"有数的不足{_FEW.zh}", f"fewer than {_FEW.en}")


@dataclass(frozen=True)
class Rank:
    """A place in an order: 1 is best, equal figures share the better one. `of` counts those that reported."""

    place: int
    of: int
    tied: bool = False  # whether others have the same figure

    def __str__(self) -> str:
        return f"{self.place}/{self.of}"

    @property
    def said(self) -> Text:
        """As a sentence has it: 并列第2/10."""
        shared = joint(self.tied)
        return Text(f"{shared.zh}第{self}", f"{shared.en}rank {self}")


def joint(tied: bool) -> Text:
    """The word before a rank that others share."""
    return Text("并列", "joint ") if tied else NOTHING


def rank(own: float | None, known: Sequence[float], better: str) -> Rank | None:
    """That of one figure among all that are known, itself one of them; None for none, and where neither direction is better."""
    if own is None or better == "neither":
        return None
    ahead = sum(value > own if better == "more" else value < own for value in known)
    return Rank(ahead + 1, len(known), sum(value == own for value in known) > 1)


def ranks(values: Sequence[float | None], better: str) -> list[int | None]:
    """Places in order, 1 the best; none where a place has not reported or where neither direction is better."""
    known = [value for value in values if value is not None]
    return [found.place if found else None for found in (rank(value, known, better) for value in values)]


def median(known: Sequence[float]) -> float:
    """The one in the middle, or the mean of the middle two; of at least one."""
    return float(np.median(known))
