"""The look of the sheet on a place, on a screen and on one page of A4."""

from __future__ import annotations

from html import escape

from data.store.release import Release
from drawing.theme import INK, LINE, PANEL, SECONDARY, STATUS, WHITE
from findings.core.view import View
from findings.lineage import export
from findings.text.wording import month
from ui import framework
from ui.state import text

CSS = f"""
<style>
.board-sheet {{color: {INK}; font-size: .86rem; line-height: 1.4;}}
.board-sheet header h1 {{font-size: 1.5rem; font-weight: 650; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .6rem; align-items: baseline;}}
.board-sheet header h1 small {{font-size: 1rem; font-weight: 400; color: {SECONDARY};}}
.board-sheet header h1 .board-demo {{font-size: .78rem;}}
.board-sheet dl {{display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; margin: .25rem 0 .6rem !important; padding: 0 !important; font-size: .86rem;}}
.board-sheet dl div {{display: flex; gap: .4rem;}}
.board-sheet dt {{color: {SECONDARY}; font-weight: 400; white-space: nowrap;}} .board-sheet dd {{margin: 0 !important;}} .board-sheet dl * {{font-size: inherit !important;}}
.board-sheet .body {{display: grid; grid-template-columns: minmax(0, 2.7fr) minmax(0, 1fr); gap: 1.1rem;}}
.board-sheet .board-table {{font-size: .84rem;}}
.board-sheet .board-table th, .board-sheet .board-table td {{padding: .26rem .4rem; vertical-align: middle;}}
.board-sheet .board-table thead th {{font-size: .78rem; vertical-align: bottom;}}
.board-sheet .board-table tbody {{border-top: 1px solid #B9C0C8;}}
.board-sheet .board-table td:not(:first-of-type) {{font-variant-numeric: tabular-nums;}}
.board-sheet .board-table td:first-of-type {{white-space: normal; min-width: 6em;}}
.board-sheet .board-table .family {{color: {INK}; font-weight: 600; width: 8.5rem; vertical-align: top; background: {PANEL};}}
.board-sheet .board-table .best {{font-weight: 700;}}
.board-sheet .own > [data-cell] {{font-weight: 650; font-size: .95rem;}}
.board-sheet small {{color: {SECONDARY}; font-size: .78rem;}}
.board-sheet small.lacking {{color: {STATUS["watch"]}; white-space: normal;}} .board-sheet td:has(small.lacking) {{white-space: normal;}} .board-sheet small.lacking [data-cell] {{white-space: normal;}}
.board-sheet h2 {{font-size: .95rem; font-weight: 600; margin: 0; padding: 0 0 .15rem; border-bottom: 1px solid {LINE};}}
.board-sheet .boxes {{display: flex; flex-direction: column; gap: .7rem;}}
.board-sheet ul {{list-style: none; margin: 0; padding: 0;}}
.board-sheet ul li {{margin: 0; padding: .18rem 0; font-size: .84rem;}}
.board-sheet li.none {{color: {SECONDARY};}}
@media screen {{.board-further {{display: none;}}}}
.board-sheet footer {{margin-top: .7rem; padding-top: .35rem; border-top: 1px solid {LINE}; color: {SECONDARY}; font-size: .76rem; overflow-wrap: anywhere;}}
.board-sheet code {{font-size: .95em; color: {SECONDARY}; background: none; padding: 0;}}
@media screen and (min-width: 1001px) {{.board-sheet .board-table td {{white-space: normal;}} .board-sheet td:not(.own) small {{white-space: nowrap;}} html:lang(en) .board-sheet .board-table td:first-of-type {{min-width: 8.5rem;}} html:lang(en) .board-sheet .board-table .family {{width: 6.5rem;}}}}
@media (max-width: 1000px) {{.board-sheet .board-table {{min-width: 56rem;}} .board-sheet .board-table .family {{min-width: 6.5rem;}} .board-sheet .body {{grid-template-columns: minmax(0, 1fr);}} .board-sheet .boxes {{display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));}}}}
/* On a phone the figure stands in sight: the family upright beside its lines and without its trend, the indicator stays when the rest is drawn aside. */
@media screen and (max-width: 640px) {{
  .board-sheet .board-table {{min-width: 0;}} .board-sheet .board-table td {{white-space: normal; min-width: 4.4rem;}} .board-sheet td small {{white-space: nowrap;}}
  .board-sheet .board-table .family {{writing-mode: vertical-rl; font-kerning: none; letter-spacing: .12em; width: auto; min-width: 0; padding: .4rem .2rem;}} .board-sheet .family .board-trend {{display: none;}}
  .board-sheet .board-table td:first-of-type {{min-width: 6.6rem; max-width: 8rem; position: sticky; left: 0; background: {WHITE};}}
}}
@media print {{
  .board-sheet .board-table {{min-width: 0 !important;}}
  {framework.ROW}:has({framework.key("about")}), {framework.keyed("screen")} {{display: none !important;}} /* the sheet's own head says it */
  .board-answer {{font-size: 10pt; line-height: 1.35;}}
  .board-sheet {{font-size: 8.2pt; line-height: 1.26;}}
  .board-sheet dl {{font-size: 8.4pt; gap: 0 10pt; margin: 2pt 0 4pt !important;}} html:lang(en) .board-sheet dl {{font-size: 7.7pt;}}
  .board-sheet header h1 {{font-size: 15pt;}} .board-sheet header h1 small {{font-size: 10pt;}} .board-sheet header h1 .board-demo {{font-size: 7.5pt;}}
  .board-sheet .body {{display: block;}}
  .board-sheet .board-table, .board-sheet ul li, .board-sheet small, .board-sheet .board-table thead th {{font-size: 7.5pt;}}
  .board-sheet .board-table th, .board-sheet .board-table td {{padding: 1.3pt 2.4pt; white-space: normal;}} html:lang(en) .board-sheet .board-table :is(th, td) {{padding-block: 1pt;}}
  .board-sheet .board-table .family {{width: 50pt; min-width: 50pt !important;}} html:lang(en) .board-sheet .board-table .family {{width: 54pt; min-width: 54pt !important;}} .board-sheet .board-table td:first-of-type {{min-width: 90pt;}} .board-sheet .board-scroll .board-note {{margin-top: 2pt;}} .board-sheet .board-trend {{height: 16pt;}}
  .board-sheet .board-table .board-status {{white-space: nowrap;}} .board-sheet .board-status small {{font-size: 6.6pt;}} .board-sheet small.lacking {{font-size: 6.4pt !important; white-space: nowrap;}}
  .board-sheet .own > [data-cell] {{font-size: 8.8pt;}} .board-sheet td:not(.own) [data-cell] {{white-space: normal;}}
  .board-sheet .boxes {{display: block; columns: 2; column-gap: 14pt; margin-top: 5pt;}} .board-sheet .boxes section {{padding-bottom: 4pt;}}
  .board-sheet .board-further {{margin-top: 5pt;}} .board-sheet .board-further ul {{columns: 2; column-gap: 12pt;}} .board-sheet .board-further li {{font-size: 7pt; line-height: 1.2; padding: .8pt 0; break-inside: avoid;}} .board-sheet .board-further [data-cell] {{white-space: normal;}}
  .board-sheet h2 {{font-size: 9pt;}} .board-sheet ul li {{padding: 1.2pt 0;}}
  /* English words are longer. */
  html:lang(en) .board-answer {{font-size: 9pt; line-height: 1.25;}} html:lang(en) .board-sheet {{line-height: 1.2;}} html:lang(en) .board-sheet :is(.board-table, ul li, small, .board-table thead th) {{font-size: 7pt;}}
  html:lang(en) .board-sheet section.board-further ul li {{font-size: 6.5pt; line-height: 1.16; padding: .5pt 0;}} html:lang(en) .board-sheet .own > [data-cell] {{font-size: 8pt;}} html:lang(en) .board-sheet ul li {{padding: 1pt 0;}} html:lang(en) .board-sheet .board-status small {{font-size: 6.2pt;}}
  .board-sheet tbody, .board-sheet section {{break-inside: avoid;}}
  .board-sheet footer, .board-note {{font-size: 7pt; line-height: 1.25;}}
}}
</style>
"""


def title(release: Release, view: View, names: str) -> str:
    """The heading of a sheet: whose it is, the month, the mark of a demonstration."""
    lang = text.language()
    mark = f'<span class="board-demo">{escape(export.mark(release, lang))}</span>' if release.is_demo else ""
    return f"<h1>{escape(names)} <small>{escape(month(view.period, lang))}</small> {mark}</h1>"


def edition(release: Release) -> str:
    """The release a sheet was drawn from."""
    return f"{text.say('release')} {escape(release.label[text.language()])} ({release.id})"
