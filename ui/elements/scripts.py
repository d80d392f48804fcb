"""Scripts of ours that a page runs."""

from __future__ import annotations

import hashlib
from functools import cache
from html import escape
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"


@cache
def address(name: str) -> str:
    """Where a file under `static/` is fetched, relative to the dashboard's root; another one when the file changes."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
    return f"app/static/{name}?v={digest}"


def tag(name: str) -> str:
    """A script as HTML.

    A module: every run of a page hands the tag to the browser, which runs a module of one address once and a plain script each time.
    """
    return f'<script type="module" src="{address(name)}"></script>'


def spoken(tag: str, **told: str) -> str:
    """The script that tells the browser a page's language and words, at every run of it. With a file of its own no page needs inline scripts."""
    data = "".join(f' data-{name}="{escape(words)}"' for name, words in {"tag": tag, **told}.items())
    return f'<script src="{address("spoken.js")}"{data}></script>'
