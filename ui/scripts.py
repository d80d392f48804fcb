"""Scripts of ours that a page runs."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"


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
