"""Which of Streamlit's scripts a page needs first, found in the installed files: their names change with every version."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.\-]+\.js)["'`]""")
EVERYWHERE = ("Html", "Selectbox", "ButtonGroup", "BidiComponent")
FIRST = {
    "overview": ("ArrowVegaLiteChart", "loadVegaEmbed", "embed"),
    "priority": ("ArrowVegaLiteChart", "loadVegaEmbed", "embed", "DownloadButton"),
    "published": ("DownloadButton", "TextInput"),
    "indicator": ("ArrowVegaLiteChart", "loadVegaEmbed", "embed", "DownloadButton"),
    "alerts": ("ArrowVegaLiteChart", "loadVegaEmbed", "embed", "DownloadButton"),
    "place": ("Multiselect", "DownloadButton"),
    "policy": ("TextInput", "DownloadButton"),
    "map": ("Button", "ComponentInstance", "DownloadButton"),
}
ICONS = "MaterialSymbols-Rounded"


def first(page: str, folder: Path) -> list[str]:
    """Names of the scripts in `folder` (Streamlit's static/js) that a page needs beyond index.html, each once.

    A script that this version of Streamlit does not have is left out: the page loads it late, and looks the same.
    """
    roots = [name for part in (*EVERYWHERE, *FIRST.get(page, ())) if (name := named(part, folder))]
    return list(dict.fromkeys(name for root in roots for name in _with_imports(root, folder)))


def named(part: str, folder: Path, suffix: str = "js") -> str | None:
    """The file `{part}.{digest of eight}.{suffix}`; None where there is none, or more than one."""
    found = [path.name for path in folder.glob(f"{part}.{'?' * 8}.{suffix}")]
    return found[0] if len(found) == 1 else None


def _with_imports(root: str, folder: Path) -> Iterator[str]:
    """A script and everything it imports when it is loaded."""
    seen, ahead = set(), [root]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            yield name
            ahead += _imports(folder / name)


@functools.cache
def _imports(script: Path) -> Iterable[str]:
    return tuple(IMPORTED.findall(script.read_text("utf-8"))) if script.exists() else ()
