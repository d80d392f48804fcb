"""How many lines of work there are, in words; the catalogue alone knows."""

from __future__ import annotations

from language.nouns import in_words
from language.text import Text
from metrics.catalogue import FAMILIES

NUMBER = in_words(len(FAMILIES))
OF_WORK = f"{NUMBER.zh}项"  # 旗县五项报齐
LINES = Text(f"{OF_WORK}工作", f"{NUMBER.en} lines of work")
