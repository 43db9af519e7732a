package cmd_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/landscope-cli/landscope/internal/httpapi"
	sessions "github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// hostPage is a page of another web site, with frames as landscape2 describes them. It
// collects the messages that reach it.
const hostPage = `<!DOCTYPE html><title>host</title><script>messages = []; addEventListener("message", (e) => messages.push(e.data))</script>
<iframe id="view" width="800" height="500" src="[[url]]/embed/embed.html?base-path=&classify=category&key=runtime&headers=true&category-header=true&category-in-subcategory=false&title-uppercase=false&title-alignment=left&title-font-family=sans-serif&title-font-size=13&style=shadowed&size=md&items-alignment=left&item-name=true&item-modal=true&bg-color=%23323437&fg-color=%23ffffff"></iframe>
<iframe id="embed-item" src="[[url]]/embed/embed-item.html" style="display: none"></iframe>
<script src="[[url]]/embed/embed-item.js"></script>`

// visit returns a function that opens a page of this machine in a tab of its own.
func visit(t *testing.T) func(address string) *tab {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(testenv.NeedBrowser(t)), chromedp.NoSandbox,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	own, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(own, chromedp.Navigate("about:blank")); err != nil {
		testenv.Lacks(t, "the browser does not start")
	}
	return func(address string) *tab {
		within, cancel := chromedp.NewContext(own)
		t.Cleanup(cancel)
		limited, stop := context.WithTimeout(within, time.Minute)
		t.Cleanup(stop)
		b := &tab{Context: limited, t: t}
		b.do(chromedp.Navigate(address))
		return b
	}
}

// TestEmbed checks that a page of another origin that is allowed to can show a part of
// the landscape and the details of an item, and that other origins cannot.
func TestEmbed(t *testing.T) {
	visit := visit(t)
	var landscape string
	host := func() *httptest.Server {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(strings.ReplaceAll(hostPage, "[[url]]", landscape)))
		}))
		t.Cleanup(s.Close)
		return s
	}
	friend, stranger := host(), host()
	s := &sessions.Session{Spec: sessions.Spec{Data: "embedded"}, Stdin: strings.NewReader(""), Now: time.Now, Program: func() string { return "test" },
		Getenv: func(string) string { return "" }, Notify: func(string) {}}
	api, err := httpapi.New(s, httpapi.Options{Framing: []string{friend.URL}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(api)
	t.Cleanup(server.Close)
	landscape = server.URL

	show := fmt.Sprintf(`document.getElementById("embed-item").contentWindow.postMessage({type: "showItemDetails", itemId: "runtime--container-runtime--containerd", classifyBy: "category", key: "runtime"}, %q)`, landscape)
	const hidden = `document.getElementById("embed-item").style.display`
	b := visit(friend.URL)
	want(b, hidden, "none")
	// An item that does not exist is hidden again, so both frames work.
	eval[bool](b, strings.Replace(show, "--containerd", "--none", 1)+", true")
	b.await(`messages.some((m) => m.type === "hideItemDetails")`)

	// The frame by itself has titles and items, and asks for nothing but its data.
	b = visit(landscape + "/embed/embed.html?key=runtime&headers=true&subcategories=container-runtime&item-name=true")
	b.await(`[...document.querySelectorAll("h1, h2")].map((h) => h.textContent).join() === "Runtime,Container Runtime (26)"`)
	want(b, `[...document.querySelectorAll("li a .name")].some((name) => name.textContent === "containerd")`, true)
	want(b, `document.querySelector("li a").href.startsWith(location.origin + "/#item=runtime--container-runtime--")`, true)
	b = visit(landscape + "/embed/embed.html?key=nothing%22%3E%3Cscript%3E")
	want(b, `document.querySelector("main").textContent`, "This address has no key of a category, level or TAG.")

	b = visit(landscape + "/embed/embed-item.html")
	eval[bool](b, `postMessage({type: "showItemDetails", itemId: "runtime--container-runtime--containerd", classifyBy: "category", key: "runtime"}, "*"), true`)
	b.await(`document.querySelector("dialog").open && document.querySelector("h1").textContent === "containerd"`)

	b = visit(stranger.URL)
	eval[bool](b, strings.Replace(show, "--containerd", "--none", 1)+", true")
	want(b, `new Promise((done) => setTimeout(() => done(messages.length), 500))`, 0) // which the friend has by then
}
