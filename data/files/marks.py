"""What a reader of values does not see in a workbook: formulas never calculated, errors, formats that show something else.

calamine returns an empty string for a formula without a result and for #DIV/0!, 1.0 for a cell that shows 100%, 65001
for 6500 with a raised 1, and a hidden column like any other. All would be read wrongly without a word, so the sheet's
XML is searched for them; `data.files.biff` does the same for .xls.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree

from data.files.extents import NOTHING, Extent, Position, column_of, extent_in
from data.files.formats import Styles, styles_of
from data.files.plain_xml import plain

_MAIN = "{*}"  # the namespace differs in the strict form of the format
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_AT = re.compile(rb'\br="([A-Z]+)(\d+)"')
_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_COLUMN = re.compile(rb"<col\b([^>]*)/?>")
_STYLE = re.compile(rb'\bs="(\d+)"')
_RAISING = (b"<vertAlign", b"<strike")


@dataclass(frozen=True)
class Marks:
    """Cells (row, column; from 0) of a sheet whose values are not what they show, and columns that nobody sees.

    `uncalculated`: formulas without a trustworthy result; `scaled`: shown as another number; `raised`: text with raised
    or struck-out characters, or a cell struck out; `units`: the unit a format shows behind the number;
    `extent`: how far cells that hold something reach.
    """

    uncalculated: frozenset[Position] = field(default=frozenset())
    errors: frozenset[Position] = field(default=frozenset())
    percents: frozenset[Position] = field(default=frozenset())
    scaled: frozenset[Position] = field(default=frozenset())
    raised: frozenset[Position] = field(default=frozenset())
    units: Mapping[Position, str] = field(default_factory=dict)
    hidden: frozenset[int] = field(default=frozenset())
    hidden_rows: frozenset[int] = field(default=frozenset())
    extent: Extent = field(default=NOTHING)

    @cached_property
    def cells(self) -> frozenset[Position]:
        """All marked cells."""
        return self.uncalculated | self.errors | self.percents | self.scaled | self.raised | frozenset(self.units)


def marks_of(content: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an .xlsx by the sheet's name. Raises KeyError, ValueError on a broken package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
        styles, raised = _styles(package), _raised_texts(package)
        calculation = workbook.find(f"{_MAIN}calcPr")
        # A program that asks for calculation on opening has written results nobody calculated, usually 0.
        pending = calculation is not None and calculation.get("fullCalcOnLoad") in {"1", "true"}
        return {
            name: _marks(plain(package.read(part)), styles, raised, pending)
            for name, part in _parts(package, workbook).items()
            if part in package.namelist()
        }


def unpacked_size(content: bytes) -> int:
    """How many bytes the parts of an .xlsx unpack to; a small file may hold enormous ones."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist())


def _parts(package: zipfile.ZipFile, workbook: ElementTree.Element) -> dict[str, str]:
    """The package part of each sheet by the sheet's name."""
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): (link.get("Target") or "") for link in links}
    sheets = workbook.find(f"{_MAIN}sheets")
    named = {sheet.get("name") or "": targets.get(_link(sheet), "") for sheet in (sheets if sheets is not None else ())}
    return {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in named.items()}


def _link(sheet: ElementTree.Element) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _styles(package: zipfile.ZipFile) -> Styles:
    """Cell styles that show something else than the number in the cell."""
    if "xl/styles.xml" not in package.namelist():
        return Styles()
    styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    formats = {int(f.get("numFmtId") or 0): f.get("formatCode") or "" for f in styles.findall(f".//{_MAIN}numFmt")}
    fonts, cells = (styles.find(f"{_MAIN}{name}") for name in ("fonts", "cellXfs"))
    strikes = [_is_struck(font) for font in (fonts if fonts is not None else ())]
    kinds = [(int(k.get("numFmtId") or 0), int(k.get("fontId") or 0)) for k in (cells if cells is not None else ())]
    return styles_of(formats, [(number, font < len(strikes) and strikes[font]) for number, font in kinds])


def _is_struck(font: ElementTree.Element) -> bool:
    strike = font.find(f"{_MAIN}strike")
    return strike is not None and strike.get("val", "1") not in {"0", "false"}


def _raised_texts(package: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of shared texts in which characters are raised, lowered or struck out."""
    if "xl/sharedStrings.xml" not in package.namelist():
        return frozenset()
    xml = plain(package.read("xl/sharedStrings.xml"))
    if not _raises(xml):
        return frozenset()
    texts = xml.replace(b"<si/>", b"<si></si>").split(b"<si>")[1:]
    return frozenset(b"%d" % number for number, text in enumerate(texts) if _raises(text))


def _raises(xml: bytes) -> bool:
    return any(word in xml for word in _RAISING)


def _marks(xml: bytes, styles: Styles, raised: frozenset[bytes], pending: bool) -> Marks:
    hidden = frozenset(_hidden_columns(xml[: xml.find(b"<sheetData")]))
    rows = frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(xml)) if b"hidden=" in xml else frozenset()
    extent = extent_in(xml)
    styled = any(b's="%d"' % style in xml for style in styles.telling)
    if not (styled or raised or b"<f" in xml or b't="e"' in xml or _raises(xml)):
        return Marks(hidden=hidden, hidden_rows=rows, extent=extent)
    found: dict[str, set[Position]] = {
        name: set() for name in ("uncalculated", "errors", "percents", "scaled", "raised")
    }
    units: dict[Position, str] = {}
    for attributes, inner in (cell.groups(b"") for cell in _CELL.finditer(xml)):
        place, style = _AT.search(attributes), _STYLE.search(attributes)
        if place is None:
            continue
        at, number = (int(place[2]) - 1, column_of(place[1])), int(style[1]) if style else 0
        if b't="e"' in attributes:
            found["errors"].add(at)
        elif b"<f" in inner and _unresolved(inner, pending):
            found["uncalculated"].add(at)
        if (b't="s"' in attributes and _result(inner) in raised) or _raises(inner) or number in styles.struck:
            found["raised"].add(at)
        if b"<v" in inner and b't="s"' not in attributes and number in styles.telling:
            if number in styles.percents | styles.scaled:
                found["percents" if number in styles.percents else "scaled"].add(at)
            elif number in styles.units:
                units[at] = styles.units[number]
    marks = {name: frozenset(at) for name, at in found.items()}
    return Marks(**marks, units=units, hidden=hidden, hidden_rows=rows, extent=extent)


def _hidden_columns(head: bytes) -> Iterator[int]:
    for attributes in _COLUMN.findall(head):
        written = dict(re.findall(rb'(\w+)="([^"]*)"', attributes))
        if written.get(b"hidden") in {b"1", b"true"} or written.get(b"width") in {b"0", b"0.0"}:
            first = int(written.get(b"min", b"1"))
            yield from range(first - 1, min(int(written.get(b"max", b"1")), first + 1000))


def _unresolved(inner: bytes, pending: bool) -> bool:
    result = _result(inner)
    return result is None or result == b"" or (pending and result in {b"0", b"0.0"})


def _result(inner: bytes) -> bytes | None:
    value = re.search(rb"<v[^>]*>([^<]*)</v>", inner)
    return value[1] if value else None
