"""What is wrong with a declaration: in which file, under which key, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from language.text import Text


@dataclass(frozen=True)
class Fault:
    """One fault of a file of declarations. `key`: dotted, as in TOML (`measures.sales.kind`); empty for the file as a whole."""

    file: str
    key: str
    what: Text

    def line(self, lang: str) -> str:
        """file › key: what is wrong and what to do."""
        place = " › ".join(part for part in (self.file, self.key) if part)
        return f"{place}{'：' if lang == 'zh' else ': '}{self.what[lang]}"


class DeclarationError(ValueError):
    """The catalogue contradicts itself: every fault of every file at once, in `faults`."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{fault.line('zh')}\n  {fault.what.en}" for fault in self.faults))
