package scanreport

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/sarif"
	"github.com/landscope-cli/landscope/internal/scan"
)

// The rules of scan.
const (
	ruleNotAllowed = "not-allowed" // the project violates the policy
	ruleArchived   = "archived"    // it is archived, and the policy does not object
)

// rules returns the rules of scan, the worst first.
func rules() []sarif.Rule {
	return []sarif.Rule{
		rule(ruleNotAllowed, "disallowed project", sarif.Error, "The policy of the scan does not allow a CNCF project that this file uses. "+
			"Replace the project, or add an exception with a reason to the policy file (landscope help policy)."),
		rule(ruleArchived, "archived project", sarif.Note, "This file uses a project that CNCF has archived: it gets neither fixes nor releases. "+
			"To make the scan fail on archived projects, use --fail-on archived."),
	}
}

// helpURI is the page that describes scans.
const helpURI = "https://github.com/landscope-cli/landscope#check-your-code-in-ci"

func rule(id, text string, level sarif.Level, help string) sarif.Rule {
	return sarif.Rule{ID: id, ShortDescription: message(text), FullDescription: message(help), Help: message(help), HelpURI: helpURI,
		DefaultConfiguration: sarif.Configuration{Level: level}}
}

// message returns a text with its control characters made visible.
func message(text string) sarif.Message { return sarif.Message{Text: output.SanitizeString(text)} }

// maxResults is how many results of a run code scanning accepts.
const maxResults = 25_000

// sarif returns a log with a result for each place of an alert. Results that an
// exception excuses are suppressed.
func (p presenter) sarif(version string) *sarif.Log {
	var results []sarif.Result
	left := 0
	for _, a := range p.alerts() {
		more, dropped := placeResults(a.project, a.claim, maxResults-len(results))
		results, left = append(results, more...), left+dropped
	}
	var notes []sarif.Notification
	if left > 0 {
		notes = []sarif.Notification{notification("results", sarif.Warning, fmt.Sprintf("%s omitted; code scanning accepts at most %d", plural.Count(left, "result"), maxResults), "", 0, 0)}
	}
	return sarif.NewLog(version, rules(), results, p.invocation(notes))
}

// placeResults returns a result for each place of a project, at most limit, and how
// many more places there are. The components in one line share a result.
func placeResults(p scan.Project, c claim, limit int) (results []sarif.Result, dropped int) {
	type place struct {
		file string
		line int
	}
	var purls []firstFew
	at, alike := map[place]int{}, map[string]int{}
	for _, u := range p.Uses {
		purl := u.PURL()
		for _, where := range u.Places {
			k := place{where.File, where.Line}
			i, ok := at[k]
			if !ok {
				i = len(at)
				at[k] = i
				if i < limit {
					id := strings.Join([]string{c.rule, p.Item.Slug(), where.File, u.Kind, u.Name}, "\x00")
					alike[id]++
					results = append(results, newResult(c, k.file, k.line, fingerprint(id, alike[id])))
					purls = append(purls, firstFew{})
				}
			}
			if i < limit {
				purls[i].add(purl)
			}
		}
	}
	for i, list := range purls {
		results[i].Message = message(c.text + ": " + list.String())
	}
	return results, len(at) - len(results)
}

func newResult(c claim, file string, line int, fingerprint string) sarif.Result {
	r := sarif.Result{RuleID: c.rule, Locations: sarif.At(file, line, 0), PartialFingerprints: map[string]string{"landscope/v1": fingerprint}}
	if c.accepted != "" {
		r.Suppressions = sarif.Accepted(output.SanitizeString(c.accepted))
	}
	return r
}

// firstFew holds the first of many strings and counts the others.
type firstFew struct {
	first []string
	more  int
}

func (f *firstFew) add(s string) {
	if len(f.first) < 3 {
		f.first = append(f.first, s)
	} else {
		f.more++
	}
}

func (f firstFew) String() string {
	text := strings.Join(f.first, ", ")
	if f.more > 0 {
		text += fmt.Sprintf(" and %d more", f.more)
	}
	return text
}

// fingerprint identifies a result whatever its line. The count distinguishes
// results that are otherwise alike.
func fingerprint(id string, count int) string {
	sum := sha256.Sum256([]byte(id + "\x00" + strconv.Itoa(count)))
	return hex.EncodeToString(sum[:16])
}

// invocation reports what could not be read and what was passed over.
func (p presenter) invocation(more []sarif.Notification) sarif.Invocation {
	var notes []sarif.Notification
	for _, u := range p.Unreadable {
		level := sarif.Warning
		if u.Named || p.Gated && len(p.Verdict.Unreadable) > 0 {
			level = sarif.Error
		}
		notes = append(notes, notification("unreadable", level, "cannot read "+u.Kind+": "+u.Reason, u.File, u.Line, u.Column))
	}
	for _, m := range p.Warnings {
		notes = append(notes, notification("message", sarif.Note, m.Text, m.File, m.Line, 0))
	}
	return sarif.Invocation{ExecutionSuccessful: p.Outcome() != Incomplete, Notifications: append(notes, more...)}
}

func notification(id string, level sarif.Level, text, file string, line, column int) sarif.Notification {
	return sarif.Notification{Descriptor: sarif.Descriptor{ID: id}, Level: level, Message: message(text), Locations: sarif.In(file, line, column)}
}
