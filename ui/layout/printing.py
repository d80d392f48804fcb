"""Every page on paper: A4, without controls, readable in black and white, its tables whole."""

from __future__ import annotations

from drawing.theme import DIVERGING, INK, MISSING, SECONDARY
from ui import framework
from ui.layout.look import CARDS

AHEAD = DIVERGING[len(DIVERGING) // 2 :]
# In black and white both ends of a diverging scale are dark, and what is missing is as light as what is near the target: what
# is ahead is striped, what is missing is crossed. The patterns stand in static/print.js. Leaflet's map is not painted so: it
# writes every figure into its place.
STRIPES = "\n".join(
    f'  #board-ahead-{n} rect {{fill: {fill};}} {framework.CHART} [fill="{fill}" i] {{fill: url(#board-ahead-{n});}} '
    f'.board-legend:not(:has(i.hatched)) i[style*="{fill}" i] {{background-image: repeating-linear-gradient(45deg, #fff 0 1px, transparent 1px 4px) !important;}}'
    for n, fill in enumerate(AHEAD)
)
CSS = f"""
<style>
.board-chosen, .board-family {{display: none;}}
@page {{size: A4; margin: 10mm 10mm 11mm; @bottom-right {{content: counter(page) " / " counter(pages); font-size: 7.5pt; color: {SECONDARY};}}}}
@page board-wide {{size: A4 landscape;}}
@media print {{
  html, body, #root, {framework.APP}, {framework.APP} > *, {framework.VIEW}, {framework.MAIN} {{position: static !important; overflow: visible !important; height: auto !important; display: block !important; background: none !important;}}
  {framework.BLOCK} {{padding: 0 !important; max-width: none !important;}} body:has({framework.BLOCK}.wide, .board-grid.wide:not({framework.keyed("downloads")} *)) {{page: board-wide;}} /* not for a table that is not printed */
  :is({framework.STACK}, {framework.ROW}, {framework.COLUMN}, {framework.WRAPPER}, {framework.ELEMENT}, {framework.FULL_SCREEN}) {{display: block; width: auto !important; min-width: 0 !important; height: auto !important; max-height: none !important; overflow: visible !important;}}
  :is({framework.COLUMN}, {framework.WRAPPER}, {framework.ELEMENT}) {{margin: 0 0 4pt !important;}}
  button:not([aria-checked="true"], [aria-selected="true"], .board-sort), {framework.TAB}:not([aria-selected="true"]), {framework.HEADER}, {framework.TOOLBAR}, {framework.ELEMENT_TOOLBAR}, {framework.STATUS}, {framework.DECORATION}, {framework.SKIP_LINK},
  {framework.MULTISELECT}, {framework.POPOVER}, {framework.EXPANDER}, {framework.DIALOG}, {framework.keyed("pictures")}, {framework.keyed("downloads")}, {framework.DOWNLOAD}, {framework.key("crumbs")},
  {framework.key("about")} {framework.ELEMENT}:has({framework.BUTTONS}), {framework.ROW}:has({framework.key("about")}) > {framework.COLUMN}:not(:has({framework.key("about")})) {{display: none !important;}}
  {framework.TEXT_INPUT}:has(input[value=""]) {{display: none !important;}}
  :is({framework.SELECTBOX}, {framework.TEXT_INPUT}, {framework.BUTTONS}) :is(div, input, button) {{border: none !important; background: none !important; padding: 0 !important; min-height: 0 !important; height: auto !important; color: {INK}; font-size: 9pt;}}
  {framework.BUTTONS}, {framework.BUTTONS} * {{width: auto !important; max-width: none !important; overflow: visible !important;}}
  {framework.BUTTONS} {framework.CHOICE} {{display: inline !important;}} {framework.BUTTONS} {framework.CHOICE}::before {{content: attr(aria-label) " "; color: {SECONDARY};}}
  {framework.ELEMENT}:has(> {framework.BUTTONS}) {{display: inline-block; margin-right: 12pt !important;}}
  .board-chosen {{display: inline; font-weight: 600; color: {INK};}}
  .board-about {{text-align: left; white-space: normal; font-size: 9pt;}}
  .board-answer {{display: block !important; font-size: 10.5pt; line-height: 1.35;}} /* in line it would stand as far apart as on the screen */
  .board-heading {{break-after: avoid;}}
  {framework.ELEMENT}:has(.board-heading) {{break-after: avoid;}}
  .board-heading {{font-size: 10.5pt;}} .board-list li, .board-list.places li {{font-size: 9pt; line-height: 1.35; padding-top: 1.5pt; padding-bottom: 1.5pt;}} .board-list.places li {{padding-top: .5pt; padding-bottom: .5pt; line-height: 1.3;}} html:lang(en) .board-list.places li {{font-size: 8pt;}}
  {framework.COLUMN}:has(> {framework.STACK} > {framework.ELEMENT} > :is({framework.SELECTBOX}, {framework.TEXT_INPUT})):not(:has({framework.HTML})) {{display: inline-block; width: 31% !important;}}
  .board-line, .board-counts, .board-legend {{font-size: 8.5pt; line-height: 1.3; padding: 0; row-gap: 0;}} .board-line:has(> .board-way) {{display: none;}} /* what opens on a screen */
  html:lang(en) .board-answer {{font-size: 9.5pt; line-height: 1.3;}} html:lang(en) :is(.board-line, .board-counts, .board-legend, .board-list li) {{font-size: 8pt;}} html:lang(en) .board-card p {{font-size: 7pt;}}
  .board-list li, .board-legend, .board-facts, .board-card {{break-inside: avoid;}}
  .board-cards {{grid-template-columns: repeat({CARDS}, minmax(0, 1fr)); gap: 5pt;}} .board-card {{padding: 5pt;}}
  .board-card p, .board-card .name {{font-size: 7.5pt;}}
  .board-card header {{flex-wrap: wrap;}} .board-card header b {{white-space: nowrap;}} .board-card .figure {{font-size: 13pt; white-space: normal;}} .board-card .figure small {{font-size: 7.5pt;}}
  .board-legend i, .board-sheet, .board-table {{-webkit-print-color-adjust: exact; print-color-adjust: exact;}}
{STRIPES}
  {framework.CHART} [fill="{MISSING}" i] {{fill: url(#board-missing);}} .board-legend i.missing {{background: repeating-linear-gradient(45deg, #8A93A0 0 .7px, transparent .7px 3.5px), repeating-linear-gradient(-45deg, #8A93A0 0 .7px, transparent .7px 3.5px);}}
  {framework.TABS} {{display: none !important;}} {framework.TAB_PANEL} {{display: block !important; visibility: visible !important; position: static !important; height: auto !important; overflow: visible !important; padding: 0 !important;}}
  .board-family {{display: table-caption; caption-side: top; text-align: left; padding: 2pt 0; font-size: 9pt; font-weight: 600; color: {INK};}}
  .board-scroll {{overflow: visible;}} .board-table {{font-size: 8pt;}} .board-table :is(th, td) {{padding: 1.8pt 3pt;}} .board-table tr {{break-inside: avoid;}}
  :is({framework.keyed("figure")}, {framework.CHART}, {framework.PLOTLY_CHART}, iframe) {{break-inside: avoid; overflow: visible !important;}}
  {framework.CHART}, {framework.CHART} > * {{display: block !important; width: auto !important; height: auto !important;}}
  {framework.CHART} :is(canvas, svg) {{width: auto !important; height: auto !important; max-width: 100% !important; max-height: 235mm;}} .wide {framework.CHART} :is(canvas, svg) {{max-height: 150mm;}}
  :is({framework.keyed("figure")}, {framework.CHART}):has(.board-slice) {{break-inside: auto;}} {framework.CHART}:has(.board-slice) > svg, {framework.keyed("figure")}:has(.board-slice) {framework.ELEMENT}:has(> {framework.HTML} .board-under) {{display: none !important;}} .board-slice {{break-inside: avoid; margin-bottom: 10pt;}} .board-slice svg {{display: block;}}
  {framework.keyed("atlas")} {framework.CHART} svg {{max-height: 46mm; margin: 0 auto;}} html:lang(en) {framework.keyed("atlas")} {framework.CHART} svg {{max-height: 26mm;}} /* so that the overview keeps to one page */
  {framework.keyed("parts")} {{display: grid !important; grid-template-columns: repeat(3, minmax(0, 1fr)) !important;}}
  .board-grid {{overflow: visible; max-height: none !important; border: none;}}
  .board-grid table {{border-collapse: collapse; font-size: 7.5pt; line-height: 1.3;}}
  .board-grid thead {{display: table-header-group;}} .board-grid .paper {{display: table-row;}}
  .board-grid tr {{break-inside: avoid;}} .board-grid tbody tr:nth-child(-n+2) {{break-after: avoid;}} .board-grid tbody tr:nth-last-child(-n+2) {{break-before: avoid;}}
  .board-grid :is(thead, tbody) :is(th, td) {{position: static; background: none; border-bottom: .5pt solid #9AA3AD; padding: 2pt 3pt;}}
  .board-grid thead tr:last-child th {{border-bottom: 1pt solid {INK}; overflow-wrap: break-word;}} .board-grid .paper th {{border-bottom: none; font-weight: 600;}}
  .board-sort {{display: contents; color: {INK} !important; font-weight: 600 !important;}} /* a button is drawn on the first page only */ .board-sort::after {{content: none !important;}}
  .board-note, {framework.CAPTION} {{font-size: 7.5pt; line-height: 1.3;}}
}}
</style>
"""
