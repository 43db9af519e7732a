// Package sarif holds the types of SARIF 2.1.0, the format in which code scanning
// services read results: a log of one run, its rules, results and notifications.
// It has the properties that landscope writes, no others.
//
// See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
package sarif

import (
	"encoding/json"
	"io"
)

// Log is a SARIF file.
type Log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []Run  `json:"runs"`
}

// Run is one run of a tool.
type Run struct {
	Tool        Tool         `json:"tool"`
	Invocations []Invocation `json:"invocations,omitempty"`
	ColumnKind  string       `json:"columnKind"`
	Results     []Result     `json:"results"`
}

// Tool is the program that ran.
type Tool struct {
	Driver Driver `json:"driver"`
}

// Driver describes the program and its rules.
type Driver struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Rules   []Rule `json:"rules"`
}

// Rule describes a rule and gives the level of its results.
type Rule struct {
	ID                   string        `json:"id"`
	ShortDescription     Message       `json:"shortDescription"`
	FullDescription      Message       `json:"fullDescription,omitzero"`
	Help                 Message       `json:"help,omitzero"`
	HelpURI              string        `json:"helpUri,omitempty"`
	DefaultConfiguration Configuration `json:"defaultConfiguration"`
}

// Configuration holds the level of a rule.
type Configuration struct {
	Level Level `json:"level"`
}

// Level is the severity of a result or notification.
type Level string

// The levels.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Note    Level = "note"
)

// Message is a text for people.
type Message struct {
	Text string `json:"text"`
}

// Result is a finding of a rule.
type Result struct {
	RuleID string `json:"ruleId"`
	// RuleIndex is the position of the rule in the driver. [NewLog] sets it; it
	// is nil for a rule that the driver does not describe.
	RuleIndex *int `json:"ruleIndex,omitempty"`
	// Level is that of the rule if it is empty when given to [NewLog].
	Level               Level             `json:"level"`
	Message             Message           `json:"message"`
	Locations           []Location        `json:"locations"`
	PartialFingerprints map[string]string `json:"partialFingerprints,omitempty"`
	Suppressions        []Suppression     `json:"suppressions,omitempty"`
}

// Suppression records that a result is accepted, and why.
type Suppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

// Accepted returns the suppression of a result that a file outside of the source
// code, such as a policy, accepts.
func Accepted(why string) []Suppression {
	return []Suppression{{Kind: "external", Status: "accepted", Justification: why}}
}

// Invocation reports how a run went.
type Invocation struct {
	ExecutionSuccessful bool           `json:"executionSuccessful"`
	Notifications       []Notification `json:"toolExecutionNotifications,omitempty"`
}

// Notification reports a condition of the run, such as a file that could not be
// read.
type Notification struct {
	Descriptor Descriptor `json:"descriptor"`
	Level      Level      `json:"level"`
	Message    Message    `json:"message"`
	Locations  []Location `json:"locations,omitempty"`
}

// Descriptor identifies a kind of notification.
type Descriptor struct {
	ID string `json:"id"`
}

// NewLog returns the log of one run of landscope. It sets the index, and where
// it is missing the level, of each result from the rules.
func NewLog(version string, rules []Rule, results []Result, how Invocation) *Log {
	at := map[string]*int{}
	for i, r := range rules {
		at[r.ID] = &i
	}
	for i := range results {
		r := &results[i]
		r.RuleIndex = at[r.RuleID]
		switch {
		case r.Level != "":
		case r.RuleIndex != nil:
			r.Level = rules[*r.RuleIndex].DefaultConfiguration.Level
		default:
			r.Level = Warning
		}
	}
	run := Run{Tool: Tool{Driver{Name: "landscope", Version: version, Rules: notNil(rules)}},
		Invocations: []Invocation{how}, ColumnKind: "unicodeCodePoints", Results: notNil(results)}
	return &Log{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []Run{run}}
}

// notNil returns list, which JSON then writes as [] if it is empty.
func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Write writes the log as indented JSON.
func (l *Log) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(l)
}
