package scan

import (
	"regexp"
	"sync"
)

// lazyRegexp is a regular expression that is compiled when it is first used. Unlike
// sync.OnceValue, it takes no time to start.
type lazyRegexp struct {
	source   string
	once     sync.Once
	compiled *regexp.Regexp
}

// get returns the compiled expression. It panics if the source is invalid.
func (r *lazyRegexp) get() *regexp.Regexp {
	r.once.Do(func() { r.compiled = regexp.MustCompile(r.source) })
	return r.compiled
}
