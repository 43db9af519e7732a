package cmd

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/sarif"
	"github.com/landscope-cli/landscope/internal/scan"
)

var scanRules = []sarif.Rule{
	sarifRule("not-allowed", "a project that may not be used", sarif.Error),
	sarifRule("archived", "a project that is archived", sarif.Warning),
	sarifRule("sandbox", "a project that is in the sandbox", sarif.Note),
}

func sarifRule(id, text string, level sarif.Level) sarif.Rule {
	return sarif.Rule{ID: id, ShortDescription: sarif.Message{Text: text}, DefaultConfiguration: sarif.Configuration{Level: level}}
}

// ruleIndex returns where a rule is among those above, the worst first, or -1.
func ruleIndex(id string) int {
	return slices.IndexFunc(scanRules, func(r sarif.Rule) bool { return r.ID == id })
}

// maxResults is how many results code scanning takes of a run.
const maxResults = 25_000

// sarif writes a result for every place of a project that breaks the policy, is
// archived or is in the sandbox. What an exception lets pass is suppressed.
func (r scanReport) sarif(w *bytes.Buffer) error {
	var results []sarif.Result
	for _, p := range r.Projects {
		rule := string(p.Item.Maturity)
		text := p.Item.Name + " is " + rule
		if since := p.Item.Since(); since.Date != 0 {
			text += " since " + since.Day()
		}
		if why := r.verdict.Reason(p.Item); why != "" {
			rule, text = "not-allowed", p.Item.Name+" "+why
		}
		suppressed := ""
		if e := r.verdict.Excuse(p.Item); e != nil {
			rule, text, suppressed = "not-allowed", p.Item.Name+" "+e.Text, e.Exception.Reason
		}
		if ruleIndex(rule) < 0 {
			continue
		}
		for _, s := range p.Successors() {
			text += "; succeeded by " + s.Other
		}
		results = append(results, placeResults(p, rule, text, suppressed)...)
	}
	slices.SortStableFunc(results, func(a, b sarif.Result) int { return ruleIndex(a.RuleID) - ruleIndex(b.RuleID) })
	notes := r.notifications()
	if more := len(results) - maxResults; more > 0 {
		results = results[:maxResults]
		notes = append(notes, sarif.Notification{Descriptor: sarif.Descriptor{ID: "results"}, Level: sarif.Warning,
			Message: sarif.Message{Text: fmt.Sprintf("%s left out; code scanning takes %d", plural.Count(more, "result"), maxResults)}})
	}
	return sarif.NewLog(programVersion(), scanRules, results, sarif.Invocation{ExecutionSuccessful: r.result() != "incomplete", Notifications: notes}).Write(w)
}

// placeResults returns a result for each place of a project, the components in
// one line together.
func placeResults(p scan.Project, rule, text, suppressed string) []sarif.Result {
	type place struct {
		file string
		line int
	}
	var results []sarif.Result
	var purls [][]string
	at := map[place]int{}
	alike := map[string]int{}
	for _, u := range p.Uses {
		purl := u.PURL()
		for _, c := range u.Places {
			i, ok := at[place{c.File, c.Line}]
			if !ok {
				i = len(results)
				at[place{c.File, c.Line}] = i
				id := strings.Join([]string{rule, p.Item.Slug(), c.File, u.Kind, u.Name}, "\x00")
				alike[id]++
				result := sarif.Result{RuleID: rule, Locations: sarif.At(c.File, c.Line, 0),
					PartialFingerprints: map[string]string{"landscope/v1": fingerprint(id, alike[id])}}
				if suppressed != "" {
					result.Suppressions = sarif.Accepted(output.Visible(suppressed))
				}
				results = append(results, result)
				purls = append(purls, nil)
			}
			purls[i] = append(purls[i], purl)
		}
	}
	for i, list := range purls {
		results[i].Message = sarifMessage(text + ": " + some(list))
	}
	return results
}

// some lists the first of many strings, and counts the others.
func some(list []string) string {
	const first = 3
	if len(list) > first {
		return fmt.Sprintf("%s and %d more", strings.Join(list[:first], ", "), len(list)-first)
	}
	return strings.Join(list, ", ")
}

// fingerprint identifies a result whatever its line: the count tells apart those
// that are alike.
func fingerprint(id string, count int) string {
	sum := sha256.Sum256([]byte(id + "\x00" + strconv.Itoa(count)))
	return hex.EncodeToString(sum[:16])
}

// notifications reports what could not be read, and what was passed over.
func (r scanReport) notifications() []sarif.Notification {
	var out []sarif.Notification
	for _, u := range r.Unreadable {
		level := sarif.Warning
		if u.Named || r.gated && len(r.verdict.Unreadable) > 0 {
			level = sarif.Error
		}
		out = append(out, sarifNotification("unreadable", level, u.Kind+" cannot be read: "+u.Reason, u.File, u.Line, u.Column))
	}
	for _, m := range r.Remarks {
		out = append(out, sarifNotification("remark", sarif.Note, m.Text, m.File, m.Line, 0))
	}
	return out
}

func sarifNotification(id string, level sarif.Level, text, file string, line, column int) sarif.Notification {
	return sarif.Notification{Descriptor: sarif.Descriptor{ID: id}, Level: level, Message: sarifMessage(text), Locations: sarif.In(file, line, column)}
}

func docsSARIF(w *bytes.Buffer, wrong []scan.Statement, r scanReport) error {
	var results []sarif.Result
	for _, s := range wrong {
		results = append(results, sarif.Result{RuleID: "statement", Message: sarifMessage(fmt.Sprintf("%s is %s, not %s", s.Item.Name, s.Item.Maturity, s.Stated)),
			Locations: sarif.At(s.File, s.Line, 0)})
	}
	rules := []sarif.Rule{sarifRule("statement", "a statement on a level is true", sarif.Warning)}
	how := sarif.Invocation{ExecutionSuccessful: r.result() != "incomplete", Notifications: r.notifications()}
	return sarif.NewLog(programVersion(), rules, results, how).Write(w)
}
