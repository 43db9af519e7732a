package diag

import (
	"fmt"
	"slices"
)

// MaxListed is the number of problems that a [Collector] lists of each kind.
const MaxListed = 1000

// Collector gathers the problems of one file. Of each kind, a rule and a
// severity, it lists the first [MaxListed] and counts the others. The zero
// Collector is empty and ready to use.
type Collector struct {
	listed []Diagnostic
	counts map[kind]int
}

type kind struct {
	rule     string
	severity Severity
}

// Admit counts a problem and reports whether it will be listed. If so, the caller
// passes it to [Collector.Add]; if not, there is no need to word it.
func (c *Collector) Admit(rule string, severity Severity) bool {
	if c.counts == nil {
		c.counts = map[kind]int{}
	}
	c.counts[kind{rule, severity}]++
	return c.counts[kind{rule, severity}] <= MaxListed
}

// Add lists a problem that was admitted.
func (c *Collector) Add(d Diagnostic) { c.listed = append(c.listed, d) }

// IsFull reports whether further problems of a kind will not be listed.
func (c *Collector) IsFull(rule string, severity Severity) bool {
	return c.counts[kind{rule, severity}] >= MaxListed
}

// Problems returns the problems in the order of the file. Behind the last one of
// a kind that has more than are listed, a further one says how many.
func (c *Collector) Problems() []Diagnostic {
	all := slices.Clone(c.listed)
	Sort(all)
	said := map[kind]bool{}
	for i, d := range slices.Backward(all) {
		k := kind{d.Rule, d.Severity}
		if more := c.counts[k] - MaxListed; more > 0 && !said[k] {
			said[k] = true
			d.Msg, d.More = fmt.Sprintf("%d more problems of this kind", more), more
			all = slices.Insert(all, i+1, d)
		}
	}
	return all
}
