// Copies of what is shown, as the command writes it.

// What a terminal may obey, or what is not seen: as output.Visible has it, but for
// joiners, which stay.
const live = /[\p{Cc}\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e00ff}]/gu;
const number = r => r.codePointAt(0) > 0xffff ? "\\U" + r.codePointAt(0).toString(16).padStart(8, "0") : "\\u" + r.codePointAt(0).toString(16).padStart(4, "0");
const visible = (s, keep) => s.replace(live, r => keep.includes(r) ? r : r < " " ? String.fromCodePoint(0x2400 + r.codePointAt(0)) : r === "\x7f" ? "\u2421" : number(r));
const guard = s => visible(/^[=+\-@\t\r＝＋－＠]/.test(s) ? "'" + s : s, "\t\r\n");
const quoted = s => /[",\r\n]|^ |^\\\.$/.test(s) ? '"' + s.replaceAll('"', '""') + '"' : s;
const markdown = s => webAddress(s) ? s.replace(live, encodeURIComponent).replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E") :
  visible(s, "\r\n").replace(/[\\|`*_[\]~]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/\r\n|\n|\r/g, "<br>");
// A word for a shell. A control character, which a terminal may obey even in
// quotes, is left out.
const shell = s => (s = s.replace(live, "")) && /^[\w.,:/+@-]+$/.test(s) ? s : "'" + s.replaceAll("'", "'\\''") + "'";
const copies = {
  csv: list => [data.record, ...list.map(i => data.record.map(c => guard(cell(i, c))))].map(r => r.map(quoted).join(",") + "\n").join(""),
  json: list => JSON.stringify(list.map(onDay), null, 2).replace(live, r => r === "\n" ? r : [...Array(r.length).keys()].map(k => "\\u" + r.charCodeAt(k).toString(16).padStart(4, "0")).join("")) + "\n",
  markdown: list => [data.brief.map(c => c.toUpperCase()), data.brief.map(() => "---"), ...list.map(i => data.brief.map(c => markdown(c === "description" ? describe(i) : cell(i, c))))].map(r => "| " + r.join(" | ") + " |\n").join(""),
  command: () => ["landscope", state.q ? "search " + words(state.q).map(shell).join(" ") : "list", ...data.source.map(shell), ...data.filters.flatMap(f => chosen(f).map(v => "--" + f.name + " " + shell(v))), ...state.day ? ["--as-of " + shell(state.day)] : [],
    ...state.sort && !state.q ? ["--sort=" + shell(state.sort)] : []].join(" ") + "\n",
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
