"""Addresses and names that no page of ours ever wrote, the same each time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

TOP = Path(__file__).parents[1]
SEED = 20211231
PAGES = ("overview", "map", "indicator", "place", "priority", "alerts", "policy", "published", "wall")
ASKED = (
    "area",
    "period",
    "indicator",
    "group",
    "lang",
    "data",
    "part",
    "round",
    "figure",
    "with",
    "ledger",
    "find",
    "level",
    "ranked",
    "months",
    "counted",
)
VALUES = ("150000", "150421", "2021-06", "funds_paid_rate", "en", "real", "dispatch", "round-0001", "explore", "")
WAYS = (
    "..",
    "..%2f",
    "%2e%2e/",
    "..\\",
    "%5c..%5c",
    "....//",
    "%00",
    "%c0%ae%c0%ae/",
    "//",
    "/./",
    ";/",
    "%252e%252e/",
    "C:",
    "\\\\host\\share",
    "~",
    "%u002e",
)
PLACES = (
    "app/static/",
    "static/",
    "component/",
    "component/streamlit_folium.st_folium/",
    "media/",
    "_stcore/",
    "_stcore/bidi-components/",
    "",
    "overview/",
)
AIMS = (
    "app.py",
    "etc/passwd",
    ".streamlit/config.toml",
    "store/real/releases",
    "board.py",
    ".git/config",
    "index.html",
    "proc/self/environ",
    "requirements.txt",
    "x.png",
)
BITS = (
    "<script>",
    "'",
    '"',
    "\x00",
    "\r\nX: y",
    "${7*7}",
    "{{7}}",
    "旗",
    "\u202e",
    "%",
    "%zz",
    "A" * 3000,
    "-1",
    "1e999",
    "NaN",
    "[]",
    "null",
    "../",
    "🐎",
    "`id`",
    " ",
    ",",
    ",,",
    "=cmd",
)
# What only a file that is not to be served can hold.
SHUT = ("app.py", "board.py", "server.py", ".streamlit/config.toml", "Makefile")
SECRETS = (*((TOP / name).read_bytes()[:60] for name in SHUT), b"root:x:0", b"[core]", b"BOARD_STORE=")


def paths(count: int) -> Iterator[bytes]:
    """Paths that try to get out, into what is shut, or past the checks; bytes as they go over the wire."""
    chance = random.Random(SEED)
    for _ in range(count):
        way = "".join(chance.choices(WAYS, k=chance.randint(0, 6)))
        path = f"/{chance.choice(PLACES)}{way}{chance.choice((*AIMS, *BITS, *PAGES))}"
        if chance.random() < 0.4:
            path += f"?{query(chance)}"
        # What would end the line belongs to another request; everything else goes as it is.
        yield re.sub(r"[\r\n ]", lambda found: f"%{ord(found[0]):02x}", path).encode("utf-8")


def queries(count: int) -> Iterator[tuple[str, str]]:
    """Pages with queries that no picker writes: page and query, encoded as a browser does."""
    chance = random.Random(SEED + 1)
    for _ in range(count):
        yield chance.choice(PAGES), query(chance)


def query(chance: random.Random) -> str:
    """One to four questions, some of them asked twice, with values that are known, nearly known, or rubbish."""
    asked = [
        (chance.choice(ASKED), "".join(chance.choices((*VALUES, *BITS), k=chance.randint(1, 2))))
        for _ in range(chance.randint(1, 4))
    ]
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in asked)


def forged(real: Sequence[str], count: int) -> Iterator[str]:
    """Names of numbers: real ones with parts exchanged, lost, doubled or spoilt, and rubbish."""
    chance = random.Random(SEED + 2)
    parts = sorted({part for name in real for part in name.split(".")})
    for _ in range(count):
        name = chance.choice(real).split(".")
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(name) + 1)
            match chance.randrange(5):
                case 0:
                    name[at : at + 1] = [chance.choice(parts)]
                case 1:
                    name[at : at + 1] = []
                case 2:
                    name.insert(at, chance.choice((*parts, *BITS)))
                case 3:
                    name[at : at + 1] = [chance.choice(BITS)]
                case _:
                    name = [part[::-1] if n == at else part for n, part in enumerate(name)]
        yield ".".join(name)
