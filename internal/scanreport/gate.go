package scanreport

import (
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
)

// Gate says what makes a scan fail: levels, a policy file, or both. The zero value lets
// every scan pass.
type Gate struct {
	FailOn          []string // disallowed levels
	Least           string   // minimum level; "" is none
	PolicyFile      string   // "" is none
	AllowUnreadable bool
	// Given reports whether the scan is a gate, which needs a landscape with levels.
	Given func() bool
}

// Policy returns the policy of the file and the levels together. Read returns the content
// of the file. An error in the file or in a level is a usage error.
func (g *Gate) Policy(c *landscape.Catalog, read func(file string) ([]byte, error)) (p scan.Policy, err error) {
	if g.Given() {
		if err := scan.CanFail(c); err != nil {
			return p, err
		}
	}
	if g.PolicyFile != "" {
		content, err := read(g.PolicyFile)
		if err != nil {
			return p, err
		}
		if p, err = scan.ReadPolicy(content, g.PolicyFile, c); err != nil {
			return p, &exit.UsageError{Err: err, Advice: "see \"landscope help policy\""}
		}
	}
	if p, err = p.With(g.FailOn, g.Least, c); err != nil {
		return p, exit.AsUsage(err)
	}
	p.AllowUnreadable = p.AllowUnreadable || g.AllowUnreadable
	return p, nil
}

// Judge returns a function that applies a policy to a report. Date decides which
// exceptions have ended.
func Judge(policy scan.Policy, c *landscape.Catalog, date landscape.Date) func(*scan.Report) scan.Verdict {
	return func(r *scan.Report) scan.Verdict {
		return policy.Judge(r, date, func(name string) *landscape.Item {
			found, _ := c.Find(name)
			return found.Item
		})
	}
}
