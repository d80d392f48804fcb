// The answer is taken along: its sentence with the source, the link to the page as it stands, or the page as paper.
const SAID = 2000; // milliseconds that a button says what it did

// A page that came over plain http is given no clipboard: what is marked in a field can be copied all the same.
const marked = (words) => {
  const field = Object.assign(document.createElement("textarea"), { value: words, readOnly: true });
  field.style.cssText = "position: fixed; top: 0; opacity: 0;";
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return copied;
};

const copied = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return marked(words); // no clipboard, or it was refused
  }
};

const told = (button, words) => {
  const [label, short] = (button.usual ??= [button.ariaLabel, button.dataset.short]);
  button.ariaLabel = button.dataset.short = button.parentElement.querySelector("[role=status]").textContent = words;
  clearTimeout(button.waiting);
  button.waiting = setTimeout(() => {
    [button.ariaLabel, button.dataset.short] = [label, short];
    button.parentElement?.querySelector("[role=status]").replaceChildren();
  }, SAID);
};

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.(".board-take button");
  if (!button) return;
  if (button.dataset.take === "print") return print();
  const { said, done, failed } = button.parentElement.dataset;
  const words = button.dataset.take === "copy_link" ? location.href : `${said}\n${location.href}`;
  told(button, (await copied(words)) ? done : failed);
});
