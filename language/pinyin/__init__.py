"""Chinese words as they are typed with Latin letters.

`readings.csv` holds the commonest reading of the 6763 characters of GB 2312, without tones, ü as v; before them words whose
characters are read otherwise, such as 昆都仑. Where they are from: SOURCE.md.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def syllables(words: str) -> tuple[str, ...]:
    """A reading a character; what has none, such as a digit, stands as it is."""
    special, readings = _special(), _readings()
    parts = re.findall(f"{'|'.join(special)}|.", words, re.DOTALL)
    return tuple(syllable for part in parts for syllable in special.get(part) or (readings.get(part, part),))


def initials(words: str) -> str:
    """The first letter of each reading."""
    return "".join(syllable[:1] for syllable in syllables(words))


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    with Path(__file__).with_name("readings.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["reading"], row["characters"]) for row in csv.DictReader(file))


@cache
def _readings() -> Mapping[str, str]:
    return {character: reading for reading, characters in _rows() if " " not in reading for character in characters}


@cache
def _special() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(reading.split()) for reading, word in _rows() if " " in reading}
