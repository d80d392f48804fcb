"""Scripts of ours that a page runs."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"


@cache
def tag(name: str) -> str:
    """A script under `static/` as HTML, by an address that changes when the script does.

    A module: every run of a page hands the tag to the browser, which runs a module of one address once and a plain script each time.
    """
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
    return f'<script type="module" src="app/static/{name}?v={digest}"></script>'
