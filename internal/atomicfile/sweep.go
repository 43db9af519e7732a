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

// Staged files are named .landscope-HOST-PID-RANDOM.tmp, so that those of a killed
// process can be recognized.
const (
	tmpStart  = ".landscope-"
	tmpSuffix = ".tmp"
)

// staleAfter is the age at which a staged file of any host is removed.
const staleAfter = time.Hour

func tmpPrefix() string { return hostPrefix() + strconv.Itoa(os.Getpid()) + "-" }

// hostPrefix is the prefix of the names of this host's staged files.
func hostPrefix() string {
	name, _ := os.Hostname()
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(name))
	return fmt.Sprintf("%s%08x-", tmpStart, sum.Sum32())
}

// Sweep removes the staged files of killed processes from a directory.
func Sweep(dir string) {
	litter, _ := filepath.Glob(filepath.Join(escapeGlob(dir), tmpStart+"*"+tmpSuffix))
	for _, name := range litter {
		if isLitter(name) {
			_ = os.Remove(name)
		}
	}
}

// IsStaged reports whether a file of that name is a staged file.
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

// escapeGlob escapes the pattern characters in the name of a directory.
func escapeGlob(dir string) string {
	if os.PathSeparator == '\\' { // patterns have no escapes there
		return dir
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
