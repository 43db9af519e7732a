// Shows a part of the landscape in a frame of another web site. The parameters are those
// of landscape2's embed.html, so that its frames keep working.
(() => {
  "use strict";
  const parameters = new URLSearchParams(location.search);
  const get = (name, fallback) => parameters.get(name) ?? fallback;
  const is = (name, fallback) => (parameters.has(name) ? parameters.get(name) === "true" : fallback);
  const number = (name, least, most, fallback) => {
    const n = parseInt(get(name, ""), 10);
    return n >= least && n <= most ? n : fallback;
  };
  const oneOf = (name, choices, fallback) => (choices.includes(get(name, fallback)) ? get(name, fallback) : fallback);
  const color = (name, fallback) => (CSS.supports("color", get(name, "")) ? get(name, "") : fallback);

  const main = document.querySelector("main");
  const key = get("key", "");
  const classify = oneOf("classify", ["category", "maturity", "tag"], "category");
  const itemModal = is("item-modal", false) && window.parent !== window;

  const sizes = { xs: [45, 40], sm: [60, 55], md: [80, 72], lg: [104, 92], xl: [136, 120] };
  const [width, height] = sizes[oneOf("size", Object.keys(sizes), "md")];
  const style = oneOf("style", ["clean", "bordered", "shadowed", "card"], "shadowed");
  const names = is("item-name", false);
  const nameSize = number("item-name-font-size", 10, 40, 11);
  const background = color("bg-color", "#323437");
  const properties = {
    "--bg": background,
    "--fg": color("fg-color", "#ffffff"),
    "--title-size": number("title-font-size", 10, 60, 13) + "px",
    "--title-align": oneOf("title-alignment", ["left", "center", "right"], "left"),
    "--align": { left: "flex-start", center: "center", right: "flex-end" }[oneOf("items-alignment", ["left", "center", "right"], "left")],
    "--gap": number("items-spacing", 0, 200, 15) + "px",
    "--name-size": nameSize + "px",
  };
  if (style !== "card") Object.assign(properties, { "--width": width + "px", "--height": height + (names ? nameSize + 6 : 0) + "px" });
  for (const [name, value] of Object.entries(properties)) document.body.style.setProperty(name, value);
  document.body.className = style + " " + oneOf("title-font-family", ["serif", "sans-serif", "monospace"], "sans-serif");
  document.body.classList.toggle("upper", is("title-uppercase", false));
  document.body.classList.toggle("clear", background === "transparent");

  /** Returns an element with a class, a text and children. */
  const element = (name, className, text, ...children) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text) e.textContent = text;
    e.append(...children);
    return e;
  };

  const initials = (item) => element("span", "initials", item.name.slice(0, 2));

  const picture = (item) => {
    if (!item.logo) return initials(item);
    const image = element("img");
    image.alt = names || style === "card" ? "" : item.name;
    image.loading = "lazy";
    image.src = new URL("../" + item.logo, location.href);
    image.addEventListener("error", () => image.replaceWith(initials(item)));
    return image;
  };

  const tile = (item, data) => {
    const e = element(itemModal ? "button" : "a", "", "", picture(item));
    if (names || style === "card") e.append(element("span", "name", item.name));
    if (style === "card") e.append(element("span", "more", item.description));
    e.setAttribute("aria-label", item.name);
    e.title = item.name;
    if (itemModal) {
      e.type = "button";
      e.addEventListener("click", () =>
        window.parent.postMessage({ type: "showItemDetails", itemId: item.id, classifyBy: classify, key, foundation: data.foundation, basePath: get("base-path", "") }, "*"),
      );
    } else {
      e.href = new URL("../#item=" + encodeURIComponent(item.id), location.href);
      e.target = "_blank";
      e.rel = "noopener";
    }
    return element("li", "", "", e);
  };

  const list = (items, data) =>
    element("ul", "", "", ...items.toSorted((a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase())).map((item) => tile(item, data)));

  /** Returns the parts of a view: their titles, and a function that selects their items. */
  const parts = (data) => {
    const by = data.classification[classify];
    if (classify === "maturity") return by.map((level) => [level.name, (item) => item.maturity === level.name]);
    if (classify === "tag") return by.map((tag) => [tag.name, (item) => (item.tag ?? []).includes(tag.name)]);
    const wanted = get("subcategories", "").split(",").map((name) => name.trim()).filter((name) => name && name !== "all");
    let subcategories = by.subcategories.filter((sub) => wanted.includes(sub.normalized_name));
    if (subcategories.length === 0) subcategories = by.subcategories;
    const inside = (item, sub) => [item, ...(item.additional_categories ?? [])].some((p) => p.category === by.name && p.subcategory === sub.name);
    return subcategories.map((sub) => [(is("category-in-subcategory", false) ? by.name + " - " : "") + sub.name, (item) => inside(item, sub)]);
  };

  const show = (data) => {
    const divided = parts(data);
    if (!is("headers", false)) {
      main.append(list(data.items.filter((item) => divided.some(([, has]) => has(item))), data));
      return;
    }
    if (classify === "category" && is("category-header", true)) main.append(element("h1", "", data.classification.category.name));
    for (const [title, has] of divided) {
      const items = data.items.filter(has);
      main.append(element("h2", "", title + " (" + items.length + ")"), list(items, data));
    }
  };

  const fail = (text) => main.replaceChildren(element("p", "error", text));
  if (!/^[\p{L}\p{N}+-]+$/u.test(key)) {
    fail("This address has no key of a category, level or TAG.");
    return;
  }
  fetch(new URL("../data/embed_" + classify + "_" + encodeURIComponent(key) + ".json", location.href))
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
    .then(show)
    .catch(() => fail("There is no " + (classify === "tag" ? "TAG" : classify) + " " + key + " in this landscape."));
})();
