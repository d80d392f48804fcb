// Tables: a head sorts its column, arrow keys go from figure to figure. A module, so it listens once for all tables of the page.
const worth = (cell, isNumber) => {
  const text = cell.dataset.sort ?? cell.textContent.trim();
  if (!isNumber) return text === "—" ? null : text || null;
  const number = Number.parseFloat(text.replace("−", "-").replace(/[^\d.-]/g, ""));
  return Number.isNaN(number) ? null : number;
};

// What is missing stands last, whichever way the rest is turned.
const sorted = (head) => {
  const table = head.closest("table"), column = head.cellIndex, isNumber = head.classList.contains("n");
  const order = head.ariaSort === (isNumber ? "descending" : "ascending") ? -1 : 1;
  const turn = isNumber ? -order : order;
  const words = new Intl.Collator(document.documentElement.lang || "zh", { numeric: true });
  const rows = [...table.tBodies[0].rows].map((row) => [worth(row.cells[column], isNumber), row]);
  const compare = ([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return turn * (isNumber ? a - b : words.compare(a, b));
  };
  table.tBodies[0].append(...rows.sort(compare).map(([, row]) => row));
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.ariaSort = turn > 0 ? "ascending" : "descending";
};

const beside = (figure, key) => {
  const cell = figure.closest("td"), row = cell.parentElement;
  const rows = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling };
  if (key in rows) return rows[key]?.cells[cell.cellIndex]?.querySelector("[data-cell]");
  const figures = [...row.querySelectorAll("[data-cell]")], step = key === "ArrowRight" ? 1 : -1;
  return figures[figures.indexOf(figure) + step];
};

document.addEventListener("click", (event) => {
  const head = event.target.closest?.(".board-grid thead button")?.closest("th");
  if (head) sorted(head);
});

document.addEventListener("keydown", (event) => {
  const figure = event.target.closest?.(".board-grid [data-cell]");
  if (!figure || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  beside(figure, event.key)?.focus();
});
