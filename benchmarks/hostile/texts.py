"""Texts of .csv: encodings, quotes, line ends, numbers and characters that nobody expects, each with what it rightly says."""

from __future__ import annotations

import re
from random import Random

from benchmarks.hostile.tables import BODY, Figures, Made, Table, csv

# How the first figure may be written, and what that rightly says; '' where it says that nothing is reported.
WRITTEN = {
    "9000": "9000", '"9,000"': "9000", "９０００": "9000", " 9000 ": "9000", "9000.0": "9000", '"9 000"': "9000", "\u200b9000": "9000", "9000\ufeff": "9000",
    "": "", "—": "", "-": "", "无": "", "未报": "",
    "NaN": "", "9e3": None, "1e308": None, "1e-5": None, "inf": None, "Infinity": None, "-5": None, "(5)": None, "0x10": None, "1_000": None, "5%": None, "9" * 400: None,
    "9000①": None, "9²": None, "½": None, "5/2": None, "=9000": None, "=CMD()": None, "#DIV/0!": None, "TRUE": None, "9000 吨": None, "9.000,5": None, "٩٠٠٠": "9000",
    "९०००": "9000", "𝟗𝟎𝟎𝟎": "9000", "九千": None, "9000\u202e": None, "9\x0b000": None, "9\x1b[31m000": None, "'9000": None, "约9000": None, "9000+": None, "$9000": None,
}  # fmt: skip
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "big5",
    "shift-jis",
)
ODD = "\x00\x01\x07\x1b\x85\u2028\u202e\ufffd\ufffe,;\t\"'\r\n|\\·，。％万亿元1９"


def written(random: Random, table: Table) -> Made:
    """A figure in another way of writing it."""
    text, says = random.choice(list(WRITTEN.items()))
    lines = csv(table).splitlines()
    cells = lines[BODY].split(",")
    lines[BODY] = ",".join([cells[0], text, *cells[2:]])
    right = None if says is None else table.but(says)
    return Made("\n".join(lines).encode(), ".csv", right)


def encoded(random: Random, table: Table) -> Made:
    """Another encoding, with or without its mark."""
    return Made(csv(table).encode(random.choice(ENCODINGS), "replace"), ".csv", table.figures)


def mixed(random: Random, table: Table) -> Made:
    """Bytes of no encoding, or of another, in the middle."""
    content = csv(table).encode()
    at = random.randrange(len(content))
    return Made(
        content[:at]
        + random.choice((b"\xff", b"\xc3", b"\x80\x80", "资".encode("gb18030"), b"\xed\xa0\x80", b"\xf4\x90\x80\x80"))
        + content[at:],
        ".csv",
        table.figures,
    )


def ended(random: Random, table: Table) -> Made:
    """Lines that end otherwise, or do not."""
    ends = random.choice(("\r\n", "\r", "\n\r", "\n\n", "\r\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\x1e"))
    return Made(csv(table).replace("\n", ends).encode(), ".csv", table.figures)


def quoted(random: Random, table: Table) -> Made:
    """Everything in quotes, in other quotes, or a quote that never closes."""
    text = csv(table)
    how = random.randrange(4)
    if how == 0:
        text = "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines())
    elif how == 1:
        text = "\n".join(",".join(f"'{cell}'" for cell in line.split(",")) for line in text.splitlines())
    else:
        at = random.randrange(len(text))
        text = text[:at] + random.choice(('"', '""', '"""')) + text[at:]
    return Made(text.encode(), ".csv", _of_lines(table, text) if how > 1 else table.figures)


def delimited(random: Random, table: Table) -> Made:
    """Other signs between the cells, said or not."""
    sign = random.choice((";", "\t", "|", "，", " ", "^", ", "))
    return Made((random.choice(("", f"sep={sign}\n")) + csv(table).replace(",", sign)).encode(), ".csv", table.figures)


def lengthened(random: Random, table: Table) -> Made:
    """Very long lines, cells and files."""
    many = random.choice(
        (
            "," * 1_500_000,
            "x" * 100_000,
            ",x" * 300_000,
            "\n" * 150_000,
            "\n某地,1,1" * 90_000,
            "\n" + "1," * 16_000,
            ',"' + "y" * 5_000_000 + '"',
            ";" * 3_000_000,
        )
    )
    lines = csv(table).splitlines()
    at = random.choice((0, 1, BODY - 1, len(lines) - 1))
    lines[at] += many
    return Made("\n".join(lines).encode(), ".csv", table.figures)


def altered(random: Random, table: Table) -> Made:
    """A character of the body gone, twice, or another: the file then says what its lines say."""
    lines = csv(table).splitlines(keepends=True)
    at = random.randrange(BODY, len(lines))
    place = random.randrange(len(lines[at]))
    line, odd = lines[at], random.choice(ODD)
    lines[at] = random.choice(
        (
            line[:place] + line[place + 1 :],
            line[:place] + odd + line[place:],
            line[:place] + odd + line[place + 1 :],
            line * 2,
        )
    )
    text = "".join(lines)
    return Made(text.encode("utf-8", "replace"), ".csv", _of_lines(table, text))


def cut(random: Random, table: Table) -> Made:
    """Only the first part of the text: the lines that are there say what they say."""
    text = csv(table)
    text = text[: random.randrange(len(text))]
    return Made(text.encode(), ".csv", _of_lines(table, text))


def _of_lines(table: Table, text: str) -> Figures | None:
    """What the lines of the body say where each is a name and plain numbers; None where one is anything else."""
    names = dict(zip((str(row[0]) for row in table.rows[BODY:]), table.codes, strict=True))
    found: dict[str, list[str]] = {}
    for line in text.split("\n")[BODY:]:
        name, *cells = line.replace("\r", "").split(",")
        name = re.sub(r"[^\u4e00-\u9fff]", "", name)
        name = next((full for full in names if full[:-1] == name), name)  # 阿尔山 is 阿尔山市
        if not any(cells):  # a name without figures says nothing
            continue
        if name not in names or names[name] in found or any(not re.fullmatch(r"\s*[0-9]*\s*", cell) for cell in cells):
            return None
        found[names[name]] = [cell.strip() for cell in cells[: len(table.measures)]] + [""] * (
            len(table.measures) - len(cells)
        )
        if any(cell.strip() for cell in cells[len(table.measures) :]):
            return None
    return Table(table.rows, table.measures, tuple(found)).says(list(found.values()))


MAKERS = (written, encoded, mixed, ended, quoted, delimited, lengthened, altered, cut)
