"""The bytes of a file that is to be read, or a refusal that says what lies there instead: a pipe, a device, another kind of file."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from data.faults import Place, RefusedError

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv")
LARGEST = 200_000_000  # bytes; an export of this kind is well under a thousandth of that
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_FILES: tuple[tuple[Callable[[int], bool], str, str], ...] = (
    (stat.S_ISDIR, "文件夹", "a folder"),
    (stat.S_ISFIFO, "管道（FIFO）", "a pipe (FIFO)"),
    (stat.S_ISSOCK, "套接字", "a socket"),
    (stat.S_ISCHR, "设备", "a device"),
    (stat.S_ISBLK, "设备", "a device"),
)


def file_name(path: Path) -> str:
    """A file's name as people see it; names packed on a Chinese Windows arrive elsewhere as bytes of GB18030."""
    return _readable(path.name)


def read_content(path: Path) -> bytes:
    """The bytes of a file of a kind that is read here, and that is what its name says; RefusedError otherwise.

    What is no ordinary file is named and never opened: a pipe would be waited for, a device might act.
    """
    place = Place(file_name(path))
    try:
        _refuse_no_file(place, path)
        _refuse_other_kind(place, path)
        with os.fdopen(_opened(path), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            _refuse_too_large(place, size)
            content = file.read(size)
    except FileNotFoundError as fault:
        zh, en = f"找不到文件 {_readable(path)}。请检查路径。", f"There is no file {_readable(path)}. Check the path."
        raise RefusedError(place.error("file_missing", zh, en)) from fault
    except (OSError, ValueError) as fault:  # ValueError: a path that holds a NUL
        why = fault.strerror if isinstance(fault, OSError) else fault
        zh, en = (
            f"文件无法读取（{why}）。请检查路径和权限。",
            f"The file cannot be read ({why}). Check its path and rights.",
        )
        raise RefusedError(place.error("file_unreadable", zh, en)) from fault
    if not content:
        raise RefusedError(place.error("file_empty", "文件是空的。请重新导出。", "The file is empty. Export it again."))
    _refuse_wrong_suffix(place, path.suffix.lower(), content)
    return content


def _readable(path: Path | str) -> str:
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _opened(path: Path) -> int:
    """The file's number; a pipe that took its place meanwhile is not waited for."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _refuse_no_file(place: Place, path: Path) -> None:
    mode = path.stat().st_mode
    for is_one, what_zh, what_en in _NO_FILES:
        if is_one(mode):
            zh, en = f"这是{what_zh}，不是文件。请指定文件。", f"This is {what_en}, not a file. Name a file."
            raise RefusedError(place.error("file_missing", zh, en))


def _refuse_too_large(place: Place, size: int) -> None:
    if size > LARGEST:
        zh = f"文件有{size // 1_000_000} MB，最多读{LARGEST // 1_000_000} MB。请只保留表格，或拆成几个文件。"
        en = f"The file has {size // 1_000_000} MB; at most {LARGEST // 1_000_000} are read. Keep only the tables, or split it."
        raise RefusedError(place.error("file_too_large", zh, en))


def _refuse_other_kind(place: Place, path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        kind = _readable(path.suffix)
        zh = f"不支持 {kind or '无后缀'} 文件。请另存为 .xlsx。"
        raise RefusedError(place.error("file_kind", zh, f"Files of kind {kind!r} are not read. Save it as .xlsx."))


def _refuse_wrong_suffix(place: Place, suffix: str, content: bytes) -> None:
    """What a file is must agree with its name: systems like to save HTML or text under .xls."""
    kind = "zip" if content.startswith(ZIP) else "ole" if content.startswith(OLE) else "text"
    # A password turns .xlsx into an OLE container: the reader says so better than a wrong suffix would.
    fits = {".xlsx": ("zip", "ole"), ".xlsm": ("zip", "ole"), ".xls": ("ole",), ".csv": ("text",)}[suffix]
    if kind not in fits:
        what_zh = {"zip": ".xlsx 一类", "ole": ".xls 一类", "text": "文本或网页"}[kind]
        what_en = {"zip": "of the .xlsx kind", "ole": "of the .xls kind", "text": "text or a web page"}[kind]
        zh = f"文件后缀是 {suffix}，内容却是{what_zh}，或文件已损坏。请用表格软件打开后另存为 .xlsx。"
        en = f"The name ends in {suffix} but the content is {what_en}, or damaged. Open it and save it as .xlsx."
        raise RefusedError(place.error("file_kind", zh, en))
