package scan

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Exception allows what a policy does not: a project, a component, files, or the part of
// a report to which all of these apply.
type Exception struct {
	Project   string // "" for any
	Component string // pattern of names, such as github.com/opentracing/*; "" for any
	Path      string // pattern of files in the syntax of .gitignore; "" for any
	Reason    string
	Until     landscape.Date // the last date on which it applies; zero: no end
	Line      int            // in the policy file, 0 for none
}

// maxExceptions is how many exceptions a policy may have that are not for one project.
// Each of them is compared with every place.
const maxExceptions = 1000

// Subject names what the exception is for.
func (e Exception) Subject() string {
	var parts []string
	for _, part := range []string{e.Project, e.Component, e.Path} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// judge applies exceptions to projects. It remembers which of them excused something.
type judge struct {
	exceptions []*activeException
	of         map[*landscape.Item][]*activeException // those for one project
	general    []*activeException                     // those for any project
	roots      []string
}

// activeException is an exception whose patterns are parsed.
type activeException struct {
	Exception
	component *regexp.Regexp // nil for any
	paths     *rules         // nil for any
	file      string         // the last file that the paths were compared with
	covered   bool           // whether they match it
	ended     bool
	used      bool
}

// excused is the part of a project to which an exception applies.
type excused struct {
	part      Project
	exception Exception
}

func newJudge(exceptions []Exception, roots []string, date landscape.Date, find func(string) *landscape.Item) *judge {
	j := &judge{of: map[*landscape.Item][]*activeException{}, roots: roots}
	items := map[string]*landscape.Item{}
	for _, e := range exceptions {
		a := &activeException{Exception: e, ended: e.Until != 0 && date > e.Until}
		if e.Component != "" {
			a.component = namePattern(e.Component)
		}
		if e.Path != "" {
			a.paths, _ = parseRules("", []byte(e.Path)) // ReadPolicy has parsed it
		}
		j.exceptions = append(j.exceptions, a)
		if e.Project == "" {
			j.general = append(j.general, a)
			continue
		}
		it, known := items[e.Project]
		if !known {
			it = find(e.Project)
			items[e.Project] = it
		}
		j.of[it] = append(j.of[it], a)
	}
	return j
}

// split divides a project into what no exception applies to and what each excuses. The
// first exception that applies and has not ended decides.
func (j *judge) split(p Project) (rest Project, parts []excused) {
	candidates := slices.Concat(j.of[p.Item], j.general)
	if len(candidates) == 0 {
		return p, nil
	}
	byException := map[*activeException]*Project{}
	for _, u := range p.Uses {
		places := map[*activeException][]Place{}
		for _, where := range u.Places {
			e := j.find(candidates, u, where)
			places[e] = append(places[e], where)
		}
		for e := range places {
			if byException[e] == nil {
				byException[e] = &Project{Item: p.Item}
			}
			u.Places = places[e]
			byException[e].Uses = append(byException[e].Uses, u)
		}
	}
	rest = Project{Item: p.Item}
	if r := byException[nil]; r != nil {
		rest = *r
	}
	for _, e := range candidates {
		if part := byException[e]; part != nil {
			parts = append(parts, excused{*part, e.Exception})
		}
	}
	return rest, parts
}

// find returns the exception that applies to a place of a use, or nil.
func (j *judge) find(candidates []*activeException, u Use, where Place) *activeException {
	var found *activeException
	for _, e := range candidates {
		if found != nil && e.used || !e.covers(u, where, j.roots) {
			continue
		}
		e.used = true
		if found == nil && !e.ended {
			found = e
		}
	}
	return found
}

func (e *activeException) covers(u Use, where Place, roots []string) bool {
	if e.component != nil && !e.component.MatchString(u.Name) && !e.component.MatchString(u.Name+"@"+u.Version) && !e.component.MatchString(u.PURL()) {
		return false
	}
	if e.paths == nil {
		return true
	}
	if e.file != where.File { // places are in the order of files
		e.file, e.covered = where.File, e.paths.coverFile(where.File, roots)
	}
	return e.covered
}

// coverFile reports whether the patterns match a file or a directory above it, by its
// path or by its path below a root.
func (r *rules) coverFile(file string, roots []string) bool {
	names := []string{filepath.ToSlash(filepath.Clean(file))}
	for _, root := range roots {
		if rel, ok := below(filepath.Clean(root), file); ok {
			names = append(names, filepath.ToSlash(rel))
		}
	}
	return slices.ContainsFunc(names, func(name string) bool {
		for dir := false; name != "." && name != "/" && name != ""; dir = true {
			if ignored, decided := r.decide(name, path.Base(name), dir); decided {
				return ignored
			}
			name = path.Dir(name)
		}
		return false
	})
}

// remaining returns the exceptions that ended and would otherwise apply, and those that
// apply to nothing.
func (j *judge) remaining() (expired, unused []Exception) {
	for _, e := range j.exceptions {
		switch {
		case !e.used:
			unused = append(unused, e.Exception)
		case e.ended:
			expired = append(expired, e.Exception)
		}
	}
	return expired, unused
}

// namePattern returns the regular expression of a pattern in which * stands for any
// string and ? for any character.
func namePattern(pattern string) *regexp.Regexp {
	return regexp.MustCompile("(?is)^" + strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(regexp.QuoteMeta(pattern)) + "$")
}

// filter returns the project with the places that keep returns true for, and the uses
// that have such places.
func (p Project) filter(keep func(Use, Place) bool) Project {
	out := Project{Item: p.Item}
	for _, u := range p.Uses {
		var places []Place
		for _, where := range u.Places {
			if keep(u, where) {
				places = append(places, where)
			}
		}
		if len(places) > 0 {
			u.Places = places
			out.Uses = append(out.Uses, u)
		}
	}
	return out
}
