/* The map of the wall screen: shapes fetched once, drawn once, moved and shaded for every scene. */

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 1000, HEIGHT = 760, MARGIN = 26;
const ROUND = 60; // kept free around a single part, for its names
const ASIDE = 235; // kept free of it to the left, for the legend and the inset
const SHIFTS = [0, -1, 1, -2, 2].flatMap((y) => [0, 0.5, -0.5].map((x) => [x, y])); // where a name may stand, nearest first

function draw(tag, parent, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

/* Albers' equal-area conic projection with the parallels of the dashboard's other maps. */
const PARALLELS = [40, 50].map(radians), MIDDLE = 112;
const CONE = (Math.sin(PARALLELS[0]) + Math.sin(PARALLELS[1])) / 2;
const BASE = Math.cos(PARALLELS[0]) ** 2 + 2 * CONE * Math.sin(PARALLELS[0]);

function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

function project([longitude, latitude]) {
  const radius = Math.sqrt(BASE - 2 * CONE * Math.sin(radians(latitude))) / CONE;
  const angle = CONE * radians(longitude - MIDDLE);
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
}

function ringsOf(feature) {
  const { type, coordinates } = feature.geometry;
  return (type === "Polygon" ? [coordinates] : coordinates).flat().map((ring) => ring.map(project));
}

function box(rings) {
  const found = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    found[0] = Math.min(found[0], x), found[1] = Math.min(found[1], y);
    found[2] = Math.max(found[2], x), found[3] = Math.max(found[3], y);
  }
  return found;
}

function scaleTo([left, top, right, bottom], margin, aside = 0) {
  const k = Math.min((WIDTH - aside - 2 * margin) / (right - left), (HEIGHT - 2 * margin) / (bottom - top));
  return { k, x: (WIDTH + aside) / 2 - (k * (left + right)) / 2, y: HEIGHT / 2 - (k * (top + bottom)) / 2 };
}

function atlas(parent, data, signal) {
  const { map } = data;
  const signs = make("div", "legend", parent);
  const svg = draw("svg", parent, { class: "shapes", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  const pattern = hatch(svg);
  const stage = draw("g", svg, { class: "stage" });
  const [halo, areas, lines] = ["halo", "areas", "leagues"].map((name) => draw("g", stage, { class: name }));
  const names = draw("g", svg, { class: "names" });
  const inset = make("div", "inset", parent);
  inset.setAttribute("aria-hidden", "true");
  const small = draw("svg", inset, { viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
  const notice = make("p", "notice", parent);
  const paths = new Map(); // code of a banner: {path, halo, league, rings}
  const leagues = new Map(); // code of a league: its path on the inset
  let whole = null;
  let scene = null, shaded = null; // what is on the screen, and the map that its colours are of

  async function bring() {
    notice.textContent = "";
    try {
      const files = [...map.banners, map.leagues].map(async (url) => (await answered(await fetch(`./${url}`, { signal }))).json());
      const [outlines, ...shapes] = (await Promise.all(files)).reverse();
      lay(shapes.flatMap((file) => file.features), outlines.features);
      if (scene) show(scene);
    } catch (fault) {
      if (fault.name !== "AbortError") notice.textContent = data.words.wall_no_shapes;
    }
  }

  function lay(banners, outlines) {
    const found = banners.map((feature) => ({ feature, rings: ringsOf(feature) }));
    whole = scaleTo(box(found.flatMap((f) => f.rings)), MARGIN);
    for (const { feature, rings } of found) {
      const { code, parent: league } = feature.properties;
      const placed = rings.map((ring) => ring.map(([x, y]) => [whole.k * x + whole.x, whole.k * y + whole.y]));
      const d = outline(placed);
      paths.set(code, { path: draw("path", areas, { d }), halo: draw("path", halo, { d }), league, rings: placed });
    }
    layLeagues(outlines.map((feature) => ({ code: feature.properties.code, rings: ringsOf(feature) })));
  }

  function layLeagues(outlines) {
    const all = scaleTo(box(outlines.flatMap((f) => f.rings)), 4);
    const at = (rings, to) => outline(rings.map((ring) => ring.map(([x, y]) => [to.k * x + to.x, to.k * y + to.y])));
    for (const { code, rings } of outlines) {
      if (map.banners.length > 1) draw("path", lines, { d: at(rings, whole) });
      leagues.set(code, draw("path", small, { d: at(rings, all) }));
    }
  }

  /* The colours of what a scene shows, and their legend; a picture that stays as it is is not touched. */
  function shade(next) {
    if (next === shaded) return;
    shaded = next;
    svg.setAttribute("aria-label", next.title);
    legend(signs, next);
    const missing = new Set(next.missing);
    paths.forEach(({ path }, code) => path.setAttribute("fill", missing.has(code) ? "url(#wall-no-figure)" : next.fills[code]));
  }

  function show(next) {
    scene = next;
    if (!whole) return legend(signs, next.map || map);
    shade(next.map || map);
    const inside = (code) => code === next.code || paths.get(code).league === next.code || next.parts.includes(paths.get(code).league);
    const codes = [...paths.keys()].filter(inside);
    const all = codes.length === paths.size;
    const to = all ? { k: 1, x: 0, y: 0 } : scaleTo(box(codes.flatMap((code) => paths.get(code).rings)), ROUND, ASIDE);
    stage.style.transform = `translate(${to.x}px, ${to.y}px) scale(${to.k})`;
    stage.style.setProperty("--k", to.k);
    pattern.setAttribute("patternTransform", `rotate(45) scale(${1 / to.k})`); // the hatching is as fine on a small place
    paths.forEach(({ path, halo: around }, code) => {
      path.classList.toggle("away", !inside(code));
      around.style.display = all || !inside(code) ? "none" : "";
    });
    lines.style.display = all ? "" : "none";
    const here = paths.get(codes[0]).league;
    inset.hidden = all && map.banners.length > 1;
    leagues.forEach((path, code) => path.classList.toggle("here", code === here));
    name(next, to);
  }

  /* A name that would cover another one gives way a little; where there is no room at all it is left out. */
  function name(next, to) {
    names.replaceChildren();
    const pointers = draw("g", names); // beneath all names, or they would cover a letter
    const kept = [];
    for (const code of next.parts) {
      const [words, value, ...place] = (next.map || map).names[code];
      const [x, y] = project(place).map((v, n) => [to.x, to.y][n] + to.k * (whole.k * v + [whole.x, whole.y][n]));
      const group = draw("g", names);
      const text = draw("text", group);
      draw("tspan", text, { x: 0, y: "-0.15em" }).textContent = words;
      draw("tspan", text, { x: 0, y: "0.95em" }).textContent = value;
      const free = roomFor(text.getBBox(), [x, y], kept);
      if (!free) {
        group.remove();
        continue;
      }
      kept.push(free);
      text.setAttribute("transform", `translate(${free.dx} ${free.dy})`);
      if (x < free.left || x > free.right || y < free.top || y > free.bottom) point(pointers, [x, y], free);
    }
  }

  /* A name that stands aside points to its place. */
  function point(pointers, [x, y], { dx, dy }) {
    draw("path", pointers, { d: `M${x},${y}L${dx},${dy}` });
    draw("circle", pointers, { cx: x, cy: y, r: 5 });
  }

  bring();
  return { show, fetch: bring, drawn: () => whole !== null };
}

function roomFor({ x, y, width, height }, [right, down], kept) {
  const boxes = SHIFTS.map(([across, along]) => {
    const dx = between(-x, right + (across * width) / 2, WIDTH - x - width); // a name beyond the edge would be cut
    const dy = down + (along * height) / 2;
    return { dx, dy, left: dx + x, right: dx + x + width, top: dy + y, bottom: dy + y + height };
  });
  return boxes.find((b) => !kept.some((k) => b.left < k.right && k.left < b.right && b.top < k.bottom && k.top < b.bottom));
}

function answered(response) {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}

function outline(rings) {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join("L")}Z`).join("");
}

function legend(shown, map) {
  shown.replaceChildren();
  make("strong", "", shown, map.title);
  const list = make("ul", "", shown);
  for (const [colour, label] of map.legend) {
    const item = make("li", "", list);
    make("i", "", item).style.background = colour;
    make("span", "", item, label);
  }
  if (!map.missing.length) return;
  const item = make("li", "", list);
  make("i", "missing", item);
  make("span", "", item, map.absent);
}

function hatch(svg) {
  const pattern = { id: "wall-no-figure", width: 7, height: 7, patternUnits: "userSpaceOnUse" };
  const drawn = draw("pattern", draw("defs", svg), { ...pattern, class: "hatch" });
  draw("rect", drawn, { width: 7, height: 7 });
  draw("line", drawn, { x1: 0, y1: 0, x2: 0, y2: 7 });
  return drawn;
}
