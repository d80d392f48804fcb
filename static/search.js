// What a picker's options are found by, besides their own words: codes, other names, pinyin and its initials, the other language, ways to
// write a month (`ui/state/search.py`). It stands in the place of the framework's own script (`serving/searching.py`) and hands on all of
// that but the search.
import { n as usual } from "framework-search";
export * from "framework-search";

const FUZZY = 0; // the framework's usual way to search
const NONE = 9;
const NUMBER = /^\d+$/, HAN = /^[\p{Script=Han}\d]+$/u;
let from = "", index = new Map();

const plain = (words) => words.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// The page names the index (`static/spoken.js`); it is fetched when somebody turns to a picker.
const learn = async () => {
  const address = document.documentElement.dataset.search;
  if (!address || address === from) return;
  from = address;
  try {
    const entries = await (await fetch(new URL(address, document.baseURI))).json(), learned = new Map();
    for (const [names, words] of entries)
      for (const name of names) learned.set(name, [...(learned.get(name) ?? []), ...words]);
    index = learned;
  } catch {
    from = ""; // until somebody turns to it again, options are found by their own words
  }
};

const follows = (word, asked) => {
  let at = 0;
  for (const sign of word) if (sign === asked[at]) at += 1;
  return at === asked.length;
};

// 0 is the thing itself. Of a number the beginning counts; only Chinese may leave characters out, as 科尔沁前旗 does.
const rank = (name, asked) => {
  const words = [name, ...(index.get(name) ?? [])];
  if (words.includes(asked)) return 0;
  if (words.some((word) => word.startsWith(asked))) return 1;
  if (NUMBER.test(asked)) return NONE;
  if (asked.length > 1 && words.some((word) => word.includes(asked))) return 2;
  return HAN.test(asked) && words.some((word) => follows(word, asked)) ? 3 : NONE;
};

const search = (options, typed, mode) => {
  const asked = plain(typed);
  if (!asked || (mode ?? FUZZY) !== FUZZY) return usual(options, asked && typed, mode);
  const found = options.map((option) => [rank(plain(option.label), asked), option]).filter(([found]) => found < NONE);
  if (!found.length && !options.some(({ label }) => index.has(plain(label)))) return usual(options, typed, mode);
  return found.sort(([a], [b]) => a - b).map(([, option]) => option);
};
export { search as n };

document.addEventListener("focusin", ({ target }) => target.getAttribute?.("role") === "combobox" && learn());
