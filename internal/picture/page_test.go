package picture

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

func pageOf(m Map) string {
	var b bytes.Buffer
	m.Legend = []MapKey{{landscape.Graduated, "graduated"}, {landscape.Sandbox, "sandbox"}, {"", "not hosted"}}
	MapPage(&b, m, Caption{Title: "</title><script>alert(1)</script>"}, "en", PageLink{"a&b", "/x?a=1&b=2"})
	return b.String()
}

// TestPageIsClosed: nothing in a page comes from elsewhere, and no name breaks
// out of its place.
func TestPageIsClosed(t *testing.T) {
	m := Map{Categories: []MapCategory{{Name: "</svg><img src=x>", Boxes: []MapBox{{Name: `"onload="`, Tiles: []Tile{
		{Name: "</script><script>alert(1)</script>", Title: "</title><script>", URL: "https://x.org/\"><script>"}}}}}}}
	page := pageOf(m)
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	if strings.Contains(page, "<img") || strings.Contains(page, `"onload="`) {
		t.Error("a name breaks out")
	}
	if found := regexp.MustCompile(`(src|@import|url\()\s*=?\s*["']?(https?:)?//`).FindString(page); found != "" {
		t.Errorf("something is loaded: %s", found)
	}
}

// TestPageInBrowser: the search and the levels of the address are obeyed, by a
// real browser and under the page's policy.
func TestPageInBrowser(t *testing.T) {
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
		}
	}
	if browser == "" {
		t.Skip("SKIPPED: no Chromium here")
	}
	m := Map{Categories: []MapCategory{{Name: "A", Boxes: []MapBox{{Name: "B", Tiles: []Tile{
		{Name: "Istio", Level: landscape.Graduated, Title: "Istio: service mesh"}, {Name: "Kuma", Level: landscape.Sandbox, Title: "Kuma: service mesh"},
		{Name: "日本 <b>", Title: "日本 <b>: something"}}}}}}}
	dir := t.TempDir()
	file := filepath.Join(dir, "map.html")
	if err := os.WriteFile(file, []byte(pageOf(m)), 0o600); err != nil {
		t.Fatal(err)
	}
	for hash, want := range map[string]string{"": "3 of 3", "#q=MESH": "2 of 3", "#q=mesh&level=t-graduated": "1 of 3", "#q=%E6%97%A5%E6%9C%AC": "1 of 3", "#q=nothing": "0 of 3", "#level=tile,t-sandbox": "2 of 3"} {
		c := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=2000", "--dump-dom", "file://"+file+hash)
		out, err := c.Output()
		if err != nil {
			t.Skipf("SKIPPED: the browser does not run: %v", err)
		}
		if !strings.Contains(string(out), ">"+want+"</output>") {
			t.Errorf("%q: not %s", hash, want)
		}
	}
}
