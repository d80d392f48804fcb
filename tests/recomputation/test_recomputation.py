"""The product's figures, comparisons, words and files beside those worked out anew from the workbooks, in fractions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recomputation import synthetic
from tests.recomputation.everything import FILES, FURTHER, MONTHS, NUMBERS, WORDS, Check
from tests.recomputation.product import Case, demonstration
from tests.recomputation.source import printed_sums
from tests.recomputation.tally import Tally

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(demo_store: Path) -> Case:
    return demonstration(demo_store, MONTHS, FURTHER)


@pytest.fixture(scope="module")
def awkward() -> Case:
    return synthetic.case()


@pytest.fixture(scope="module")
def awkward_banners() -> Case:
    return synthetic.case(own=False)


def test_totals_printed_in_the_workbooks_are_the_sums_of_their_banners(shown: Case) -> None:
    """Whether our reading of the sheets is whole, before anything is held against it."""
    sums = list(printed_sums(shown.laws.reported))
    assert len(sums) > 40_000
    assert [found for found in sums if found[3] != found[4]] == []


@pytest.mark.parametrize("name", [*NUMBERS, *WORDS, *FILES])
def test_the_demonstration(name: str, shown: Case) -> None:
    _nothing_differs((NUMBERS | WORDS | FILES)[name], shown)


@pytest.mark.parametrize("name", NUMBERS)
def test_awkward_reports(name: str, awkward: Case) -> None:
    _nothing_differs(NUMBERS[name], awkward)


@pytest.mark.parametrize("name", WORDS)
def test_words_of_awkward_reports(name: str, awkward_banners: Case) -> None:
    _nothing_differs(WORDS[name], awkward_banners)


def _nothing_differs(check: Check, case: Case) -> None:
    tally = Tally()
    check(case, tally)
    assert sum(tally.compared.values()) > 0
    assert not any(tally.differing.values()), "\n".join(tally.lines())
