"""Pickers are searched by more than the words of their options: `static/search.js` in the place of the framework's own script.

The page's import map says so. Where the installed framework keeps its search elsewhere, or calls it otherwise, there is no map, and pickers
are searched by the words of their options alone.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from serving import chunks
from ui.elements import scripts

PART, OURS, THEIRS = "useSyncComboBoxEnterTargetFocus", "search.js", "framework-search"
SEARCH = re.compile(
    r"function (\w+)\((\w+),(\w+),(\w+)\)\{if\(!\3\|\|\4===\w+\.SelectWidgetFilterMode\.FILTER_MODE_NONE\)return \2;"
)
EXPORTED = "n"  # the search, as `static/search.js` gives it out


@cache
def script(web: Path) -> str | None:
    """The framework's script that searches options, by its name in `web`; None where it is not as it is known here."""
    name = chunks.named(PART, web / "static/js")
    if name is None:
        return None
    content = (web / "static/js" / name).read_text("utf-8")
    search = SEARCH.search(content)
    return name if search and re.search(rf"export\{{[^}}]*\b{search[1]} as {EXPORTED}\b", content) else None


def map_of(web: Path) -> str:
    """The import map as JSON, from the page's base; empty where there is nothing to put in a place."""
    name = script(web)
    if name is None:
        return ""
    theirs = f"./static/js/{name}"
    return json.dumps({"imports": {theirs: f"./{scripts.address(OURS)}", THEIRS: theirs}}, separators=(",", ":"))
