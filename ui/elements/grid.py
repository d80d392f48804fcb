"""A table as HTML: its words can be read aloud, searched, copied and printed, its heads sort, its figures open their passport.

`static/tables.js` sorts and leads the arrow keys; `ui.elements.follow` opens what is clicked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from data.query.listing import width
from drawing import theme
from findings.core import cell_text
from findings.core.status import status_of
from findings.core.table import Column, Count, Noted, Table
from findings.links.link import Figure
from language.sentence import Link, Sentence
from metrics.cell import Cell
from ui import framework
from ui.elements import follow

NUMBERS = {"figure", "number", "change", "rank"}
# Letters of a head and of a cell that are kept on one line, and of a line to which a longer one is broken.
HEAD, SHORT, BROKEN = 8, 18, 32
TALL = 12  # rows; more of them scroll in a frame, their heads in sight
UPRIGHT = 175  # letters; a table that wants more in a line turns the paper
WORDS = 4  # columns of texts; a table of so many is read row by row, on a phone each row as a list
NAMED = "".join(
    f".board-grid.words tbody tr > :nth-child({n})::before {{content: var(--head{n});}} " for n in range(1, 17)
)
CSS = f"""
<style>
.board-grid {{overflow: auto; border: 1px solid {theme.LINE}; border-radius: 4px;}} .board-grid.tall {{max-height: 75vh;}} {framework.COLUMN} .board-grid :is(th, td) {{padding-left: .32rem; padding-right: .32rem;}} {framework.COLUMN} .board-grid.tall {{max-height: min(75vh, max(28rem, 100vh - 24rem));}} {framework.ROW}:has({framework.key("crumbs")}) .board-grid:not(.tall) tbody :is(th, td) {{padding-top: calc(.34rem + var(--air, 0rem)); padding-bottom: calc(.34rem + var(--air, 0rem));}}
.board-grid table {{border-collapse: separate; border-spacing: 0; width: 100%; font-size: .84rem; line-height: 1.35; color: {theme.INK};}}
.board-grid :is(th, td) {{border-bottom: 1px solid {theme.LINE}; padding: .34rem .55rem; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere;}}
.board-grid tbody tr:last-child > * {{border-bottom: none;}} .board-grid tbody tr:hover > * {{background: {theme.PANEL};}}
.board-grid thead th {{position: sticky; top: 0; z-index: 2; background: {theme.PANEL}; vertical-align: bottom;}}
.board-sort {{all: unset; cursor: pointer; color: {theme.SECONDARY}; font-weight: 500;}} .board-sort:focus-visible {{outline: 2px solid {theme.ACCENT};}}
.board-sort::after {{content: "\\00a0↕"; color: #9AA3AD; font-size: .85em;}} [aria-sort="ascending"] .board-sort::after {{content: "\\00a0↑"; color: {theme.INK};}} [aria-sort="descending"] .board-sort::after {{content: "\\00a0↓"; color: {theme.INK};}}
@media screen {{.board-grid :is(thead th, .n) {{overflow-wrap: normal;}} .board-grid.words tbody td:not(.n, .s, :empty) {{min-width: 7rem;}} .board-grid.words tbody td.l {{min-width: 10.5rem;}}
  .board-grid:has(thead th:nth-child(12)) :is(th, td) {{padding-left: .36rem; padding-right: .36rem; font-size: .8rem;}} .board-grid.words:has(thead th:nth-child(12)) tbody td:not(.n, .s, .l, :empty) {{min-width: 6rem;}}}}
@media screen and (min-width: 641px) {{{framework.COLUMN} .board-grid .n + :not(.n) {{padding-left: .8rem;}}}}
@media screen and (max-width: 640px) {{th:not([aria-sort]) .board-sort::after {{content: none;}} .board-grid :is(th, td) {{padding: .34rem .4rem;}} .board-grid tbody td:not(.n, .s) {{min-width: 9rem;}}}}
@media screen and (max-width: 640px) {{
  .board-grid.words thead {{position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden;}} .board-grid.words :is(table, thead, tbody, tr) {{display: block;}}
  .board-grid.words tr {{padding: .45rem .1rem; border-bottom: 1px solid {theme.LINE};}}
  .board-grid.words tbody tr > :is(th, td) {{display: grid; grid-template-columns: 6em minmax(0, 1fr); column-gap: .6rem; position: static; min-width: 0; max-width: none; padding: .08rem .4rem; border: none; text-align: left; white-space: normal;}}
  .board-grid.words tbody tr > :empty {{display: none;}} .board-grid.words tbody tr > *::before {{color: {theme.SECONDARY}; font-weight: 400;}}
  {NAMED}
}}
.board-grid .paper {{display: none;}}
.board-grid tbody th {{max-width: 11rem; position: sticky; left: 0; z-index: 1; background: {theme.WHITE}; font-weight: 500;}} .board-grid thead [data-key="area"] {{left: 0; z-index: 3;}}
.board-grid .n {{text-align: right; font-variant-numeric: tabular-nums;}} .board-grid :is(.s, tbody .n) {{white-space: nowrap;}}
.board-grid [data-cell] {{border-bottom: none;}} .board-grid td:hover > [data-cell] {{text-decoration: underline dotted;}}
.board-grid td > .none {{color: {theme.SECONDARY}; font-size: .92em;}} .board-grid td > :is(.behind, .watch) {{font-weight: 600; margin-right: .3em;}} .board-grid span > [data-cell]:hover {{text-decoration: underline dotted;}}
{"".join(f".board-grid .{standing} {{color: {colour};}}" for standing, colour in theme.STATUS.items() if standing != "none")}
</style>
"""


def html(table: Table, mark: str, lang: str, name: str = "") -> str:
    """The whole table, with a digest of it as `data-made`. On paper its title and the `mark` of a demonstration stand above the heads of every page.

    `name`: what the address calls it where it says how it is sorted; without one it does not say.
    """
    rows = cell_text.rows(table, lang)
    title = escape(table.title[lang])
    is_told = sum(column.kind == "text" for column in table.columns) >= WORDS
    found = {"tall": len(rows) > TALL, "wide": _breadth(table, rows, lang) > UPRIGHT, "words": is_told}
    forms = [name for name, is_so in found.items() if is_so]
    over = " · ".join(words for words in (title, escape(mark)) if words)
    heads = "".join(_head(column, lang) for column in table.columns)
    body = "".join(_row(table.columns, row, words, lang) for row, words in zip(table.rows, rows, strict=True))
    named = f' data-table="{escape(name)}"' if name else ""
    named += f' data-made="{hashlib.sha256(f"{title}{heads}{body}".encode()).hexdigest()[:16]}"'
    return (
        f'<div class="{" ".join(["board-grid", *forms])}"{named} tabindex="0" role="region" aria-label="{title}"{_named(table, lang) if is_told else ""}><table><thead>'
        f'<tr class="paper"><th colspan="{len(table.columns)}">{over}<tr>{heads}<tbody>{body}</table></div>'
    )


def digest(made: str) -> str:
    """What `html` says the table is, by which a browser names it."""
    found = re.search(r' data-made="(\w+)"', made)
    assert found, "every table says it"
    return found[1]


def _named(table: Table, lang: str) -> str:
    """The heads for where each row is a list and names its cells itself."""
    heads = (column.head(lang).replace("\\", "").replace("'", "’") for column in table.columns)
    named = "".join(f"--head{n}:'{head}';" for n, head in enumerate(heads, start=1))
    return f' style="{escape(named)}"'


def _head(column: Column, lang: str) -> str:
    words = column.head(lang)
    names = " ".join(name for name, is_so in (("n", column.kind in NUMBERS), ("s", width(words) <= HEAD)) if is_so)
    return f'<th scope="col" data-key="{column.key}" class="{names}"><button type="button" class="board-sort">{escape(words)}</button>'


def _row(columns: Sequence[Column], row: Mapping[str, Any], words: Sequence[str], lang: str) -> str:
    return "<tr>" + "".join(_cell(c, row, w, lang) for c, w in zip(columns, words, strict=True))


def _cell(column: Column, row: Mapping[str, Any], words: str, lang: str) -> str:
    value = row.get(column.key)
    link = Figure(value) if isinstance(value, Cell) else column.link(row)
    names = " ".join(name for name in (_form(column, words), _standing(column, row)) if name)
    inner = _counts(value, lang) if column.kind == "counts" and value else _worded(value, link, words, lang)
    tag = 'th scope="row"' if column.key == "area" else "td"
    own = f' class="{names}"' if names else ""
    order = _order(column, value)
    sort = f' data-sort="{order}"' if order else ""
    return f"<{tag}{own}{sort}>{inner}"


def _worded(value: Any, link: Link | None, words: str, lang: str) -> str:
    """The words of a cell; those of a sentence open what each of them was written with."""
    if link or not isinstance(value, Sentence):
        return opening(link, words)
    return f"<span>{follow.sentence(value, lang)}</span>"


def opening(link: Link | None, words: str) -> str:
    """Words that open what they are computed from, where they are of anything; long ones may take several lines."""
    return follow.opens(link, escape(words), long=width(words) > SHORT) if link and words else escape(words)


def _counts(counts: Sequence[Count], lang: str) -> str:
    """Each count in its colour, opening what it counts."""
    return " ".join(
        f'<span class="{count.standing}">{follow.opens(count.of, escape(count.words[lang]))}</span>' for count in counts
    )


def _order(column: Column, value: Any) -> str:
    """What a cell sorts by where its words would mislead: an English month by its date, a sum with its coverage and an amount with its unit by themselves, counts by their colours."""
    if isinstance(value, Cell):
        return str(value.value) if value.has_gaps and value.value is not None else ""
    if isinstance(value, Noted):
        return str(value.value) if value.shown else ""
    if column.kind == "counts":  # the gravest first
        number = {count.standing: count.number for count in value or ()}
        return "".join(f"{number.get(standing, 0):05}" for standing in ("behind", "watch")) if value else ""
    return str(value) if column.kind == "month" and value else ""


def _form(column: Column, words: str) -> str:
    """Numbers stand to the right; they, standings and short words are not broken, long ones have room."""
    if column.kind in NUMBERS:
        return "n"
    if column.kind == "status" and words:
        return "s"
    return "s" if 0 < width(words) <= SHORT else "l" if width(words) > BROKEN else ""


def _standing(column: Column, row: Mapping[str, Any]) -> str:
    """The name of the colour of a judged figure, a status or an alarm; the shape beside the words says the same without it."""
    value = row.get(column.key)
    if column.wears:
        return column.wears(row)
    if column.kind == "status":
        return value.standing if value else ""
    return status_of(value).standing if column.judged and isinstance(value, Cell) else ""


def _breadth(table: Table, rows: Sequence[Sequence[str]], lang: str) -> int:
    """Letters in a line of the table; heads may take four lines, their Latin words are not broken."""
    heads = [max(-(-width(column.head(lang)) // 4), _longest(column.head(lang))) for column in table.columns]
    columns = (max([head, *(width(row[n]) for row in rows)]) for n, head in enumerate(heads))
    return sum(min(longest, BROKEN) + 2 for longest in columns)


def _longest(words: str) -> int:
    return max((len(word) for word in re.findall("[A-Za-z]+", words)), default=0)
