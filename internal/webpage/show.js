// Shows what the state says, and changes it as people do.

let current = []; // what is shown, in its order
function show() {
  const got = select();
  current = sorted(got.list, got.level);
  const picked = new Set(current), asTable = state.view === "table";
  $("map").hidden = asTable;
  $("table").hidden = !asTable;
  $("as-map").setAttribute("aria-pressed", !asTable);
  $("as-table").setAttribute("aria-pressed", asTable);
  asTable ? showTable(current, got.level) : showMap(picked, got);
  $("best").hidden = !state.q || asTable || !current.length;
  $("best").lastElementChild.replaceChildren(...$("best").hidden ? [] : current.slice(0, 10).map(i => { const a = el("a", {textContent: data.items[i].name}); look(a, i, got.level); return el("li", {}, a); }));
  $("none").hidden = current.length > 0;
  $("found").textContent = T.found.replace("{n}", current.length).replace("{all}", N) + (state.day && got.undated ? " · " + T.undated.replace("{n}", got.undated) : "");
  for (const f of data.filters) if (f.box.open) f.show(got.counts.get(f));
  const set = data.filters.filter(f => chosen(f).length).length;
  $("set").textContent = set ? "(" + set + ")" : "";
  $("clear").hidden = !set && !state.q && !state.day;
  if (document.activeElement !== $("q")) $("q").value = state.q;
  const at = state.day ? stops.findLastIndex(d => d <= state.day) : stops.length;
  $("when").value = at;
  $("day").textContent = state.day || data.day;
  $("when").setAttribute("aria-valuetext", state.day || data.day);
  showItem();
}

let typing;
$("q").addEventListener("input", () => { cancelAnimationFrame(typing); typing = requestAnimationFrame(() => { rows = PAGE; change({q: $("q").value.trim()}); }); });
$("as-map").addEventListener("click", () => change({view: "map"}));
$("as-table").addEventListener("click", () => change({view: "table"}));
$("clear").addEventListener("click", () => { pause(); $("q").value = ""; change({q: "", filters: {}, day: ""}); $("q").focus(); });
$("when").addEventListener("input", () => { pause(); change({day: stops[$("when").value] || ""}); });

let playing;
function pause() { clearInterval(playing); playing = 0; $("play").textContent = T.play; keep(); }
function play() {
  const calm = matchMedia("(prefers-reduced-motion:reduce)").matches, step = calm ? 12 : 1;
  let at = state.day ? stops.findLastIndex(d => d <= state.day) : 0;
  $("play").textContent = T.pause;
  const next = () => { state.day = stops[at] || ""; show(); at >= stops.length ? pause() : at += step; };
  next();
  playing = setInterval(next, calm ? 1500 : 140);
}
$("play").addEventListener("click", () => playing ? pause() : play());

addEventListener("keydown", e => {
  if (e.key === "k" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); $("q").focus(); $("q").select(); }
  if (e.key === "Escape" && document.activeElement === $("q") && $("q").value) { e.preventDefault(); $("q").value = ""; change({q: ""}); }
});
// A link to an item opens it here, unless it is to be opened elsewhere.
addEventListener("click", e => {
  const a = e.target.closest?.("a[href*='item=']");
  if (!a || !a.getAttribute("href").startsWith("#") || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  e.preventDefault();
  change({item: new URLSearchParams(a.hash.slice(1)).get("item")}, true);
});
addEventListener("popstate", () => { read(); show(); });

read();
$("when").max = stops.length;
document.querySelector(".time").hidden = !stops.length;
$("filters").open = innerWidth > 760;
for (const l of [...data.levels, {name: "", title: T.other}]) $("legend").append(el("li", {className: "tile " + levelClass(l.name), textContent: l.title}));
drawFilters();
drawMap();
show();
(window.requestIdleCallback || setTimeout)(() => all.forEach(sidesOf)); // before the first search
