"""From the bytes of a .csv to rows of texts: UTF-8, GB18030 or UTF-16, and no more rows than are read of any table."""

from __future__ import annotations

import codecs
import csv
import io

from data.faults import Place, RefusedError
from data.files.extents import refuse_beyond
from data.files.limits import Limits


def csv_rows(place: Place, content: bytes, limits: Limits) -> list[list[str]]:
    """The rows of a .csv. Raises RefusedError."""
    # Counted before anything is made of them: three million lines are told by one sentence. A line break within quotes counts
    # as well, and so does a comma within them: no table comes near either limit.
    lines = max(content.count(b"\n"), content.count(b"\r"))
    refuse_beyond(place, limits, rows=lines)
    text = _decoded(place, content)
    first = text[:4096]
    delimiter = max((",", "\t", ";"), key=first.count)
    refuse_beyond(place, limits, rows=lines, cells=text.count(delimiter))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as fault:
        zh, en = f"CSV 无法读取（{fault}）。请重新导出。", f"The CSV cannot be read ({fault}). Export it again."
        raise RefusedError(place.error("file_damaged", zh, en)) from fault
    refuse_beyond(place, limits, rows=len(rows), columns=max(map(len, rows), default=0), cells=sum(map(len, rows)))
    return rows


def _decoded(place: Place, content: bytes) -> str:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    zh, en = (
        "文件不是 UTF-8 或 GB18030 文本。请另存为 CSV UTF-8。",
        "The text is neither UTF-8 nor GB18030. Save it as CSV UTF-8.",
    )
    raise RefusedError(place.error("encoding", zh, en))
