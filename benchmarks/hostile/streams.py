"""Binary .xls whose container or records lie: lengths, kinds, chains, counts, addresses and numbers nobody writes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.hostile.tables import BODY, Figures, Made, Maker, Table, xls

Change = Callable[[Random, Table, bytearray], Figures | None]
STREAM = 512  # where xlwt lets the workbook's stream begin
BOUNDSHEET, DIMENSIONS, NUMBER, RK, MULRK, LABELSST, SST = 0x85, 0x200, 0x203, 0x27E, 0xBD, 0xFD, 0xFC
CELLS = {NUMBER, RK, MULRK, LABELSST, SST, BOUNDSHEET}
DOUBLES = (float("nan"), float("inf"), float("-inf"), 1e308, -1e308, -5.0, 1e17, 5e-324)


def changed(change: Change) -> Maker:
    """A binary workbook after a change to its bytes."""

    def make(random: Random, table: Table) -> Made:
        content = bytearray(xls(table))
        right = change(random, table, content)
        return Made(bytes(content), ".xls", right)

    return make


def records(content: bytearray) -> Iterator[tuple[int, int, int]]:
    """Place, kind and length of the records of the stream."""
    at = STREAM
    while at + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, at)
        if not kind:
            return
        yield at, kind, length
        at += 4 + length


def _figure(content: bytearray) -> int:
    """Where the record of the first figure begins: the first number in row 4, column B."""
    return next(
        at
        for at, kind, _ in records(content)
        if kind in (NUMBER, RK, MULRK) and struct.unpack_from("<HH", content, at + 4) == (BODY, 1)
    )


def heads(random: Random, table: Table, content: bytearray) -> Figures:
    """Kinds or lengths of some records."""
    places = [at for at, _, _ in records(content)]
    for at in random.sample(places, random.choice((1, 1, 3))):
        where = at + random.choice((0, 2))
        struct.pack_into(
            "<H",
            content,
            where,
            random.choice(
                (0, 1, 0xFFFF, 0x7FFF, random.randrange(65_536), content[where] ^ (1 << random.randrange(8)))
            ),
        )
    return table.figures


def between(random: Random, table: Table, content: bytearray) -> Figures:
    """Bits of records that hold no cell and no text."""
    others = [(at, length) for at, kind, length in records(content) if kind not in CELLS and length]
    for _ in range(random.choice((1, 4, 30))):
        at, length = random.choice(others)
        content[at + 4 + random.randrange(length)] ^= 1 << random.randrange(8)
    return table.figures


def container(random: Random, table: Table, content: bytearray) -> Figures:
    """The head of the container: sizes of sectors, first sectors, counts, the table of sectors."""
    at = random.choice((24, 26, 28, 30, 32, 44, 48, 56, 60, 64, 68, 72, 76, 80))
    struct.pack_into("<I" if at >= 44 else "<H", content, at, random.choice((0, 1, 2, 6, 31, 63, 65_535, 0x7FFF)))
    return table.figures


def circling(random: Random, table: Table, content: bytearray) -> Figures:
    """Chains of sectors that lead back to themselves or out of the file."""
    fat = STREAM * (1 + struct.unpack_from("<I", content, 76)[0])
    for _ in range(random.choice((1, 5))):
        struct.pack_into(
            "<I", content, fat + 4 * random.randrange(60), random.choice((0, 1, 2, 5, 99_999, 0xFFFFFFEF, 0xFFFFFFFC))
        )
    if random.random() < 0.3:
        struct.pack_into("<II", content, 68, random.choice((0, 1, 3)), 0xFFFF)
    return table.figures


def dimensioned(random: Random, table: Table, content: bytearray) -> Figures:
    """A used range that is not the sheet's."""
    at = next(at for at, kind, _ in records(content) if kind == DIMENSIONS)
    struct.pack_into(
        "<IIHH",
        content,
        at + 4,
        *random.choice(((0, 65_536, 0, 256), (0, 2**32 - 1, 0, 65_535), (9, 1, 9, 1), (0, 0, 0, 0), (0, 1, 0, 1))),
    )
    return table.figures


def counts(random: Random, table: Table, content: bytearray) -> Figures:
    """How many shared texts there are, and how long they are."""
    at = next(at for at, kind, _ in records(content) if kind == SST)
    place, form = random.choice(((4, "<I"), (8, "<I"), (12, "<H")))
    struct.pack_into(
        form, content, at + place, random.choice((0, 1, 9_999, 65_535) if form == "<H" else (0, 1, 2**31, 2**32 - 1))
    )
    return table.figures


def pointing(random: Random, table: Table, content: bytearray) -> None:
    """A shared text that is not there."""
    at = next(
        at
        for at, kind, _ in records(content)
        if kind == LABELSST and struct.unpack_from("<HH", content, at + 4) == (BODY, 0)
    )
    struct.pack_into("<I", content, at + 10, random.choice((9_999, 2**31, 2**32 - 1)))


def numbers(random: Random, table: Table, content: bytearray) -> None:
    """A figure that is no number, endless, below zero or larger than any."""
    at = _figure(content)
    kind = struct.unpack_from("<H", content, at)[0]
    value = random.choice(DOUBLES)
    if kind == NUMBER:
        struct.pack_into("<d", content, at + 10, value)
    else:  # four bytes: the upper half of a double
        content[at + 10 : at + 14] = struct.pack("<d", value)[4:]
        content[at + 10] &= 0xFC


def addressed(random: Random, table: Table, content: bytearray) -> None:
    """A figure moved far away, onto another, or out of the table."""
    at = _figure(content)
    row, column = random.choice(((65_535, 255), (65_535, 65_535), (60_000, 1), (BODY, 60_000), (BODY, 0)))
    struct.pack_into("<HH", content, at + 4, row, column)


def sheets(random: Random, table: Table, content: bytearray) -> Figures:
    """Where the sheet begins, of which kind it is, and how long its name is."""
    at = next(at for at, kind, _ in records(content) if kind == BOUNDSHEET)
    what = random.randrange(3)
    if what == 0:
        struct.pack_into("<I", content, at + 4, random.choice((0, 1, 20, len(content), 2**32 - 1)))
    elif what == 1:
        struct.pack_into("<H", content, at + 8, random.randrange(65_536))
    else:
        content[at + 10] = random.choice((0, 31, 255))
    return table.figures


def far(random: Random, table: Table) -> Made:
    """A stray cell of an .xls."""
    at = random.choice(((65_535, 255), (40_000, 200), (9, 255), (8_000, 30), (65_535, 0)))
    return Made(xls(table, [(*at, random.choice((1, " ", "x")))]), ".xls", table.figures)


CHANGES: tuple[Change, ...] = (
    heads,
    between,
    container,
    circling,
    dimensioned,
    counts,
    pointing,
    numbers,
    addressed,
    sheets,
)
