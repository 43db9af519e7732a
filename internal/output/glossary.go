package output

import (
	"fmt"
	"strings"
)

// Glossary returns lines with a name and what it means each. The meanings are wrapped to
// width beside the names.
func Glossary(entries [][2]string, width int) string {
	names := 0
	for _, e := range entries {
		names = max(names, len(e[0]))
	}
	var b strings.Builder
	for _, e := range entries {
		name := e[0]
		for _, line := range Wrap(e[1], max(20, width-names-4)) {
			fmt.Fprintf(&b, "  %-*s  %s\n", names, name, line)
			name = ""
		}
	}
	return b.String()
}
