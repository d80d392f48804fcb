"""Sheets whose cells are hostile or odd: where they stand, what kind they say they are, how a figure is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.hostile.tables import SHEET, STYLES, Figures, Parts, Table

Change = Callable[[Random, Table, Parts], Figures | None]
FIRST = re.compile(rb'<c r="B4"[^>]*>.*?</c>')
NOT_NUMBERS = (
    "NaN",
    "inf",
    "-inf",
    "1e308",
    "1e400",
    "-1e308",
    "-5",
    "0x10",
    "1_000",
    "5-5",
    "1e",
    "12345678901234567890",
    "9" * 5_000,
    "1.5.2",
)
TYPES = ("b", "d", "e", "zzz", "s")


def swap(inside: Parts, part: str, old: bytes, new: bytes) -> None:
    """Put other bytes in place of the first such ones of a part; raises ValueError where there are none."""
    if old not in inside[part]:
        raise ValueError(f"{part} holds no {old!r}")
    inside[part] = inside[part].replace(old, new, 1)


def put(inside: Parts, new: bytes) -> None:
    """Put another cell in place of the first figure."""
    inside[SHEET] = FIRST.sub(lambda _: new, inside[SHEET], count=1)


def far(random: Random, table: Table, inside: Parts) -> Figures:
    """A stray cell, or an empty one, far from the table."""
    at = random.choice(
        (b"XFD1048576", b"XFD8000", b"ZZ100000", b"A1048576", b"XFD9", b"AAA200", b"ZZZZ99999999", b"XFD90")
    )
    cell = (
        random.choice(
            (b'<c r="%s"><v>1</v></c>', b'<c r="%s" s="0"/>', b'<c r="%s" t="inlineStr"><is><t> </t></is></c>')
        )
        % at
    )
    swap(inside, SHEET, b"</sheetData>", b'<row r="%s">' % at.lstrip(b"AXFDZ") + cell + b"</row></sheetData>")
    return table.figures


def pointing(random: Random, table: Table, inside: Parts) -> None:
    """A shared text that is not there."""
    at = random.choice((b"999999", b"-1", b"4294967295", b"1.5", b"x", b"", b"99999999999999999999"))
    inside[SHEET] = re.sub(rb'(<c r="A4"[^>]*><v>)[^<]*', rb"\g<1>" + at, inside[SHEET])


def typed(random: Random, table: Table, inside: Parts) -> None:
    """A figure said to be a truth value, a date, an error, a text's number or of no kind there is."""
    put(inside, b'<c r="B4" t="%s"><v>1</v></c>' % random.choice(TYPES).encode())


def written(random: Random, table: Table, inside: Parts) -> Figures | None:
    """A figure in another way of writing numbers, right or not."""
    text = random.choice(("9000", "9e3", "9.0E+03", "9000.000", "+9000", "09000", " 9000 ", *NOT_NUMBERS))
    kind = random.choice((b"", b' t="n"', b' t="str"'))
    put(inside, b'<c r="B4"%s><v>%s</v></c>' % (kind, text.encode()))
    if text == "NaN" and kind == b' t="str"':
        return table.but("")  # as a text it is one of the signs for nothing
    return None if text in NOT_NUMBERS else table.but("9000")


def inline(random: Random, table: Table, inside: Parts) -> Figures:
    """A figure as text in the cell, in one or several runs, with what spreadsheets add to it."""
    form = random.choice(
        (
            b"<is><t>9000</t></is>",
            b"<is><r><t>90</t></r><r><t>00</t></r></is>",
            b"<is><t xml:space='preserve'> 9000</t></is>",
        )
    )
    put(inside, b'<c r="B4" t="inlineStr">%s</c>' % form)
    return table.but("9000")


def twice(random: Random, table: Table, inside: Parts) -> None:
    """One address with two figures, side by side or in a row that comes again."""
    other = b'<c r="B4"><v>9000</v></c>'
    if random.random() < 0.5:
        found = FIRST.search(inside[SHEET])
        assert found, "the table begins in row 4"
        put(inside, random.choice((found[0] + other, other + found[0])))
    else:
        swap(inside, SHEET, b"</sheetData>", b'<row r="4">' + other + b"</row></sheetData>")


def shuffled(random: Random, table: Table, inside: Parts) -> Figures:
    """Rows, or the cells of rows, in another order than their addresses."""
    rows = re.findall(rb"<row .*?</row>", inside[SHEET])
    if random.random() < 0.5:
        random.shuffle(rows)
    else:
        rows = [re.sub(rb"(<row [^>]*>)(<c .*</c>)", _reversed, row) for row in rows]
    inside[SHEET] = re.sub(
        rb"<sheetData>.*</sheetData>", lambda _: b"<sheetData>" + b"".join(rows) + b"</sheetData>", inside[SHEET]
    )
    return table.figures


def _reversed(found: re.Match[bytes]) -> bytes:
    return found[1] + b"".join(re.findall(rb"<c .*?</c>", found[2])[::-1])


def unaddressed(random: Random, table: Table, inside: Parts) -> Figures:
    """Cells, or rows and cells, without addresses: each is the next one."""
    inside[SHEET] = re.sub(rb'(<c) r="[A-Z]+\d+"', rb"\1", inside[SHEET])
    if random.random() < 0.5:
        inside[SHEET] = re.sub(rb'(<row) r="\d+"', rb"\1", inside[SHEET])
    return table.figures


def merged(random: Random, table: Table, inside: Parts) -> Figures:
    """Merged ranges over everything, thousands of them, or ones that cannot be."""
    ranges = random.choice(
        (
            ["A1:XFD1048576"],
            ["A9:XFD1048576"] * 500,
            [f"H{n}:XFD{n + 900_000}" for n in range(1, 20_000)],
            ["B2:A1"],
            ["ZZZZZ1:A"],
            ["A1:C1"],
        )
    )
    xml = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
    swap(inside, SHEET, b"</sheetData>", f"</sheetData><mergeCells>{xml}</mergeCells>".encode())
    return table.figures


def calculated(random: Random, table: Table, inside: Parts) -> Figures | None:
    """A formula: deep, shared without an owner, an array, or without a result."""
    deep = b"(" * 4_000 + b"1" + b")" * 4_000
    formula = random.choice(
        (
            b"<f>" + deep + b"</f>",
            b'<f t="shared" si="9"/>',
            b'<f t="array" ref="B4:XFD1048576">1</f>',
            b"<f>" + b"A1+" * 100_000 + b"1</f>",
        )
    )
    result = random.choice((b"<v>9000</v>", b"<v></v>", b"<v/>", b""))
    put(inside, b'<c r="B4">' + formula + result + b"</c>")
    return table.but("9000") if b"9000" in result else None


def quoted(random: Random, table: Table, inside: Parts) -> None:
    """A percentage whose XML is written in another way: quotes, spaces, order, references, comments, prefixes."""
    cell = FIRST.search(inside[SHEET])
    assert cell, "the table begins in row 4"
    value = b"<v>9000</v></c>"
    put(inside, random.choice((
        b"<c r='B4' s='1'>" + value, b'<c s="1" r="B4">' + value, b'<c\nr="B4"\ns="1"\n>' + value, b'<c r="B4" s="&#49;">' + value,
        b'<c r = "B4" s = "1">' + value, b'<c r="B4" s="1"><!-- </c> -->' + value, b'<c r="B4" s="01">' + value, b"<c  r='B4'  s=\"1\" >" + value,
        b'<c r="B4" s="1"><extLst><ext>>/</ext></extLst>' + value, b'<c r="B4" s="1" x="/">' + value, b'<c r="B4" x=">" s="1">' + value,
        b'<c r="&#66;4" s="1">' + value, b'<c r="b4" s="1">' + value, b'<!-- <c r="Z9"> --><c r="B4" s="1">' + value, b'<c r="B4" s="+1">' + value,
    )))  # fmt: skip


def in_error(random: Random, table: Table, inside: Parts) -> None:
    """An error value, or a formula nobody calculated, whose XML is written in another way."""
    put(inside, random.choice((
        b"<c r='B4' t='e'><v>#DIV/0!</v></c>", b'<c r="B4" t = "e"><v>#N/A</v></c>', b'<c r="B4" t="&#101;"><v>#REF!</v></c>',
        b'<c t="e" r="B4" ><v>#NAME?</v></c >', b"<c r='B4'><f>1+1</f><v/></c>", b'<c r="B4"><f>1+1</f ><v ></v ></c >',
        b'<c r="B4"><!-- --><f\n>1+1</f></c>', b'<c r="B4" t="str"><f>A1</f><v></v></c>',
    )))  # fmt: skip


def of_another_day(random: Random, table: Table, inside: Parts) -> None:
    """A figure shown as a date, in range or far out of it."""
    inside[STYLES] = inside[STYLES].replace(b'numFmtId="9"', b'numFmtId="14"')
    put(inside, b'<c r="B4" s="1"><v>%s</v></c>' % random.choice((b"9000", b"1e10", b"-1", b"2958466", b"0", b"60")))


def long_texts(random: Random, table: Table, inside: Parts) -> Figures:
    """A cell of megabytes beside the table, above it, or in place of an area's name."""
    at = random.choice((b"A3", b"E2", b"A99", b"Z4"))
    text = random.choice(
        (b"x", "中".encode(), b"1", b"(", b"2021-06", "单位".encode(), "年1月".encode())
    ) * random.choice((10_000, 500_000))
    swap(
        inside,
        SHEET,
        b"</sheetData>",
        b'<row r="%s"><c r="%s" t="inlineStr"><is><t>%s</t></is></c></row></sheetData>' % (at[1:], at, text),
    )
    return table.figures
