package cmd_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/testenv"
	"golang.org/x/net/websocket"
)

// firefox is a tab of Firefox, which is driven by WebDriver BiDi.
type firefox struct {
	t       *testing.T
	socket  *websocket.Conn
	id      int
	context string
}

// openFirefox starts Firefox with a profile of its own.
func openFirefox(t *testing.T) *firefox {
	t.Helper()
	profile := t.TempDir()
	// Nothing is fetched, and nothing asks to be the default.
	const preferences = `user_pref("app.normandy.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("ui.prefersReducedMotion", 1);
`
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(preferences), 0o600); err != nil {
		t.Fatal(err)
	}
	const origin = "http://127.0.0.1/"
	c := exec.Command(testenv.Need(t, "firefox-esr", "firefox"), "--headless", "--no-remote", "--profile", profile, "--window-size", "1440,900",
		"--remote-debugging-port", "0", "--remote-allow-hosts", "127.0.0.1", "--remote-allow-origins", origin, "about:blank")
	c.Env = append(os.Environ(), "HOME="+profile)
	out, err := c.StderrPipe()
	if err != nil || c.Start() != nil {
		t.Fatal("firefox does not start: ", err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	address := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if _, url, found := strings.Cut(lines.Text(), "WebDriver BiDi listening on "); found {
				address <- url
			}
		}
	}()
	f := &firefox{t: t}
	select {
	case url := <-address:
		if f.socket, err = websocket.Dial(url+"/session", "", origin); err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Minute):
		testenv.Lacks(t, "firefox does not answer")
	}
	t.Cleanup(func() { _ = f.socket.Close() })
	f.call("session.new", map[string]any{"capabilities": map[string]any{}})
	var tree struct{ Contexts []struct{ Context string } }
	f.decode(f.call("browsingContext.getTree", map[string]any{}), &tree)
	f.context = tree.Contexts[0].Context
	return f
}

// call sends a command and returns its result.
func (f *firefox) call(method string, params map[string]any) json.RawMessage {
	f.t.Helper()
	f.id++
	if err := f.socket.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		f.t.Fatal(err)
	}
	if err := websocket.JSON.Send(f.socket, map[string]any{"id": f.id, "method": method, "params": params}); err != nil {
		f.t.Fatal(err)
	}
	for {
		var answer struct {
			ID      int
			Type    string
			Message string
			Result  json.RawMessage
		}
		if err := websocket.JSON.Receive(f.socket, &answer); err != nil {
			f.t.Fatal(method, ": ", err)
		}
		if answer.ID != f.id {
			continue // an event
		}
		if answer.Type != "success" {
			f.t.Fatalf("%s: %s", method, answer.Message)
		}
		return answer.Result
	}
}

func (f *firefox) decode(result json.RawMessage, into any) {
	f.t.Helper()
	if err := json.Unmarshal(result, into); err != nil {
		f.t.Fatal(err)
	}
}

// open opens an address, and makes what main.js exports known by its name.
func (f *firefox) open(address string) {
	f.t.Helper()
	f.call("browsingContext.navigate", map[string]any{"context": f.context, "url": "about:blank", "wait": "complete"})
	f.call("browsingContext.navigate", map[string]any{"context": f.context, "url": address, "wait": "complete"})
	f.want("document.documentElement.dataset.ready", "true")
	f.eval("Object.defineProperties(window, Object.getOwnPropertyDescriptors(landscope)), 0")
}

// eval returns the value of an expression, as JSON or as text.
func (f *firefox) eval(expression string) string {
	f.t.Helper()
	result := f.call("script.evaluate", map[string]any{"expression": expression, "target": map[string]any{"context": f.context}, "awaitPromise": true})
	var got struct {
		Type   string
		Result struct {
			Type  string
			Value any
		}
		ExceptionDetails struct{ Text string }
	}
	f.decode(result, &got)
	if got.Type != "success" {
		f.t.Fatalf("%s: %s", expression, got.ExceptionDetails.Text)
	}
	if text, ok := got.Result.Value.(string); ok {
		return text
	}
	value, _ := json.Marshal(got.Result.Value)
	return string(value)
}

// want waits until an expression has a value.
func (f *firefox) want(expression, value string) {
	f.t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		got := f.eval(expression)
		if got == value {
			return
		}
		if time.Now().After(end) {
			f.t.Errorf("%s is %s, want %s", expression, got, value)
			return
		}
	}
}

// TestPageFirefox goes through the views, addresses, filters, copies and the slider of the
// page in a second browser.
func TestPageFirefox(t *testing.T) {
	t.Parallel()
	f := openFirefox(t)
	page := pageFile(t, "--kind", "all")
	f.open(page)
	f.want("document.title + current.length", "CNCF Landscape"+f.eval("data.boxes.filter(b => data.groups[0].categories.includes(b.category)).reduce((s, b) => (b.items.forEach(i => s.add(i)), s), new Set()).size"))
	for _, v := range [][2]string{{"list", "#list tbody tr"}, {"timeline", "#timeline .run span"}, {"stats", "#stats figure .strip i"}, {"map", "#map a.t"}} {
		view, shown := v[0], v[1]
		f.eval("document.querySelector('[data-view=" + view + "]').click()")
		f.want("state.view + !document.getElementById('"+view+"').hidden + (document.querySelectorAll('"+shown+"').length > 5)", view+"truetrue")
	}
	f.eval("document.querySelector('.chip.graduated').click()")
	f.want("document.querySelector('#active button').textContent + current.length", "Graduated39")
	f.eval("document.querySelector('#more').click()")
	f.want("document.getElementById('panel').open", "true")
	f.want("copies.command(current).startsWith('landscope list --maturity graduated')", "true")
	f.want("copies.csv(current).split('\\n').length", "41")
	f.eval("tiles.find(t => data.items[t.item].name === 'Falco').link.click()")
	f.want("document.getElementById('item').open + document.title", "trueFalco · CNCF Landscape")
	f.eval("history.back()")
	f.want("document.getElementById('item').open + location.hash", "false#maturity=graduated")
	f.open(page + "#q=service+mesh")
	f.want("document.querySelector('#best .nm').textContent", "Istio")
	f.open(page + "#as-of=2018-03-08")
	f.want("document.getElementById('event').textContent.slice(0, 19)", "Mar 2018 Kubernetes")
	f.eval("(() => { const s = document.getElementById('when'); s.value = s.max; s.dispatchEvent(new Event('input')); })()")
	f.want("state.day", "")
	f.open(page + "#box=runtime--container-runtime&lang=ja")
	f.want("document.documentElement.lang + (document.querySelectorAll('#zoom .cards > li').length > 10)", "jatrue")
}
