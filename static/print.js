// What a page does when it is printed. The browser lays the paper out as soon as `beforeprint` returns.
import { BLOCK, CHART, FRAMED, HTML, PLOTLY_CHART, keyed } from "./framework.js";

const SHORT_SIDE = 710, LONG_SIDE = 1035; // pixels of A4 between its margins
const HIGH = 880, LOW = 560; // pixels of a page, upright and turned, that a figure may take beneath its title
const DRAWN_FOR_THE_SCREEN = `${PLOTLY_CHART}, ${FRAMED}`;

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// A figure that fills the screen needs the long side of the paper, unless it is high as well and its words stay readable without.
const READABLE = 0.6; // of their size on the screen
const isWide = ({ offsetWidth: width, offsetHeight: height }) => width > LONG_SIDE && (height < width / 2 || width > SHORT_SIDE / READABLE);

const turned = (wide) => document.querySelector(BLOCK)?.classList.toggle("wide", wide);

// What does not draw itself anew for the paper keeps its size and is made smaller as a whole. For what is wider than
// the paper, smaller though it be drawn, the browser would make the whole page smaller: its place cuts off what is empty.
const fitted = (drawn) => {
  const { offsetWidth: width, offsetHeight: height } = drawn;
  const scale = Math.min(1, (document.querySelector(".wide") ? LONG_SIDE : SHORT_SIDE) / width);
  for (const bound of ["width", "min-width"]) drawn.style.setProperty(bound, `${width}px`, "important");
  drawn.style.setProperty("height", `${height}px`, "important");
  drawn.style.transform = `scale(${scale})`;
  drawn.style.transformOrigin = "0 0";
  drawn.style.marginBottom = `${(scale - 1) * height}px`;
  drawn.parentElement.style.setProperty("overflow", "clip", "important");
};

const partOf = (svg, top, height) => {
  const part = svg.cloneNode(true), { width } = svg.viewBox.baseVal;
  part.setAttribute("viewBox", `0 ${top} ${width} ${height}`);
  part.setAttribute("height", height);
  return part;
};

// A figure of many places that is higher than the page stands on several, each with its title, so many rows and the axes around them.
const sliced = (chart) => {
  const svg = chart.querySelector("svg"), isTurned = document.querySelector(".wide");
  const { width, height } = svg?.viewBox.baseVal ?? { width: 0, height: 0 };
  const limit = (isTurned ? LOW : HIGH) * Math.max(1, width / (isTurned ? LONG_SIDE : SHORT_SIDE));
  if (height <= limit) return;
  const axes = [...svg.querySelectorAll(".role-axis-label")].sort((a, b) => b.childElementCount - a.childElementCount);
  const frame = svg.getBoundingClientRect(), drawn = height / frame.height; // a large screen zooms
  const rows = [...(axes[0]?.children ?? [])].map((name) => name.getBoundingClientRect()).map(({ top, bottom }) => ((top + bottom) / 2 - frame.top) * drawn);
  const title = chart.closest(keyed("figure"))?.querySelector(`${HTML}:has(.board-under)`);
  const step = rows[1] - rows[0], head = rows[0] - step / 2, foot = rows.at(-1) + step / 2;
  const pages = Math.ceil(rows.length / Math.floor((limit - head - (height - foot)) / step)), most = Math.ceil(rows.length / pages);
  if (!(pages > 1)) return; // its rows are not named one by one
  for (let first = 0; first < rows.length; first += most) {
    const slice = Object.assign(document.createElement("div"), { className: "board-slice" });
    const count = Math.min(most, rows.length - first);
    if (title) slice.append(title.cloneNode(true));
    slice.append(partOf(svg, 0, head), partOf(svg, head + first * step, count * step), partOf(svg, foot, height - foot));
    chart.append(slice);
  }
};

// What is ahead of its target is striped on paper, what is missing is crossed; `ui/layout/printing.py` names the colours.
// The stripes are broad: paper shows a figure as wide as the screen at half its size.
const pattern = (n) =>
  `<pattern id="board-ahead-${n}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  '<rect width="7" height="7"/><path d="M0 0V7" stroke="#fff" stroke-width="3.6"/></pattern>';

const CROSSED =
  '<pattern id="board-missing" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#fff"/>' +
  '<path d="M0 0L5 5M5 0L0 5" stroke="#8A93A0" stroke-width=".7"/></pattern>';

if (!document.getElementById("board-missing"))
  document.body.insertAdjacentHTML(
    "beforeend",
    `<svg width="0" height="0" aria-hidden="true" style="position: absolute"><defs>${[0, 1, 2].map(pattern).join("")}${CROSSED}</defs></svg>`,
  );

window.onbeforeprint = () => {
  turned([...document.querySelectorAll(`${CHART}, ${PLOTLY_CHART}`)].some(isWide));
  each(DRAWN_FOR_THE_SCREEN, fitted);
  each(CHART, sliced);
};

window.onafterprint = () => {
  turned(false);
  each(".board-slice", (slice) => slice.remove());
  each(DRAWN_FOR_THE_SCREEN, (drawn) => {
    for (const name of ["width", "min-width", "height", "transform", "transform-origin", "margin-bottom"]) drawn.style.removeProperty(name);
    drawn.parentElement.style.removeProperty("overflow");
  });
};
