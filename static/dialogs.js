// Keys go on working in what lies over the page: a button that is pressed there and cannot be pressed again for a moment, as that of a
// download, loses the focus to the page beneath, which hears nothing. The next key finds its way back.
import { DIALOG } from "./framework.js";

let last = null;

document.addEventListener("focusin", ({ target }) => {
  if (target.closest?.(DIALOG)) last = target;
});

const back = (event) => {
  const open = [...document.querySelectorAll(DIALOG)].at(-1);
  if (!open || document.activeElement !== document.body) return;
  const place = open.contains(last) && !last.disabled ? last : open.querySelector("[role=dialog]") ?? open;
  place.focus();
  if (event.key !== "Escape") return; // Tab and the rest go on from there by themselves
  event.stopImmediatePropagation();
  place.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
};

document.addEventListener("keydown", back, { capture: true });
