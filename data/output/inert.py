"""Text for a csv that no spreadsheet takes for a formula: one apostrophe in front of it, as Excel itself marks text.

Names of files and sheets, values and notes are other people's, and a spreadsheet computes what begins like a formula as soon as the csv is
opened. Who reads such a cell back takes one apostrophe away. Numbers stay numbers, written as text too: `-3.2` is no formula.
"""

from __future__ import annotations

import re

# Whatever white space or controls come first; as wide Chinese signs too, which some spreadsheets read alike.
OPENS_A_FORMULA = re.compile(r"[\s\x00-\x1f\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
ENDS = re.compile(
    "\r\n?"
)  # of lines; one alone stands outside of quotes, and a reader takes what follows for another row
NUMBER = re.compile(r"[+\-]?[0-9]+(?:\.[0-9]+)?%?")


def inert(value: object) -> object:
    """The value, or the text with an apostrophe in front where it would open a formula; lines in it end with a line feed."""
    if not isinstance(value, str):
        return value
    opens = OPENS_A_FORMULA.match(value) and not NUMBER.fullmatch(value)
    text = f"'{value}" if opens else value
    return ENDS.sub("\n", text)
