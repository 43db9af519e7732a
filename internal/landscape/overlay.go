package landscape

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Alias Fact
//msgp:ignore Overlay Entry Edition Description

// Overlay holds what the data format of landscapes cannot say: other names, the
// full list of level changes, relations, dated facts and translations. An
// organization's overlay holds adoption statuses, owners, notes and items of
// its own.
type Overlay struct {
	Name string // the file, for messages

	// Foundation is the foundation whose landscape the overlay is for: one in
	// which a project of its entries is hosted. An overlay without a Foundation is an organization's.
	Foundation string

	Sources []Source
	Entries []Entry
	// Descriptions are given to items of any landscape; see [Catalog.ApplyOverlay].
	Descriptions []Description
	Words        Translations
	Editions     []Edition
	// Explanations are used for a landscape that Foundation hosts, or without a
	// Foundation for every landscape.
	Explanations []Explanation

	// Statuses are the names of adoption statuses in ring order; nil means
	// [DefaultStatuses].
	Statuses []string
	// Items are added to the landscape. Only an organization's overlay has any.
	Items []Item
}

// Entry describes one project. It applies to the item with its repository,
// current or former, or, if either has none, to the item with its name. The
// entry of an organization may use any name by which [Catalog.Find] finds the
// item, except the beginning of a name.
type Entry struct {
	Name          string
	RepoURLs      []string // the current one, then former ones
	DescriptionJa string
	Aliases       []Alias
	FormerNames   []Alias
	Changes       []LevelChange
	ChangesSource string
	Relations     []Relation
	Facts         []Fact
	NoSuccessor   bool
	Identifiers   []Identifier
	// Product is set for what the foundation does not host. Only entries of its
	// projects tell that a landscape is the foundation's.
	Product   bool
	Parts     []Item     // with names, descriptions, URLs and aliases
	Lifecycle *Lifecycle // nil if the entry has none
	Evidence  []Evidence
	Profile   *Profile // nil if the entry has none

	Status, Owner, Note string // as in [Item]
	Tags                []string
}

// Description is the description of a project that has the repository or, if
// either has none, the name.
type Description struct{ Name, Repository, Text string }

// Alias is another name of a project.
type Alias struct {
	Name   string `json:"name"`
	From   Date   `json:"from,omitzero"`
	Until  Date   `json:"until,omitzero"` // when a former name was given up
	Source string `json:"source,omitempty"`
}

// Fact is a statement that holds in a period. Source is a URL or the key of a
// [Source].
type Fact struct {
	Text   string `json:"text"`
	TextJa string `json:"text_ja,omitempty"`
	From   Date   `json:"from,omitzero"`
	Until  Date   `json:"until,omitzero"`
	Source string `json:"source,omitempty"`
}

// factYears is the number of years for which a dated source counts as current.
const factYears = 3

// PastYear returns the year to which a fact belongs if it says nothing of the present:
// it ended, or its source describes a date years before the catalog's. Otherwise, it
// returns 0.
func (c *Catalog) PastYear(f Fact) int {
	written := c.Source(f.Source).Date
	switch {
	case written != 0 && written.Year()+factYears <= c.Origin.Date.Year():
		return written.Year()
	case f.Until != 0 && f.Until.First() <= c.Origin.Date:
		return f.Until.Year()
	}
	return 0
}

// Edition describes an edition of the landscape as a whole.
type Edition struct {
	Name           string
	Title, TitleJa string
	OutOfScope     []string
	Notes          []Fact
	Words          Translations // that precede those of the overlay
	// DescriptionsJa are Japanese descriptions of items of that time, by name.
	DescriptionsJa []Translation
}
