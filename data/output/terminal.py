"""Text that goes to a terminal: what would move its cursor, change its title or turn letters round is written out instead.

Names of files and sheets, values and notes are other people's: an escape sequence among them reaches no terminal.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO, cast

# Controls of ASCII and C1 (line feeds and tabs aside), marks that turn the direction of writing or end a line, and the halves
# of characters that stand for undecodable bytes of a file's name.
_ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)


def on_one_line(text: str) -> str:
    """The text made neutral on a line of its own, for a name or a note."""
    return neutral(" ".join(text.split()))


def neutral(text: str) -> str:
    """The text with each such character written out, as \\x1b or \\u202e; line feeds and tabs stay."""
    return _ACTIVE.sub(lambda found: _written_out(ord(found[0])), text)


def _written_out(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


class Neutral:
    """A stream of text before another, in which all that is written is `neutral`; in all else it is the other."""

    def __init__(self, behind: io.TextIOWrapper) -> None:
        behind.reconfigure(errors="replace")  # a terminal that lacks a character must not end an import
        self.behind = behind

    def write(self, text: str) -> int:
        """Write the text; returns how many characters were given."""
        self.behind.write(neutral(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)


def guard() -> None:
    """Make standard output and standard error `Neutral`, for every command and for whatever ends one."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = cast(TextIO, Neutral(sys.stdout))
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr = cast(TextIO, Neutral(sys.stderr))


def for_drawing(stream: TextIO) -> TextIO:
    """The stream without that guard, for a bar of progress, which is drawn with escape sequences of our own."""
    return stream.behind if isinstance(stream, Neutral) else stream
