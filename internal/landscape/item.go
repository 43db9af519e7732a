package landscape

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Item Placement Repository Audit Link Annotation Summary

// Item is one entry of a landscape: a project, a product, a member. Only Name
// is certain to be set. The field names are those of landscape2's API; what
// each holds is told in [Fields].
type Item struct {
	Name        string
	Category    string // of the first placement
	Subcategory string // of the first placement
	Also        []Placement
	Maturity    Level

	AcceptedAt, IncubatingAt, GraduatedAt, ArchivedAt Date
	JoinedAt, AnnualReviewAt                          Date
	Changes                                           []LevelChange // the full list of level changes, where the single dates lose it; of overlays

	Description string

	HomepageURL  string
	Repositories []Repository
	Logo         string
	License      string

	Specification, EndUser, UnnamedOrganization bool

	ParentProject, LFXSlug, CLOMonitorName string

	// Details are texts that most items have few of, in the order of their kinds.
	Details []Detail

	Tags    []string // technical advisory groups
	Summary Summary
	Audits  []Audit
	Links   []Link
	Notes   []Annotation

	// What overlays add; see [Catalog.Overlay].
	DescriptionJa string
	Aliases       []Alias
	FormerNames   []Alias
	ChangesSource string
	Relations     []Relation
	Facts         []Fact
	NoSuccessor   bool // archived, and no successor is known
	// Identifiers are how software that comes from the project is called where
	// software is listed.
	Identifiers []Identifier

	// What an organisation's overlay says: its adoption, as one of the
	// catalog's Statuses, the team that owns it there, a note, keywords.
	Status, Owner, Note string
	CustomTags          []string

	Line, Column int // where the item begins in its file, from 1; 0 when made otherwise
}

// Placement is a box on the map.
type Placement struct {
	Category    string `json:"category"`
	Subcategory string `json:"subcategory"`
}

func (p Placement) String() string { return p.Category + " / " + p.Subcategory }

// Repository is a place of source code.
type Repository struct {
	URL     string `json:"url"`
	Branch  string `json:"branch,omitempty"`
	License string `json:"license,omitempty"`
	Primary bool   `json:"primary,omitempty"`
}

func (r Repository) String() string { return r.URL }

// Audit is a review by an outside party.
type Audit struct {
	Date   Date   `json:"date"`
	Type   string `json:"type"`
	URL    string `json:"url"`
	Vendor string `json:"vendor"`
}

func (a Audit) String() string {
	return strings.Join([]string{a.Date.String(), a.Type, a.Vendor, a.URL}, " ")
}

// Link is a named address.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

func (l Link) String() string { return l.Name + ": " + l.URL }

// Annotation is a pair of words that the file attaches to an item.
type Annotation struct{ Key, Value string }

func (a Annotation) String() string { return a.Key + "=" + a.Value }

// Summary holds the words a project says of itself.
type Summary struct {
	BusinessUseCase, Integration, Integrations, IntroURL, ReleaseRate, UseCase string
	Personas, Tags                                                             []string
}

// Placement returns the first box the item stands in.
func (it *Item) Placement() Placement { return Placement{it.Category, it.Subcategory} }

// placementAt returns the box of that number; there are 1+len(it.Also).
func (it *Item) placementAt(i int) Placement {
	if i == 0 {
		return it.Placement()
	}
	return it.Also[i-1]
}

// Placements returns every box the item stands in, the first one first.
func (it *Item) Placements() []Placement {
	return append([]Placement{it.Placement()}, it.Also...)
}

// Repository returns the primary repository's address, or "".
func (it *Item) Repository() string {
	for _, r := range it.Repositories {
		if r.Primary {
			return r.URL
		}
	}
	return ""
}

// LastAudit returns the audit with the newest date; ok is false without one.
func (it *Item) LastAudit() (last Audit, ok bool) {
	for _, a := range it.Audits {
		if !ok || a.Date > last.Date {
			last, ok = a, true
		}
	}
	return last, ok
}

// SplitName returns the two names of an item like "Open Policy Agent (OPA)".
// inner is "" for other names.
func (it *Item) SplitName() (base, inner string) {
	base, rest, ok := strings.Cut(it.Name, " (")
	inner, end := strings.CutSuffix(rest, ")")
	if !ok || !end {
		return it.Name, ""
	}
	return base, inner
}

// Slug returns the name as landscape2 writes it in addresses.
func (it *Item) Slug() string { return normalize.Slug(it.Name) }

// ID returns landscape2's id: category--subcategory--name. It changes when the
// item moves to another box.
func (it *Item) ID() string {
	return normalize.Slug(it.Category) + "--" + normalize.Slug(it.Subcategory) + "--" + normalize.Slug(it.Name)
}
