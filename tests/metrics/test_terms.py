"""A formula's parts, as the panel computes them and as a figure's sources are named."""

from __future__ import annotations

import pytest

from metrics.catalogue import (
    AgainstPace,
    Difference,
    Formula,
    Growth,
    GrowthDifference,
    PerFlagged,
    PerHead,
    Ratio,
    Term,
    Value,
    terms_of,
)


@pytest.mark.parametrize(
    ("formula", "terms"),
    [
        (Value("a", "b"), [Term("a", True, 0, ""), Term("b", True, 0, "")]),
        (Ratio("a", "b", over="c"), [Term("a", True, 0, ""), Term("b", True, 0, ""), Term("c", False, 0, "")]),
        (AgainstPace("a", over="c"), [Term("a", True, 0, ""), Term("c", False, 0, "")]),
        (PerHead("a", over="c"), [Term("a", True, 0, ""), Term("c", False, 0, "")]),
        (
            Difference("a", less=("b", "c")),
            [Term("a", True, 0, ""), Term("b", True, 0, "", True), Term("c", True, 0, "", True)],
        ),
        (
            GrowthDifference("a", "b"),
            [
                Term("a", True, 0, ""),
                Term("b", True, 0, "", True),
                Term("a", False, 12, ""),
                Term("b", False, 12, "", True),
            ],
        ),
        (Growth("a"), [Term("a", True, 0, ""), Term("a", False, 12, "")]),  # last year's figure is read a year later
        (PerFlagged("a", flag="priority_national"), [Term("a", True, 0, "priority_national")]),
    ],
)
def test_every_formula_in_its_terms(formula: Formula, terms: list[Term]) -> None:
    assert list(terms_of(formula)) == terms
