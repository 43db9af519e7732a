package lint

import (
	"fmt"
	"sync"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
)

// Rule is a rule that a landscape file must or should follow.
type Rule struct {
	ID       string
	Severity diag.Severity
	// Reason is the rule, or why there is one.
	Reason string
	// Bad is an example that breaks the rule, Good one that does not: lines of
	// an item or, if they begin with "landscape", a whole file.
	Bad, Good string
	// Fix is what --fix does about it; "" if a person must decide.
	Fix string
	// Limits are the cases that break the rule although landscape2 accepts them,
	// with the reasons.
	Limits []string

	// One of these checks the rule; if both are nil, the reading of the file or
	// checkLandscape2 does. items returns the check of each item, or nil if the
	// options turn the rule off.
	file  func(*linter)
	items func(*linter) itemCheck
}

// Rules returns every rule: first those of landscape2, which rejects a file that
// breaks one, then those of landscope. The result must not be changed.
func Rules() []Rule { return rules() }

var rules = sync.OnceValue(func() []Rule {
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
		{ID: "missing-marker", Severity: diag.Warning, Reason: "entries begin with - category:, - subcategory: or - item:, so that they are told apart", file: missingMarkers,
			Bad:  "landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - name: Storage\n        items: []\n",
			Good: "landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - subcategory:\n        name: Storage\n        items: []\n"},
		{ID: "null-value", Severity: diag.Note, Reason: "a key without a value says nothing", items: nullValues,
			Bad: "description:\n", Good: "description: Stores blocks\n"},
		{ID: "blanks", Severity: diag.Warning, Reason: "blanks around a text are an accident", Fix: "cuts them off", items: paddedValues,
			Bad: "description: 'Stores blocks '\n", Good: "description: Stores blocks\n"},
		{ID: "order", Severity: diag.Warning, Reason: "items stand in the order of their names, so that people find them", Fix: "moves them", items: unsortedItems,
			Bad: twoItems("Beta", "", "Aleph", ""), Good: twoItems("Aleph", "", "Beta", "")},

		{ID: "duplicate-name", Severity: diag.Warning, Reason: "one name for two items confuses people and programs", items: duplicateNames,
			Bad: twoSections("Same", "Same"), Good: twoSections("One", "Two")},
		{ID: "name-case", Severity: diag.Note, Reason: "names that differ in case alone are likely one", items: namesByCase,
			Bad: twoSections("OpenGauss", "openGauss"), Good: twoSections("One", "Two")},
		{ID: "duplicate-category", Severity: diag.Warning, Reason: "a category or subcategory named twice is likely one", file: duplicateSections,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories: []\n  - category:\n    name: A\n    subcategories: []\n",
			Good: "landscape:\n  - category:\n    name: A\n    subcategories: []\n  - category:\n    name: B\n    subcategories: []\n"},
		{ID: "duplicate-repository", Severity: diag.Note, Reason: "items with one repository are likely one; name the others by second_path", file: duplicateRepositories,
			Bad:  twoItems("Aleph", "repo_url: https://github.com/a/b", "Beta", "repo_url: https://github.com/A/b/"),
			Good: twoItems("Aleph", "repo_url: https://github.com/a/b", "Beta", "repo_url: https://github.com/a/c")},
		{ID: "repository-levels", Severity: diag.Warning, Reason: "items with one repository cannot be at different levels", file: repositoryLevels,
			Bad:  twoItems("Aleph", "{repo_url: https://github.com/a/b, project: sandbox, extra: {accepted: 2020-01-01}}", "Beta", "repo_url: https://github.com/a/b"),
			Good: twoItems("Aleph", "{repo_url: https://github.com/a/b, project: sandbox, extra: {accepted: 2020-01-01}}", "Beta", "repo_url: https://github.com/a/c")},

		{ID: "level-without-date", Severity: diag.Warning, Reason: "a level has a day on which it was reached", items: levelsWithoutDate,
			Bad: "project: graduated\nextra: {accepted: 2020-01-01}\n", Good: "project: graduated\nextra: {accepted: 2020-01-01, graduated: 2022-01-01}\n"},
		{ID: "date-without-level", Severity: diag.Warning, Reason: "days of a project belong to items with a level", items: datesWithoutLevel,
			Bad: "extra: {accepted: 2020-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "date-order", Severity: diag.Warning, Reason: "accepted, incubating, graduated and archived follow one another", items: unorderedDates,
			Bad: "project: incubating\nextra: {accepted: 2021-01-01, incubating: 2020-01-01}\n", Good: "project: incubating\nextra: {accepted: 2020-01-01, incubating: 2020-01-01}\n"},
		{ID: "date-range", Severity: diag.Warning, Reason: "landscape2 takes any year, landscope those of 1 to 9999; another date is read as none",
			Bad: "joined: '+12021-09-14'\n", Good: "joined: '2021-09-14'\n"},
		{ID: "date-future", Severity: diag.Warning, Reason: "a day that is yet to come is a mistake", items: futureDates,
			Bad: "project: sandbox\nextra: {accepted: 2999-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "level-unknown", Severity: diag.Note, Reason: "CNCF's levels are sandbox, incubating, graduated and archived; another foundation may have others", items: unknownLevels,
			Bad: "project: incubation\nextra: {accepted: 2020-01-01}\n", Good: "project: incubating\nextra: {accepted: 2020-01-01, incubating: 2020-01-01}\n"},

		{ID: "second-path-form", Severity: diag.Warning, Reason: "a second path is Category / Subcategory; landscape2 drops another form",
			Bad: "second_path: [Runtime]\n", Good: "second_path: [Tools / Build]\n"},
		{ID: "second-path-nowhere", Severity: diag.Warning, Reason: "a second path leads to a box that is there", items: missingSecondPaths,
			Bad: "second_path: [Tools / Bild]\n", Good: "second_path: [Tools / Build]\n"},
		{ID: "parent-nowhere", Severity: diag.Warning, Reason: "a parent project is an item of this landscape", items: missingParents,
			Bad: "extra: {parent_project: Nobody}\n", Good: "extra: {parent_project: Beta}\n"},

		{ID: "not-a-repository", Severity: diag.Warning, Reason: "repo_url is one repository, not an organisation or a page", items: repositoryForm,
			Bad: "repo_url: https://github.com/alpha\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "url-form", Severity: diag.Note, Reason: "a repository's address has no slash or .git at its end: it is compared as it stands", Fix: "cuts them off", items: urlSuffixes,
			Bad: "repo_url: https://github.com/alpha/alpha.git\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "url-http", Severity: diag.Note, Reason: "http: can be read and changed on its way", Fix: "makes it https: at github.com, gitlab.com and twitter.com", items: unencryptedURLs,
			Bad: "repo_url: http://github.com/alpha/alpha\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "wrong-host", Severity: diag.Warning, Reason: "url_for_bestpractices is an entry of www.bestpractices.dev (once bestpractices.coreinfrastructure.org)", items: wrongHost,
			Bad: "url_for_bestpractices: https://github.com/alpha/alpha\n", Good: "url_for_bestpractices: https://www.bestpractices.dev/projects/1\n"},
		{ID: "artwork-level", Severity: diag.Warning, Reason: "the artwork page is that of the project's level", items: artworkLevel,
			Bad:  "project: sandbox\nextra: {accepted: 2020-01-01, artwork_url: 'https://github.com/cncf/artwork/blob/main/examples/graduated.md#alpha'}\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01, artwork_url: 'https://github.com/cncf/artwork/blob/main/examples/sandbox.md#alpha'}\n"},
		{ID: "license-spdx", Severity: diag.Note, Reason: "licences are named by their SPDX identifiers", items: unknownLicenses,
			Bad: "license: Apache License 2.0\n", Good: "license: Apache-2.0\n"},
		{ID: "keyword-variants", Severity: diag.Note, Reason: "keywords that differ in case, blanks or hyphens alone are one", items: keywordVariants,
			Bad:  twoItems("Aleph", "extra: {summary_tags: 'service mesh'}", "Beta", "extra: {summary_tags: 'Service-Mesh'}"),
			Good: twoItems("Aleph", "extra: {summary_tags: 'service mesh'}", "Beta", "extra: {summary_tags: 'service mesh'}")},

		{ID: "logo-form", Severity: diag.Note, Reason: "a logo is the name of an SVG file in the folder of logos", Fix: "cuts ./ off", items: malformedLogos,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: ./x.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "logo-missing", Severity: diag.Warning, Reason: "with --logos: the logo is in the folder", items: missingLogos,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: nowhere.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "logo-orphan", Severity: diag.Note, Reason: "with --logos: every file of the folder is the logo of an item", file: unusedLogos,
			Bad: "landscape: []\n", Good: twoItems("Aleph", "", "Beta", "")},
		{ID: "logo-unsafe", Severity: diag.Warning, Reason: "with --logos: an SVG without scripts and without references to the outside", items: unsafeLogos,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: unsafe.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
	}
})

// yamlLimits returns the limits that keep a file from taking long, or much memory.
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
