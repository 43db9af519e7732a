// Shows the details of an item that was chosen in a frame with embed.html. The page around
// both frames passes the messages on: see embed-item.js.
(() => {
  "use strict";
  const dialog = document.querySelector("dialog");

  const element = (name, className, text) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    e.textContent = text;
    return e;
  };

  const link = (url, text) => {
    const a = element("a", "", text);
    if (/^https?:\/\//.test(url)) a.href = url;
    a.target = "_blank";
    a.rel = "noopener";
    return a;
  };

  /** Returns the facts of an item, as pairs of a name and a text or a URL. */
  const facts = (item) => {
    const all = [];
    const add = (name, value) => value && all.push([name, value]);
    add("Level", item.maturity);
    add("Accepted", item.accepted_at);
    add("Incubating", item.incubating_at);
    add("Graduated", item.graduated_at);
    add("Archived", item.archived_at);
    add("Joined", item.joined_at);
    add("Website", item.homepage_url);
    for (const repository of item.repositories ?? []) add("Repository", repository.url);
    for (const [key, value] of Object.entries(item)) {
      if (key.endsWith("_url") && key !== "homepage_url" && typeof value === "string") add(key.slice(0, -4).replaceAll("_", " "), value);
    }
    return all;
  };

  const show = (item) => {
    const close = element("button", "", "Close");
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    const list = document.createElement("dl");
    for (const [name, value] of facts(item)) {
      const dd = document.createElement("dd");
      dd.append(/^https?:\/\//.test(value) ? link(value, value.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")) : value);
      list.append(element("dt", "", name), dd);
    }
    const parts = [close];
    if (item.logo) {
      const image = element("img", "", "");
      image.alt = "";
      image.src = new URL("../" + item.logo, location.href);
      image.addEventListener("error", () => image.remove());
      parts.push(image);
    }
    const title = element("h1", "", item.name);
    title.id = "title";
    parts.push(title, element("p", "place", item.category + " / " + item.subcategory));
    if (item.description) parts.push(element("p", "", item.description));
    parts.push(list);
    dialog.replaceChildren(...parts);
    if (!dialog.open) dialog.showModal();
  };

  const hide = () => window.parent.postMessage({ type: "hideItemDetails" }, "*");
  dialog.addEventListener("close", hide);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  const files = new Map();
  const load = (name) => {
    if (!files.has(name)) {
      files.set(name, fetch(new URL("../data/" + name, location.href)).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.statusText)))));
    }
    return files.get(name);
  };

  window.addEventListener("message", (event) => {
    const m = event.data;
    if (event.source !== window.parent || m?.type !== "showItemDetails" || ![m.itemId, m.classifyBy ?? "category", m.key].every((v) => typeof v === "string" && /^[\p{L}\p{N}+-]+$/u.test(v))) return;
    load("embed_full_" + (m.classifyBy ?? "category") + "_" + encodeURIComponent(m.key) + ".json")
      .then((data) => {
        const item = data.items.find((item) => item.id === m.itemId);
        if (item) show(item);
        else hide();
      })
      .catch(hide);
  });
})();
