package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// The bounds of the program as built by plain "go build".
const (
	maxSize     = 32_000_000 // bytes, without debug information
	maxRatio    = 3.5        // times the start of a program that prints hello
	maxResident = 24 << 20   // bytes
)

const hello = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n"

// start is a command line whose run is compared with a program that prints
// hello.
type start struct {
	name    string
	args    []string
	bounded bool // fail past maxRatio
}

var starts = []start{
	{"CSV", []string{"list", "--category", "runtime", "-o", "csv"}, true},
	{"table", []string{"list", "--category", "runtime"}, false},
	{"help", []string{"--help"}, true},
}

// measureStart prints the size of the program, its start time relative to a
// program that prints hello, and its memory. It returns an error if one of them
// exceeds its bound.
func measureStart(landscope string) error {
	landscope, err := filepath.Abs(landscope)
	if err != nil {
		return err
	}
	info, err := os.Stat(landscope)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "start")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	helloBin, err := buildHello(dir)
	if err != nil {
		return err
	}
	took := make([][]time.Duration, 1+len(starts))
	resident := make([]int64, 1+len(starts))
	for range rounds {
		for i := range took {
			c := exec.Command(helloBin)
			if i > 0 {
				c = exec.Command(landscope, starts[i-1].args...)
			}
			begin := time.Now()
			if err := c.Run(); err != nil {
				return fmt.Errorf("%v: %w", c.Args, err)
			}
			took[i] = append(took[i], time.Since(begin))
			resident[i] = max(resident[i], residentBytes(c.ProcessState))
		}
	}
	exceeded := info.Size() > maxSize
	fmt.Printf("size: %.1f MB of at most %.0f\n\n", float64(info.Size())/1e6, maxSize/1e6)
	fmt.Println("| Start | ms | times | resident MiB |")
	fmt.Println("|---|--:|--:|--:|")
	for i := range took {
		name := "hello"
		times := ratio(took[i], took[0])
		if i > 0 {
			name = starts[i-1].name
			exceeded = exceeded || starts[i-1].bounded && times > maxRatio || resident[i] > maxResident
		}
		fmt.Printf("| %s | %.1f | %.2f | %.1f |\n", name, median(took[i]).Seconds()*1000, times, float64(resident[i])/(1<<20))
	}
	if exceeded {
		return fmt.Errorf("a bound is exceeded: %d bytes, %.1f times (except the table), %d MiB", maxSize, maxRatio, maxResident>>20)
	}
	return nil
}

// buildHello builds a program that prints hello, with the flags of landscope.
func buildHello(dir string) (string, error) {
	source, bin := filepath.Join(dir, "hello.go"), filepath.Join(dir, "hello")
	if runtime.GOOS == "windows" {
		bin += ".exe"
	}
	if err := os.WriteFile(source, []byte(hello), 0o600); err != nil {
		return "", err
	}
	c := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", bin, source)
	c.Env = append(slices.Clone(os.Environ()), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building hello: %w: %s", err, out)
	}
	return bin, nil
}
