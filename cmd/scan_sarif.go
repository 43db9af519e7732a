package cmd

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/scan"
)

var scanRules = []sarifRule{
	{"not-allowed", "a project that may not be used", "error"},
	{"archived", "a project that is archived", "warning"},
	{"sandbox", "a project that is in the sandbox", "note"},
}

// ruleIndex returns where a rule is among those above, the worst first, or -1.
func ruleIndex(id string) int {
	return slices.IndexFunc(scanRules, func(r sarifRule) bool { return r.id == id })
}

// maxResults is how many results code scanning takes of a run.
const maxResults = 25_000

// sarif writes a result for every place of a project that breaks the policy, is
// archived or is in the sandbox. What an exception lets pass is suppressed.
func (r scanReport) sarif(w *bytes.Buffer) error {
	var results []sarifResult
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
	slices.SortStableFunc(results, func(a, b sarifResult) int { return ruleIndex(a.rule) - ruleIndex(b.rule) })
	notes := r.notifications()
	if more := len(results) - maxResults; more > 0 {
		results = results[:maxResults]
		notes = append(notes, sarifNotification{id: "results", level: "warning", text: fmt.Sprintf("%s left out; code scanning takes %d", plural(more, "result"), maxResults)})
	}
	return writeSARIFRun(w, sarifRun{scanRules, results, notes, r.result() != "incomplete"})
}

// placeResults returns a result for each place of a project, the components in
// one line together.
func placeResults(p scan.Project, rule, text, suppressed string) []sarifResult {
	type place struct {
		file string
		line int
	}
	var results []sarifResult
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
				results = append(results, sarifResult{rule: rule, file: c.File, line: c.Line, suppressed: suppressed, fingerprint: fingerprint(id, alike[id])})
				purls = append(purls, nil)
			}
			purls[i] = append(purls[i], purl)
		}
	}
	for i, list := range purls {
		results[i].text = text + ": " + some(list)
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
func (r scanReport) notifications() []sarifNotification {
	var out []sarifNotification
	for _, u := range r.Unreadable {
		level := "warning"
		if u.Named || r.gated && len(r.verdict.Unreadable) > 0 {
			level = "error"
		}
		out = append(out, sarifNotification{"unreadable", level, u.Kind + " cannot be read: " + u.Reason, u.File, u.Line, u.Column})
	}
	for _, m := range r.Remarks {
		out = append(out, sarifNotification{"remark", "note", m.Text, m.File, m.Line, 0})
	}
	return out
}

func docsSARIF(w *bytes.Buffer, wrong []scan.Statement, r scanReport) error {
	var results []sarifResult
	for _, s := range wrong {
		results = append(results, sarifResult{rule: "statement", text: fmt.Sprintf("%s is %s, not %s", s.Item.Name, s.Item.Maturity, s.Stated), file: s.File, line: s.Line})
	}
	rules := []sarifRule{{"statement", "a statement on a level is true", "warning"}}
	return writeSARIFRun(w, sarifRun{rules, results, r.notifications(), r.result() != "incomplete"})
}
