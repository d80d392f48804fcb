// A finger has no hovering: what a chart says under a pointer, it says where it was tapped. Marks are smaller than fingertips,
// so the nearest one that says anything answers.
import { CHART } from "./framework.js";

const STEPS = [0, 5, 10, 15, 20]; // pixels from the fingertip's centre
const AROUND = 8; // directions
let spoken = null;

const marksAt = (x, y) => document.elementsFromPoint(x, y).filter((shape) => shape.__data__?.tooltip);

const nearest = (x, y) => {
  for (const step of STEPS)
    for (let turn = 0; turn < (step ? AROUND : 1); turn += 1) {
      const angle = (2 * Math.PI * turn) / AROUND;
      const [mark] = marksAt(x + step * Math.cos(angle), y + step * Math.sin(angle));
      if (mark) return mark;
    }
  return null;
};

const told = (mark, type, { clientX, clientY }) =>
  mark.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX, clientY, pointerType: "mouse" }));

window.onclick = (tap) => {
  if (tap.pointerType !== "touch") return;
  if (spoken?.isConnected) told(spoken, "pointerout", tap);
  document.getElementById("vg-tooltip-element")?.classList.remove("visible"); // also where the mark was drawn anew meanwhile
  spoken = tap.target.closest(CHART) && nearest(tap.clientX, tap.clientY);
  if (spoken) told(spoken, "pointermove", tap);
};
