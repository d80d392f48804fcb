"""Numbers before nouns: they agree, and one place writes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from language.nouns import BANNERS, LEAGUES, PIECES, Noun, counted, out_of
from language.text import Text

TOP = Path(__file__).parents[2]
ROOMS = ("drawing", "findings", "ui", "briefing", "pages")
# What a sentence counts, directly behind a value that is put into it.
BY_HAND = re.compile(
    r"\}(?:[个条项份款](?!百分点)| (?:banners?|clauses?|places?|leagues?|lines? of work|targets?|months?|alerts?|documents?|"
    r"figures?|projects?|indicators?|files?|columns?|sources?|peers?|points? of)\b)"
)


@pytest.mark.parametrize(
    ("number", "noun", "zh", "en"),
    [
        (0, BANNERS, "0个旗县", "0 banners"),
        (1, BANNERS, "1个旗县", "1 banner"),
        (2, LEAGUES, "2个盟市", "2 leagues and cities"),
        (1_024, BANNERS, "1,024个旗县", "1,024 banners"),
        (1, PIECES, "1个", "1"),
        (1, Noun("个", "更好", "is better", "are better"), "1个更好", "1 is better"),
        (3, Noun("项", "达标", "on target"), "3项达标", "3 on target"),
    ],
)
def test_a_number_agrees_with_its_noun(number: int, noun: Noun, zh: str, en: str) -> None:
    assert counted(number, noun) == Text(zh, en)


def test_some_out_of_all() -> None:
    assert out_of(2, 7) == Text("7个中2个", "2 of 7")
    assert out_of(1, 4, "项") == Text("4项中1项", "1 of 4")


def test_nobody_counts_by_hand() -> None:
    sources = [path for room in ROOMS for path in (TOP / room).rglob("*.py") if path.name != "nouns.py"]
    lines = [(path, n, line) for path in sources for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    found = [f"{path.relative_to(TOP)}:{n}: {line.strip()}" for path, n, line in lines if BY_HAND.search(line)]
    assert len(sources) > 100
    assert not found, "\n".join(["write these with findings.nouns.counted:", *found])
