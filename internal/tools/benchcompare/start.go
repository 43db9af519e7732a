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

// The bounds of the program, as plain "go build" makes it.
const (
	maxSize     = 32_000_000 // bytes, without debug information
	maxRatio    = 3.5        // of the time that a program takes that says hello
	maxResident = 24 << 20   // bytes
)

const hello = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n"

// start is a run of landscope that is compared with one of the program that
// says hello.
type start struct {
	name    string
	args    []string
	bounded bool // by maxRatio
}

var starts = []start{
	{"CSV", []string{"list", "--category", "runtime", "-o", "csv"}, true},
	{"table", []string{"list", "--category", "runtime"}, false},
	{"help", []string{"--help"}, true},
}

// measureStart prints the size of the program, how long it takes to start
// against one that says hello, and the memory that it takes. It returns an error
// if one of these is past its bound.
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
	past := info.Size() > maxSize
	fmt.Printf("size: %.1f MB of at most %.0f\n\n", float64(info.Size())/1e6, maxSize/1e6)
	fmt.Println("| Start | ms | times | resident MiB |")
	fmt.Println("|---|--:|--:|--:|")
	for i := range took {
		name := "hello"
		times := ratio(took[i], took[0])
		if i > 0 {
			name = starts[i-1].name
			past = past || starts[i-1].bounded && times > maxRatio || resident[i] > maxResident
		}
		fmt.Printf("| %s | %.1f | %.2f | %.1f |\n", name, median(took[i]).Seconds()*1000, times, float64(resident[i])/(1<<20))
	}
	if past {
		return fmt.Errorf("past a bound: %d bytes, %.1f times (not the table), %d MiB", maxSize, maxRatio, maxResident>>20)
	}
	return nil
}

// buildHello builds the program that says hello as landscope is built.
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
