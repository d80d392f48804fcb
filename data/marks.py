"""What a reader of values does not see in an .xlsx: formulas never calculated, error values, percent formats.

calamine returns an empty string for a formula without a result and for #DIV/0!, and 1.0 for a cell that shows 100%.
All three would be read wrongly without a word, so the sheet's XML is searched for them.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_FAR = re.compile(rb'<c r="([A-Z]{3}\d+)"[^>]*[^/]>')
_STYLE = re.compile(rb'\bs="(\d+)"')
_PERCENT = {9, 10}  # built-in formats 0% and 0.00%
FARTHEST_ROW = 100_000

Position = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True)
class Marks:
    """Cells (row, column; from 0) of a sheet: formulas without a trustworthy result, error values, percents."""

    uncalculated: frozenset[Position] = field(default=frozenset())
    errors: frozenset[Position] = field(default=frozenset())
    percents: frozenset[Position] = field(default=frozenset())


def marks_of(content: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an .xlsx by the sheet's name. Raises KeyError, ValueError on a broken package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
        percent_styles = _percent_styles(package)
        calculation = workbook.find(f"{_MAIN}calcPr")
        # A program that asks for calculation on opening has written results nobody calculated, usually 0.
        pending = calculation is not None and calculation.get("fullCalcOnLoad") in {"1", "true"}
        return {
            name: _marks(package.read(part), percent_styles, pending)
            for name, part in _parts(package, workbook).items()
            if part in package.namelist()
        }


def spread_too_wide(content: bytes) -> str:
    """A filled cell so far to the right in so long a sheet that a dense table of it would not fit in memory, or ''."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            if part.startswith("xl/worksheets/sheet"):
                xml = package.read(part)
                rows = re.findall(rb'<c r="[A-Z]+(\d+)"[^>]*[^/]>', xml[xml.rfind(b"<row", 0, xml.rfind(b"<v>")) :])
                far = _FAR.search(xml)
                if far or (rows and int(rows[-1]) > FARTHEST_ROW):
                    return far[1].decode() if far else f"A{int(rows[-1])}"
    return ""


def unpacked_size(content: bytes) -> int:
    """How many bytes the parts of an .xlsx unpack to; a small file may hold enormous ones."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist())


def _parts(package: zipfile.ZipFile, workbook: ElementTree.Element) -> dict[str, str]:
    """The package part of each sheet by the sheet's name."""
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): (link.get("Target") or "") for link in links}
    sheets = workbook.find(f"{_MAIN}sheets")
    named = {
        sheet.get("name") or "": targets.get(sheet.get(_LINK), "") for sheet in (sheets if sheets is not None else ())
    }
    return {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in named.items()}


def _percent_styles(package: zipfile.ZipFile) -> frozenset[int]:
    """Cell styles that show a percent sign."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    formats = {
        int(f.get("numFmtId") or 0) for f in styles.iter(f"{_MAIN}numFmt") if "%" in (f.get("formatCode") or "")
    } | _PERCENT
    cells = styles.find(f"{_MAIN}cellXfs")
    kinds = enumerate(cells if cells is not None else ())
    return frozenset(index for index, kind in kinds if int(kind.get("numFmtId") or 0) in formats)


def _marks(xml: bytes, percent_styles: frozenset[int], pending: bool) -> Marks:
    shows_percent = any(b's="%d"' % style in xml for style in percent_styles)
    if b"<f" not in xml and b't="e"' not in xml and not shows_percent:
        return Marks()
    uncalculated, errors, percents = set(), set(), set()
    for letters, row, attributes, inner in _CELL.findall(xml):
        at = (int(row) - 1, _column(letters))
        if b't="e"' in attributes:
            errors.add(at)
        elif b"<f" in inner and _unresolved(inner, pending):
            uncalculated.add(at)
        style = _STYLE.search(attributes)
        if style and int(style[1]) in percent_styles and b"<v" in inner:
            percents.add(at)
    return Marks(frozenset(uncalculated), frozenset(errors), frozenset(percents))


def _unresolved(inner: bytes, pending: bool) -> bool:
    result = re.search(rb"<v[^>]*>([^<]*)</v>", inner)
    return result is None or result[1] == b"" or (pending and result[1] in {b"0", b"0.0"})


def _column(letters: bytes) -> int:
    number = 0
    for character in letters:
        number = number * 26 + character - 64
    return number - 1
