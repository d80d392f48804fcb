"""No cell of a csv is a formula to a spreadsheet; numbers stay numbers, and what was written can be read back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.output.inert import inert
from data.query.listing import as_csv

BEGINNINGS = "=+-@\t\r＝＋－＠"


@pytest.mark.parametrize("beginning", [*BEGINNINGS, " =", "\ufeff=", "\n=", "\x0b@"])
def test_text_that_begins_like_a_formula_is_text(beginning: str) -> None:
    text = f"{beginning}cmd|' /C calc'!A0"
    assert inert(text) == f"'{text}".replace("\r", "\n")


@pytest.mark.parametrize(
    "value", [-3.2, -3, 0, None, "-3.2", "+5", "-0.5%", "", "—", "a=1", "2021-06", "资金-1.xlsx", True]
)
def test_numbers_and_other_text_stay(value: object) -> None:
    assert inert(value) is value


@given(st.text(alphabet=[*BEGINNINGS, " ", "'", '"', ",", "\n", "\r", "1", ".", "A", "旗"], max_size=8))
def test_what_a_list_writes_opens_no_formula_and_reads_back(text: str) -> None:
    (head, *_), (cell, number) = csv.reader(io.StringIO(as_csv([text, "n"], [[text, -3.2]]), newline=""))
    assert head == cell
    assert number == "-3.2"
    assert cell.lstrip()[:1] not in set("=+-@") or cell.replace(".", "").lstrip("+-").isdecimal()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    assert cell == text or cell.removeprefix("'") == text
