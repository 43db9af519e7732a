// Copies of what is shown, as the command writes it.

const guard = s => /^[=+\-@\t\r]/.test(s) ? "'" + s : s;
const quoted = s => /[",\r\n]|^ |^\\\.$/.test(s) ? '"' + s.replaceAll('"', '""') + '"' : s;
const markdown = s => webAddress(s) ? s.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E") :
  s.replace(/[\\|`*_[\]~]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/\r\n|\n|\r/g, "<br>");
const shell = s => /^[\w.,:/+@-]+$/.test(s) ? s : "'" + s.replaceAll("'", "'\\''") + "'";
const copies = {
  csv: list => [data.record, ...list.map(i => data.record.map(c => guard(cell(i, c))))].map(r => r.map(quoted).join(",") + "\n").join(""),
  json: list => JSON.stringify(list.map(onDay), null, 2) + "\n",
  markdown: list => [data.brief.map(c => c.toUpperCase()), data.brief.map(() => "---"), ...list.map(i => data.brief.map(c => markdown(c === "description" ? describe(i) : cell(i, c))))].map(r => "| " + r.join(" | ") + " |\n").join(""),
  command: () => ["landscope", state.q ? "search " + words(state.q).map(shell).join(" ") : "list", ...data.source.map(shell), ...data.filters.flatMap(f => chosen(f).map(v => "--" + f.name + " " + shell(v))), ...state.day ? ["--as-of " + state.day] : [],
    ...state.sort && !state.q ? ["--sort=" + state.sort] : []].join(" ") + "\n",
};

for (const b of document.querySelectorAll("[data-copy]")) b.addEventListener("click", async () => {
  const text = copies[b.dataset.copy](current);
  try { await navigator.clipboard.writeText(text); } catch {
    const area = el("textarea", {value: text});
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    b.focus();
  }
  $("told").textContent = b.dataset.copy === "command" ? T.copied + ": " + text.trim() : T.copied + ": " + b.textContent + ", " + current.length;
});
