// Tables: a head sorts its column, arrow keys go from figure to figure. A module, so it listens once for all tables of the page.
// How a table is sorted stands in the address as `sort=places.value.desc`, table, column and direction, several with commas between
// them: a link opens it so, and it stays when the page runs anew. Files are made elsewhere: the page's component (`ui/elements/tables.py`)
// is told in which order the rows of each table stand.
const worth = (cell, isNumber) => {
  const text = cell.dataset.sort ?? cell.textContent.trim();
  if (!isNumber) return text === "—" ? null : text || null;
  const number = Number.parseFloat(text.replace("−", "-").replace(/[^\d.-]/g, ""));
  return Number.isNaN(number) ? null : number;
};

const [UP, DOWN] = ["ascending", "descending"], WRITTEN = { [UP]: "asc", [DOWN]: "desc" };

// What is missing stands last, whichever way the rest is turned.
const sorted = (head, direction) => {
  const table = head.closest("table");
  if (!originals.has(table.tBodies[0])) originals.set(table.tBodies[0], [...table.tBodies[0].rows]);
  const column = head.cellIndex, isNumber = head.classList.contains("n");
  const turn = direction === UP ? 1 : -1;
  const words = new Intl.Collator(document.documentElement.lang || "zh", { numeric: true });
  const rows = [...table.tBodies[0].rows].map((row) => [worth(row.cells[column], isNumber), row]);
  const compare = ([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return turn * (isNumber ? a - b : words.compare(a, b));
  };
  table.tBodies[0].append(...rows.sort(compare).map(([, row]) => row));
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.ariaSort = direction;
  tell();
};

let answer = null, told = "{}";
const originals = new WeakMap(); // the rows of a table that was sorted, as they came

const ordered = (grid) => {
  const body = grid.querySelector("tbody"), numbers = new Map(originals.get(body)?.map((row, n) => [row, n]));
  return [grid.dataset.made, [...body.rows].map((row) => numbers.get(row))];
};

// Which rows stand where, of all tables that are sorted; said once, and again when it is another.
const tell = () => {
  const grids = [...document.querySelectorAll(".board-grid:has(th[aria-sort])")], orders = Object.fromEntries(grids.map(ordered));
  if (!answer || JSON.stringify(orders) === told) return;
  told = JSON.stringify(orders);
  answer(orders);
};

export const answering = (by) => {
  [answer, told] = [by, "{}"];
  tell();
};

export const leaving = (by) => {
  if (answer === by) answer = null;
};

// A number is sorted from the greatest at first, words from A.
const next = (head) => {
  const [first, second] = head.classList.contains("n") ? [DOWN, UP] : [UP, DOWN];
  return head.ariaSort === first ? second : first;
};

const TABLES = ".board-grid[data-table]";
const orders = () => (new URLSearchParams(location.search).get("sort") ?? "").split(",").filter(Boolean);

const remember = (head) => {
  const name = head.closest(TABLES)?.dataset.table, address = new URL(location.href);
  if (!name) return;
  const there = [...document.querySelectorAll(TABLES)].map((table) => `${table.dataset.table}.`);
  const others = orders().filter((order) => !order.startsWith(`${name}.`) && there.some((start) => order.startsWith(start)));
  address.searchParams.set("sort", [...others, `${name}.${head.dataset.key}.${WRITTEN[head.ariaSort]}`].join(","));
  history.replaceState(history.state, "", address);
};

const restore = (table) => {
  for (const order of orders()) {
    const [, name, key, written] = /^([^.]+)\.(.+)\.(asc|desc)$/.exec(order) ?? [];
    const head = name === table.dataset.table && [...table.querySelectorAll("th[data-key]")].find((one) => one.dataset.key === key);
    const direction = written === WRITTEN[UP] ? UP : DOWN;
    if (head && head.ariaSort !== direction) sorted(head, direction);
  }
};

const restoreAll = (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  if (node.matches(TABLES)) restore(node);
  else node.querySelectorAll(TABLES).forEach(restore);
};

restoreAll(document.body);
new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(restoreAll))).observe(document.body, {
  childList: true,
  subtree: true,
});

const beside = (figure, key) => {
  const cell = figure.closest("td"), row = cell.parentElement;
  const rows = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling };
  if (key in rows) return rows[key]?.cells[cell.cellIndex]?.querySelector("[data-cell]");
  const figures = [...row.querySelectorAll("[data-cell]")], step = key === "ArrowRight" ? 1 : -1;
  return figures[figures.indexOf(figure) + step];
};

document.addEventListener("click", (event) => {
  const head = event.target.closest?.(".board-grid thead button")?.closest("th");
  if (!head) return;
  sorted(head, next(head));
  remember(head);
});

document.addEventListener("keydown", (event) => {
  const figure = event.target.closest?.(".board-grid [data-cell]");
  if (!figure || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  beside(figure, event.key)?.focus();
});
