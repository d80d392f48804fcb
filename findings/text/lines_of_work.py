"""How many lines of work there are, in words; the catalogue alone knows."""

from __future__ import annotations

from language.nouns import Noun, in_words
from metrics.catalogue import CORE

OF_WORK = in_words(len(CORE), Noun("项")).zh  # 旗县五项报齐
LINES = in_words(len(CORE), Noun("项", "工作", "line of work", "lines of work"))
