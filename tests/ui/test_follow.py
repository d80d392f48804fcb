"""Figures in HTML that can be followed, and what a browser may send instead of one."""

from __future__ import annotations

import pytest

from tests.findings.hinggan import FRONT, JUNE, LEAGUE, cell, view
from ui import follow


def test_a_figure_is_a_button_with_digits_and_unit() -> None:
    assert follow.figure(cell("funds_paid_rate", 21.3), "zh") == (
        '<span class="board-figure" role="button" tabindex="0" data-cell="figure.funds_paid_rate.152201.2021-06-30">'
        "21.3<small>%</small></span>"
    )


def test_a_figure_that_lacks_places_says_so() -> None:
    assert follow.followed(view(LEAGUE).cell(), "zh").endswith('<small class="lacking">（4/6）</small>')
    assert "lacking" not in follow.followed(view(FRONT).cell(), "zh")


def test_the_name_leads_back_to_the_figure() -> None:
    found = follow._cell(view(LEAGUE), "figure.funds_paid_rate.152221.2021-06-30")
    assert found is not None
    assert (found.area, found.period, found.value) == (FRONT, JUNE, 21.3)


@pytest.mark.parametrize(
    "sent",
    [None, "", "figure", "figure.no_such.152221.2021-06-30", "figure.funds_paid_rate.999999.2021-06-30",
     "figure.funds_paid_rate.152221.yesterday", "figure.funds_paid_rate.152221.1999-01-31", 7],
)  # fmt: skip
def test_anything_else_is_no_figure(sent: object) -> None:
    assert follow._cell(view(), sent) is None
