"""Packages of .xlsx that are whole as zip files and hostile or odd inside, each with what it rightly says."""

from __future__ import annotations

import re
from random import Random

from benchmarks.hostile.cells import (
    FIRST,
    Change,
    calculated,
    far,
    in_error,
    inline,
    long_texts,
    merged,
    of_another_day,
    pointing,
    quoted,
    shuffled,
    swap,
    twice,
    typed,
    unaddressed,
    written,
)
from benchmarks.hostile.tables import (
    BOOK,
    SHEET,
    STYLES,
    TEXTS,
    Figures,
    Made,
    Maker,
    Parts,
    Table,
    packed,
    parts,
    xlsx,
)

LAUGHS = b'<!DOCTYPE x [<!ENTITY a "' + b"ha" * 50 + b'">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def changed(change: Change, *, percent: bool = False) -> Maker:
    """A package after a change to its parts."""

    def make(random: Random, table: Table) -> Made:
        inside = parts(xlsx(table, percent=percent))
        right = change(random, table, inside)
        return Made(packed(inside), ".xlsx", right)

    return make


def swollen(random: Random, table: Table, inside: Parts) -> Figures:
    """A part that unpacks to hundreds of megabytes."""
    size = random.choice((60, 200, 400)) * 1_000_000
    if random.random() < 0.5:
        inside["xl/media/image1.png"] = bytes(size)
    else:
        swap(inside, random.choice((SHEET, TEXTS)), b"?>", b"?>" + b" " * size)
    return table.figures


def nested(random: Random, table: Table, inside: Parts) -> Figures:
    """Elements within elements, a hundred thousand deep."""
    deep = random.choice((1_000, 100_000, 1_000_000))
    part, end = random.choice(
        ((SHEET, b"</worksheet>"), (BOOK, b"</workbook>"), (STYLES, b"</styleSheet>"), (TEXTS, b"</sst>"))
    )
    swap(inside, part, end, b"<a>" * deep + b"</a>" * deep + end)
    return table.figures


def laughing(random: Random, table: Table, inside: Parts) -> Figures:
    """Entities that expand into billions of characters, or into a file of this machine."""
    part, after, entity = random.choice(
        (
            (SHEET, b"<sheetData>", b"&j;"),
            (BOOK, b"<sheets>", b"&j;"),
            (STYLES, b"<fonts", b"&j;"),
            (TEXTS, b"<si>", b"&j;"),
        )
    )
    inside[part] = inside[part].replace(b"?>", b"?>" + random.choice((LAUGHS, OUTSIDE.replace(b" a ", b" j "))), 1)
    swap(inside, part, after, entity + after)
    return table.figures


def dimensioned(random: Random, table: Table, inside: Parts) -> Figures:
    """A used range that is not the sheet's."""
    said = random.choice((b"A1:XFD1048576", b"A1", b"", b"B9:A1", b"ZZZZZZ99999999999:A1", b"$A$1:$B$2"))
    inside[SHEET] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + said + b'"', inside[SHEET])
    return table.figures


def texts(random: Random, table: Table, inside: Parts) -> Figures:
    """Counts of shared texts that are wrong, hundreds of thousands nobody uses, or one of megabytes."""
    what = random.randrange(3)
    if what == 0:
        inside[TEXTS] = re.sub(rb'ount="\d+"', b'ount="4294967295"', inside[TEXTS])
    more = (b"", b"<si><t>x</t></si>" * 300_000, b"<si><t>" + b"&#x4e2d;" * 2_000_000 + b"</t></si>")[what]
    swap(inside, TEXTS, b"</sst>", more + b"</sst>")
    return table.figures


def sheets_alike(random: Random, table: Table, inside: Parts) -> None:
    """Two sheets of one name that say different things."""
    swap(inside, BOOK, b"</sheets>", b'<sheet name="\xe8\xa1\xa8" sheetId="2" r:id="rId77"/></sheets>')
    swap(
        inside,
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
    )
    inside["xl/worksheets/sheet2.xml"] = FIRST.sub(b'<c r="B4"><v>9000</v></c>', inside[SHEET])


def sheet_named(random: Random, table: Table, inside: Parts) -> Figures:
    """A sheet under a name that is hard to print."""
    name = random.choice(
        (
            "",
            "x" * 100_000,
            "&#x1F600;",
            "../../etc",
            "=1+1",
            "a&#10;b",
            "&lt;script&gt;",
            "\u202e表",
            "&quot;",
            "&amp;amp;",
            " ",
        )
    )
    inside[BOOK] = re.sub(rb'<sheet name="[^"]*"', b'<sheet name="' + name.encode() + b'"', inside[BOOK])
    return table.figures


def encoded(random: Random, table: Table, inside: Parts) -> Figures:
    """Parts in another encoding, or said to be."""
    part = random.choice((SHEET, TEXTS, BOOK, STYLES))
    text = inside[part].decode()
    how = random.choice(("utf-16", "gb18030", "latin-1", "utf-32", "no-such"))
    head = text.replace("UTF-8", how, 1)
    inside[part] = (
        head.encode(how, "replace")
        if how in ("utf-16", "gb18030", "utf-32") and random.random() < 0.7
        else head.encode()
    )
    return table.figures


def linked(random: Random, table: Table, inside: Parts) -> Figures:
    """Parts that are missing, twice, in a circle or outside."""
    rels = "xl/_rels/workbook.xml.rels"
    what = random.randrange(5)
    if what == 0:
        del inside[random.choice(("[Content_Types].xml", "_rels/.rels", rels, SHEET, TEXTS, STYLES, BOOK))]
    elif what == 1:
        inside[rels] = inside[rels].replace(
            b"worksheets/sheet1.xml",
            random.choice(
                (b"../../../etc/hostname", b"/xl/worksheets/sheet1.xml", b"workbook.xml", b"file:///etc/hostname", b"")
            ),
        )
    elif what == 2:
        inside[random.choice((SHEET, BOOK, STYLES, TEXTS, rels))] = random.choice(
            (b"", b"\x00" * 100, b"<a/>", b"<worksheet/>", b"<a")
        )
    elif what == 3:
        inside[rels] = re.sub(rb'Id="rId\d+"', b'Id="rId1"', inside[rels])
    else:
        inside[SHEET.upper()] = b"<worksheet/>"
    return table.figures


def prefixed(random: Random, table: Table, inside: Parts) -> None:
    """A percentage in a sheet all of whose elements bear a prefix, some of them odd."""
    prefix = random.choice((b"x", b"x1", b"ns-0", b"a.b", b"\xe8\xa1\xa8"))
    xml = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1" + prefix + rb":\2", inside[SHEET]).replace(
        b"xmlns=", b"xmlns:" + prefix + b"="
    )
    inside[SHEET] = random.choice((xml, xml.replace(b"?>", b"?>" + b"<!-- " + b"x" * 3_000 + b" -->", 1)))


CHANGES: tuple[Change, ...] = (
    swollen, nested, laughing, far, dimensioned, pointing, texts, typed, written, inline, twice, shuffled, unaddressed, merged, calculated,
    sheets_alike, sheet_named, encoded, in_error, linked, long_texts,
)  # fmt: skip
OF_PERCENTS: tuple[Change, ...] = (quoted, prefixed, of_another_day)
