"""Files broken anywhere, whatever their kind: cut, bits turned over, blocks gone or twice, and names nobody expects."""

from __future__ import annotations

from random import Random

from benchmarks.hostile.tables import Made, Maker, Table, csv, xls, xlsx

NAMES = (
    b"\xff\xfe\x9b", "资金".encode("gb18030"), b"\x1b[31m\x07", "\u202e表".encode(), b"a\nb\rc", b"x" * 240, b"CON", b"..", b" ", b"=1+1", b"-",
    b"%s%n{0}", b"'; --", "😀\u0301".encode(), "2021年5月".encode(), "ﷺ".encode() * 40,
)  # fmt: skip


def good(suffix: str) -> Maker:
    """The table as it is, to see that it is read."""
    return lambda random, table: Made(_written(table, suffix), suffix, table.figures)


def cut(suffix: str) -> Maker:
    """Only the first part of a file."""

    def make(random: Random, table: Table) -> Made:
        content = _written(table, suffix)
        return Made(content[: random.randrange(len(content))], suffix, table.figures)

    return make


def turned(suffix: str) -> Maker:
    """Some bits turned over."""

    def make(random: Random, table: Table) -> Made:
        content = bytearray(_written(table, suffix))
        for _ in range(random.choice((1, 1, 2, 8, 64))):
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        return Made(bytes(content), suffix, table.figures)

    return make


def moved(suffix: str) -> Maker:
    """A block gone, zeroed, twice, or filled with chance."""

    def make(random: Random, table: Table) -> Made:
        content = _written(table, suffix)
        start = random.randrange(len(content))
        end = min(len(content), start + random.choice((1, 16, 512, 2_000)))
        block = content[start:end]
        instead = random.choice((b"", bytes(len(block)), block * 2, random.randbytes(len(block))))
        return Made(content[:start] + instead + content[end:], suffix, table.figures)

    return make


def named(suffix: str) -> Maker:
    """A good file under a name that is hard to print, or that says something else."""

    def make(random: Random, table: Table) -> Made:
        name = random.choice(NAMES) + random.choice((suffix, suffix.upper())).encode()
        return Made(_written(table, suffix), suffix, table.figures, name)

    return make


def strange(suffix: str) -> Maker:
    """No such file at all: chance, another kind, or the beginning of one."""

    def make(random: Random, table: Table) -> Made:
        beginning = random.choice(
            (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<html>", b"%PDF-1.7", b"\x00")
        )
        return Made(beginning + random.randbytes(random.choice((0, 1, 100, 5_000))), suffix, None)

    return make


def _written(table: Table, suffix: str) -> bytes:
    return {".xlsx": xlsx, ".xls": xls, ".csv": lambda t: csv(t).encode()}[suffix](table)
