"""A figure's own passport: all that is known of it, and the observations behind it as a file to send on."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from data.store.release import Release
from findings.core import own_total
from findings.core.view import View
from findings.lineage import official_match, origin, source_cells
from findings.text.wording import shown, shown_figure
from metrics.cell import Cell
from ui.elements import follow, tables
from ui.state import text

Fact = tuple[str, str]  # key of a word of the interface, and what is said under it


def facts(release: Release, view: View, cell: Cell) -> list[Fact]:
    """What is known of a figure, in plain words."""
    lang, found = text.language(), origin.origin(release, cell)
    told = [
        ("value", str(shown_figure(cell, lang))),
        ("formula", found.formula[lang]),
        ("reckoning", found.reckoning[lang]),
        ("coverage", found.coverage[lang]),
        ("own_total", own_total.said(view, cell)[lang]),
        ("target", found.target[lang]),
        ("breaks", "；".join(b[lang] for b in found.broken)),
        ("published", _published(found, lang)),
        ("cites", "；".join(found.cites)),
        ("release", f"{release.label[lang]} ({release.id})"),
        ("files", "\n".join(found.sources)),
        ("checksums", checksums(found.checksums)),
    ]
    return [(key, said) for key, said in told if said]


def as_html(told: Iterable[Fact], cell: Cell) -> list[Fact]:
    """The same ready to be shown; who reported opens who they are."""
    written = {key: escape(said) for key, said in told}
    return list((written | {"coverage": follow.reporting(cell, text.language())}).items())


def downloads(release: Release, view: View, cell: Cell, told: Iterable[Fact], where: str = "") -> None:
    """The facts and every observation as xlsx and csv, looked up when asked for. `where`: told apart by, if it stands twice on a page."""
    name = f"source_{cell.indicator.id}_{cell.area}_{cell.period:%Y-%m}"
    said = [(text.say(key), words) for key, words in told]
    tables.offered(release, lambda: source_cells.table(release, view, cell), name, said, where)


def checksums(found: Iterable[tuple[str, str]]) -> str:
    """Files with their sha256, one a line."""
    return "\n".join(dict.fromkeys(f"{name}  sha256 {digest}" for name, digest in found))


def _published(found: origin.Origin, lang: str) -> str:
    figure = found.published
    if figure is None:
        return ""
    value = shown(figure.value, found.cell.indicator, lang)
    return f"{value} · {figure.cite} · {figure.date} · {official_match.agreement(found.cell, figure)[lang]}"
