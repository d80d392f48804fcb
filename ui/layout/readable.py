"""What readers ask of their own browser: letters twice as large, and colours of their own in place of ours."""

from __future__ import annotations

from drawing.theme import WHITE
from ui import framework

# A window of 1440 pixels at 200 % is one of 720: the pickers then stand in rows, each as wide as the longest of its words.
BAR = f"{framework.ROW}:has(> {framework.COLUMN} {framework.key('about')})"
ROUNDS = f"{framework.ROW}:has(> {framework.COLUMN} {framework.key('pick.round')})"
WIDTHS = ((BAR, "area", "19.5rem"), (BAR, "period", "10rem"), (BAR, "indicator", "26rem"), (ROUNDS, "round", "19.5rem"))
PICKERS = " ".join(
    f"{row} > {framework.COLUMN}:has({framework.key(f'pick.{name}')}) {{flex: 1 1 {width}; min-width: min({width}, 100%);}}"
    for row, name, width in WIDTHS
)
CHOSEN = f":is({framework.CHOICE} [aria-checked='true'], {framework.TAB}[aria-selected='true'])"
CSS = f"""
<style>
@media screen and (min-width: 641px) and (max-width: 1100px) {{:is({BAR}, {ROUNDS}) {{flex-wrap: wrap;}} {PICKERS} {BAR} > {framework.COLUMN}:has({framework.key("about")}) {{flex: 1 1 100%;}}}}
/* A colour that says something stays: those of classes, of lines and bars, on the white that they were chosen for. */
@media (forced-colors: active) {{
  .board-legend :is(i, b), {framework.LOGO}, {framework.CHART}, img.board-trend {{forced-color-adjust: none;}}
  .board-legend b, {framework.LOGO}, {framework.CHART}, img.board-trend {{background: {WHITE};}}
  .board-legend i.outlined {{border-color: CanvasText;}}
  {CHOSEN}, {CHOSEN} * {{forced-color-adjust: none; color: HighlightText !important;}} {CHOSEN} {{background: Highlight !important;}}
}}
</style>
"""
