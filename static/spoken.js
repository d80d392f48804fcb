// Which language the page is read aloud in, and the framework's own link in its words. Runs at every run of a page: no module.
{
  const { tag, skip } = document.currentScript.dataset;
  document.documentElement.lang = tag;
  import("./framework.js").then(({ SKIP_LINK }) => document.querySelector(SKIP_LINK)?.replaceChildren(skip));
}
