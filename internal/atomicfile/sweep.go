package atomicfile

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Staged files are called .landscope-HOST-PID-RANDOM.tmp, so that those of a
// process that was killed are known.
const (
	tmpStart  = ".landscope-"
	tmpSuffix = ".tmp"
)

// staleAfter is the age at which a staged file is litter wherever it is from.
const staleAfter = time.Hour

func tmpPrefix() string { return hostPrefix() + strconv.Itoa(os.Getpid()) + "-" }

// hostPrefix begins the names of this machine's staged files.
func hostPrefix() string {
	name, _ := os.Hostname()
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(name))
	return fmt.Sprintf("%s%08x-", tmpStart, sum.Sum32())
}

// Sweep removes from a directory what processes that were killed have staged.
func Sweep(dir string) {
	litter, _ := filepath.Glob(filepath.Join(escapeGlob(dir), tmpStart+"*"+tmpSuffix))
	for _, name := range litter {
		if isLitter(name) {
			_ = os.Remove(name)
		}
	}
}

// IsStaged reports whether a name is one of a staged file.
func IsStaged(name string) bool {
	return strings.HasPrefix(name, tmpStart) && strings.HasSuffix(name, tmpSuffix)
}

func isLitter(name string) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if time.Since(info.ModTime()) > staleAfter {
		return true
	}
	rest, own := strings.CutPrefix(filepath.Base(name), hostPrefix())
	id, _, _ := strings.Cut(rest, "-")
	pid, err := strconv.Atoi(id)
	return own && err == nil && pid > 0 && !isRunning(pid)
}

// escapeGlob keeps the name of a directory from being read as a pattern.
func escapeGlob(dir string) string {
	if os.PathSeparator == '\\' { // where nothing can be escaped
		return dir
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
