"""Every figure of a month as a csv, of all months as one csv in a zip: made month by month, so that memory stays flat."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO, cast

import pyarrow as pa
from pyarrow import csv

from data.store.release import Release
from findings.core.view import View
from findings.lineage import file_names
from findings.lineage.every_figure import of_month
from language.text import Text

QUICK = 2  # of nine steps: half the time of the usual one for a file a tenth larger
BOM = b"\xef\xbb\xbf"  # so that Excel reads the Chinese
WHAT = Text("全部指标", "All indicators"), Text("全部地区", "all areas")


def named(view: View, *, whole: bool) -> Text:
    """The name of the file of the view's month, or of all months (`whole`), without suffix."""
    first, last = view.cube.periods[0], view.cube.periods[-1]
    when = file_names.of_month(first) + Text("至", " to ") + file_names.of_month(last)
    return file_names.file_name(*WHAT, when if whole else file_names.of_month(view.period))


def to_csv(release: Release, view: View, lang: str) -> bytes:
    """The figures of the view's month, or of the last period of what is not due in it."""
    stream = io.BytesIO()
    _write(release, view, [view.period], lang, stream, ending=False)
    return stream.getvalue()


def to_zip(release: Release, view: View, name: str, lang: str) -> bytes:
    """The figures of all months of the release, each once; `name` of the csv in it, without suffix."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK) as packed,
        packed.open(f"{name}.csv", "w", force_zip64=True) as entry,
    ):
        _write(release, view, view.cube.periods, lang, cast(BinaryIO, entry), ending=True)
    return stream.getvalue()


def _write(release: Release, view: View, periods: Sequence[date], lang: str, stream: BinaryIO, *, ending: bool) -> None:
    stream.write(BOM)
    for number, period in enumerate(periods):
        figures = of_month(release, view, period, lang, ending=ending)
        rows = pa.Table.from_pandas(figures, preserve_index=False)
        part = io.BytesIO()
        csv.write_csv(rows, part, csv.WriteOptions(include_header=number == 0))
        stream.write(part.getvalue())
