"""Large screens: the whole page in the proportions of full HD, so that it fills 2560×1440 or 3840×2160 and can be read there.

Texts, fields, grids, dialogs and menus grow with the root's font size, which leaves every position of a pointer as the
framework measures it. Only what is drawn in pixels is zoomed: charts, small lines, Plotly's figure and the frame of the map. Paper and the
wall screen have sizes of their own.
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from drawing.charts import lines
from ui import framework
from ui.layout import look

FRAME = 560  # pixels of a frame on a screen of ordinary size; what is higher scrolls in it
# Width and height of the window in pixels from which all is drawn so many times as large; a wide and low window gains nothing.
STEPS = ((2400, 1100, 1.3), (3000, 1400, 1.6), (3600, 1700, 2.0))
ROOT = 16  # pixels of 1rem, as in .streamlit/config.toml


def frame(key: str) -> DeltaGenerator:
    """A frame in which scrolls what is higher than it."""
    return st.container(height=FRAME, border=False, gap=None, key=f"frame.{key}")


def _from(step: tuple[int, int, float], rules: str) -> str:
    width, height, _ = step
    return f"@media screen and (min-width: {width}px) and (min-height: {height}px) {{{rules}}}"


# The framework measures the place of a chart in pixels of the screen, draws the chart so many pixels wide, and is not aware
# that it is zoomed. So that place is narrower by the scale and the chart in it juts out, just as wide as there is room.
# Plotly knows where the pointer is in what is transformed, not in what is zoomed. What fills the screen stays as it is drawn.
WITHIN = f"{framework.FULL_SCREEN}:not(:has({framework.CLOSE_FULL_SCREEN}, {framework.CLOSING_FULL_SCREEN}))"
DRAWN = f"{WITHIN} {framework.CHART}"
EXPLORED = f"{WITHIN} {framework.PLOTLY_CHART}"
GROWN = f"""
  {look.MAP} {{zoom: var(--scale); width: 100% !important;}}
  {DRAWN} {{zoom: var(--scale); width: calc(100% / var(--scale)) !important; overflow: visible !important;}}
  {framework.keyed("parts-")} {DRAWN} {{width: 100% !important;}} {framework.keyed("atlas")} {DRAWN} {{height: calc(100% / var(--scale)) !important;}}
  img.board-trend {{zoom: var(--scale); height: calc(1.9rem / var(--scale)); margin: calc(.15rem / var(--scale)) 0;}}
  {EXPLORED} > .js-plotly-plot {{transform: scale(var(--scale)); transform-origin: 0 0;}}
  {EXPLORED} {{width: calc(100% / var(--scale)) !important; overflow: visible;}}
  {framework.key("explore")} {{flex-basis: calc({lines.HEIGHT}px * var(--scale)) !important; overflow: visible !important;}}
  {framework.POPOVER_BODY} {{max-width: 40rem !important;}}
  #vg-tooltip-element.vg-tooltip {{font-size: .75rem;}}
  :has(> {framework.key("screen-others")}), {framework.key("screen-others")} {{width: calc(520px * var(--scale)) !important;}}
  :has(> {framework.keyed("frame-")}) {{flex-basis: calc({FRAME}px * var(--scale)) !important;}}
  :has(> {framework.keyed("frame-")}), {framework.keyed("frame-")} {{height: calc({FRAME}px * var(--scale)) !important;}}
"""
SIZES = (_from(step, f"html:root {{--scale: {step[2]}; font-size: {ROOT * step[2]:g}px;}}") for step in STEPS)
CSS = f"<style>{_from(STEPS[0], GROWN)} {' '.join(SIZES)}</style>"
