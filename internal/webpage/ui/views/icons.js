/** Icons of links, drawn as strokes in a square of 24. */

/** @type {Record<string, string>} */
const SHAPES = {
  home: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3.5 12h17M12 3c-5 5-5 13 0 18 5-5 5-13 0-18",
  code: "m8.500 7-5 5 5 5M15.500 7l5 5-5 5",
  book: "M5 4.500h12a2 2 0 0 1 2 2V20H7a2 2 0 0 1-2-2zM5 17.500a2 2 0 0 1 2-2h12",
  news: "M4 5h16v14H4zM8 9h8M8 13h8M8 16h5",
  chat: "M4 5h16v11H10l-4 4v-4H4z",
  mail: "M3.500 6h17v12h-17zM4 7l8 6 8-6",
  chart: "M5 20V11M12 20V4M19 20v-6",
  play: "M4 6h16v12H4zM10.500 9.500v5l4-2.500z",
  people:
    "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7M2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 11a3 3 0 0 0 0-6M17 14c3 .5 4.500 3 4.500 6",
  badge: "M12 3 5 6v6c0 4 3 7 7 9 4-2 7-5 7-9V6zM9 12l2 2 4-4",
  box: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  link: "M9.500 14.500 14.500 9.500M8 11l-2.500 2.500a3.500 3.500 0 0 0 5 5L13 16M11 8l2.500-2.500a3.500 3.500 0 0 1 5 5L16 13",
  close: "m6 6 12 12M18 6 6 18",
  out: "M9 5H5v14h14v-4M13 5h6v6M19 5l-8 8",
};

/** @param {keyof typeof SHAPES} name */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("class", "i");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", SHAPES[name] ?? SHAPES.link);
  svg.append(path);
  return svg;
}
