// What a page does when it is printed. The browser lays the paper out as soon as `beforeprint` returns.
const SHORT_SIDE = 710, LONG_SIDE = 1035; // pixels of A4 between its margins
const CHARTS = '[data-testid="stVegaLiteChart"], [data-testid="stPlotlyChart"]';
const DRAWN_FOR_THE_SCREEN = '[data-testid="stPlotlyChart"], iframe.stCustomComponentV1';

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// A figure that fills the screen needs the long side of the paper, unless it is high as well.
const isWide = (chart) => chart.offsetWidth > LONG_SIDE && chart.offsetHeight < chart.offsetWidth / 2;

const turned = (wide) => document.querySelector(".block-container")?.classList.toggle("wide", wide);

// What does not draw itself anew for the paper keeps its width and is made smaller as a whole.
const fitted = (drawn) => {
  const { offsetWidth: width, offsetHeight: height } = drawn;
  const scale = Math.min(1, (document.querySelector(".wide") ? LONG_SIDE : SHORT_SIDE) / width);
  drawn.style.setProperty("width", `${width}px`, "important");
  drawn.style.transform = `scale(${scale})`;
  drawn.style.transformOrigin = "0 0";
  drawn.style.marginBottom = `${(scale - 1) * height}px`;
};

// What is ahead of its target is striped on paper, what is missing is crossed; `ui/printing.py` names the colours.
const pattern = (n) =>
  `<pattern id="board-ahead-${n}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  '<rect width="4" height="4"/><path d="M0 0V4" stroke="#fff" stroke-width="1.6"/></pattern>';

const CROSSED =
  '<pattern id="board-missing" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#fff"/>' +
  '<path d="M0 0L5 5M5 0L0 5" stroke="#8A93A0" stroke-width=".7"/></pattern>';

if (!document.getElementById("board-missing"))
  document.body.insertAdjacentHTML(
    "beforeend",
    `<svg width="0" height="0" aria-hidden="true" style="position: absolute"><defs>${[0, 1, 2].map(pattern).join("")}${CROSSED}</defs></svg>`,
  );

window.onbeforeprint = () => {
  turned([...document.querySelectorAll(CHARTS)].some(isWide));
  each(DRAWN_FOR_THE_SCREEN, fitted);
};

window.onafterprint = () => {
  turned(false);
  each(DRAWN_FOR_THE_SCREEN, (drawn) => ["width", "transform", "transform-origin", "margin-bottom"].forEach((name) => drawn.style.removeProperty(name)));
};
