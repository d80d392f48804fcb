"""The compound file around an .xls: a small file system of sectors, whose chains stand in a table of its own."""

from __future__ import annotations

import struct
from collections.abc import Callable

_LAST_SECTOR = 0xFFFFFFF0  # numbers from here on end a chain


def stream_of(content: bytes) -> bytes:
    """The workbook's stream out of its compound file. Raises ValueError, struct.error or IndexError where that is broken."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]

    def sector(number: int) -> bytes:
        return content[(number + 1) * size : (number + 2) * size]

    words = size // 4
    fat_sectors = list(struct.unpack_from("<109I", content, 76))
    further = struct.unpack_from("<I", content, 68)[0]
    while further < _LAST_SECTOR and len(fat_sectors) <= len(content):  # a chain may lead back to itself
        numbers = struct.unpack(f"<{words}I", sector(further))
        fat_sectors += numbers[:-1]
        further = numbers[-1]
    fat = [n for s in fat_sectors if s < _LAST_SECTOR for n in struct.unpack(f"<{words}I", sector(s))]

    def chain(number: int) -> bytes:
        parts: list[bytes] = []
        while number < _LAST_SECTOR and len(parts) <= len(fat):
            parts.append(sector(number))
            number = fat[number]
        return b"".join(parts)

    entries = chain(struct.unpack_from("<I", content, 48)[0])
    for at in range(0, len(entries) - 127, 128):
        name = entries[at : at + 64].decode("utf-16-le", "replace").split("\x00")[0]
        first, length = struct.unpack_from("<II", entries, at + 116)
        if name in {"Workbook", "Book"}:
            return (chain(first) if length >= 4096 else _small(chain, entries, content, first))[:length]
    raise ValueError("the file holds no workbook")


def _small(chain: Callable[[int], bytes], entries: bytes, content: bytes, first: int) -> bytes:
    """A short stream, kept in sectors of 64 bytes inside the root's own stream."""
    root = chain(struct.unpack_from("<I", entries, 116)[0])
    table = chain(struct.unpack_from("<I", content, 60)[0])
    following = struct.unpack(f"<{len(table) // 4}I", table)
    parts: list[bytes] = []
    while first < _LAST_SECTOR and len(parts) <= len(following):
        parts.append(root[first * 64 : first * 64 + 64])
        first = following[first]
    return b"".join(parts)
