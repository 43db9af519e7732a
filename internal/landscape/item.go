package landscape

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Item Placement Repository Audit Link Annotation

// Item is one entry of a landscape: a project, a product, a member. Only Name
// is always set. [Fields] documents each value.
type Item struct {
	Name        string
	Category    string // of the first placement
	Subcategory string // of the first placement
	Also        []Placement
	Maturity    Level

	AcceptedAt, IncubatingAt, GraduatedAt, ArchivedAt Date
	JoinedAt, AnnualReviewAt                          Date
	Changes                                           []LevelChange // all level changes, from an overlay; see [Item.History]

	Description string
	// UpstreamDescription is the file's description, if an overlay has another.
	UpstreamDescription string

	HomepageURL  string
	Repositories []Repository
	Logo         string
	License      string

	Specification, EndUser, UnnamedOrganization bool
	// NotEndUser is set if the file says that the item is no end user, which rules in
	// [Settings] do not change.
	NotEndUser bool

	ParentProject string

	// Details are sorted by kind; see [Item.Detail].
	Details []Detail

	Tags     []string // technical advisory groups
	Keywords []string // in the project's words
	Personas []string // who uses it, in the project's words
	Audits   []Audit
	Links    []Link
	Notes    []Annotation

	// Set by overlays; see [Catalog.Overlay].
	DescriptionJa string
	Aliases       []Alias
	FormerNames   []Alias
	ChangesSource string
	Relations     []Relation
	Facts         []Fact
	NoSuccessor   bool // archived without a known successor
	// Identifiers are the names of the project's packages, images and so on.
	Identifiers []Identifier
	Lifecycle   *Lifecycle // nil for a product that is what it was
	Evidence    []Evidence
	Profile     *Profile // nil if nothing is known; read-only
	// Part is set for a part of a project, which is in [Catalog.Parts]. PartSource
	// says that it is one.
	Part       bool
	PartSource string

	// Set by an organization's overlay. Status is one of [Catalog.Statuses],
	// Owner a team.
	Status, Owner, Note string
	CustomTags          []string

	Line, Column int // where the item begins in its file, from 1; 0 if it is from no file
}

// Placement is a category and subcategory in which an item is placed.
type Placement struct {
	Category    string `json:"category"`
	Subcategory string `json:"subcategory"`
}

func (p Placement) String() string { return p.Category + " / " + p.Subcategory }

// Repository is a source repository.
type Repository struct {
	URL     string `json:"url"`
	Branch  string `json:"branch,omitempty"`
	License string `json:"license,omitempty"`
	Primary bool   `json:"primary,omitempty"`
}

func (r Repository) String() string { return r.URL }

// Audit is a third-party audit.
type Audit struct {
	Date   Date   `json:"date"`
	Type   string `json:"type"`
	URL    string `json:"url"`
	Vendor string `json:"vendor"`
}

func (a Audit) String() string {
	return strings.Join([]string{a.Date.String(), a.Type, a.Vendor, a.URL}, " ")
}

// Link is a named URL.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

func (l Link) String() string { return l.Name + ": " + l.URL }

// Annotation is a key and value that a file attaches to an item.
type Annotation struct{ Key, Value string }

func (a Annotation) String() string { return a.Key + "=" + a.Value }

// Placement returns the first placement.
func (it *Item) Placement() Placement { return Placement{it.Category, it.Subcategory} }

// placementAt returns the i-th placement; there are 1+len(it.Also).
func (it *Item) placementAt(i int) Placement {
	if i == 0 {
		return it.Placement()
	}
	return it.Also[i-1]
}

// Placements returns all placements in a new slice.
func (it *Item) Placements() []Placement {
	return append([]Placement{it.Placement()}, it.Also...)
}

// Repository returns the URL of the primary repository, or "".
func (it *Item) Repository() string {
	for _, r := range it.Repositories {
		if r.Primary {
			return r.URL
		}
	}
	return ""
}

// LastAudit returns the newest audit; of several on one date, the last in the file. It
// reports false if there is none.
func (it *Item) LastAudit() (last Audit, ok bool) {
	for _, a := range it.Audits {
		if !ok || a.Date >= last.Date {
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

// Slug returns the name as in landscape2 URLs; see [normalize.Slug].
func (it *Item) Slug() string { return normalize.Slug(it.Name) }

// ID returns landscape2's id: category--subcategory--name. It changes when the
// item moves to another placement.
func (it *Item) ID() string {
	return normalize.Slug(it.Category) + "--" + normalize.Slug(it.Subcategory) + "--" + normalize.Slug(it.Name)
}
