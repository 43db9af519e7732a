package load

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
)

// Rule is one thing that a landscape file must, or should, hold to.
type Rule struct {
	ID       string
	Severity diag.Severity
	// Reason says why.
	Reason string
	// Bad is an example that breaks the rule and Good one that does not: lines
	// of an item, or a whole file where they begin with "landscape".
	Bad, Good string
	// Fix says what --fix does about it; "" where a person must decide.
	Fix string
	// Limits are what breaks the rule although landscape2 takes it, and why.
	Limits []string

	check func(*validation) // nil: the reading of the file checks it
}

// Rules returns every rule: first those of landscape2, whose breach makes it
// reject the file, then ours.
func Rules() []Rule {
	return []Rule{
		{ID: "yaml", Severity: diag.Error, Reason: "the file must be YAML, within sane limits", Limits: yamlLimits(),
			Bad: "landscape: [\n", Good: "landscape: []\n"},
		{ID: "no-landscape", Severity: diag.Error, Reason: "a landscape is a mapping with the key landscape or categories, a list",
			Bad: "landscape: 3\n", Good: "landscape: []\n"},
		{ID: "one-document", Severity: diag.Error, Reason: "a landscape is one YAML document",
			Bad: "landscape: []\n---\nmore: 1\n", Good: "landscape: []\n"},
		{ID: "missing-key", Severity: diag.Error, Reason: "names, lists, homepage_url, logo, and the parts of audits, links and repositories are required",
			Bad: "landscape:\n  - category:\n    name: Runtime\n", Good: "landscape:\n  - category:\n    name: Runtime\n    subcategories: []\n"},
		{ID: "empty-value", Severity: diag.Error, Reason: "required texts must not be empty",
			Bad: "extra:\n  other_links:\n    - name: ''\n      url: https://example.org\n", Good: "extra:\n  other_links:\n    - name: Docs\n      url: https://example.org\n"},
		{ID: "wrong-type", Severity: diag.Error, Reason: "each key has one type: text, list, mapping, true or false",
			Bad: "second_path: Tools / Build\n", Good: "second_path:\n  - Tools / Build\n"},
		{ID: "duplicate-key", Severity: diag.Error, Reason: "a key that landscape2 reads may be given once; another one twice is a warning",
			Bad: "project: sandbox\nproject: incubating\nextra: {accepted: 2020-01-01, incubating: 2021-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "duplicate-item", Severity: diag.Error, Reason: "a name may stand once in a subcategory",
			Bad: twoItems("Same", "", "Same", ""), Good: twoItems("One", "", "Two", "")},
		{ID: "tag-form", Severity: diag.Error, Reason: "a TAG has lower-case letters and hyphens only",
			Bad: "extra:\n  tag: [TAG Security]\n", Good: "extra:\n  tag: [tag-security]\n"},
		{ID: "url", Severity: diag.Error, Reason: "addresses are absolute, with http or https",
			Limits: []string{"host names with characters that are not in Unicode 15: whether such a name is valid is not known"},
			Bad:    "twitter: '@alpha'\n", Good: "twitter: https://twitter.com/alpha\n"},
		{ID: "url-host", Severity: diag.Error, Reason: "accounts are at the host that the key names",
			Bad: "extra:\n  youtube_url: https://youtu.be/x\n", Good: "extra:\n  youtube_url: https://www.youtube.com/x\n"},
		{ID: "date-format", Severity: diag.Error, Reason: "dates are YYYY-MM-DD",
			Bad: "extra:\n  accepted: 14/09/2021\n", Good: "project: sandbox\nextra:\n  accepted: '2021-09-14'\n"},

		{ID: "unknown-key", Severity: diag.Warning, Reason: "landscape2 drops unknown keys without a word: a typo loses the value", Fix: "puts right a key with one near match",
			Bad: "extra:\n  documentation_ul: https://example.org\n", Good: "extra:\n  documentation_url: https://example.org\n"},
		{ID: "misplaced-key", Severity: diag.Warning, Reason: "a key in the wrong place is not read",
			Bad: "bluesky_url: https://bsky.app/profile/alpha\n", Good: "extra:\n  bluesky_url: https://bsky.app/profile/alpha\n"},
		{ID: "missing-marker", Severity: diag.Warning, Reason: "entries begin with - category:, - subcategory: or - item:, so that they are told apart", check: (*validation).markers,
			Bad:  "landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - name: Storage\n        items: []\n",
			Good: "landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - subcategory:\n        name: Storage\n        items: []\n"},
		{ID: "null-value", Severity: diag.Note, Reason: "a key without a value says nothing", check: (*validation).nullValues,
			Bad: "description:\n", Good: "description: Stores blocks\n"},
		{ID: "blanks", Severity: diag.Warning, Reason: "blanks around a text are an accident", Fix: "cuts them off", check: (*validation).blanks,
			Bad: "description: 'Stores blocks '\n", Good: "description: Stores blocks\n"},
		{ID: "order", Severity: diag.Warning, Reason: "items stand in the order of their names, so that people find them", Fix: "moves them", check: (*validation).order,
			Bad: twoItems("Beta", "", "Aleph", ""), Good: twoItems("Aleph", "", "Beta", "")},

		{ID: "duplicate-name", Severity: diag.Warning, Reason: "one name for two items confuses people and programs", check: (*validation).duplicateNames,
			Bad: twoBoxes("Same", "Same"), Good: twoBoxes("One", "Two")},
		{ID: "name-case", Severity: diag.Note, Reason: "names that differ in case alone are likely one", check: (*validation).nameCase,
			Bad: twoBoxes("OpenGauss", "openGauss"), Good: twoBoxes("One", "Two")},
		{ID: "duplicate-category", Severity: diag.Warning, Reason: "a category or subcategory named twice is likely one", check: (*validation).duplicateBoxes,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories: []\n  - category:\n    name: A\n    subcategories: []\n",
			Good: "landscape:\n  - category:\n    name: A\n    subcategories: []\n  - category:\n    name: B\n    subcategories: []\n"},
		{ID: "duplicate-repository", Severity: diag.Note, Reason: "items with one repository are likely one; name the others by second_path", check: (*validation).duplicateRepositories,
			Bad:  twoItems("Aleph", "repo_url: https://github.com/a/b", "Beta", "repo_url: https://github.com/A/b/"),
			Good: twoItems("Aleph", "repo_url: https://github.com/a/b", "Beta", "repo_url: https://github.com/a/c")},
		{ID: "repository-levels", Severity: diag.Warning, Reason: "items with one repository cannot be at different levels", check: (*validation).repositoryLevels,
			Bad:  twoItems("Aleph", "{repo_url: https://github.com/a/b, project: sandbox, extra: {accepted: 2020-01-01}}", "Beta", "repo_url: https://github.com/a/b"),
			Good: twoItems("Aleph", "{repo_url: https://github.com/a/b, project: sandbox, extra: {accepted: 2020-01-01}}", "Beta", "repo_url: https://github.com/a/c")},

		{ID: "level-without-date", Severity: diag.Warning, Reason: "a level has a day on which it was reached", check: (*validation).levelDates,
			Bad: "project: graduated\nextra: {accepted: 2020-01-01}\n", Good: "project: graduated\nextra: {accepted: 2020-01-01, graduated: 2022-01-01}\n"},
		{ID: "date-without-level", Severity: diag.Warning, Reason: "days of a project belong to items with a level", check: (*validation).datesWithoutLevel,
			Bad: "extra: {accepted: 2020-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "date-order", Severity: diag.Warning, Reason: "accepted, incubating, graduated and archived follow one another", check: (*validation).dateOrder,
			Bad: "project: incubating\nextra: {accepted: 2021-01-01, incubating: 2020-01-01}\n", Good: "project: incubating\nextra: {accepted: 2020-01-01, incubating: 2020-01-01}\n"},
		{ID: "date-range", Severity: diag.Warning, Reason: "landscape2 takes any year, landscope those of 1 to 9999; another date is read as none",
			Bad: "joined: '+12021-09-14'\n", Good: "joined: '2021-09-14'\n"},
		{ID: "date-future", Severity: diag.Warning, Reason: "a day that is yet to come is a mistake", check: (*validation).dateFuture,
			Bad: "project: sandbox\nextra: {accepted: 2999-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "level-unknown", Severity: diag.Note, Reason: "CNCF's levels are sandbox, incubating, graduated and archived; another foundation may have others", check: (*validation).levelVocabulary,
			Bad: "project: incubation\nextra: {accepted: 2020-01-01}\n", Good: "project: incubating\nextra: {accepted: 2020-01-01, incubating: 2020-01-01}\n"},

		{ID: "second-path-form", Severity: diag.Warning, Reason: "a second path is Category / Subcategory; landscape2 drops another form",
			Bad: "second_path: [Runtime]\n", Good: "second_path: [Tools / Build]\n"},
		{ID: "second-path-nowhere", Severity: diag.Warning, Reason: "a second path leads to a box that is there", check: (*validation).secondPaths,
			Bad: "second_path: [Tools / Bild]\n", Good: "second_path: [Tools / Build]\n"},
		{ID: "parent-nowhere", Severity: diag.Warning, Reason: "a parent project is an item of this landscape", check: (*validation).parents,
			Bad: "extra: {parent_project: Nobody}\n", Good: "extra: {parent_project: Beta}\n"},

		{ID: "not-a-repository", Severity: diag.Warning, Reason: "repo_url is one repository, not an organisation or a page", check: (*validation).repositoryForm,
			Bad: "repo_url: https://github.com/alpha\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "url-form", Severity: diag.Note, Reason: "a repository's address has no slash or .git at its end: it is compared as it stands", Fix: "cuts them off", check: (*validation).urlForm,
			Bad: "repo_url: https://github.com/alpha/alpha.git\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "url-http", Severity: diag.Note, Reason: "http: can be read and changed on its way", Fix: "makes it https: at github.com, gitlab.com and twitter.com", check: (*validation).urlHTTP,
			Bad: "repo_url: http://github.com/alpha/alpha\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "wrong-host", Severity: diag.Warning, Reason: "url_for_bestpractices is an entry of www.bestpractices.dev (once bestpractices.coreinfrastructure.org)", check: (*validation).wrongHost,
			Bad: "url_for_bestpractices: https://github.com/alpha/alpha\n", Good: "url_for_bestpractices: https://www.bestpractices.dev/projects/1\n"},
		{ID: "artwork-level", Severity: diag.Warning, Reason: "the artwork page is that of the project's level", check: (*validation).artworkLevel,
			Bad:  "project: sandbox\nextra: {accepted: 2020-01-01, artwork_url: 'https://github.com/cncf/artwork/blob/main/examples/graduated.md#alpha'}\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01, artwork_url: 'https://github.com/cncf/artwork/blob/main/examples/sandbox.md#alpha'}\n"},
		{ID: "license-spdx", Severity: diag.Note, Reason: "licences are named by their SPDX identifiers", check: (*validation).licenses,
			Bad: "license: Apache License 2.0\n", Good: "license: Apache-2.0\n"},
		{ID: "keyword-variants", Severity: diag.Note, Reason: "keywords that differ in case, blanks or hyphens alone are one", check: (*validation).keywordVariants,
			Bad:  twoItems("Aleph", "extra: {summary_tags: 'service mesh'}", "Beta", "extra: {summary_tags: 'Service-Mesh'}"),
			Good: twoItems("Aleph", "extra: {summary_tags: 'service mesh'}", "Beta", "extra: {summary_tags: 'service mesh'}")},

		{ID: "logo-form", Severity: diag.Note, Reason: "a logo is the name of an SVG file in the folder of logos", Fix: "cuts ./ off", check: (*validation).logoForm,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: ./x.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "logo-missing", Severity: diag.Warning, Reason: "with --logos: the logo is in the folder", check: (*validation).logoMissing,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: nowhere.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "logo-orphan", Severity: diag.Note, Reason: "with --logos: every file of the folder is the logo of an item", check: (*validation).logoOrphans,
			Bad: "landscape: []\n", Good: twoItems("Aleph", "", "Beta", "")},
		{ID: "logo-unsafe", Severity: diag.Warning, Reason: "with --logos: an SVG without scripts and without references to the outside", check: (*validation).logoUnsafe,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: unsafe.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
	}
}

// yamlLimits returns what is refused so that no file takes long or much memory.
func yamlLimits() []string {
	return []string{
		fmt.Sprintf("nesting of more than %d levels: landscape2 counts none in keys that it does not know, and real files have 12", yamldoc.MaxDepth),
		fmt.Sprintf("more than %d keys in one mapping: real files have 60", yamldoc.MaxKeys),
		"aliases that make the document much larger than it is written: landscape2 does not follow them in keys that it does not know",
		"an alias within what it stands for: landscape2 does not follow it in keys that it does not know",
		fmt.Sprintf("files of more than %d MiB: real files have one", yamldoc.MaxBytes>>20),
		"landscape2's settings, guide and games, which are not data files: they are refused with exit code 1",
	}
}

// RuleIDs lists the ids of the rules.
func RuleIDs() []string {
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
