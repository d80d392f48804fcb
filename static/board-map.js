/* Paints one view of the areas in window.boardGeo on the Leaflet map of an st_folium frame.

   The geometry stays in the browser: a view only says which area has which colour and which words. Paths live as long
   as the level and the parent stay the same, so that zoom, focus and selection outlast a change of values.

   view = {level, parent, selected, notice, words: {map, zoomIn, zoomOut, home}, palette: [colour],
           rows: [[code, index into the palette or -1 without a figure, label, value, tooltip, outlined 0|1]]}
   A click or Enter sends {area: code, at: milliseconds} to Python; nothing else does. */
(function () {
  "use strict";

  const FEW = 15; // up to here every area is named on the map; beyond, the outlined ones and those that hold their name
  const FORMS = ["board-name", "board-name board-brief"], CROWDED = "board-name board-brief board-crowded"; // of a name; the first that has room
  const SOFT = { smoothFactor: 0, noClip: true }; // shared borders must stay shared: no simplification per path
  const HATCH =
    '<svg class="board-patterns" aria-hidden="true"><defs><pattern id="board-no-figure" width="6" height="6" ' +
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6"></rect>' +
    '<line x1="0" y1="0" x2="0" y2="6"></line></pattern></defs></svg>';

  const geo = window.boardGeo; // {banners, leagues: FeatureCollections, labels: {code: [longitude, latitude]}}
  const features = new Map([...geo.leagues.features, ...geo.banners.features].map((f) => [f.properties.code, f]));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const board = { map: null, view: null, rows: new Map(), paths: new Map(), lines: {}, names: null, areas: null };
  let fitting = false;
  let moved = false;

  function start(map) {
    board.map = map;
    for (const [name, z] of [["context", 390], ["outlines", 450], ["names", 460]]) {
      Object.assign(map.createPane(name).style, { zIndex: z, pointerEvents: "none" });
    }
    document.body.insertAdjacentHTML("beforeend", HATCH);
    map.attributionControl.setPrefix(false);
    board.context = L.geoJSON(geo.leagues, { ...SOFT, pane: "context", interactive: false, className: "board-context" });
    board.context.addTo(map);
    trace("league", geo.leagues.features.map((f) => f.properties.code));
    board.areas = L.featureGroup().addTo(map);
    board.areas.on("click", (event) => choose(event.layer.code));
    board.areas.on("mouseover", (event) => trace("here", [event.layer.code]));
    board.areas.on("mouseout", () => trace("here", []));
    board.names = L.layerGroup().addTo(map);
    board.home = homeButton(map);
    listen(map);
  }

  function listen(map) {
    const container = map.getContainer();
    map.on("movestart", () => (moved = moved || !fitting));
    map.on("zoomend", thin);
    // Map and names have their size once the style sheet is there; the frame may be lower than folium was told.
    document.addEventListener("load", () => (map.invalidateSize({ animate: false }), thin()), { capture: true });
    map.on("resize", () => moved || fit(false));
    // The page keeps the wheel and the single finger; Ctrl with the wheel, or two fingers, move the map.
    const leave = (event) => event.ctrlKey || event.metaKey || event.stopImmediatePropagation();
    container.addEventListener("wheel", leave, { capture: true });
    if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
    const pane = map.getPane("overlayPane");
    pane.addEventListener("keydown", onKey);
    pane.addEventListener("focusin", (event) => trace("here", [event.target.dataset.code]));
    pane.addEventListener("focusout", () => trace("here", []));
  }

  function homeButton(map) {
    const link = L.DomUtil.create("a", "board-home", map.zoomControl.getContainer());
    link.href = "#";
    link.setAttribute("role", "button");
    L.DomEvent.on(link, "click", (event) => {
      L.DomEvent.stop(event);
      fit(true);
    });
    return link;
  }

  /* The codes a view is about: all leagues, all banners, or the banners of one league. */
  function codesOf(view) {
    if (view.level === "league") return geo.leagues.features.map((f) => f.properties.code);
    const whole = !features.has(view.parent);
    const inside = geo.banners.features.filter((f) => whole || f.properties.parent === view.parent);
    return inside.map((f) => f.properties.code);
  }

  function draw() {
    board.areas.clearLayers();
    board.paths = new Map(codesOf(board.view).map((code) => [code, pathOf(code)]));
    board.areas.unbindTooltip().bindTooltip((path) => tip(path.code), { sticky: true, opacity: 1, className: "board-tip" });
  }

  function pathOf(code) {
    const path = L.GeoJSON.geometryToLayer(features.get(code), { ...SOFT, className: "board-area" });
    path.code = code;
    board.areas.addLayer(path);
    path.getElement().dataset.code = code;
    return path;
  }

  function shade() {
    const { palette, selected } = board.view;
    const first = board.rows.has(selected) ? selected : board.rows.keys().next().value;
    board.paths.forEach((path, code) => {
      const [, index, label, value, tooltip] = board.rows.get(code) || [code, null, "", "", ""];
      const element = path.getElement();
      element.classList.toggle("board-quiet", index === null);
      element.setAttribute("fill", index === -1 ? "url(#board-no-figure)" : palette[index] || "none");
      if (index === null) return ["role", "tabindex", "aria-label", "aria-pressed"].forEach((a) => element.removeAttribute(a));
      element.setAttribute("role", "button");
      element.setAttribute("tabindex", code === first ? "0" : "-1"); // one stop for Tab; the arrows do the rest
      element.setAttribute("aria-label", [label, value, tooltip].filter(Boolean).join(" "));
      element.setAttribute("aria-pressed", String(code === selected));
    });
  }

  function trace(kind, codes) {
    if (board.lines[kind]) board.lines[kind].remove();
    const traced = codes.map((code) => features.get(code)).filter(Boolean);
    const options = { ...SOFT, pane: "outlines", interactive: false, fill: false, className: "board-line board-" + kind };
    board.lines[kind] = L.geoJSON(traced, options).addTo(board.map);
  }

  function outline() {
    const drawn = [...board.rows.values()].filter(([code]) => board.paths.has(code));
    trace("outlined", drawn.filter((row) => row[5]).map((row) => row[0]));
    trace("selected", board.paths.has(board.view.selected) ? [board.view.selected] : []);
  }

  /* Exports name places, so words reach the page as text, never as markup. */
  function words(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

  function tip(code) {
    const [, index, label, value, tooltip] = board.rows.get(code);
    const box = words("div", index === -1 ? "board-missing" : "", "");
    box.append(words("strong", "", label), words("span", "board-value", value));
    if (tooltip) box.append(words("div", "board-more", tooltip));
    return box;
  }

  function name() {
    board.names.clearLayers();
    const rows = [...board.rows.values()].filter((row) => board.paths.has(row[0]));
    rows.sort((a, b) => weight(b) - weight(a) || extent(b[0]) - extent(a[0])).forEach(label);
    thin();
  }

  const weight = ([code, , , , , outlined]) => (code === board.view.selected ? 2 : outlined);

  function extent(code) {
    const bounds = board.paths.get(code).getBounds();
    return (bounds.getNorth() - bounds.getSouth()) * (bounds.getEast() - bounds.getWest());
  }

  function label([code, , text, value]) {
    const box = words("div", "board-name", text);
    box.append(words("small", "", value));
    box.dataset.code = code;
    const icon = L.divIcon({ html: box, className: "", iconSize: null });
    L.marker(L.GeoJSON.coordsToLatLng(geo.labels[code]), { icon, interactive: false, keyboard: false, pane: "names" }).addTo(board.names);
  }

  /* At each zoom, the weightiest first, a place has its name with its figure, else its name alone, else neither.
     All is measured before anything is changed: a name that is changed has the browser lay out the map anew. */
  function thin() {
    const names = board.names.getLayers().map((marker) => marker.getElement().firstChild);
    const rows = names.map((name) => board.rows.get(name.dataset.code));
    const places = rows.map(([code]) => board.paths.get(code).getElement().getBoundingClientRect());
    const sizes = FORMS.map((form) => names.map((name) => wear(name, form, 0)).map((name) => name.getBoundingClientRect()));
    const kept = [];
    const worn = rows.map((row, n) => {
      for (const [f, form] of FORMS.entries()) {
        const box = roomFor(row, sizes[f][n], places[n], form, kept);
        if (!box) continue;
        kept.push(box);
        return [form, box.down];
      }
      return [CROWDED, 0];
    });
    names.forEach((name, n) => wear(name, ...worn[n]));
  }

  function wear(name, form, down) {
    name.className = form;
    name.style.marginTop = `${down}px`;
    return name;
  }

  /* Where a name covers none of those kept and, among many, has its own place beneath it. It makes room for another by less
     than its own height, so that it stays upon its place. */
  function roomFor(row, { left, right, top, bottom }, place, form, kept) {
    const isNamed = board.rows.size <= FEW || (weight(row) && form === FORMS.at(-1));
    if (!isNamed && (right - left > place.width || bottom - top > place.height)) return null;
    const boxes = [0, 9, -9].map((down) => ({ left, right, top: top + down, bottom: bottom + down, down }));
    return boxes.find((b) => !kept.some((k) => b.left < k.right && k.left < b.right && b.top < k.bottom && k.top < b.bottom));
  }

  function fit(animate) {
    const { level, parent } = board.view;
    const close = level === "banner" && features.has(parent);
    const bounds = close ? L.geoJSON(features.get(parent)).getBounds() : board.context.getBounds();
    moved = false;
    if (!board.map.getSize().x) return; // in a folded part of the page; the first resize comes here again
    fitting = true;
    board.map.once("moveend", () => (fitting = false));
    const below = board.map.attributionControl.getContainer().offsetHeight; // the notice covers no place
    board.map.fitBounds(bounds, { paddingTopLeft: [8, 8], paddingBottomRight: [8, below + 4], animate: animate && !still, duration: 0.35 });
  }

  function choose(code) {
    if (!board.rows.has(code)) return;
    board.view.selected = code; // shown at once; the next view from Python confirms it
    outline();
    window.parent.dispatchEvent(new Event("pointerdown")); // the page hears nothing of this frame, and waits for an act after going back
    window.Streamlit.setComponentValue({ area: code, at: Date.now() });
  }

  function onKey(event) {
    const codes = [...board.paths.keys()].filter((code) => board.rows.has(code));
    const here = codes.indexOf(event.target.dataset.code);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const chosen = event.key === "Enter" || event.key === " ";
    if (here < 0 || !(step || chosen)) return;
    L.DomEvent.stop(event); // otherwise Leaflet pans and the page scrolls
    if (chosen) choose(codes[here]);
    else board.paths.get(codes[(here + step + codes.length) % codes.length]).getElement().focus();
  }

  function speak() {
    const { notice, words: say } = board.view;
    const control = board.map.attributionControl;
    control.getContainer().replaceChildren(words("span", "board-notice", notice));
    const container = board.map.getContainer();
    container.setAttribute("aria-label", say.map);
    const named = { ".leaflet-control-zoom-in": say.zoomIn, ".leaflet-control-zoom-out": say.zoomOut, ".board-home": say.home };
    for (const [selector, text] of Object.entries(named)) {
      const button = container.querySelector(selector);
      button.title = text;
      button.setAttribute("aria-label", text);
    }
  }

  function paint(map, view) {
    if (!board.map) start(map);
    const before = board.view;
    const elsewhere = !before || before.level !== view.level || before.parent !== view.parent;
    board.view = view;
    board.rows = new Map(view.rows.map((row) => [row[0], row]));
    if (elsewhere) draw();
    shade();
    outline();
    speak();
    if (elsewhere) fit(Boolean(before));
    name();
    window.feature_group = []; // st_folium keeps every layer it ever added; ours stay outside its list
    return L.layerGroup();
  }

  window.boardMap = { paint };
})();
