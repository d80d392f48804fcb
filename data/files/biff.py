"""What a reader of values does not see in an .xls: the marks of `data.files.marks`, from the records of the binary format.

An .xls is a small file system (a compound file) with one stream of records, each a number, a length and that many bytes.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.files.compound import stream_of
from data.files.extents import Position, extent_of
from data.files.formats import Styles, styles_of
from data.files.marks import Marks

_BOUNDSHEET, _FORMAT, _FONT, _XF, _SST, _CONTINUE, _RECALCID, _FILEPASS = (
    0x85,
    0x41E,
    0x31,
    0xE0,
    0xFC,
    0x3C,
    0x1C1,
    0x2F,
)
_NUMBER, _RK, _MULRK, _LABELSST, _FORMULA, _BOOLERR, _COLINFO, _ROW, _EOF = (
    0x203,
    0x27E,
    0xBD,
    0xFD,
    0x06,
    0x205,
    0x7D,
    0x208,
    0x0A,
)
_SINGLE = frozenset({_NUMBER, _RK, _LABELSST, _FORMULA, _BOOLERR})
_NO_FONT = 4  # font number 4 does not exist; later ones are counted from 5
_BLANK = 0x201
_KINDS = (range(0x300), range(0x400, 0x500), range(0x800, 0x900), range(0x1000, 0x1100))
_OF_OLD = frozenset({0, 1, 2, 3, 4, 5, 7, 8, 9})  # cells, rows and beginnings of the format's second version
_LENGTHS = {_NUMBER: 14, _RK: 10, _LABELSST: 10, _BOOLERR: 8, _BLANK: 6, _ROW: 16, _EOF: 0}
Record = tuple[int, bytes]


@dataclass
class _Book:
    """What the records before the first sheet say."""

    sheets: dict[str, int] = field(default_factory=dict)
    formats: dict[int, str] = field(default_factory=dict)
    fonts: list[tuple[bool, bool]] = field(default_factory=list)  # struck out, raised or lowered
    used: list[tuple[int, int]] = field(default_factory=list)  # font and format of each cell style
    texts: list[bytes] = field(default_factory=list)
    calculated: bool = False  # a spreadsheet program has calculated the formulas

    def raised(self, font: int) -> bool:
        """Whether characters in this font are struck out, raised or lowered."""
        place = font - (font > _NO_FONT)
        return place < len(self.fonts) and any(self.fonts[place])

    @property
    def styles(self) -> Styles:
        return styles_of(self.formats, [(number, self.raised(font)) for font, number in self.used])


def marks_of(content: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an .xls by the sheet's name. Raises ValueError where the file is broken."""
    try:
        return _marks_of(content)
    except (struct.error, IndexError) as fault:
        raise ValueError(f"broken records: {fault}") from fault


def _marks_of(content: bytes) -> dict[str, Marks]:
    stream = stream_of(content)
    book = _book(_records(stream, 0))
    styles, raised = book.styles, frozenset(_raised_texts(book))
    found = {name: list(_records(stream, at)) for name, at in book.sheets.items()}
    # Some programs write nothing or 0 as the result of every formula and leave the calculating to whoever opens it.
    calculated = book.calculated or any(
        kind == _FORMULA and not _resultless(body) for records in found.values() for kind, body in records
    )
    return {name: _marks(records, styles, raised, calculated) for name, records in found.items()}


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records from a place on to the end of its part."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        _refuse_broken(kind, length)
        yield kind, stream[at + 4 : at + 4 + length]
        depth += {0x809: 1, _EOF: -1}.get(kind, 0)
        if kind == _EOF and depth <= 0:
            return
        at += 4 + length


def _refuse_broken(kind: int, length: int) -> None:
    """A record of a kind that does not exist, or longer than its kind is, was another one: what it held would be lost."""
    if kind in _OF_OLD or not any(kind in kinds for kinds in _KINDS) or length != _LENGTHS.get(kind, length):
        raise ValueError(f"broken record {kind:#x} of {length} bytes")


def _book(records: Iterator[Record]) -> _Book:
    book, in_texts = _Book(), False
    for kind, body in records:
        in_texts = kind == _SST or (in_texts and kind == _CONTINUE)
        if in_texts:
            book.texts.append(body)
        elif kind == _BOUNDSHEET:
            book.sheets[_text(body[6:], wide=body[7], count=body[6], at=2)] = struct.unpack_from("<I", body)[0]
        elif kind == _FORMAT:
            number, count = struct.unpack_from("<HH", body)
            book.formats[number] = _text(body, wide=body[4], count=count, at=5)
        elif kind == _FONT:
            options, _, _, escapement = struct.unpack_from("<4H", body, 2)
            book.fonts.append((bool(options & 8), bool(escapement)))
        elif kind == _XF:
            book.used.append(struct.unpack_from("<HH", body))
        elif kind == _RECALCID:
            book.calculated = True
        elif kind == _FILEPASS:
            raise ValueError("protected by a password")
    return book


def _text(body: bytes, *, wide: int, count: int, at: int) -> str:
    return body[at : at + 2 * count].decode("utf-16-le") if wide & 1 else body[at : at + count].decode("latin-1")


def _raised_texts(book: _Book) -> Iterator[int]:
    """The numbers of shared texts with characters in a font that is raised, lowered or struck out."""
    if not any(any(font) for font in book.fonts):
        return
    reader = _Pieces(book.texts)
    total = struct.unpack("<II", reader.take(8))[1]
    for number in range(total):
        count, options = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if options & 8 else 0
        more = struct.unpack("<I", reader.take(4))[0] if options & 4 else 0
        reader.skip_characters(count, wide=options & 1)
        fonts = struct.unpack(f"<{2 * runs}H", reader.take(4 * runs))[1::2]
        reader.take(more)
        if any(map(book.raised, fonts)):
            yield number


class _Pieces:
    """Bytes that run on over several records; where characters are cut, the next piece says anew how wide they are."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces, self.piece, self.at = pieces, 0, 0

    def take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            here = self.pieces[self.piece][self.at : self.at + count - len(taken)]
            taken, self.at = taken + here, self.at + len(here)
            if len(taken) < count:
                self.piece, self.at = self.piece + 1, 0
        return taken

    def skip_characters(self, count: int, wide: int) -> None:
        while count:
            here = min(count, (len(self.pieces[self.piece]) - self.at) // (1 + wide))
            count, self.at = count - here, self.at + here * (1 + wide)
            if count:
                self.piece, self.at = self.piece + 1, 1
                wide = self.pieces[self.piece][0] & 1


def _marks(records: list[Record], styles: Styles, raised: frozenset[int], calculated: bool) -> Marks:
    found: dict[str, set[Position]] = defaultdict(set)
    units: dict[Position, str] = {}
    hidden, rows = set[int](), set[int]()
    for kind, body in records:
        if kind == _COLINFO:
            first, last, width, _, options = struct.unpack_from("<5H", body)
            hidden |= set(range(first, last + 1)) if options & 1 or not width else set()
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            rows.add(struct.unpack_from("<H", body)[0])
        for row, column, style in _cells(kind, body):
            at = (row, column)
            if kind == _FORMULA and not calculated and _resultless(body):
                found["uncalculated"].add(at)
            if _is_error(kind, body):
                found["errors"].add(at)
            if style in styles.struck or (kind == _LABELSST and struct.unpack_from("<I", body, 6)[0] in raised):
                found["raised"].add(at)
            if kind != _LABELSST and style in styles.percents | styles.scaled:
                found["percents" if style in styles.percents else "scaled"].add(at)
            elif kind != _LABELSST and style in styles.units:
                units[at] = styles.units[style]
    return Marks(
        **{name: frozenset(at) for name, at in found.items()},
        units=units,
        hidden=frozenset(hidden),
        hidden_rows=frozenset(rows),
        extent=extent_of((row, column) for kind, body in records for row, column, _ in _cells(kind, body)),
    )


def _cells(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and style of the cells in a record."""
    if kind in _SINGLE:
        yield struct.unpack_from("<3H", body)
    elif kind == _MULRK:
        row, first = struct.unpack_from("<HH", body)
        for number, at in enumerate(range(4, len(body) - 2, 6)):
            yield row, first + number, struct.unpack_from("<H", body, at)[0]


def _resultless(body: bytes) -> bool:
    return body[6:14] == bytes(8) or (body[6] == 3 and body[12:14] == b"\xff\xff")


def _is_error(kind: int, body: bytes) -> bool:
    if kind == _BOOLERR:
        return body[7] == 1
    return kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff"
