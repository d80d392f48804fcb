// Which language the page is read aloud in, the framework's own words in it, and what its pickers are searched by (`static/search.js`).
// Runs at every run of a page: no module.
{
  const { tag, skip, words, search } = document.currentScript.dataset;
  document.documentElement.lang = tag;
  document.documentElement.dataset.search = search;
  import("./framework.js").then(({ SKIP_LINK }) => document.querySelector(SKIP_LINK)?.replaceChildren(skip));
  import("./words.js").then(({ speak }) => speak(JSON.parse(words)));
}
