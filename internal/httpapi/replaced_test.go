package httpapi

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestServeReplaced has four clients ask a server for two seconds, while its
// file is replaced a hundred times a second, every third time by a file that is
// broken, too large when it is read, or names items by merge keys. Every answer
// is that of a whole file, and memory does not grow.
func TestServeReplaced(t *testing.T) {
	file := filepath.Join(t.TempDir(), "landscape.yml")
	replace := func(text string) {
		next := file + ".next"
		if err := os.WriteFile(next, []byte(text), 0o600); err != nil {
			t.Error(err)
		}
		if err := os.Rename(next, file); err != nil && runtime.GOOS != "windows" {
			t.Error(err)
		}
	}
	whole := func(items string) string {
		return "landscape: [{name: A, subcategories: [{name: B, items: [" + items + "]}]}]"
	}
	crash := []string{
		whole("{name: X}, {<<: {name: X}, extra: {<<: {tag: [T], accepted: 2020-01-01}}}"),
		"landscape: [", "\xff", "", whole("{name: X}, {? [x] : y}, {<<: {name: [1]}}, {<<: [{name: Z}, {name: Z}]}"),
		"landscape: [" + strings.Repeat("a,", 1<<20) + "]", strings.Repeat("[", 1<<20), strings.Repeat("---\n", 1<<18),
		"x: &x [" + strings.Repeat("1,", 1000) + "]\nlandscape: [" + strings.Repeat("*x,", 10_000) + "]",
	}
	replace(whole("{name: X}"))
	s := testServer(t, map[string]string{"LANDSCOPE_DATA": file}, Options{})
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, end := heap(), time.Now().Add(2*time.Second)
	var clients sync.WaitGroup
	for range 4 {
		clients.Go(func() {
			for time.Now().Before(end) {
				for _, address := range []string{"/api/v1/items?kind=all&columns=name", "/", "/api/v1/stats/growth", "/healthz"} {
					s.live.Check()
					got := ask(s, address, nil)
					if got.Code != http.StatusOK || address == "/api/v1/items?kind=all&columns=name" && !strings.Contains(got.Body.String(), `"X"`) {
						t.Errorf("%s: %d %.200s", address, got.Code, got.Body)
					}
				}
			}
		})
	}
	for i := 0; time.Now().Before(end); i++ {
		text := whole(fmt.Sprintf("{name: X}, {name: Y%d}", i))
		if i%3 == 2 {
			text = crash[i/3%len(crash)]
		}
		replace(text)
		time.Sleep(10 * time.Millisecond)
	}
	clients.Wait()
	if after := heap(); after > before+32<<20 {
		t.Errorf("the heap has grown from %d to %d bytes", before, after)
	}
}
