package parsecache

import (
	"fmt"
	"os"
)

// Program returns a string that tells the running program from every other, also from
// one of the same name and version that was built of other source.
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
