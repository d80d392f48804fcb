/* What the wall screen obeys, the keyboard and the finger, and how it keeps the machine from sleeping. */

const SEEN = 8000; // milliseconds for which the hint and the pointer are seen
const STILL = 12; // pixels that a finger may move in a tap
const SWIPE = 60; // pixels from which a stroke across steps on
const SHORT = 500; // milliseconds of a tap

/* acts = {pause(), step(by), fill(), leave()} */
function obey(root, acts, signal) {
  let hiding = 0;
  const wake = () => {
    root.classList.add("awake");
    clearTimeout(hiding);
    hiding = setTimeout(() => root.classList.remove("awake"), SEEN);
  };
  window.addEventListener("pointermove", wake, { signal });
  signal.addEventListener("abort", () => clearTimeout(hiding));
  obeyKeys(acts, signal);
  obeyFinger(root, acts, signal);
  wake();
}

function obeyKeys(acts, signal) {
  const keys = { " ": acts.pause, ArrowRight: () => acts.step(1), ArrowLeft: () => acts.step(-1), f: acts.fill, Escape: acts.leave };
  const pressed = (event) => {
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit has keys of its own
    act();
  };
  window.addEventListener("keydown", pressed, { signal, capture: true });
}

/* A tap pauses or goes on, a stroke across steps; a stroke down scrolls where the window is low, and the browser sees to it. */
function obeyFinger(root, acts, signal) {
  let from = null;
  root.addEventListener("pointerdown", (event) => (from = event.isPrimary && event.pointerType !== "mouse" ? event : null), { signal });
  root.addEventListener("pointercancel", () => (from = null), { signal });
  root.addEventListener("pointerup", (event) => {
    if (!from || event.pointerId !== from.pointerId) return;
    const [across, along] = [event.clientX - from.clientX, event.clientY - from.clientY];
    const tap = Math.hypot(across, along) <= STILL && event.timeStamp - from.timeStamp <= SHORT;
    from = null;
    if (tap) acts.pause();
    else if (Math.abs(across) >= SWIPE && Math.abs(across) > 2 * Math.abs(along)) acts.step(across < 0 ? 1 : -1);
  }, { signal });
}

/* The browser takes the lock back whenever the page is hidden. Where there is none, or it is refused, the machine's own settings hold. */
function stayAwake(signal) {
  let lock = null;
  const ask = async () => {
    if (!navigator.wakeLock || document.visibilityState !== "visible" || (lock && !lock.released)) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (signal.aborted) lock.release();
    } catch {
      lock = null; // refused: on battery, or not served over https
    }
  };
  document.addEventListener("visibilitychange", ask, { signal });
  signal.addEventListener("abort", () => lock && lock.release());
  ask();
}
