"""The little CSS the framework leaves to us: the parts that several pages show, and how high their maps are."""

from __future__ import annotations

from drawing.theme import ACCENT, FAINT, INK, LINE, MISSING, PANEL, SECONDARY, STATUS
from geo.register import REGION
from metrics.catalogue import CORE
from ui import framework

# The frame of the map, and what stands in its place until the framework has it.
MAP = f":is({framework.FRAMED}, {framework.SKELETON}:has(+ {framework.FRAMED}))"

# How high the maps are: what the screen leaves them when all above them and their legends have room, and no more than their width fills.
ATLAS = (
    "clamp(var(--least-atlas), 100vh - var(--over-atlas), 42vw)"  # what stands over and under it takes more in English
)
FRAME = "clamp(500px, 100vh / var(--scale, 1) - 400px, 46vw / var(--scale, 1))"  # large screens zoom it
ROWS = -(-len(CORE) // 5)  # of cards, where five stand beside each other
CARDS = -(-len(CORE) // ROWS)  # in each of them
CSS = f"""
<style>
@media screen and (min-width: 641px) {{:root {{--air: clamp(0rem, (100vh - 56.25rem) / 30, .4rem);}}}} /* what a row gets more where the screen is higher than a notebook's */
{framework.BLOCK} {{max-width: 120rem; padding: 4.2rem 1.5rem 1.5rem;}}
.board-answer {{font-size: 1.18rem; line-height: 1.55; color: {INK}; margin: 0; font-weight: 500;}}
.board-about {{color: {SECONDARY}; font-size: .84rem; text-align: right; margin: 0; line-height: 1.5; white-space: nowrap;}}
.board-about b {{color: {INK}; font-weight: 600;}}
.board-demo {{display: inline-block; border: 1px solid {STATUS["watch"]}; color: {STATUS["watch"]}; border-radius: 4px; padding: 0 .45em; font-weight: 600;}}
.board-cards {{display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem;}} @media (min-width: 1000px) {{.board-cards {{grid-template-columns: repeat({CARDS}, minmax(0, 1fr));}}}}
.board-card {{display: flex; flex-direction: column; gap: .05rem; padding: 1rem; border: 1px solid {LINE}; border-radius: .5rem;}}
.board-card .name [data-cell] {{display: inline-block; white-space: normal;}} .board-card header {{display: flex; flex-wrap: wrap; column-gap: .3rem; justify-content: space-between; align-items: baseline; font-size: .92rem; color: {SECONDARY};}}
.board-card header b {{color: {INK}; font-size: 1rem;}}
.board-card .figure {{padding-bottom: .15rem; font-size: 2.05rem; font-weight: 650; line-height: 1.2; color: {INK}; white-space: nowrap; letter-spacing: -.01em;}}
.board-card .figure small {{font-size: .92rem; font-weight: 400; color: {SECONDARY}; margin-left: .2em;}}
.board-card .name {{color: {SECONDARY}; font-size: .86rem;}}
.board-card p {{margin: 0; font-size: .84rem; color: {INK}; line-height: 1.45;}}
.board-card .lines {{display: flex; flex-wrap: wrap; column-gap: .9em;}}
.board-trend {{display: block; width: 100%; height: 1.9rem; margin: .15rem 0;}}
.board-status, .board-status span {{font-weight: 600; white-space: nowrap;}} .board-table .board-status {{white-space: normal;}} .board-status small {{font-weight: 400; color: {SECONDARY}; word-break: keep-all; white-space: nowrap;}} .board-card header small {{font-size: .72rem;}} :root:lang(en) .board-card header b {{font-size: .95rem;}}
:root {{--over-atlas: 39.2rem; --least-atlas: 14.25rem;}} :root:lang(en) {{--over-atlas: 42.9rem; --least-atlas: 13.3rem;}}
.board-legend {{display: flex; flex-wrap: wrap; gap: .15rem .9rem; font-size: .8rem; color: {SECONDARY}; margin: 0;}}
.board-legend p {{margin: 0; font-size: inherit;}}
.board-legend span {{display: inline-flex; align-items: center; gap: .35em; white-space: nowrap;}}
.board-legend i {{width: 1.15em; height: .85em; border: 1px solid {FAINT}; display: inline-block;}}
.board-legend i.missing {{background: {MISSING};}}
.board-legend i.hatched {{background: repeating-linear-gradient(45deg, {MISSING} 0 2px, #fff 2px 5px);}}
.board-legend i.outlined {{border: 2px solid {INK};}}
.board-note {{font-size: .78rem; color: {SECONDARY}; margin: 0;}}
.board-list {{list-style: none !important; margin: 0 !important; padding: 0 !important;}}
.board-list li {{margin: 0 !important; padding: calc(.34rem + var(--air, 0rem)) 0; border-bottom: 1px solid {LINE}; font-size: .9rem; line-height: 1.4;}}
.board-list li b {{font-weight: 600;}}
.board-list.places li {{padding: calc(.2rem + var(--air, 0rem)) 0; line-height: 1.35;}} @media screen and (max-width: 640px) {{.board-list.places li {{padding: .3rem 0;}}}}
.board-heading {{font-size: 1.02rem; font-weight: 600; margin: .1rem 0; color: {INK};}}
.board-passport {{font-size: .88rem; margin: 0 !important; padding: 0 !important; min-width: min(20rem, 100%);}} .board-passport dt {{font-weight: 600;}}
.board-back {{margin: 0; font-size: .88rem;}} .board-passport dd {{margin: 0 0 .4em !important; white-space: pre-line; overflow-wrap: anywhere;}}
.board-facts {{display: grid; grid-template-columns: max-content 1fr; gap: .3rem .9rem; font-size: .88rem; margin: 0 !important; padding: 0 !important; line-height: 1.5;}}
.board-facts dt, .board-facts dd {{margin: 0 !important; padding: 0;}} .board-facts dt {{color: {SECONDARY}; white-space: nowrap;}} .board-facts dd {{overflow-wrap: anywhere;}}
:is({framework.NAV_LINK}, {framework.SIDE_NAV_LINK}):focus-visible {{outline: 2px solid {ACCENT}; outline-offset: -2px;}}
{framework.CHART} {{overflow-x: auto;}}
{framework.keyed("atlas")} {{height: {ATLAS}; flex: none;}}
{MAP} {{height: {FRAME} !important; vertical-align: top;}}
.board-line {{margin: 0; font-size: .88rem; line-height: 1.45; padding-top: .3rem;}}
.board-scroll {{overflow-x: auto;}}
.board-counts {{display: flex; flex-wrap: wrap; gap: .1rem .8rem; margin: 0; font-size: .88rem;}} .board-counts span {{white-space: nowrap;}} .board-counts b {{font-weight: 600;}}
.board-table {{border-collapse: collapse; width: 100%; font-size: .84rem;}}
.board-table th {{text-align: left; color: {SECONDARY}; font-weight: 500; border-bottom: 1px solid {LINE}; padding: .25rem .4rem;}}
.board-table td {{border-bottom: 1px solid {LINE}; padding: .25rem .4rem; white-space: nowrap;}}
.board-table td:first-child {{white-space: normal; min-width: 6.5em;}}
.board-failed {{border-left: 4px solid {STATUS["behind"]}; background: {PANEL}; padding: .6rem .9rem; margin: 0;}}
.board-stands-in {{border-left: 4px solid {STATUS["watch"]}; background: {PANEL}; padding: .6rem .9rem; margin: 0;}}
{framework.APP}:has(.board-failed) {framework.EXCEPTION} {{display: none;}}
{framework.CAPTION}, {framework.CAPTION} p {{color: {SECONDARY}; opacity: 1;}}
/* In English what the figures are takes two lines beside the pickers, so that the bar of a page keeps to one row. */
@media screen and (min-width: 1101px) {{
  html:lang(en) .board-about {{white-space: normal; text-wrap: balance; font-size: .8rem; line-height: 1.25;}} html:lang(en) {framework.key("about")} {{flex-wrap: nowrap !important;}}
  html:lang(en) {framework.key("about")} > {framework.ELEMENT} {{flex: none;}} html:lang(en) {framework.key("about")} > {framework.ELEMENT}:has(.board-about) {{flex: 0 1 auto; min-width: 0;}}
}}
@media (max-width: 1100px) {{.board-about {{white-space: normal; text-align: left;}}}}
/* On a phone the region is lower than the figures that hold it: what stays white above and below it is cut away. */
@media screen and (max-width: 640px) {{
  {MAP}, {framework.keyed("atlas")} {{height: 22rem !important;}} {framework.keyed(f"atlas-{REGION}")} {{height: calc((100vw - 3rem) * .83) !important;}}
  {framework.key("figure-priority-map")} svg {{margin: -1rem 0 -2rem; clip-path: inset(1rem 0 2rem);}}
  {framework.key("figure-priority-map")} {framework.CHART} {{overflow: hidden;}}
}}
</style>
"""
