package load

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// repoURL adds the primary repository.
func (r *reader) repoURL(it *landscape.Item, n *yaml.Node) {
	if url := r.stringValue(n, "repo_url"); url != "" {
		it.Repositories = append(it.Repositories, landscape.Repository{URL: url, Primary: true})
	}
}

// branch adds a repository that has only a branch, because the key may come before or
// after repo_url. joinRepositories joins the two.
func (r *reader) branch(it *landscape.Item, n *yaml.Node) {
	if branch := r.stringValue(n, "branch"); branch != "" {
		it.Repositories = append(it.Repositories, landscape.Repository{Branch: branch})
	}
}

// joinRepositories moves the primary repository to the front and sets its branch and
// license.
func joinRepositories(it *landscape.Item) {
	var primary landscape.Repository
	others := it.Repositories[:0]
	for _, repo := range it.Repositories {
		switch {
		case repo.Primary:
			primary.URL, primary.Primary = repo.URL, true
		case repo.URL == "":
			primary.Branch = repo.Branch
		default:
			others = append(others, repo)
		}
	}
	it.Repositories = others
	if primary.Primary {
		primary.License = it.License
		it.Repositories = slices.Insert(others, 0, primary)
	}
	if len(it.Repositories) == 0 {
		it.Repositories = nil
	}
}

func (r *reader) additionalRepos(it *landscape.Item, n *yaml.Node) {
	r.eachMapping(n, "additional_repos", func(n *yaml.Node) {
		var repo landscape.Repository
		r.keys(n, keyReaders{"repo_url": r.stringInto(&repo.URL), "branch": r.stringInto(&repo.Branch), "license": r.stringInto(&repo.License)})
		if repo.URL != "" {
			it.Repositories = append(it.Repositories, repo)
		}
	})
}

func (r *reader) secondPath(it *landscape.Item, n *yaml.Node) {
	for _, child := range r.list(n, "second_path") {
		path := r.stringValue(child, "second_path")
		if child.Kind != yaml.ScalarNode {
			continue
		}
		p, ok := SplitPath(path)
		if !ok {
			r.report(child, "second-path-form", diag.Warning, "second_path %q is ignored, as in landscape2: want CATEGORY / SUBCATEGORY", child.Value)
			continue
		}
		it.Also = append(it.Also, p)
	}
}

func (r *reader) audits(it *landscape.Item, n *yaml.Node) {
	r.eachMapping(n, "audits", func(n *yaml.Node) {
		var a landscape.Audit
		r.keys(n, keyReaders{
			"type": r.stringInto(&a.Type), "url": r.stringInto(&a.URL), "vendor": r.stringInto(&a.Vendor),
			"date": func(n *yaml.Node) { a.Date = r.date(n, "audits.date") },
		})
		it.Audits = append(it.Audits, a)
	})
}

func (r *reader) otherLinks(it *landscape.Item, n *yaml.Node) {
	r.eachMapping(n, "other_links", func(n *yaml.Node) {
		var l landscape.Link
		r.keys(n, keyReaders{"name": r.stringInto(&l.Name), "url": r.stringInto(&l.URL)})
		it.Links = append(it.Links, l)
	})
}

// annotations reads strings by their keys. As in landscape2, the last value of a
// key counts, and a merge key is a key like any other.
func (r *reader) annotations(it *landscape.Item, n *yaml.Node) {
	if IsNull(n) || isAbsent(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.report(n, "wrong-type", diag.Error, "annotations is %s, not a mapping", kindName(n))
		return
	}
	at := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := yamldoc.Resolve(n.Content[i])
		if key.Kind != yaml.ScalarNode {
			r.report(n.Content[i], "wrong-type", diag.Error, "a key is %s, not a string", kindName(key))
			continue
		}
		note := landscape.Annotation{Key: key.Value, Value: r.stringValue(yamldoc.Resolve(n.Content[i+1]), "annotations")}
		if earlier, ok := at[key.Value]; ok {
			r.report(n.Content[i], "duplicate-key", diag.Warning, "duplicate key %q; the last value is used", key.Value)
			it.Notes[earlier] = note
			continue
		}
		at[key.Value] = len(it.Notes)
		it.Notes = append(it.Notes, note)
	}
}
