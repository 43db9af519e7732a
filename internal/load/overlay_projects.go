package load

import (
	"strconv"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// entries reads the entries of projects, or of products that the foundation does
// not host, into the overlay, and what each says of their adoption.
func (r *reader) entries(n *yaml.Node, products bool, o *landscape.Overlay, adoptions *[]adoption) {
	r.eachKey(n, "projects", func(name string, value *yaml.Node) {
		e := landscape.Entry{Name: name, Product: products}
		var present string
		var former []string
		var own adoption
		r.mapping(value, "project", own.readers(r, keyReaders{
			"repo_url":         r.stringInto(&present),
			"former_repo_urls": func(n *yaml.Node) { former = r.stringList(n, "former_repo_urls") },
			"description_ja":   r.stringInto(&e.DescriptionJa),
			"aliases":          func(n *yaml.Node) { e.Aliases = r.aliases(n, "aliases") },
			"former_names":     func(n *yaml.Node) { e.FormerNames = r.aliases(n, "former_names") },
			"levels":           func(n *yaml.Node) { e.Changes = r.changes(n) },
			"levels_source":    r.stringInto(&e.ChangesSource),
			"relations":        func(n *yaml.Node) { e.Relations = r.relations(n) },
			"successor":        func(n *yaml.Node) { e.NoSuccessor = r.oneOf(n, "successor", []string{"none"}) == "none" },
			"facts":            func(n *yaml.Node) { e.Facts = r.facts(n, "facts") },
			"identifiers":      func(n *yaml.Node) { e.Identifiers = r.identifiers(n) },
			"parts":            func(n *yaml.Node) { e.Parts = r.parts(n) },
			"lifecycle":        func(n *yaml.Node) { e.Lifecycle = r.lifecycle(n) },
			"evidence":         func(n *yaml.Node) { e.Evidence = r.evidence(n) },
			"profile":          func(n *yaml.Node) { e.Profile = r.profile(n) },
		}))
		e.Owner, e.Note, e.Tags = own.owner, own.note, own.tags
		if present != "" {
			e.RepoURLs = append(e.RepoURLs, present)
		}
		e.RepoURLs = append(e.RepoURLs, former...)
		o.Entries, *adoptions = append(o.Entries, e), append(*adoptions, own)
	})
}

func (r *reader) identifiers(n *yaml.Node) []landscape.Identifier {
	var out []landscape.Identifier
	readers := keyReaders{}
	for _, kind := range landscape.IdentifierKinds {
		readers[kind.Name] = func(n *yaml.Node) {
			for _, s := range r.stringList(n, kind.Name) {
				out = append(out, landscape.Identifier{Kind: kind.Name, Pattern: s})
			}
		}
	}
	readers["organisations"] = readers["organizations"] // the spelling of older overlays
	r.mapping(n, "identifiers", readers)
	return out
}

func (r *reader) aliases(n *yaml.Node, what string) []landscape.Alias {
	var out []landscape.Alias
	r.eachMapping(n, what, func(n *yaml.Node) {
		var a landscape.Alias
		r.keys(n, keyReaders{
			"name": r.stringInto(&a.Name), "source": r.stringInto(&a.Source),
			"from":  func(n *yaml.Node) { a.From = r.partialDate(n, "from") },
			"until": func(n *yaml.Node) { a.Until = r.partialDate(n, "until") },
		})
		out = append(out, a)
	})
	return out
}

// parts reads the parts of a project. A part has a name.
func (r *reader) parts(n *yaml.Node) []landscape.Item {
	var out []landscape.Item
	r.eachMapping(n, "parts", func(n *yaml.Node) {
		var part landscape.Item
		var repo, source string
		var aliases []string
		r.keys(n, keyReaders{
			"name": r.stringInto(&part.Name), "description": r.stringInto(&part.Description),
			"description_ja": r.stringInto(&part.DescriptionJa), "homepage_url": r.stringInto(&part.HomepageURL),
			"repo_url": r.stringInto(&repo), "source": r.stringInto(&source),
			"aliases": func(n *yaml.Node) { aliases = r.stringList(n, "aliases") },
		})
		if part.Name == "" {
			r.report(n, "missing-key", diag.Error, "a part has no name")
			return
		}
		if repo != "" {
			part.Repositories = []landscape.Repository{{URL: repo, Primary: true}}
		}
		for _, name := range aliases {
			part.Aliases = append(part.Aliases, landscape.Alias{Name: name, Source: source})
		}
		part.PartSource = source
		out = append(out, part)
	})
	return out
}

func (r *reader) lifecycle(n *yaml.Node) *landscape.Lifecycle {
	l := new(landscape.Lifecycle)
	states := make([]string, len(landscape.LifecycleStates))
	for i, s := range landscape.LifecycleStates {
		states[i] = s.Name
	}
	r.mapping(n, "lifecycle", keyReaders{
		"state": func(n *yaml.Node) { l.State = r.oneOf(n, "lifecycle state", states) },
		"date":  func(n *yaml.Node) { l.Date = r.partialDate(n, "date") },
		"to":    r.stringInto(&l.To), "source": r.stringInto(&l.Source),
	})
	return l
}

func (r *reader) evidence(n *yaml.Node) []landscape.Evidence {
	var out []landscape.Evidence
	r.eachMapping(n, "evidence", func(n *yaml.Node) {
		var e landscape.Evidence
		r.keys(n, keyReaders{
			"level": func(n *yaml.Node) { e.Level = landscape.Level(r.stringValue(n, "level")) },
			"date":  func(n *yaml.Node) { e.Date = r.date(n, "date") },
			"url":   r.stringInto(&e.URL),
		})
		if e.Level == "" || e.Date == 0 || e.URL == "" {
			r.report(n, "missing-key", diag.Error, "evidence needs level, date and url")
			return
		}
		out = append(out, e)
	})
	return out
}

func (r *reader) profile(n *yaml.Node) *landscape.Profile {
	p := new(landscape.Profile)
	r.mapping(n, "profile", keyReaders{
		"license": r.stringInto(&p.License), "language": r.stringInto(&p.Language),
		"first_commit":             func(n *yaml.Node) { p.FirstCommit = r.count(n, "first_commit") },
		"repositories":             func(n *yaml.Node) { p.Repositories = r.stringList(n, "repositories") },
		"maintainers":              func(n *yaml.Node) { p.Maintainers = r.count(n, "maintainers") },
		"maintainer_organizations": func(n *yaml.Node) { p.MaintainerOrganizations = r.count(n, "maintainer_organizations") },
		"as_of":                    func(n *yaml.Node) { p.AsOf = r.partialDate(n, "as_of") },
		"sources":                  func(n *yaml.Node) { p.Sources = r.stringList(n, "sources") },
	})
	return p
}

// count reads a number that is not negative.
func (r *reader) count(n *yaml.Node, what string) int {
	i, err := strconv.Atoi(r.stringValue(n, what))
	if err != nil || i < 0 {
		r.report(n, "wrong-type", diag.Error, "%s is %q, not a number", what, n.Value)
		return 0
	}
	return i
}
