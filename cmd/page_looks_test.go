package cmd_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestPageLooks: the page in the dark, on paper and on a telephone; an item's
// details; no breach of the rules that axe-core knows.
func TestPageLooks(t *testing.T) {
	t.Parallel()
	axe := os.Getenv("LANDSCOPE_AXE")
	script, err := os.ReadFile(axe)
	if err != nil {
		if testenv.CI() {
			t.Fatal("CI must set LANDSCOPE_AXE to axe-core's axe.min.js: ", err)
		}
		t.Log("SKIPPED: the rules of axe-core: LANDSCOPE_AXE does not name its axe.min.js")
	}
	address := pageFile(t)
	const istio = "#item=orchestration-management--service-mesh--istio"
	for _, look := range []struct {
		name, hash, scheme, do string
		width                  int64
	}{
		{"map", "", "light", "", 1440}, {"dark", "#q=mesh", "dark", "", 1440}, {"phone", "#group=wasm", "light", "", 390}, {"4K", "#group=ai", "dark", "", 3840}, {"small", "#group=ai", "light", "", 800},
		{"table", "#view=list&sort=name&group=ai", "light", "", 1440}, {"dark table", "#view=table&group=ai", "dark", "", 390}, {"item", istio, "light", "", 390}, {"dark item", istio, "dark", "", 1440},
		{"none", "#q=zzzzzzzz", "light", "", 1440}, {"past", "#as-of=2018-02-20", "light", "", 1440}, {"dark past", "#as-of=2018-02-20", "dark", "", 390},
		{"timeline", "#view=timeline&group=wasm", "light", "", 1440}, {"dark timeline", "#view=timeline&group=wasm", "dark", "", 390}, {"stats", "#view=stats", "light", "", 1440}, {"dark stats", "#view=stats", "dark", "", 390},
		{"subcategory", "#box=runtime--container-runtime", "light", "", 1440}, {"Japanese", "#lang=ja&group=ai", "dark", "", 1440},
		{"filters", "#group=ai&license=MIT", "light", "$('more').click(), $('rare').open = true, document.querySelectorAll('.panel details').forEach(d => d.open = true)", 1440},
		{"dark filters", "#group=ai&maturity=sandbox", "dark", "$('filter').click()", 390}, {"columns", "#view=list&group=ai", "light", "document.querySelector('.pick').open = true", 1440},
		{"menu", "#group=ai", "dark", "document.querySelector('[popovertarget=export-menu]').click()", 1440},
	} {
		t.Run(look.name, func(t *testing.T) {
			t.Parallel()
			b := open(t, address+look.hash, look.width, 900)
			b.look("", "prefers-color-scheme:"+look.scheme, "prefers-reduced-motion:reduce")
			back := map[string]string{"light": "rgb(246, 247, 249)", "dark": "rgb(14, 20, 27)"}[look.scheme]
			b.await(fmt.Sprintf("getComputedStyle(document.body).backgroundColor === %q", back))
			if look.do != "" {
				eval[any](b, look.do+"; null")
			}
			want(b, "document.documentElement.scrollWidth <= innerWidth", true)
			want(b, "[...document.querySelectorAll('.t')].filter(a => a.scrollWidth > a.clientWidth + 1).length", 0)
			if script != nil {
				checkAxe(b, script)
			}
		})
	}
	b := open(t, address, 1000, 900)
	b.look("print")
	want(b, "[...document.querySelectorAll('.search, .tools, #groups, #levels, .time, #cats')].filter(e => e.checkVisibility()).length", 0)
	want(b, "$('title').getBoundingClientRect().width > 40 && document.querySelector('#map .t').checkVisibility()", true)
	// An open item is alone on paper, also on paper that is narrow.
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 700, Height: 900, DeviceScaleFactor: 1})
	eval[any](b, "change({item: data.items.find(it => it.name === 'Falco').id}), null")
	want(b, "$('item-name').checkVisibility() && !$('title').checkVisibility() && !$('map').checkVisibility() && $('item').getBoundingClientRect().left === 0", true)
	want(b, "getComputedStyle($('item').querySelector('.links a'), '::after').content.includes('https://')", true)
	eval[any](b, "change({item: '', view: 'list'}), null")
	want(b, "$('title').getBoundingClientRect().width > 40 && document.querySelector('#list tbody tr').checkVisibility()", true)
	paper, err := chromedp.Run(b, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if len(paper) < 20_000 {
		t.Errorf("%d bytes on paper", len(paper))
	}
}

// checkAxe checks the page by the rules of axe-core, whose script is given.
func checkAxe(b *tab, script []byte) {
	b.t.Helper()
	eval[any](b, string(script)+"; null")
	found := eval[[]string](b, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.html).join(" ")))`)
	for _, violation := range found {
		b.t.Error(violation)
	}
}

// TestPageHostile: whatever the names of a landscape are, they are text.
func TestPageHostile(t *testing.T) {
	t.Parallel()
	address := pageFile(t, "--data", "testdata/hostile.yml", "--kind", "all")
	b := open(t, address, 800, 600)
	want(b, "document.scripts.length", 2)
	want(b, "document.querySelectorAll('img, iframe, object, embed, base, form').length", 0)
	want(b, "tiles.length > 0 && tiles.every(t => (t.link.querySelector('.nm') || t.link).textContent === data.items[t.item].name)", true)
	want(b, "[...document.querySelectorAll('a')].every(a => !/^\\s*javascript/i.test(a.getAttribute('href') || ''))", true)
	for i := range eval[int](b, "data.items.length") {
		eval[bool](b, fmt.Sprintf("change({item: data.items[%d].id}), true", i))
		want(b, "$('item').querySelectorAll('a').length === [...$('item').querySelectorAll('a')].filter(a => /^(https?:|#)/i.test(a.getAttribute('href'))).length", true)
	}
	eval[bool](b, "change({item: '', view: 'list'}), change({view: 'timeline'}), change({view: 'stats'}), true")
	want(b, "document.querySelectorAll('main img, main script').length", 0)
	file := strings.TrimPrefix(address, "file://")
	page, err := os.ReadFile(file)
	if err != nil || strings.Count(string(page), "<script") != 2 {
		t.Errorf("%d scripts, %v", strings.Count(string(page), "<script"), err)
	}
	faults, _ := exec.Command(testenv.Need(t, "tidy"), "-q", "-e", file).CombinedOutput() // its exit code counts warnings too
	if strings.Contains(string(faults), "Error:") {
		t.Errorf("%s", faults)
	}
}

// TestPageOfLittle: no items, and items of which nothing is known, are a page too.
func TestPageOfLittle(t *testing.T) {
	t.Parallel()
	want(open(t, pageFile(t, "--name", "zz*"), 800, 600), "$('found').textContent + $('none').hidden", "0 of 0 itemsfalse")
	file := filepath.Join(t.TempDir(), "bare.yml")
	if err := os.WriteFile(file, []byte("landscape:\n- category:\n  name: A\n  subcategories:\n  - subcategory:\n    name: B\n    items:\n    - item:\n      name: X\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	address := pageFile(t, "--data", file, "--overlay", "testdata/overlay.yml")
	page, err := os.ReadFile(strings.TrimPrefix(address, "file://"))
	if err != nil || strings.Contains(string(page), filepath.Dir(file)) || !strings.Contains(string(page), `["--data","bare.yml","--overlay","overlay.yml"]`) {
		t.Errorf("the page tells where the file lies, or not how to have the same at a prompt: %v", err)
	}
	b := open(t, pageFile(t, "--data", file), 800, 600)
	want(b, "$('found').textContent + document.querySelectorAll('#map .t').length + document.querySelector('.time').hidden", "1 of 1 items1true")
	eval[bool](b, "change({item: data.items[0].id, q: 'x', view: 'list'}), true")
	want(b, "$('item').open", true)
}

// TestPageDataTypes checks that the types of the scripts name all data of the page.
func TestPageDataTypes(t *testing.T) {
	source, err := os.ReadFile("../internal/webpage/ui/model/data.js")
	if err != nil {
		t.Fatal(err)
	}
	declared := map[string]bool{}
	typedef, _, _ := strings.Cut(string(source), "\n *\n * @typedef {{ name")
	for _, m := range regexp.MustCompile(`@property \{.*\} (\w+)`).FindAllStringSubmatch(typedef, -1) {
		declared[m[1]] = true
	}
	page, err := os.ReadFile(strings.TrimPrefix(pageFile(t), "file://"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), `id="data">`)
	text, _, _ := strings.Cut(rest, "</script>")
	var data map[string]any
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		t.Fatal(err)
	}
	written := slices.Sorted(maps.Keys(data))
	if types := slices.Sorted(maps.Keys(declared)); !slices.Equal(types, written) {
		t.Errorf("PageData in data.js has %q, the page %q", types, written)
	}
}
