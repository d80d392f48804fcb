// Links from page to page without loading the frame again: the address changes, and the framework is told as the back button tells it.
// A new tab, a copied link and a page that has lost its server are the browser's own matter.
import { HTML, isConnected } from "./framework.js";

document.addEventListener("click", (event) => {
  const way = event.target.closest?.(`${HTML} a.board-way`);
  const plain = !event.button && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!way || !plain || event.defaultPrevented || !isConnected()) return;
  event.preventDefault();
  history.pushState({}, "", way.href);
  dispatchEvent(new PopStateEvent("popstate"));
});
