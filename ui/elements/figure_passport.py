"""A figure's own passport: all that is known of it, and the observations behind it as a file to send on."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from data.store.release import Release
from findings.core import own_total
from findings.core.view import View
from findings.lineage import official_match, origin, source_cells
from findings.text import labels
from findings.text.wording import shown, shown_figure
from language.text import Text
from metrics.cell import Cell
from ui.elements import follow, tables
from ui.state import text

Said = tuple[Text, str]  # a label, and what is said under it in the reader's language


def facts(release: Release, view: View, cell: Cell) -> list[Said]:
    """What is known of a figure, in plain words."""
    lang, found = text.language(), origin.origin(release, cell)
    told = [
        (labels.VALUE, str(shown_figure(cell, lang))),
        (labels.FORMULA, found.formula[lang]),
        (labels.COMPUTATION, found.computation[lang]),
        (labels.COVERAGE, found.coverage[lang]),
        (labels.OWN_TOTAL, own_total.said(view, cell)[lang]),
        (labels.TARGET, found.target[lang]),
        (labels.BREAKS, "；".join(b[lang] for b in found.broken)),
        (labels.PUBLISHED, _published(found, lang)),
        (labels.CITES, "；".join(found.cites)),
        (labels.RELEASE, f"{release.label[lang]} ({release.id})"),
        (labels.FILES, "\n".join(found.sources)),
        (labels.CHECKSUMS, checksums(found.checksums)),
    ]
    return [(label, said) for label, said in told if said]


def as_html(told: Iterable[Said], cell: Cell) -> list[Said]:
    """The same ready to be shown; who reported opens who they are."""
    written = {label: escape(said) for label, said in told}
    return list((written | {labels.COVERAGE: follow.reporting(cell, text.language())}).items())


def downloads(release: Release, view: View, cell: Cell, told: Iterable[Said], where: str = "") -> None:
    """The facts and every observation as xlsx and csv, looked up when asked for. `where`: told apart by, if it stands twice on a page."""
    name = f"source_{cell.indicator.id}_{cell.area}_{cell.period:%Y-%m}"
    said = [(label[text.language()], words) for label, words in told]
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
