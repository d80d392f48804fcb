/* Turns over the scenes of the wall screen. All words and figures come ready from Python (ui/wall.py).

   The page is built once; a turn only changes texts, classes and pictures of elements that stay, so that nothing grows
   over a day. `?every=` in the address sets the seconds between two turns.

   data = {lang, look: {name: value}, words, month, demo, isDemo, release, foot: [], start, leave,
           map: {title, banners: [url], leagues: url, fills: {code: colour}, missing: [code], legend: [[colour, label]],
                 names: {code: [name, value, longitude, latitude]}},
           scenes: [{code, name, parts: [code], answer, reporting, cards: [], alerts: [[words, colour]], calls: []}]} */

const SVG = "http://www.w3.org/2000/svg";
const EVERY = 12; // seconds
const AWAKE = 8000; // milliseconds for which the hint and the pointer are seen
const LISTEN = 60000; // milliseconds between two questions whether the server is there
const WIDTH = 1000, HEIGHT = 760, MARGIN = 26;
const ROUND = 60; // kept free around a single part, for its names
const ASIDE = 235; // kept free of it to the left, for the legend and the inset
const SHIFTS = [0, -1, 1, -2, 2].flatMap((y) => [0, 0.5, -0.5].map((x) => [x, y])); // where a name may stand, nearest first

/* The framework calls again with other data, or with another edition of this script, and does not end what it called
   before: what hangs is kept at its element. The element is our own, because the framework empties its when only the
   style sheet of a new edition differs. */
export default function ({ data, parentElement }) {
  const there = parentElement.querySelector(".wall");
  const root = there || make("div", "wall", parentElement);
  root.tabIndex = 0; // a low window scrolls, with the keyboard too
  if (root.hung) root.hung.end();
  root.hung = hang(root, data, root.hung && root.hung.state);
  return () => root.hung.end();
}

/* Exports name places, so words reach the page as text, never as markup. */
function make(tag, className, parent, words) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words !== undefined) element.textContent = words;
  if (parent) parent.append(element);
  return element;
}

function draw(tag, parent, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

function hang(root, data, before) {
  const ended = new AbortController();
  const signal = ended.signal;
  const every = between(0.05, Number(new URLSearchParams(location.search).get("every")) || EVERY, 3600) * 1000;
  const from = before ? data.scenes.findIndex((scene) => scene.code === before.code) : -1;
  const state = { at: from < 0 ? data.start : from, paused: Boolean(before && before.paused), code: "" };
  let timer = 0;
  let sleep = 0;

  root.replaceChildren();
  root.lang = data.lang;
  root.style.setProperty("--every", `${every}ms`);
  for (const [name, value] of Object.entries(data.look)) root.style.setProperty(`--${name}`, value);
  const page = build(root, data);
  const map = atlas(page.map, data, signal);

  function show() {
    const scene = data.scenes[state.at];
    state.code = scene.code;
    fill(page, scene, data);
    map.show(scene);
    page.turns.forEach((turn, n) => (n === state.at ? turn.setAttribute("aria-current", "true") : turn.removeAttribute("aria-current")));
    root.classList.toggle("paused", state.paused);
    root.setAttribute("aria-live", state.paused ? "polite" : "off"); // unasked turns would never let a screen reader finish
    page.paused.hidden = !state.paused;
    clearTimeout(timer);
    if (!state.paused && data.scenes.length > 1) timer = setTimeout(() => step(1), every);
  }

  function step(by) {
    state.at = (state.at + by + data.scenes.length) % data.scenes.length;
    show();
  }

  const keys = {
    " ": () => ((state.paused = !state.paused), show()),
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    Escape: () => document.fullscreenElement || location.assign(new URL(data.leave, location.href)),
  };

  function wake() {
    root.classList.add("awake");
    clearTimeout(sleep);
    sleep = setTimeout(() => root.classList.remove("awake"), AWAKE);
  }

  function onKey(event) {
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit has keys of its own
    act();
  }

  window.addEventListener("keydown", onKey, { signal, capture: true });
  window.addEventListener("pointermove", wake, { signal });
  window.addEventListener("resize", () => fit(page), { signal });
  const listening = setInterval(() => listen(page, map, signal), LISTEN);
  wake();
  show();

  return {
    state,
    end() {
      ended.abort();
      clearTimeout(timer);
      clearTimeout(sleep);
      clearInterval(listening);
    },
  };
}

function between(low, value, high) {
  return Math.min(high, Math.max(low, value));
}

function build(root, data) {
  const head = make("header", "head", root);
  const page = { name: make("h1", "", head), month: make("span", "month", head, data.month) };
  const about = make("div", "about", head);
  make("span", data.isDemo ? "demo" : "", about, data.demo);
  page.reporting = make("b", "", about);
  make("span", "", about, data.release);
  page.answer = make("p", "answer", root);
  page.map = make("section", "map", root);
  const side = make("section", "side", root);
  const cards = make("div", "cards", side);
  page.cards = data.scenes[0].cards.map(() => card(cards));
  const calls = make("div", "calls", side);
  page.heading = make("h2", "", calls);
  page.calls = make("ol", "", calls);
  page.calm = make("p", "", calls, data.words.wall_calm);
  const turns = make("ol", "turns", root);
  page.turns = data.scenes.map((scene) => make("li", "", turns, scene.name));
  const foot = make("footer", "foot", root);
  data.foot.forEach((words) => make("span", "", foot, words));
  page.paused = make("span", "sign", null, data.words.wall_paused);
  page.lost = make("span", "sign lost", null);
  page.month.after(page.paused, page.lost);
  page.lost.hidden = true;
  page.lostWords = data.words.wall_lost;
  page.heard = new Date();
  make("p", "hint", root, data.words.wall_hint);
  return page;
}

function card(parent) {
  const box = make("article", "card", parent);
  const [who, what, over, how] = ["", "", "", ""].map(() => make("div", "", box));
  const made = { box, family: make("h2", "", who), status: make("div", "status", who), figure: make("div", "figure", what) };
  Object.assign(made, { number: make("span", "", made.figure), unit: make("small", "", made.figure) });
  const name = make("div", "name", what);
  Object.assign(made, { name: make("span", "", name), coverage: make("b", "", name) });
  return Object.assign(made, { trend: make("img", "", over), lines: make("div", "lines", how) });
}

/* Writes a scene into the elements that are there. */
function fill(page, scene, data) {
  page.name.textContent = scene.name;
  page.reporting.textContent = scene.reporting;
  page.answer.textContent = scene.answer;
  page.cards.forEach((made, n) => fillCard(made, scene.cards[n]));
  page.heading.replaceChildren();
  scene.alerts.forEach(([words, colour]) => (make("span", "", page.heading, words).style.color = colour));
  page.calls.replaceChildren();
  scene.calls.forEach((call) => fillCall(make("li", "", page.calls), call));
  page.calls.hidden = scene.calls.length === 0;
  page.calm.hidden = !page.calls.hidden;
  fit(page);
}

function fillCard(made, card) {
  made.box.style.setProperty("--status", card.colour);
  made.family.textContent = card.family;
  made.status.textContent = card.status;
  made.figure.classList.toggle("words", !/\d/.test(card.number));
  made.number.textContent = card.number;
  made.unit.textContent = card.unit;
  made.name.textContent = `${card.name} `;
  made.coverage.textContent = card.complete ? "" : card.coverage;
  made.trend.hidden = !card.trend;
  if (card.trend) made.trend.src = card.trend;
  made.trend.alt = card.alt;
  made.lines.replaceChildren();
  card.lines.forEach((words) => make("span", "", made.lines, words));
}

function fillCall(row, call) {
  make("span", "mark", row, call.mark).style.color = call.colour;
  make("span", "place", row, call.place);
  make("span", "sentence", row, call.sentence);
  make("span", "more", row, [call.state, call.counts].filter(Boolean).join(" "));
}

/* Rows that would be cut in half are left out; the heading still counts them. */
function fit(page) {
  const rows = [...page.calls.children];
  rows.forEach((row) => (row.hidden = false));
  for (const row of rows.reverse()) {
    if (page.calls.scrollHeight <= page.calls.clientHeight + 1) break;
    row.hidden = true;
  }
}

async function listen(page, map, signal) {
  let there = false;
  try {
    there = (await fetch("./_stcore/health", { signal, cache: "no-store" })).ok;
  } catch (fault) {
    if (fault.name === "AbortError") return;
  }
  if (there) page.heard = new Date();
  const time = page.heard.toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  page.lost.textContent = page.lostWords.replace("{time}", time);
  page.lost.hidden = there;
  if (there && !map.drawn()) map.fetch();
}

/* Albers' equal-area conic projection with the parallels of the dashboard's other maps. */
const PARALLELS = [40, 50].map(radians), MIDDLE = 112;
const CONE = (Math.sin(PARALLELS[0]) + Math.sin(PARALLELS[1])) / 2;
const BASE = Math.cos(PARALLELS[0]) ** 2 + 2 * CONE * Math.sin(PARALLELS[0]);

function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

function project([longitude, latitude]) {
  const radius = Math.sqrt(BASE - 2 * CONE * Math.sin(radians(latitude))) / CONE;
  const angle = CONE * radians(longitude - MIDDLE);
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
}

function ringsOf(feature) {
  const { type, coordinates } = feature.geometry;
  return (type === "Polygon" ? [coordinates] : coordinates).flat().map((ring) => ring.map(project));
}

function box(rings) {
  const found = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    found[0] = Math.min(found[0], x), found[1] = Math.min(found[1], y);
    found[2] = Math.max(found[2], x), found[3] = Math.max(found[3], y);
  }
  return found;
}

function scaleTo([left, top, right, bottom], margin, aside = 0) {
  const k = Math.min((WIDTH - aside - 2 * margin) / (right - left), (HEIGHT - 2 * margin) / (bottom - top));
  return { k, x: (WIDTH + aside) / 2 - (k * (left + right)) / 2, y: HEIGHT / 2 - (k * (top + bottom)) / 2 };
}

function atlas(parent, data, signal) {
  const { map } = data;
  legend(parent, data);
  const svg = draw("svg", parent, { class: "shapes", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": map.title });
  const pattern = hatch(svg);
  const stage = draw("g", svg, { class: "stage" });
  const [halo, areas, lines] = ["halo", "areas", "leagues"].map((name) => draw("g", stage, { class: name }));
  const names = draw("g", svg, { class: "names" });
  const inset = make("div", "inset", parent);
  inset.setAttribute("aria-hidden", "true");
  const small = draw("svg", inset, { viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
  const notice = make("p", "notice", parent);
  const paths = new Map(); // code of a banner: {path, halo, league, rings}
  const leagues = new Map(); // code of a league: its path on the inset
  let whole = null;
  let scene = null;

  async function bring() {
    notice.textContent = "";
    try {
      const files = [...map.banners, map.leagues].map(async (url) => (await answered(await fetch(`./${url}`, { signal }))).json());
      const [outlines, ...shapes] = (await Promise.all(files)).reverse();
      lay(shapes.flatMap((file) => file.features), outlines.features);
      if (scene) show(scene);
    } catch (fault) {
      if (fault.name !== "AbortError") notice.textContent = data.words.wall_no_shapes;
    }
  }

  function lay(banners, outlines) {
    const found = banners.map((feature) => ({ feature, rings: ringsOf(feature) }));
    whole = scaleTo(box(found.flatMap((f) => f.rings)), MARGIN);
    const missing = new Set(map.missing);
    for (const { feature, rings } of found) {
      const { code, parent: league } = feature.properties;
      const placed = rings.map((ring) => ring.map(([x, y]) => [whole.k * x + whole.x, whole.k * y + whole.y]));
      const d = outline(placed);
      const colour = missing.has(code) ? "url(#wall-no-figure)" : map.fills[code];
      paths.set(code, { path: draw("path", areas, { d, fill: colour }), halo: draw("path", halo, { d }), league, rings: placed });
    }
    layLeagues(outlines.map((feature) => ({ code: feature.properties.code, rings: ringsOf(feature) })));
  }

  function layLeagues(outlines) {
    const all = scaleTo(box(outlines.flatMap((f) => f.rings)), 4);
    const at = (rings, to) => outline(rings.map((ring) => ring.map(([x, y]) => [to.k * x + to.x, to.k * y + to.y])));
    for (const { code, rings } of outlines) {
      if (map.banners.length > 1) draw("path", lines, { d: at(rings, whole) });
      leagues.set(code, draw("path", small, { d: at(rings, all) }));
    }
  }

  function show(next) {
    scene = next;
    if (!whole) return;
    const inside = (code) => code === next.code || paths.get(code).league === next.code || next.parts.includes(paths.get(code).league);
    const codes = [...paths.keys()].filter(inside);
    const all = codes.length === paths.size;
    const to = all ? { k: 1, x: 0, y: 0 } : scaleTo(box(codes.flatMap((code) => paths.get(code).rings)), ROUND, ASIDE);
    stage.style.transform = `translate(${to.x}px, ${to.y}px) scale(${to.k})`;
    stage.style.setProperty("--k", to.k);
    pattern.setAttribute("patternTransform", `rotate(45) scale(${1 / to.k})`); // the hatching is as fine on a small place
    paths.forEach(({ path, halo: around }, code) => {
      path.classList.toggle("away", !inside(code));
      around.style.display = all || !inside(code) ? "none" : "";
    });
    lines.style.display = all ? "" : "none";
    const here = paths.get(codes[0]).league;
    inset.hidden = all && map.banners.length > 1;
    leagues.forEach((path, code) => path.classList.toggle("here", code === here));
    name(next, to);
  }

  /* A name that would cover another one gives way a little; where there is no room at all it is left out. */
  function name(next, to) {
    names.replaceChildren();
    const kept = [];
    for (const code of next.parts) {
      const [words, value, ...place] = map.names[code];
      const [x, y] = project(place).map((v, n) => [to.x, to.y][n] + to.k * (whole.k * v + [whole.x, whole.y][n]));
      const group = draw("g", names);
      const text = draw("text", group);
      draw("tspan", text, { x: 0, y: "-0.15em" }).textContent = words;
      draw("tspan", text, { x: 0, y: "0.95em" }).textContent = value;
      const free = roomFor(text.getBBox(), [x, y], kept);
      if (!free) {
        group.remove();
        continue;
      }
      kept.push(free);
      text.setAttribute("transform", `translate(${free.dx} ${free.dy})`);
      if (x < free.left || x > free.right || y < free.top || y > free.bottom) point(group, [x, y], free);
    }
  }

  /* A name that stands aside points to its place. */
  function point(group, [x, y], { dx, dy }) {
    group.prepend(draw("path", group, { d: `M${x},${y}L${dx},${dy}` }), draw("circle", group, { cx: x, cy: y, r: 5 }));
  }

  bring();
  return { show, fetch: bring, drawn: () => whole !== null };
}

function roomFor({ x, y, width, height }, [right, down], kept) {
  const boxes = SHIFTS.map(([across, along]) => {
    const [dx, dy] = [right + (across * width) / 2, down + (along * height) / 2];
    return { dx, dy, left: dx + x, right: dx + x + width, top: dy + y, bottom: dy + y + height };
  });
  return boxes.find((b) => !kept.some((k) => b.left < k.right && k.left < b.right && b.top < k.bottom && k.top < b.bottom));
}

function answered(response) {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}

function outline(rings) {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join("L")}Z`).join("");
}

function legend(parent, { map, words }) {
  const shown = make("div", "legend", parent);
  make("strong", "", shown, map.title);
  const list = make("ul", "", shown);
  for (const [colour, label] of map.legend) {
    const item = make("li", "", list);
    make("i", "", item).style.background = colour;
    make("span", "", item, label);
  }
  if (!map.missing.length) return;
  const item = make("li", "", list);
  make("i", "missing", item);
  make("span", "", item, words.no_figure);
}

function hatch(svg) {
  const pattern = { id: "wall-no-figure", width: 7, height: 7, patternUnits: "userSpaceOnUse" };
  const drawn = draw("pattern", draw("defs", svg), { ...pattern, class: "hatch" });
  draw("rect", drawn, { width: 7, height: 7 });
  draw("line", drawn, { x1: 0, y1: 0, x2: 0, y2: 7 });
  return drawn;
}
