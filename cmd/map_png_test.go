package cmd_test

import (
	"fmt"
	"image"
	_ "image/png" // for the size
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestMapPNG: the ways to a PNG that help tells lead to one as large as the SVG.
func TestMapPNG(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"chromium", "rsvg-convert", "sh", "sed"} {
		testenv.Need(t, tool)
	}
	dir := t.TempDir()
	svg := run("map", "-o", "svg")
	if err := os.WriteFile(filepath.Join(dir, "map.svg"), []byte(svg.stdout), 0o600); err != nil {
		t.Fatal(err)
	}
	var width, height int
	_, rest, _ := strings.Cut(svg.stdout, ` width="`)
	if _, err := fmt.Sscanf(rest, `%d" height="%d"`, &width, &height); err != nil {
		t.Fatal(err)
	}
	_, way, found := strings.Cut(run("map", "--help").stdout, "    landscope map -o svg > map.svg\n")
	browser, other, _ := strings.Cut(way, "    rsvg-convert")
	other, _, _ = strings.Cut("rsvg-convert"+other, "\n")
	if !found {
		t.Fatal("help does not tell how")
	}
	for script, zoom := range map[string]int{
		strings.Replace(browser, "--headless", "--headless --no-sandbox --disable-gpu --user-data-dir=profile", 1): 1,
		other: 2,
	} {
		c := exec.Command("sh", "-c", script)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			testenv.Lacks(t, "%s does not run: %v\n%s", script, err, out)
		}
		f, err := os.Open(filepath.Join(dir, "map.png"))
		if err != nil {
			t.Fatal(err)
		}
		size, _, err := image.DecodeConfig(f)
		f.Close()
		if err != nil || size.Width != zoom*width || size.Height != zoom*height {
			t.Errorf("%s: %d x %d, not %d x %d, %v", script, size.Width, size.Height, zoom*width, zoom*height, err)
		}
	}
	if r := run("map", "-o", "png"); r.code != 2 || !strings.Contains(r.stderr, "landscope map --help") {
		t.Errorf("exit code %d, %s", r.code, r.stderr)
	}
}
