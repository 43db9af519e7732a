package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
)

// topic is a page of help that belongs to no command.
type topic struct {
	name, short string
	text        func() string
}

var topics = []topic{
	{"formats", "Formats of output", formatsText},
	{"filters", "Filters and how their values are read", filtersText},
	{"overlays", "Overlays: adoption status, owners, items of your own", overlaysText},
	{"scan-inputs", "What scan reads, and how it knows projects", scanInputsText},
	{"policy", "Policy files of scan", policyText},
	{"exit-codes", "Exit codes", exitCodesText},
	{"environment", "Environment variables", environmentText},
}

func formatsText() string {
	var b strings.Builder
	var formats []entry
	for _, f := range output.Formats {
		formats = append(formats, entry{f.Name, f.Doc})
	}
	section(&b, "Formats (-o FORMAT)", formats, helpWidth)
	b.WriteString(`
--jq EXPR filters the JSON by a jq expression, built in; texts are printed as
they are, other values as JSON.

JSON has the keys of landscape2's API; a key without a value is absent. A list
is an array, an empty one too. With --columns an object has just those keys, in
that order. csv and tsv begin with a line of column names.

Characters in data that a terminal obeys, or that are not seen (controls, marks
of direction, line separators, zero-width characters, tags), are made visible in
every format, as ␛ or \u202e; JSON and YAML have them as escapes that read back
as the same text. In csv and tsv a cell or header that a spreadsheet would take
for a formula (it begins with = + - @, a tab or a carriage return) gets an
apostrophe before it. --raw turns both off in csv and tsv, and the first in
go-template and --jq. Lines end in LF. --bom begins csv with a byte order mark
for Excel.

Where GITHUB_ACTIONS is set, a line that begins with :: gets a backslash before
it, and ##[ becomes ##\[: the log would obey them as commands. JSON and YAML have
escapes, markup has character references; --raw leaves both as they are.

On a terminal a table is cut to its width: columns are left out whole, the
category below 100 columns, then the description. In a pipe nothing is cut.

--lang ja changes table, wide, markdown and show; data formats keep the names
that the file has.
`)
	return strings.TrimPrefix(b.String(), "\n")
}

func filtersText() string {
	var b strings.Builder
	var filters []entry
	for _, f := range landscape.Filters {
		filters = append(filters, entry{"--" + f.Name + " " + f.Arg, f.Doc})
	}
	section(&b, "Filters, the same on every command that selects", filters, helpWidth)
	b.WriteString(`
A filter given again, or with several values between commas, wants any of them;
different filters must all agree. !VALUE or not:VALUE excludes; before a list it
excludes all of it. Quote ! for the shell.

Letter case does not count. A value is a name, its slug, or a beginning that only
one name has. A value is first tried whole, then cut at commas, the longest known
name winning, so names with commas need no quoting of their own. A subcategory
can be named with its category before a slash: PaaS/Container Service, or
Wasm / Edge/Bare metal; alone it means every subcategory of that name.

An item counts in every category and subcategory where it is placed: list,
categories, stats and completion agree. Tables and groups show the placement
that the filters found, data formats the first one.

A value that the landscape does not have is an error with the choices; filters
that no item meets are not: the answer is an empty one.

--edition shows a map as it was drawn then, in the categories of its day.
--as-of DAY puts today's map back to a day, in the categories of today: projects
at the level they had, by all their recorded changes; members that had joined;
what has no dates is left out. Ages count to that day.
`)
	return strings.TrimPrefix(b.String(), "\n")
}

func scanInputsText() string {
	var b strings.Builder
	var read []entry
	for _, in := range scan.Inputs() {
		read = append(read, entry{in[0], in[1]})
	}
	section(&b, "What scan reads, by the names of files", read, helpWidth)
	var known []entry
	for _, k := range landscape.IdentifierKinds {
		known = append(known, entry{k.Name, k.Doc})
	}
	section(&b, "Identifiers of a project, as an overlay has them", known, helpWidth)
	b.WriteString(`
A file that is given by name is read by what is in it, whatever it is called.
What is larger than 64 MiB, folders .git and node_modules, and links are not read.
`)
	return strings.TrimPrefix(b.String(), "\n")
}

func policyText() string {
	var b strings.Builder
	policy, exception := scan.PolicyKeys()
	b.WriteString("A policy file defines which projects scan --policy FILE lets pass.\n")
	for _, keys := range []struct {
		title string
		keys  [][2]string
	}{{"Keys of a policy", policy}, {"Keys of an exception", exception}} {
		var entries []entry
		for _, k := range keys.keys {
			entries = append(entries, entry{k[0], k[1]})
		}
		section(&b, keys.title, entries, helpWidth)
	}
	b.WriteString(`
Every key is optional, except project and reason. --fail-on adds to denied, and
--min-maturity replaces min_maturity. Exceptions are checked against today's date,
or that of --as-of. An unknown key, level, status or project is an error.

Example:

  denied: [archived]
  min_maturity: sandbox
  exceptions:
    - project: OpenTracing
      reason: replaced by OpenTelemetry this year
      until: 2026-12-31

A file in a directory that cannot be read or parsed fails too, unless the policy
has "unreadable: allow" or --allow-unreadable is given. These are not unreadable,
and only get a remark: templates of Helm and others, YAML and JSON without a key
that scan looks for, and links, which are not followed. An argument, or standard
input, that cannot be read is always a failure (exit code 1).
`)
	return b.String()
}

func exitCodesText() string {
	return `Exit codes:

  0  the answer was given, also when nothing matches
  1  failure: a file that cannot be read or written, an item that is not there
  2  wrong usage: an unknown flag, command, field, format or filter value
  3  findings: what was asked to be checked does not hold

Errors are told on standard error, a line beginning with "landscope: error:", at
times with "landscope: hint:" after it. Standard output has the answer alone.
`
}

// envVars are the environment variables that are looked at.
var envVars = []entry{
	{"LANDSCOPE_DATA", "landscape file to read, as --data; embedded: the embedded data, also where a copy was downloaded"},
	{"LANDSCOPE_URL", "address that update downloads the CNCF landscape from, such as a mirror's"},
	{"LANDSCOPE_HOME", "folder of the downloaded copies; else landscope in XDG_DATA_HOME or ~/.local/share (macOS: ~/Library/Application Support; Windows: %LocalAppData%)"},
	{"LANDSCOPE_CACHE", "parsed files are in landscope in this directory; off: they are not kept; else in XDG_CACHE_HOME or ~/.cache (macOS: ~/Library/Caches; Windows: %LocalAppData%\\cache)"},
	{"HTTPS_PROXY", "proxy of update, with NO_PROXY as usual"},
	{"LANDSCOPE_OVERLAY", "overlays to lay over the landscape, as --overlay; a list like PATH"},
	{"LANDSCOPE_LANG", "language of tables, as --lang; the locale is never looked at"},
	{"NO_COLOR", "when set, no colour unless --color always"},
	{"CLICOLOR_FORCE", "when set and not 0, colour also in a pipe"},
	{"TERM", "dumb: no colour"},
	{"GITHUB_ACTIONS", "when set, a backslash breaks what its log would obey as a command: \\::, ##\\["},
}

func environmentText() string {
	var b strings.Builder
	section(&b, "Environment variables; flags win over them", envVars, helpWidth)
	return strings.TrimPrefix(b.String(), "\n")
}
