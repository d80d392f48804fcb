"""Sentences: what opens stays with its words, however they are put together; where nothing opens they are texts."""

from __future__ import annotations

from dataclasses import dataclass

from language.sentence import joined, linked, spans, written
from language.text import NOTHING, Text


@dataclass(frozen=True)
class Named:
    name: str


TWO, RED = linked(Text("2项", "2 items"), Named("two")), linked(Text("红色", "red"), Named("red"))


def test_each_language_says_its_parts_in_its_own_order() -> None:
    said = written(Text("{what}的{count}。", "{count}, {what}."), what=RED, count=TWO)
    assert said == Text("红色的2项。", "2 items, red.")
    assert [(s.words, s.link and s.link.name) for s in spans(said, "en")] == [
        ("2 items", "two"), (", ", None), ("red", "red"), (".", None),
    ]  # fmt: skip
    assert [s.link for s in spans(said, "zh") if s.link] == [Named("red"), Named("two")]


def test_what_is_added_or_joined_keeps_what_it_opens() -> None:
    said = Text("共", "in all ") + joined([TWO, RED], Text("、", ", ")) + Text("。", ".")
    assert said == Text("共2项、红色。", "in all 2 items, red.")
    assert [s.link for s in spans(said, "zh") if s.link] == [Named("two"), Named("red")]
    assert joined([]) == NOTHING


def test_texts_that_read_alike_are_equal_whatever_they_open() -> None:
    assert Text("2项", "2 items") == TWO
    assert len({TWO, Text("2项", "2 items"), linked(TWO, Named("other"))}) == 1
    assert TWO != RED
    assert linked(NOTHING, Named("two")) is NOTHING
