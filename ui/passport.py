"""A figure's passport: value, formula with its parts, files and cells, release, published counterpart; one click away."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.release import Release
from findings import counterpart, origin
from findings.wording import Text, month, shown
from geo.register import register
from metrics.cube import Cell
from ui import text


def popover(release: Release, cell: Cell, key: str) -> None:
    """A word that opens the passport in place; looked up only when asked."""
    opened = st.popover(text.say("source"), type="tertiary", key=f"source.{key}", on_change="rerun")
    if opened.open:
        with opened:
            body(release, cell)


def dialog(release: Release, cell: Cell) -> None:
    """The passport over the page, for a figure chosen in a table."""
    lang = text.language()
    name = Text(cell.indicator.zh, cell.indicator.en)[lang]
    title = f"{register().areas[cell.area].name(lang)} · {name} · {month(cell.period, lang)}"
    st.dialog(title, width="large")(body)(release, cell)


def body(release: Release, cell: Cell) -> None:
    """The passport itself, as a list of what is known."""
    lang, found = text.language(), origin.origin(release, cell)
    rows: list[tuple[str, str]] = [
        ("value", str(shown(cell.value, cell.indicator, lang))),
        ("formula", found.formula[lang]),
        ("reckoning", found.reckoning[lang]),
        ("coverage", found.coverage[lang]),
        ("target", found.target[lang]),
        ("breaks", "；".join(b[lang] for b in found.broken)),
        ("published", _published(found, lang)),
        ("cites", "；".join(found.cites)),
        ("release", f"{release.label[lang]} ({release.id})"),
        ("files", "\n".join(found.sources)),
        ("checksums", "\n".join(f"{name}  sha256 {digest}" for name, digest in found.checksums)),
    ]
    items = "".join(f"<dt>{text.say(k)}</dt><dd>{escape(v)}</dd>" for k, v in rows if v)
    mark = f'<p class="board-demo">{text.say("demo_mark")}</p>' if release.is_demo else ""
    st.html(f'{mark}<dl class="board-passport">{items}</dl>')


def _published(found: origin.Origin, lang: str) -> str:
    figure = found.published
    if figure is None:
        return ""
    value = shown(figure.value, found.cell.indicator, lang)
    return f"{value} · {figure.cite} · {figure.date} · {counterpart.agreement(found.cell, figure)[lang]}"
