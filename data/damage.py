"""A file of the store that is not what was published: which it is, what was expected and what found, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DIGITS = 12  # of a checksum


@dataclass(frozen=True)
class Damage:
    """One file that is not as it was published. `expected` and `found` are `described`; empty where there is nothing to compare."""

    release: str
    path: Path
    zh: str
    en: str
    expected: str = ""
    found: str = ""

    @property
    def file(self) -> str:
        return self.path.name

    def line(self, lang: str = "zh") -> str:
        """The damage in one line; where it says what was expected and found, in that order."""
        compared = " ≠ ".join(filter(None, (self.expected, self.found)))
        said = self.zh if lang == "zh" else self.en
        return f"{self.release}: {self.file}: {said}" + (f" ({compared})" if compared else "")


class DamagedError(RuntimeError):
    """What was to be read is not what was published; the message, in both languages, names it and says what to do."""

    def __init__(self, damage: Damage) -> None:
        self.damage = damage
        zh = "请从备份恢复；没有备份时，移走该版本的文件夹，再导入原文件"
        en = "restore it from a backup; without one set the folder of the release aside and import its files again"
        super().__init__(f"{damage.line('zh')}。{zh} / {damage.en}; {en}")


def described(size: int, sha256: str) -> str:
    """A content by its size and the beginning of its checksum, as damage names it."""
    return f"{size} B, sha256 {sha256[:DIGITS]}"
