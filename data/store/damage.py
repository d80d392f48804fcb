"""What is not as it was published: which file it is, what was expected and what found, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

DIGITS = 12  # of a checksum
Words = tuple[str, str]  # Chinese, English

RESTORE = (
    "请从备份恢复；没有备份时，运行 board.py set-aside {release}，再导入原文件",
    "restore it from a backup; without one run board.py set-aside {release} and import its files again",
)
UPGRADE = (
    "这是更新的程序写的：请把程序升级到那个版本，不要改动版本库",
    "a newer program wrote this: upgrade the program, and leave the store as it is",
)
NOTHING = ("", "")  # what is wrong says what to do


@dataclass(frozen=True)
class Damage:
    """One file that is not as it was published. `expected` and `found` are `described`; empty where there is nothing to compare.

    A warning is worth knowing and takes nothing away from what is served; `verify` fails for errors alone.
    """

    release: str
    path: Path
    zh: str
    en: str
    expected: str = ""
    found: str = ""
    severity: Literal["error", "warning"] = "error"
    remedy: Words = RESTORE

    @property
    def file(self) -> str:
        return self.path.name

    def line(self, lang: str = "zh") -> str:
        """The damage in one line; where it says what was expected and found, in that order."""
        compared = " ≠ ".join(filter(None, (self.expected, self.found)))
        where = self.release if self.file == self.release else f"{self.release}: {self.file}"
        return f"{where}: {self.said(lang)}" + (f" ({compared})" if compared else "")

    def said(self, lang: str) -> str:
        """What is wrong."""
        return self.zh if lang == "zh" else self.en


class DamagedError(RuntimeError):
    """What was to be read is not what was published; the message, in both languages, names it and says what to do."""

    def __init__(self, damage: Damage) -> None:
        self.damage = damage
        zh, en = (f"{words.format(release=damage.release)}" for words in damage.remedy)
        super().__init__(f"{damage.line('zh')}。{zh} / {damage.en}; {en}")


class NewerFormatError(DamagedError):
    """A newer program wrote it, and this one cannot know what it means. Nothing older is taken in its place."""


def described(size: int, sha256: str) -> str:
    """A content by its size and the beginning of its checksum, as damage names it."""
    return f"{size} B, sha256 {sha256[:DIGITS]}"
