package scan

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// Selection says which uses of projects a report holds.
type Selection struct {
	// TestData also counts what only test data, examples and documentation name.
	TestData bool
	// Leave says which uses the report leaves out.
	Leave Leniency
}

// Select applies a selection to a report of [NewReport]. Projects that only test data
// names move to r.TestData.
func (r *Report) Select(s Selection) {
	var projects []Project
	for _, p := range r.Projects {
		p = s.Leave.without(p)
		switch {
		case len(p.Uses) == 0:
		case !s.TestData && p.isTestData():
			r.TestData = append(r.TestData, p)
		default:
			if !s.TestData {
				p.Uses = slices.DeleteFunc(p.Uses, Use.isTestData)
			}
			projects = append(projects, p)
		}
	}
	r.Projects = projects
}

func (p Project) isTestData() bool {
	return !slices.ContainsFunc(p.Uses, func(u Use) bool { return !u.isTestData() })
}

// isTestData reports whether only test data names the component.
func (u Use) isTestData() bool {
	return !slices.ContainsFunc(u.Places, func(p Place) bool { return !p.TestData })
}

// The names of directories with test data and examples, and of those with documentation.
var (
	testDirs = []string{"testdata", "test", "tests", "__tests__", "e2e", "fixtures", "__fixtures__", "testfixtures", "example", "examples"}
	docDirs  = []string{"doc", "docs"}
)

// isTestData reports whether a file is in a directory of test data or documentation below
// the directory that is scanned.
func (s *scanner) isTestData(file string) bool {
	dir := filepath.Dir(file)
	return s.isBelow(dir, testDirs) || !s.deployment && s.isBelow(dir, docDirs)
}

// isBelow reports whether a directory, or one above it up to the directory that is
// scanned, has one of the names.
func (s *scanner) isBelow(dir string, names []string) bool {
	rel, ok := s.relative(filepath.Join(dir, "x"))
	return ok && slices.ContainsFunc(strings.Split(strings.ToLower(filepath.ToSlash(filepath.Dir(rel))), "/"), func(name string) bool { return slices.Contains(names, name) })
}

// deploymentFiles are files that make a directory one that is deployed.
var deploymentFiles = []string{"kustomization.yaml", "kustomization.yml", "kustomization", "chart.yaml"}

// isDeployment reports whether a directory of documentation is deployed: it has a
// kustomization or is a Helm chart.
func (s *scanner) isDeployment(dir string, entries []fs.DirEntry) bool {
	return s.isBelow(dir, docDirs) && slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return slices.Contains(deploymentFiles, strings.ToLower(e.Name()))
	})
}

// relative returns the path of a file below the directory that is scanned.
func (s *scanner) relative(file string) (string, bool) { return below(s.root, file) }

// below returns the path of a file below a directory. It reports false for a file that
// is elsewhere, and for the directory "".
func below(dir, file string) (string, bool) {
	if dir == "" || dir == "." {
		return file, dir != ""
	}
	return strings.CutPrefix(file, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}

// excludes reports whether the option Exclude leaves out an entry of a directory.
func (s *scanner) excludes(path string, dir bool) bool {
	if s.excluded == nil {
		return false
	}
	rel, ok := s.relative(path)
	if !ok {
		return false
	}
	ignored, _ := s.excluded.decide(filepath.ToSlash(rel), filepath.Base(rel), dir)
	return ignored
}
