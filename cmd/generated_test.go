package cmd_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestGeneratedCodecs checks that "go generate" would write the codecs of
// snapshots as they are.
func TestGeneratedCodecs(t *testing.T) {
	testenv.Need(t, "go")
	const directive = "//go:generate go tool msgp "
	n := 0
	err := filepath.WalkDir(filepath.Join("..", "internal"), func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		_, args, found := strings.Cut(string(source), "\n"+directive)
		if !found {
			return nil
		}
		n++
		args, _, _ = strings.Cut(args, "\n")
		generated := strings.TrimSuffix(file, ".go") + "_gen.go"
		fresh := filepath.Join(t.TempDir(), filepath.Base(generated))
		c := exec.Command("go", append([]string{"tool", "msgp", "-file", file, "-o", fresh}, strings.Fields(args)...)...)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", file, err, out)
			return nil
		}
		want, err := os.ReadFile(fresh)
		if err != nil {
			return err
		}
		if have, err := os.ReadFile(generated); err != nil || !bytes.Equal(have, want) {
			t.Errorf("%s is not what %s makes: go generate ./internal/... writes it", generated, file)
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("%d files with codecs, %v", n, err)
	}
}
