package scan

import (
	"regexp"
	"strings"
	"sync"
)

var coordinates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|["'])([A-Za-z0-9_][\w.-]*):([\w.-]+)(?::([^"':@=\s]+))?`)
})

// gradle reads coordinates of Maven artifacts out of a build script.
func (f *file) gradle() {
	for i, line := range strings.Split(string(f.content), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "//") {
			continue
		}
		for _, m := range coordinates().FindAllStringSubmatch(line, -1) {
			f.add(Maven, m[1]+":"+m[2], m[3], i+1)
		}
	}
}
