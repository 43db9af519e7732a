package cmd_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestPageWeight checks that the page of all items is small when compressed: its data,
// program and styles, in both languages, without logos.
func TestPageWeight(t *testing.T) {
	t.Parallel()
	r := runIn(nil, nil, "map", "--kind", "all", "-o", "html")
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(r.stdout)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	if packed.Len() > 400_000 {
		t.Errorf("%d bytes", packed.Len())
	}
}

// TestPageViews goes through the views, groups, categories and subcategories, each of
// which has an address and a title, and back.
func TestPageViews(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t, "--kind", "all"), 1440, 900)
	want(b, "document.title", "CNCF Landscape")
	want(b, "document.querySelector('meta[property=\"og:description\"]').content.startsWith('CNCF Landscape: 255 hosted projects')", true)
	want(b, "$('facts').textContent.replace(/ as of.*/, '')", "255 projects · 1,436 products · 722 members ·")
	want(b, "document.querySelector('#groups [aria-current]').textContent", "Projects and products")
	for _, view := range []struct{ name, title, shown string }{
		{"list", "List · CNCF Landscape", "#list tbody tr"}, {"timeline", "Timeline · CNCF Landscape", "#timeline .run span"},
		{"stats", "Stats · CNCF Landscape", "#stats figure .strip i"}, {"map", "CNCF Landscape", "#map a.t"},
	} {
		eval[bool](b, fmt.Sprintf("document.querySelector('[data-view=%s]').click(), true", view.name))
		want(b, "state.view + document.title", view.name+view.title)
		want(b, fmt.Sprintf("document.querySelectorAll('%s').length > 5", view.shown), true)
		want(b, "document.querySelector('#views [aria-current]').dataset.view", view.name)
	}
	eval[bool](b, "history.back(), true")
	b.await("state.view === 'stats' && !$('stats').hidden && $('map').hidden")
	eval[bool](b, "history.forward(), true")
	b.await("state.view === 'map'")

	eval[bool](b, "[...document.querySelectorAll('#groups a')].find(a => a.textContent === 'Members').click(), true")
	want(b, "current.length + new URLSearchParams(location.hash.slice(1)).get('group')", "722members")
	want(b, "copies.command(current)", "landscope list --category 'CNCF Members' --kind all\n")
	want(b, "tiles.find(t => data.items[t.item].name === 'Adyen (member)').link.textContent", "Adyen")
	eval[bool](b, "history.back(), true")
	b.await("state.group === '' && current.length > 900")

	eval[bool](b, "[...document.querySelectorAll('#cats a')].find(a => a.textContent === 'Serverless').click(), true")
	want(b, "new URLSearchParams(location.hash.slice(1)).get('at')", "serverless")
	b.await("document.querySelector('#cats [aria-current]').textContent === 'Serverless'")
	want(b, "$('at-serverless').getBoundingClientRect().top < innerHeight", true)

	eval[bool](b, "[...document.querySelectorAll('.box h3 a')].find(a => a.textContent === 'Service Mesh').click(), true")
	want(b, "state.box + $('map').hidden", "orchestration-management--service-meshtrue")
	want(b, "document.activeElement.id", "zoom-name")
	want(b, "document.querySelectorAll('#zoom .cards > li').length === current.length && current.length > 10", true)
	want(b, "document.querySelector('#zoom > p:not(.crumbs)').textContent.length > 40", true)
	want(b, "copies.command(current)", "landscope list --subcategory 'Orchestration & Management/Service Mesh'\n")
	eval[bool](b, "history.back(), true")
	b.await("!state.box && !$('map').hidden")
}

// TestPageAddress opens the page by its addresses.
func TestPageAddress(t *testing.T) {
	t.Parallel()
	file := pageFile(t, "--kind", "all")
	for hash, expression := range map[string]string{
		"#at=serverless":                  "$('at-serverless').getBoundingClientRect().top < innerHeight",
		"#view=table":                     "state.view === 'list'",
		"#group=ai":                       "!$('at-ai-agent').hidden && $('at-runtime').hidden",
		"#group=nothing":                  "state.group === ''",
		"#box=runtime--container-runtime": "$('zoom-name').textContent.startsWith('Container Runtime')",
		"#box=nothing":                    "!$('map').hidden && $('zoom').hidden",
		"#q=service+mesh":                 "document.querySelectorAll('#best li').length === 8 && shownTiles().length > 20",
		"#as-of=2018-03-08":               "!$('map').hidden",
		"#q=cosign":                       "document.querySelector('#best li').textContent.includes('Cosign is part of sigstore')",
		"#lang=ja&item=provisioning--security-compliance--falco": "$('item').querySelector('td:nth-child(2)').textContent === 'セキュリティ'",
		"#lang=ja":                                  "document.documentElement.lang === 'ja' && document.querySelector('#views a').textContent === 'マップ'",
		"#view=list&columns=license,language":       "[...document.querySelectorAll('#list thead th')].map(th => th.textContent).join() === 'Name,License,Language'",
		"#item=runtime--container-runtime--cri-o":   "$('item').open && document.title === 'CRI-O · CNCF Landscape'",
		"#as-of=2018-03-08&view=timeline&group=all": "[...document.querySelectorAll('#timeline li a')].some(a => a.textContent === 'Kubernetes')",
	} {
		b := open(t, file+hash, 1440, 900)
		if n := eval[int](b, "[...document.querySelectorAll('.box')].filter(box => box.checkVisibility() && !box.querySelector('.t')).length"); n > 0 {
			t.Errorf("%s: %d subcategories without items are shown", hash, n)
		}
		if !eval[bool](b, expression) {
			t.Errorf("%s: %s is false", hash, expression)
		}
	}
}

// TestPageItem: an item has an address of its own, back closes it, and what is known of it
// is in words.
func TestPageItem(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "org.yml")
	if err := os.WriteFile(file, []byte("projects:\n  Falco: {status: trial, owner: Security, note: payment clusters, tags: [pci]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, pageFile(t, "--overlay", file)+"#maturity=graduated", 1440, 900)
	eval[bool](b, "tiles.find(t => data.items[t.item].name === 'Falco').link.click(), true")
	want(b, "$('item').open && location.hash.includes('item=') && location.hash.includes('maturity=graduated')", true)
	text := eval[string](b, "$('item').innerText")
	for _, part := range []string{"Falco", "Security & Compliance", "Website", "GitHub", "In your organization", "payment clusters", "Sandbox\nOct 2018\n15 months", "Decision", "Alternatives", "Tetragon",
		"Parts", "Falcosidekick", "Cure53", "Also known as", "Sysdig Falco", "For maintainers"} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(part)) {
			t.Errorf("no %q in %s", part, text)
		}
	}
	want(b, "$('item').querySelector('details').open", false)
	// Color alone says nothing, and links with the same text have different names.
	want(b, "[...$('item').querySelectorAll('.pills a')].find(a => a.textContent === 'KubeArmor').getAttribute('aria-label')", "KubeArmor, sandbox")
	want(b, "new Set([...$('item').querySelectorAll('.levels a, td a')].map(a => a.ariaLabel)).size", 5)
	eval[bool](b, "[...$('item').querySelectorAll('.pills a')].find(a => a.textContent === 'KubeArmor').click(), true")
	want(b, "$('item-name').textContent", "KubeArmor")
	eval[bool](b, "history.back(), true")
	b.await("$('item-name').textContent === 'Falco'")
	eval[bool](b, "history.back(), true")
	b.await("!$('item').open && state.filters.maturity[0] === 'graduated'")
	eval[bool](b, "history.forward(), true")
	b.await("$('item').open")
	b.key(kb.Escape)
	b.await("!$('item').open && !state.item")
	// Long lists of relations are cut until the rest is asked for.
	eval[bool](b, "change({item: data.items.find(it => it.name === 'Kubernetes').id}), true")
	want(b, "document.querySelector('.tie .pills').children.length", 13)
	eval[bool](b, "document.querySelector('.tie .pills button').click(), true")
	want(b, "document.querySelector('.tie .pills').children.length > 50", true)
	want(b, "document.activeElement.closest('.tie') !== null", true)
}

// TestPagePanel: chosen filters are chips that can be removed; rare filters are behind
// "More filters"; the export menu copies what is shown.
func TestPagePanel(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t), 1440, 900)
	eval[bool](b, "$('more').click(), true")
	want(b, "[...document.querySelectorAll('#filters > details > summary')].map(s => s.textContent).join()", "Category,Level,Accepted,License,Language,Keyword")
	want(b, "$('rare').open + [...document.querySelectorAll('#more-filters > details > summary')].map(s => s.textContent).includes('Related to').toString()", "falsetrue")
	eval[bool](b, "document.querySelector('#filters details input[value=Runtime]').click(), true")
	eval[bool](b, "document.querySelector('.chip.graduated').click(), true")
	want(b, "[...document.querySelectorAll('#active button')].map(b => b.textContent).join()", "Runtime,Graduated")
	want(b, "document.querySelector('#more .set').textContent + $('found').textContent.split(' ')[0]", "25")
	eval[bool](b, "document.querySelector('#active button').click(), true")
	want(b, "location.hash", "#maturity=graduated")
	eval[bool](b, "$('share').click(), true")
	b.await("$('told').textContent === 'Copied: Link'")
	eval[bool](b, `navigator.clipboard.writeText = async text => { window.taken = text; }, document.querySelector("[popovertarget=export-menu]").click(), true`)
	want(b, "$('export-menu').matches(':popover-open') && $('export-of').textContent", "Copy the 39 items shown")
	eval[bool](b, `document.querySelector("[data-copy=json]").click(), true`)
	b.await("window.taken")
	want(b, "JSON.parse(taken).length", 39)
	eval[bool](b, "$('clear').click(), true")
	want(b, "location.hash + $('active').children.length", "0")
}

// TestPageTime: the slider marks the years, and events of its day are named.
func TestPageTime(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t)+"#as-of=2018-03-08", 1440, 900)
	want(b, "$('years').textContent.startsWith('’17’18')", true)
	want(b, "$('event').textContent.startsWith('Mar 2018 Kubernetes graduated')", true)
	want(b, "$('when').getAttribute('aria-valuetext')", "8 Mar 2018")
	eval[bool](b, "document.querySelector('#event a').click(), true")
	want(b, "$('item-name').textContent + $('item').querySelector('.levels').textContent.includes('since Mar 2018')", "Kubernetestrue")
	// What one tab stores, the tabs of other tests would read.
	eval[any](b, "Storage.prototype.setItem = (key, value) => { window.stored = key + value; }, null")
	eval[bool](b, "change({item: '', day: ''}), $('theme').click(), true")
	want(b, "stored", "landscope-theme"+eval[string](b, "document.documentElement.dataset.theme"))
	theme := eval[string](b, "document.documentElement.dataset.theme")
	eval[bool](b, "$('theme').click(), true")
	if other := eval[string](b, "document.documentElement.dataset.theme"); theme == other {
		t.Errorf("the theme stays %s", theme)
	}
}
