package parsecache

import (
	"fmt"
	"os"
)

// Program returns a string that identifies the running program, also among programs of
// the same name and version that were built from different source.
func Program(nameAndVersion string) string {
	path, err := os.Executable()
	if err != nil {
		return nameAndVersion
	}
	info, err := os.Stat(path)
	if err != nil {
		return nameAndVersion
	}
	return fmt.Sprintf("%s %d %d", nameAndVersion, info.Size(), info.ModTime().UnixNano())
}
