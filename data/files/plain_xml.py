"""A part of a workbook written as spreadsheet programs write it, so that it can be searched fast and nothing in it is missed.

XML may put an attribute in other quotes, split it, refer to its letters by number, leave an address out, or stand in UTF-16: a
reader of values understands that, a search for bytes would not. What is written in any such way is parsed and written anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from data.faults import letter
from data.files.extents import column_of

_ORDINARY = re.compile(rb'(?:\xef\xbb\xbf)?<\?xml version="1\.0" encoding="(?:utf|UTF)-8"(?: standalone="\w+")?\s*\?>')
# Apart, not as one pattern: most are found, or not, without looking at every byte.
_ODD = tuple(
    re.compile(odd)
    for odd in (
        rb"'",
        rb"<!",
        rb"&#",
        rb"=\s",
        rb"\s=",
        rb"<\?(?!xml )",
        rb"</[^>]*\s",
        rb'="[^">]*>',
        rb"<[^\s<>/:]+:(?:worksheet|sst)[\s>]",
    )
)
_CELL = re.compile(rb"<c[\s/>]")
_ORDINARY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[1-9]\d*"(?: s="(?:0|[1-9]\d*)"| (?:t|cm|vm|ph)="\w*")*/?>')
_ADDRESS = re.compile(r"\$?([A-Za-z]+)\$?(\d+)")


def plain(xml: bytes) -> bytes:
    """The part itself where it is written in the ordinary way, else the same written so. Raises ExpatError where it is none."""
    ordinary = _ORDINARY.match(xml) and not any(odd.search(xml) for odd in _ODD)
    if ordinary and len(_CELL.findall(xml)) == len(_ORDINARY_CELL.findall(xml)):
        return xml
    return _Writer().rewritten(xml)


@dataclass
class _Writer:
    """Writes a part anew while it is parsed: one kind of quotes, no prefix, no comments, an address in every cell."""

    written: list[str] = field(default_factory=list)
    prefix: str | None = None
    row: int = -1  # from 0, as the column
    column: int = -1

    def rewritten(self, xml: bytes) -> bytes:
        """The part with every element on its own terms; what an entity of the part's own stands for is left out."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = lambda name: self.written.append(f"</{self.local(name)}>")
        parser.CharacterDataHandler = lambda text: self.written.append(escape(text))
        parser.Parse(xml, True)
        return "".join(self.written).encode()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.prefix is None:
            self.prefix = name.rpartition(":")[0]
        local = self.local(name)
        if local == "row":
            self.row, self.column = _whole(attributes.get("r"), self.row + 2) - 1, -1
        elif local == "c":
            self.address(attributes)
        said = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
        self.written.append(f"<{local}{said}>")

    def address(self, attributes: dict[str, str]) -> None:
        """Write a cell's address, its own or that of the next place in the row, first; its style as a plain number."""
        own = _ADDRESS.fullmatch(attributes.pop("r", "").strip())
        self.row = int(own[2]) - 1 if own else self.row
        self.column = column_of(own[1].upper().encode()) if own else self.column + 1
        rest = {k: f"{_whole(v.strip().lstrip('+'), 0)}" if k == "s" else v for k, v in attributes.items()}
        attributes.clear()
        attributes.update({"r": f"{letter(self.column)}{self.row + 1}"} | rest)

    def local(self, name: str) -> str:
        """The name without the prefix of the whole part; another's stays."""
        return name.removeprefix(f"{self.prefix}:") if self.prefix else name


def _quoted(value: str) -> str:
    """An attribute's value in double quotes, whatever it holds."""
    return '"' + quoteattr(value)[1:-1].replace('"', "&quot;") + '"'


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.strip().isdecimal() else otherwise
