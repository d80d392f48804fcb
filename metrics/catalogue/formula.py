"""How an indicator follows from measures: each formula as a value, the parts it is made of, and how a file declares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from metrics.catalogue.constraint import EXACTLY


@dataclass(frozen=True)
class Value:
    """A measure, or the sum of several measures, read as it is."""

    measures: tuple[str, ...]

    def __init__(self, *measures: str) -> None:
        object.__setattr__(self, "measures", measures)


@dataclass(frozen=True)
class Ratio:
    """Summed numerator over summed denominator, in per cent."""

    numerator: tuple[str, ...]
    over: tuple[str, ...]

    def __init__(self, *numerator: str, over: str | tuple[str, ...]) -> None:
        object.__setattr__(self, "numerator", numerator)
        object.__setattr__(self, "over", (over,) if isinstance(over, str) else over)


@dataclass(frozen=True)
class AgainstPace(Ratio):
    """A ratio in per cent less the pace of the year (month/12), in percentage points."""

    def __init__(self, *numerator: str, over: str | tuple[str, ...]) -> None:
        super().__init__(*numerator, over=over)


@dataclass(frozen=True)
class PerHead(Ratio):
    """Summed money over summed people, households or things: yuan for each of them."""

    def __init__(self, *numerator: str, over: str | tuple[str, ...]) -> None:
        super().__init__(*numerator, over=over)


@dataclass(frozen=True)
class Difference:
    """Measures of one unit less others: identified − cleared − left. Over places that reported every one of them."""

    measures: tuple[str, ...]
    less: tuple[str, ...]

    def __init__(self, *measures: str, less: str | tuple[str, ...]) -> None:
        object.__setattr__(self, "measures", measures)
        object.__setattr__(self, "less", (less,) if isinstance(less, str) else less)


@dataclass(frozen=True)
class Growth:
    """A measure against the same month of last year: the change in per cent, over places that reported both."""

    measure: str


@dataclass(frozen=True)
class GrowthDifference:
    """The growth of a measure less the growth of another, both against the same period of last year, in percentage points.

    Over places that reported both measures in both years; of measures that do not add up each area's own figures alone are in it.
    """

    measure: str
    less: str


@dataclass(frozen=True)
class PerFlagged:
    """The sum of measures in places that carry a flag of the register, per such place."""

    measures: tuple[str, ...]
    flag: str

    def __init__(self, *measures: str, flag: str) -> None:
        object.__setattr__(self, "measures", measures)
        object.__setattr__(self, "flag", flag)


Formula = Value | Ratio | AgainstPace | PerHead | Difference | Growth | GrowthDifference | PerFlagged


def measures_of(formula: Formula) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Measures of the numerator and of the denominator (empty where there is none)."""
    match formula:
        case Ratio(numerator=top, over=bottom):
            return top, bottom
        case Growth(measure=measure):
            return (measure,), (measure,)
        case Difference(measures=measures, less=less):
            return (*measures, *less), ()
        case GrowthDifference(measure=measure, less=other):
            return (measure, other), (measure, other)
        case PerFlagged(measures=measures) | Value(measures=measures):
            return measures, ()


def crosses(formula: Formula) -> bool:
    """Whether its two parts are products of sums, which nobody reported and which cannot be added up themselves."""
    return isinstance(formula, GrowthDifference)


def divided(formula: Formula) -> bool:
    """Whether a figure is one reported amount over another, so that both can be told beside it."""
    return not (crosses(formula) or isinstance(formula, Value | Difference))


YEAR = 12  # months


@dataclass(frozen=True)
class Term:
    """A measure's part in a formula: above or below the line, read so many months later, counted where the flag is carried,
    and of what is taken away where `is_less`."""

    measure: str
    is_numerator: bool
    lag: int
    flag: str  # empty: everywhere
    is_less: bool = False


def terms_of(formula: Formula) -> tuple[Term, ...]:
    """Every part of a formula, numerator first."""
    top, bottom = measures_of(formula)
    lag = YEAR if isinstance(formula, Growth | GrowthDifference) else 0
    flag = formula.flag if isinstance(formula, PerFlagged) else ""
    less = _less(formula)
    return (
        *(Term(m, True, 0, flag, m in less) for m in top),
        *(Term(m, False, lag, flag, m in less) for m in bottom),
    )


def _less(formula: Formula) -> tuple[str, ...]:
    """The measures of what is taken away."""
    match formula:
        case Difference(less=less):
            return less
        case GrowthDifference(less=other):
            return (other,)
        case _:
            return ()


@dataclass(frozen=True)
class DeclaredRatio:
    """Summed parts over summed parts."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    of: tuple[str, ...]
    over: tuple[str, ...]


@dataclass(frozen=True)
class DeclaredDifference:
    """Measures less other measures."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    of: tuple[str, ...]
    less: tuple[str, ...]


@dataclass(frozen=True)
class DeclaredGrowths:
    """The growth of a measure less that of another."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    of: str
    less: str


@dataclass(frozen=True)
class DeclaredMean:
    """Summed parts of the places that carry a flag of the register, per such place."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    of: tuple[str, ...]
    flag: str
