"use strict";
// Dims the tiles that the words and the levels chosen do not mean; the address
// keeps both.
const tiles = [...document.querySelectorAll("svg g")].filter(g => g.querySelector("title")).map(g => ({
  g, text: g.querySelector("title").textContent.toLowerCase(), level: g.querySelector("rect").getAttribute("class"),
}));
const words = document.getElementById("words"), found = document.getElementById("found");
const levels = [...document.querySelectorAll("input[name=level]")];

function show() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = levels.filter(l => l.checked).map(l => l.value);
  let n = 0;
  for (const t of tiles) {
    const hit = wanted.every(w => t.text.includes(w)) && (!chosen.length || chosen.includes(t.level));
    t.g.classList.toggle("dim", !hit);
    n += hit;
  }
  found.textContent = n + " of " + tiles.length;
  return {wanted, chosen};
}

function remember() {
  const {wanted, chosen} = show(), state = new URLSearchParams();
  if (wanted.length) state.set("q", wanted.join(" "));
  if (chosen.length) state.set("level", chosen.join(","));
  history.replaceState(null, "", "#" + state);
}

function restore() {
  const state = new URLSearchParams(location.hash.slice(1));
  words.value = state.get("q") || "";
  const chosen = (state.get("level") || "").split(",");
  for (const l of levels) l.checked = chosen.includes(l.value);
  show();
}

words.addEventListener("input", remember);
for (const l of levels) l.addEventListener("change", remember);
addEventListener("hashchange", restore);
addEventListener("keydown", e => {
  if (e.key === "/" && document.activeElement !== words) { e.preventDefault(); words.focus(); }
  if (e.key === "Escape" && document.activeElement === words) { words.value = ""; remember(); }
});
restore();
