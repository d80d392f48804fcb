// Numbers that open where they come from, by a click or with Enter. It listens from the start; what is chosen before the page's
// component is there to answer (`ui/elements/follow.py`) is kept for it, the last choice only.
import { HTML, keyOf, keyed } from "./framework.js";

let answer = null, kept = null;

// From inside a passport the one that is open goes along, as the way back; not on the way back itself.
// So does the release that the numbers around it are of, where they are not of the page's own (`ui.elements.passport.of`).
const named = (figure) => {
  const open = !figure.closest(".board-back") && figure.closest("[role=dialog]")?.querySelector("[data-opened]")?.dataset.opened;
  const [, release] = /^released-([a-z]+-\d+)/.exec(keyOf(figure.closest(keyed("released-")))) ?? [];
  return `${open ? `${open} ` : ""}${figure.dataset.cell}${release ? `@${release}` : ""}`;
};

const chosen = (event) => {
  const figure = event.target.closest?.(`${HTML} [data-cell]`);
  if (!figure || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  if (answer) answer(named(figure));
  else kept = { page: location.pathname, name: named(figure) };
};

document.addEventListener("click", chosen);
document.addEventListener("keydown", chosen);

// What was chosen on a page that has been left meanwhile opens nothing on the next.
export const answering = (by) => {
  const waiting = kept;
  [answer, kept] = [by, null];
  if (waiting && waiting.page === location.pathname) by(waiting.name);
};

export const leaving = (by) => {
  if (answer === by) answer = null;
};
