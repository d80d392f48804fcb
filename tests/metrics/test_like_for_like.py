"""Figures over months of one set of places: who is in it, and which months are not of it."""

from __future__ import annotations

import datetime as dt

import pytest

from metrics.arithmetic import month_end
from metrics.like_for_like import Common, common
from tests.findings.hinggan import ARXAN, FRONT, LEAGUE, MIDDLE, ULANHOT, Reports, cube_of

MONTHS = [month_end(2021, n) for n in range(3, 8)]
SALES = ("sales",)


def sales(*months: dict[str, int]) -> Common | None:
    """Of the league over March, April and so on, in each of which some banners reported."""
    reports: Reports = tuple(
        (SALES, p, {b: (v,) for b, v in of.items()}) for p, of in zip(MONTHS, months, strict=False)
    )
    return common(cube_of(reports), "sales", LEAGUE, MONTHS[: len(months)])


def test_only_who_reported_every_month_is_in_the_line() -> None:
    found = sales(
        {ULANHOT: 1, ARXAN: 10},
        {ULANHOT: 2, ARXAN: 20, FRONT: 7},
        {ULANHOT: 3, FRONT: 7, ARXAN: 30},
        {ULANHOT: 4, FRONT: 7},
    )
    assert found == Common((1, 2, 3, 4), 1)


def test_a_month_of_few_places_is_left_out_and_takes_nobody_out() -> None:
    many = {ULANHOT: 1, ARXAN: 2, FRONT: 3, MIDDLE: 4}
    assert sales(many, {ULANHOT: 9}, {}, many) == Common((10, None, None, 10), 4)
    assert sales(many, {ULANHOT: 9, ARXAN: 2}) == Common((3, 11), 2)  # half of them are enough


def test_none_where_nobody_reported_every_month() -> None:
    assert sales({ULANHOT: 1}, {ARXAN: 1}) is None


@pytest.mark.parametrize("period", [month_end(2021, 5), month_end(2022, 5)])
def test_complete_months_are_alike_as_they_are(period: dt.date) -> None:
    found = cube_of(((SALES, month_end(2021, 5), {ULANHOT: (5,)}),))
    assert common(found, "sales", ULANHOT, [month_end(2021, 4), period]) is None
