"""What stands above a figure on a page: its title, what it counts, when, where and from which release, and its legend.

In HTML, because it must wrap on a phone; in a file the same words stand inside the picture (`drawing.picture`).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data.store.release import Release
from drawing.caption import Sign, facts
from drawing.theme import SECONDARY, STATUS
from findings.core.view import View
from findings.lineage import export
from language.text import Text
from ui import framework

FRAME = f"{framework.FULL_SCREEN}:has({framework.CHART})"
FILLED = f"{framework.keyed('figure-')}:has({framework.CLOSE_FULL_SCREEN})"  # a figure that fills the screen
CSS = f"""
<style>
{framework.keyed("figure-")} {{position: relative;}}
{framework.keyed("figure-")} .board-heading {{padding-right: 5.5rem; line-height: 1.35;}}
.board-under {{margin: 0; font-size: .78rem; line-height: 1.45; color: {SECONDARY};}} .board-under :is(span, b) {{display: inline-block;}} .board-under b {{color: {STATUS["watch"]}; font-weight: 600;}}
.board-under + .board-legend {{margin: .3rem 0 .2rem; color: inherit;}}
.board-legend b {{font-weight: 700; line-height: 1;}}
.board-heard {{position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap;}}
{framework.keyed("pictures-")} {{width: auto; gap: .7rem; flex-wrap: nowrap;}} {framework.keyed("figure-")} {framework.keyed("pictures-")} {{position: absolute; top: 0; right: 0; z-index: 1;}}
{framework.keyed("under-")} {{flex-wrap: nowrap !important;}} {framework.keyed("under-")} > :first-child {{min-width: 0;}} {framework.keyed("under-")} {framework.keyed("pictures-")} {{flex: none;}}
{framework.keyed("pictures-")} button {{min-height: 1.6rem; min-width: 1.6rem; padding: 0; color: {SECONDARY};}} {framework.keyed("pictures-")} button p {{font-size: .8rem;}}
{framework.CHART} {{vertical-align: top;}}
{framework.keyed("parts-")} {{display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, max(20rem, 30%)), 1fr)); gap: .5rem 1rem;}}
{framework.keyed("parts-")} {framework.CHART} svg {{width: 100%; height: auto;}}
/* Of the framework's own buttons the one that fills the screen: the others give rows of raw numbers and a picture without its title. */
{FRAME} :is({", ".join(framework.RAW_BUTTONS)}) {{display: none;}}
{framework.keyed("figure-")} :is({framework.ELEMENT}, {FRAME}, {FRAME} > div) {{position: static;}}
{framework.keyed("figure-")} {framework.ELEMENT_TOOLBAR} {{top: 1.7rem; right: 5.4rem;}}
{FILLED} {framework.ELEMENT_TOOLBAR} {{top: .2rem; right: .75rem;}}
{FILLED} {framework.FULL_SCREEN}:has({framework.CLOSE_FULL_SCREEN}) {{position: fixed;}}
{FILLED} {framework.ELEMENT}:has(> {framework.HTML} .board-under) {{position: fixed; top: .2rem; left: .75rem; right: 9rem; width: auto; z-index: 1000051;}}
{FILLED} :is(.board-heading, .board-under) {{display: inline; margin-right: .8rem; padding: 0;}}
</style>
"""


def heard(said: str) -> str:
    """What a figure shows, in words, for who cannot see it.

    It stands here and is not the figure's own name: with another name in it a browser builds the whole figure again.
    """
    return f'<p class="board-heard">{escape(said)}</p>'


def html(
    title: Text, unit: Text, release: Release, view: View, legend: Sequence[Sign], counted: Text, lang: str
) -> str:
    """Title, facts and legend. `counted`: what the legend's classes measure. A fact the title or the legend names is not said twice."""
    named = " ".join((title[lang], *(sign.word for sign in legend)))
    under = [f"<span>{escape(fact)}</span>" for fact in facts(unit, release, view, lang) if fact not in named]
    mark = export.mark(release, lang)
    said = " · ".join([*under, *([f"<b>{escape(mark)}</b>"] if mark else [])])
    head = f'<h2 class="board-heading">{escape(title[lang])}</h2><p class="board-under">{said}</p>'
    return head + _legend(legend, counted[lang])


def _legend(signs: Sequence[Sign], counted: str) -> str:
    entries = [f"<span>{escape(counted)}</span>"] if counted else []
    entries += [f"<span>{_drawn(sign)}{escape(sign.word)}</span>" for sign in signs]
    return f'<div class="board-legend">{"".join(entries)}</div>' if entries else ""


def _drawn(sign: Sign) -> str:
    if sign.drawn:
        return f'<b aria-hidden="true" style="color:{sign.colour}">{sign.drawn}</b>'
    return f'<i style="background:{sign.colour}"></i>'
