package cmd_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// pageFile writes the page of some flags and returns its address.
func pageFile(t *testing.T, args ...string) string {
	t.Helper()
	r := runIn(nil, nil, append([]string{"map", "-o", "html"}, args...)...)
	if r.code != 0 {
		t.Fatal(r.stderr)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(r.stdout), 0o600); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(file)
}

// tab is a tab of a browser, and what went wrong in it.
type tab struct {
	context.Context
	t *testing.T

	mu       sync.Mutex
	problems []string // errors of scripts, breaches of the policy
	requests []string // beside the page itself
}

var browsers sync.Once
var browser context.Context

// open opens an address in a tab of its own, w by h pixels.
func open(t *testing.T, address string, w, h int64) *tab {
	t.Helper()
	program := testenv.NeedBrowser(t)
	browsers.Do(func() {
		options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox,
			chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"))
		allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
		browser, _ = chromedp.NewContext(allocator)
		if err := chromedp.Do(browser, chromedp.Navigate("about:blank")); err != nil {
			fmt.Fprintln(os.Stderr, "the browser does not start:", err)
			browser = nil
		}
	})
	if browser == nil {
		testenv.Lacks(t, "the browser does not start")
	}
	within, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	limited, stop := context.WithTimeout(within, 2*time.Minute)
	t.Cleanup(stop)
	b := &tab{Context: limited, t: t}
	file, _, _ := strings.Cut(address, "#")
	err := chromedp.Listen(limited, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if url, _, _ := strings.Cut(e.Request.URL, "#"); url != file && !strings.HasPrefix(url, "data:") {
				b.requests = append(b.requests, e.Request.URL)
			}
		case *cdpruntime.EventExceptionThrown:
			b.problems = append(b.problems, fmt.Sprint(e.ExceptionDetails))
		case *cdplog.EventEntryAdded:
			b.problems = append(b.problems, e.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, cdplog.Enable, cdp.Empty{})
	b.do(chromedp.EmulateViewport(w, h), chromedp.Navigate(address))
	b.await("document.documentElement.dataset.ready")
	// The page keeps its names to itself but for what main.js exports.
	eval[any](b, "Object.defineProperties(window, Object.getOwnPropertyDescriptors(landscope)), null")
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if len(b.problems) > 0 {
			t.Errorf("in the browser: %s", strings.Join(b.problems, "\n"))
		}
		if len(b.requests) > 0 {
			t.Errorf("the page asks for %s", b.requests)
		}
	})
	return b
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// call gives the browser a command of its protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) {
	b.t.Helper()
	b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, command, params)
		return chromedp.Void{}, err
	})
}

// look makes the browser prefer something, such as a dark page.
func (b *tab) look(media string, features ...string) {
	b.t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: media}
	for _, f := range features {
		name, value, _ := strings.Cut(f, ":")
		p.Features = append(p.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	call(b, emulation.SetEmulatedMedia, p)
}

func (b *tab) key(keys string, options ...chromedp.KeyOption) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys, options...))
}

// await waits until an expression is true.
func (b *tab) await(expression string) {
	b.t.Helper()
	if _, err := chromedp.Run(b, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(time.Minute))); err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
}

// eval returns what an expression of JavaScript gives.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	yes := true
	wait := func(p *cdpruntime.EvaluateParams) { p.AwaitPromise = &yes }
	out, err := chromedp.Run(b, chromedp.Evaluate[T](expression, wait))
	if err != nil {
		b.t.Fatalf("%s: %v", expression[:min(len(expression), 200)], err)
	}
	return out
}

// want checks the value of an expression.
func want[T comparable](b *tab, expression string, value T) {
	b.t.Helper()
	if got := eval[T](b, expression); got != value {
		b.t.Errorf("%s is %v, want %v", expression, got, value)
	}
}
