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
		{ID: "yaml", Severity: diag.Error, Reason: "files must be valid YAML within size limits", Limits: yamlLimits(),
			Bad: "landscape: [\n", Good: "landscape: []\n"},
		{ID: "no-landscape", Severity: diag.Error, Reason: "a landscape is a mapping with a list under the key landscape or categories",
			Bad: "landscape: 3\n", Good: "landscape: []\n"},
		{ID: "one-document", Severity: diag.Error, Reason: "a landscape file has one YAML document",
			Bad: "landscape: []\n---\nmore: 1\n", Good: "landscape: []\n"},
		{ID: "missing-key", Severity: diag.Error, Reason: "names, lists, homepage_url, logo and the parts of audits, links and repositories are required",
			Bad: "landscape:\n  - category:\n    name: Runtime\n", Good: "landscape:\n  - category:\n    name: Runtime\n    subcategories: []\n"},
		{ID: "empty-value", Severity: diag.Error, Reason: "required values must not be empty",
			Bad: "extra:\n  other_links:\n    - name: ''\n      url: https://example.org\n", Good: "extra:\n  other_links:\n    - name: Docs\n      url: https://example.org\n"},
		{ID: "wrong-type", Severity: diag.Error, Reason: "each key has one type: string, list, mapping or boolean",
			Bad: "second_path: Tools / Build\n", Good: "second_path:\n  - Tools / Build\n"},
		{ID: "duplicate-key", Severity: diag.Error, Reason: "keys must be unique; a duplicate key that landscape2 does not read is only a warning",
			Bad: "project: sandbox\nproject: incubating\nextra: {accepted: 2020-01-01, incubating: 2021-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "duplicate-item", Severity: diag.Error, Reason: "names must be unique within a subcategory",
			Bad: twoItems("Same", "", "Same", ""), Good: twoItems("One", "", "Two", "")},
		{ID: "tag-form", Severity: diag.Error, Reason: "a TAG has only lowercase letters and hyphens",
			Bad: "extra:\n  tag: [TAG Security]\n", Good: "extra:\n  tag: [tag-security]\n"},
		{ID: "url", Severity: diag.Error, Reason: "URLs must be absolute and use http or https",
			Limits: []string{"host names with characters newer than Unicode 15 cannot be checked"},
			Bad:    "twitter: '@alpha'\n", Good: "twitter: https://twitter.com/alpha\n"},
		{ID: "url-host", Severity: diag.Error, Reason: "accounts must be on the site that the key names",
			Bad: "extra:\n  youtube_url: https://youtu.be/x\n", Good: "extra:\n  youtube_url: https://www.youtube.com/x\n"},
		{ID: "date-format", Severity: diag.Error, Reason: "dates are YYYY-MM-DD",
			Bad: "extra:\n  accepted: 14/09/2021\n", Good: "project: sandbox\nextra:\n  accepted: '2021-09-14'\n"},

		{ID: "unknown-key", Severity: diag.Warning, Reason: "landscape2 silently ignores unknown keys, so a typo loses the value", Fix: "renames keys with one close match",
			Bad: "extra:\n  documentation_ul: https://example.org\n", Good: "extra:\n  documentation_url: https://example.org\n"},
		{ID: "misplaced-key", Severity: diag.Warning, Reason: "keys in the wrong place are ignored",
			Bad: "bluesky_url: https://bsky.app/profile/alpha\n", Good: "extra:\n  bluesky_url: https://bsky.app/profile/alpha\n"},
		{ID: "missing-marker", Severity: diag.Warning, Reason: "entries start with a marker: - category:, - subcategory: or - item:", file: missingMarkers,
			Bad:  "landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - name: Storage\n        items: []\n",
			Good: "landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - subcategory:\n        name: Storage\n        items: []\n"},
		{ID: "null-value", Severity: diag.Note, Reason: "keys without a value have no effect", items: nullValues,
			Bad: "description:\n", Good: "description: Stores blocks\n"},
		{ID: "blanks", Severity: diag.Warning, Reason: "leading and trailing whitespace is a mistake", Fix: "trims them", items: paddedValues,
			Bad: "description: 'Stores blocks '\n", Good: "description: Stores blocks\n"},
		{ID: "order", Severity: diag.Warning, Reason: "items are sorted by name within a subcategory", Fix: "reorders items", items: unsortedItems,
			Bad: twoItems("Beta", "", "Aleph", ""), Good: twoItems("Aleph", "", "Beta", "")},

		{ID: "duplicate-name", Severity: diag.Warning, Reason: "names should be unique in the whole landscape", items: duplicateNames,
			Bad: twoSections("Same", "Same"), Good: twoSections("One", "Two")},
		{ID: "name-case", Severity: diag.Note, Reason: "names that differ only in case are probably the same", items: namesByCase,
			Bad: twoSections("OpenGauss", "openGauss"), Good: twoSections("One", "Two")},
		{ID: "duplicate-category", Severity: diag.Warning, Reason: "categories and subcategories with the same name are probably the same", file: duplicateSections,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories: []\n  - category:\n    name: A\n    subcategories: []\n",
			Good: "landscape:\n  - category:\n    name: A\n    subcategories: []\n  - category:\n    name: B\n    subcategories: []\n"},
		{ID: "duplicate-repository", Severity: diag.Note, Reason: "items with the same repository are probably the same; use second_path for further placements", file: duplicateRepositories,
			Bad:  twoItems("Aleph", "repo_url: https://github.com/a/b", "Beta", "repo_url: https://github.com/A/b/"),
			Good: twoItems("Aleph", "repo_url: https://github.com/a/b", "Beta", "repo_url: https://github.com/a/c")},
		{ID: "repository-levels", Severity: diag.Warning, Reason: "items with the same repository must be at the same level", file: repositoryLevels,
			Bad:  twoItems("Aleph", "{repo_url: https://github.com/a/b, project: sandbox, extra: {accepted: 2020-01-01}}", "Beta", "repo_url: https://github.com/a/b"),
			Good: twoItems("Aleph", "{repo_url: https://github.com/a/b, project: sandbox, extra: {accepted: 2020-01-01}}", "Beta", "repo_url: https://github.com/a/c")},

		{ID: "level-without-date", Severity: diag.Warning, Reason: "each level needs the date it was reached", items: levelsWithoutDate,
			Bad: "project: graduated\nextra: {accepted: 2020-01-01}\n", Good: "project: graduated\nextra: {accepted: 2020-01-01, graduated: 2022-01-01}\n"},
		{ID: "date-without-level", Severity: diag.Warning, Reason: "only items with a level have project dates", items: datesWithoutLevel,
			Bad: "extra: {accepted: 2020-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "date-order", Severity: diag.Warning, Reason: "the dates accepted, incubating, graduated and archived must be in this order", items: unorderedDates,
			Bad: "project: incubating\nextra: {accepted: 2021-01-01, incubating: 2020-01-01}\n", Good: "project: incubating\nextra: {accepted: 2020-01-01, incubating: 2020-01-01}\n"},
		{ID: "date-range", Severity: diag.Warning, Reason: "years must be from 1 to 9999; landscope ignores other dates, landscape2 accepts them",
			Bad: "joined: '+12021-09-14'\n", Good: "joined: '2021-09-14'\n"},
		{ID: "date-future", Severity: diag.Warning, Reason: "dates must not be in the future", items: futureDates,
			Bad: "project: sandbox\nextra: {accepted: 2999-01-01}\n", Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "level-unknown", Severity: diag.Note, Reason: "CNCF's levels are sandbox, incubating, graduated and archived; other foundations may have others", items: unknownLevels,
			Bad: "project: incubation\nextra: {accepted: 2020-01-01}\n", Good: "project: incubating\nextra: {accepted: 2020-01-01, incubating: 2020-01-01}\n"},

		{ID: "second-path-form", Severity: diag.Warning, Reason: "second_path has the form Category / Subcategory; landscape2 ignores others",
			Bad: "second_path: [Runtime]\n", Good: "second_path: [Tools / Build]\n"},
		{ID: "second-path-nowhere", Severity: diag.Warning, Reason: "second_path must name an existing subcategory", items: missingSecondPaths,
			Bad: "second_path: [Tools / Bild]\n", Good: "second_path: [Tools / Build]\n"},
		{ID: "parent-nowhere", Severity: diag.Warning, Reason: "parent_project must name an item of this landscape", items: missingParents,
			Bad: "extra: {parent_project: Nobody}\n", Good: "extra: {parent_project: Beta}\n"},

		{ID: "not-a-repository", Severity: diag.Warning, Reason: "repo_url must be a repository, not an organization or a web page", items: repositoryForm,
			Bad: "repo_url: https://github.com/alpha\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "url-form", Severity: diag.Note, Reason: "repository URLs must not end in a slash or .git, because they are compared literally", Fix: "trims them", items: urlSuffixes,
			Bad: "repo_url: https://github.com/alpha/alpha.git\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "url-http", Severity: diag.Note, Reason: "http: is not encrypted", Fix: "uses https: for github.com, gitlab.com and twitter.com", items: unencryptedURLs,
			Bad: "repo_url: http://github.com/alpha/alpha\n", Good: "repo_url: https://github.com/alpha/alpha\n"},
		{ID: "wrong-host", Severity: diag.Warning, Reason: "url_for_bestpractices must be an entry at www.bestpractices.dev (formerly bestpractices.coreinfrastructure.org)", items: wrongHost,
			Bad: "url_for_bestpractices: https://github.com/alpha/alpha\n", Good: "url_for_bestpractices: https://www.bestpractices.dev/projects/1\n"},
		{ID: "artwork-level", Severity: diag.Warning, Reason: "artwork_url must be the page for the project's level", items: artworkLevel,
			Bad:  "project: sandbox\nextra: {accepted: 2020-01-01, artwork_url: 'https://github.com/cncf/artwork/blob/main/examples/graduated.md#alpha'}\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01, artwork_url: 'https://github.com/cncf/artwork/blob/main/examples/sandbox.md#alpha'}\n"},
		{ID: "license-spdx", Severity: diag.Note, Reason: "licenses must be SPDX identifiers", items: unknownLicenses,
			Bad: "license: Apache License 2.0\n", Good: "license: Apache-2.0\n"},
		{ID: "keyword-variants", Severity: diag.Note, Reason: "keywords that differ only in case, spaces or hyphens are the same", items: keywordVariants,
			Bad:  twoItems("Aleph", "extra: {summary_tags: 'service mesh'}", "Beta", "extra: {summary_tags: 'Service-Mesh'}"),
			Good: twoItems("Aleph", "extra: {summary_tags: 'service mesh'}", "Beta", "extra: {summary_tags: 'service mesh'}")},

		{ID: "logo-form", Severity: diag.Note, Reason: "logo must be the name of an SVG file in the logo directory", Fix: "removes ./", items: malformedLogos,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: ./x.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "logo-missing", Severity: diag.Warning, Reason: "with --logos: the logo must be in the directory", items: missingLogos,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: nowhere.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
		{ID: "logo-orphan", Severity: diag.Note, Reason: "with --logos: each file in the directory must be the logo of an item", file: unusedLogos,
			Bad: "landscape: []\n", Good: twoItems("Aleph", "", "Beta", "")},
		{ID: "logo-unsafe", Severity: diag.Warning, Reason: "with --logos: SVGs must not have scripts or external references", items: unsafeLogos,
			Bad:  "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n            homepage_url: https://x.org\n            logo: unsafe.svg\n",
			Good: "project: sandbox\nextra: {accepted: 2020-01-01}\n"},
	}
})

// yamlLimits returns the limits that keep a file from taking long, or much memory.
func yamlLimits() []string {
	return []string{
		fmt.Sprintf("nesting of at most %d levels (real files have 12); landscape2 does not limit keys that it does not know", yamldoc.MaxDepth),
		fmt.Sprintf("at most %d keys in a mapping (real files have 60)", yamldoc.MaxKeys),
		"no aliases that make the document much larger; landscape2 does not follow them in keys that it does not know",
		"no alias that contains itself; landscape2 does not follow it in keys that it does not know",
		fmt.Sprintf("at most %d MiB in a file (real files have one)", yamldoc.MaxBytes>>20),
		"only data and settings files: landscape2's guide and games files are rejected with exit code 1",
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
