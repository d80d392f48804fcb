// The framework's own words in the reader's language (`ui/state/framework_words.py`): wherever one of them comes up, ours takes its place,
// to be seen and to be read aloud. What we wrote ourselves, and what charts draw, is passed over.
import { CHART, HTML } from "./framework.js";

const SPOKEN = ["aria-label", "title", "placeholder"];
const OURS = `${HTML}, ${CHART}, script, style`;
const LONGEST = 300; // letters of a phrase; what is longer is none
let phrases = [], language = "";
const theirs = new WeakMap(); // what stood in a text, or in the attributes of an element, before

const pattern = (phrase) =>
  new RegExp(`^${phrase.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>${name === "n" ? "\\d+" : ".+"})`)}$`, "s");

const typed = () => document.activeElement?.value ?? "";

const said = (words) => {
  if (!words || words.length > LONGEST) return null;
  for (const [asked, ours] of phrases) {
    const found = asked.exec(words.trim());
    if (found) return ours.replace(/\{(\w+)\}/g, (_, name) => found.groups?.[name] ?? typed());
  }
  return null;
};

// `before` and `write` of a text or an attribute. What React writes anew is translated anew.
const speakOne = (owner, name, words, write) => {
  const kept = theirs.get(owner) ?? theirs.set(owner, new Map()).get(owner);
  const [before, after] = kept.get(name) ?? [];
  const original = words === after ? before : words, ours = said(original);
  if (ours === null) return;
  kept.set(name, [original, ours]);
  if (words !== ours) write(ours);
};

const speakText = (text) => speakOne(text, "", text.data, (ours) => (text.data = ours));

const speakElement = (element) => {
  for (const name of SPOKEN)
    if (element.hasAttribute(name)) speakOne(element, name, element.getAttribute(name), (ours) => element.setAttribute(name, ours));
};

const under = (node) => {
  const around = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  if (!around || around.closest(OURS)) return;
  if (node.nodeType === Node.TEXT_NODE) return speakText(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const passed = (one) => (one.nodeType === Node.ELEMENT_NODE && one.matches(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, passed);
  for (let one = node; one; one = walk.nextNode()) one.nodeType === Node.TEXT_NODE ? speakText(one) : speakElement(one);
};

export const speak = (words) => {
  const told = JSON.stringify(words);
  if (told === language) return;
  language = told;
  phrases = Object.entries(words).map(([phrase, ours]) => [pattern(phrase), ours]);
  under(document.body);
};

new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(under);
    else if (type === "characterData") under(target);
    else if (!target.closest(OURS)) speakElement(target);
  }
}).observe(document.body, { childList: true, characterData: true, attributes: true, attributeFilter: SPOKEN, subtree: true });

// What is looked for in vain is named, and grows with every key.
addEventListener("input", () => requestAnimationFrame(() => document.querySelectorAll("[role=listbox]").forEach(under)));
