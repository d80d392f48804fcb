/* Turns over the scenes of the wall screen. All words and figures come ready from Python (ui/pages/wall.py).

   The page is built once; a turn only changes texts, classes and pictures of elements that stay, so that nothing grows
   over a day. `?every=` in the address sets the seconds between two turns.

   data = {lang, look: {name: value}, words, month, demo, isDemo, standsIn, release, foot: [], start, leave, newest: [year, month],
           map: {title, banners: [url], leagues: url, fills: {code: colour}, missing: [code], legend: [[colour, label]], absent: words of what is missing,
                 names: {code: [name, value, longitude, latitude]}},
           scenes: [{key, code, name, turn, parts: [code], answer, reporting, cards: [], alerts: [[words, colour]], calls: [],
                     map: title, fills, missing, legend, absent and names where they are other ones}]} */

const EVERY = 12; // seconds
const LISTEN = 60000; // milliseconds between two questions whether the server is there
const OLD = 3; // months after that of the newest figures, from which on these are old: those of the month after them are due by then

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

function hang(root, data, before) {
  const ended = new AbortController();
  const signal = ended.signal;
  const every = between(0.05, Number(new URLSearchParams(location.search).get("every")) || EVERY, 3600) * 1000;
  const from = before ? data.scenes.findIndex((scene) => scene.key === before.key) : -1;
  const state = { at: from < 0 ? data.start : from, paused: Boolean(before && before.paused), key: "" };
  let timer = 0;

  root.replaceChildren();
  root.lang = data.lang;
  root.style.setProperty("--every", `${every}ms`);
  for (const [name, value] of Object.entries(data.look)) root.style.setProperty(`--${name}`, value);
  const page = build(root, data);
  const map = atlas(page.map, data, signal);

  function show() {
    const scene = data.scenes[state.at];
    state.key = scene.key;
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

  const acts = {
    pause: () => ((state.paused = !state.paused), show()),
    step,
    fill: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    leave: () => document.fullscreenElement || location.assign(new URL(data.leave, location.href)),
  };
  window.addEventListener("resize", () => fit(page), { signal });
  const listening = setInterval(() => (age(page, data.newest), listen(page, map, signal)), LISTEN);
  obey(root, acts, signal);
  stayAwake(signal);
  age(page, data.newest);
  show();

  return {
    state,
    end() {
      ended.abort();
      clearTimeout(timer);
      clearInterval(listening);
    },
  };
}

function between(low, value, high) {
  return Math.min(high, Math.max(low, value));
}

function build(root, data) {
  const instead = make("p", "instead", root);
  instead.setAttribute("role", "alert");
  const head = make("header", "head", root);
  const page = { root, instead, standsIn: data.standsIn, lost: "", old: "", name: make("h1", "", head), month: make("span", "month", head, data.month) };
  const about = make("div", "about", head);
  make("span", data.isDemo ? "demo" : "", about, data.demo);
  page.reporting = make("b", "", about);
  make("span", "", about, data.release);
  page.answer = make("p", "answer", root);
  page.map = make("section", "map", root);
  const side = make("section", "side", root);
  const cards = make("div", "cards", side);
  const most = Math.max(...data.scenes.map((scene) => scene.cards.length));
  page.cards = Array.from({ length: most }, () => card(cards));
  const calls = make("div", "calls", side);
  page.heading = make("h2", "", calls);
  page.calls = make("ol", "", calls);
  page.calm = make("p", "", calls, data.words.wall_calm);
  const turns = make("ol", "turns", root);
  page.turns = data.scenes.map((scene) => make("li", "", turns, scene.turn));
  const foot = make("footer", "foot", root);
  data.foot.forEach((words) => make("span", "", foot, words));
  page.paused = make("span", "sign", null, data.words.wall_paused);
  page.month.after(page.paused);
  page.oldWords = data.words.wall_old;
  page.lostWords = data.words.wall_lost;
  page.heard = new Date();
  make("p", "hint", foot, data.words.wall_hint);
  return page;
}

function card(parent) {
  const box = make("article", "card", parent);
  const [who, what, over, how] = ["", "", "", ""].map(() => make("div", "", box));
  const made = { box, family: make("h2", "", who), standing: make("div", "status", who), figure: make("div", "figure", what) };
  Object.assign(made, { status: make("span", "", made.standing), beside: make("small", "", made.standing) });
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
  made.box.hidden = !card;
  if (!card) return;
  made.box.style.setProperty("--status", card.colour);
  made.family.textContent = card.family;
  made.status.textContent = card.status;
  made.beside.textContent = card.beside;
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

/* Says how old the newest figures are, by the clock of the machine that shows them: it may hang for months. */
function age(page, [year, month]) {
  const now = new Date(), months = 12 * (now.getFullYear() - year) + now.getMonth() + 1 - month;
  page.old = months < OLD ? "" : page.oldWords + months;
  warn(page);
}

/* What must be known of all figures stands above them, in one line. */
function warn(page) {
  const said = [page.standsIn, page.lost, page.old].filter(Boolean).join("　");
  if (page.instead.textContent !== said) page.instead.textContent = said; // what is read aloud once is not read again
  page.instead.hidden = !said;
  page.root.classList.toggle("warned", Boolean(said));
  fit(page);
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
  page.lost = there ? "" : page.lostWords.replace("{time}", time);
  warn(page);
  if (there && !map.drawn()) map.fetch();
}
