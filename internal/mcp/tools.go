package mcp

import (
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/schema"
	"github.com/landscope-cli/landscope/internal/view"
)

// maxLimit is the greatest number of results that a caller can choose.
const maxLimit = 500

var (
	paramAsOf    = param{Name: "as_of", Doc: "landscape as of this date: YYYY-MM-DD, YYYY-MM, YYYY or today", Type: text}
	paramLimit   = param{Name: "limit", Doc: "maximum number of results", Type: integer, Max: maxLimit}
	paramOffset  = param{Name: "offset", Doc: "number of results to skip", Type: integer}
	paramQuery   = param{Name: "query", Doc: "words to search for", Type: text, Required: true}
	paramColumns = param{Name: "columns", Doc: "fields of each item, such as name,maturity,accepted_at,repository,license; or all", Type: list}
	paramSort    = param{Name: "sort", Doc: "fields to sort by; - for descending, such as -accepted_at", Type: list}
	paramName    = param{Name: "name", Doc: "name, slug, alias or former name of an item", Type: text, Required: true}
	paramNames   = param{Name: "names", Doc: "names, slugs, aliases or former names of items", Type: list, Required: true}
	paramOf      = param{Name: "names", Doc: "only the changes of these items", Type: list}
	paramAll     = param{Name: "all", Doc: "also every relation, past fact, link and source", Type: boolean}
	paramSince   = param{Name: "since", Doc: "first date: YYYY-MM-DD, YYYY-MM or YYYY", Type: text}
	paramUntil   = param{Name: "until", Doc: "last date", Type: text}
	paramEvent   = param{Name: "event", Doc: "only these: ", Type: list}
	paramOldest  = param{Name: "oldest_first", Doc: "oldest change first", Type: boolean}
	paramFrom    = param{Name: "from", Doc: "left side: a date, current, embedded or edition:NAME", Type: text, Required: true}
	paramTo      = param{Name: "to", Doc: "right side, in the same forms; default current", Type: text}
	paramOnly    = param{Name: "only", Doc: "kinds of change: ", Type: list}
	paramIgnore  = param{Name: "ignore", Doc: "fields whose changes are ignored", Type: list}
	paramReport  = param{Name: "report", Doc: "count: items by field (default); growth: hosted projects by level at the end of each year; " +
		"tenure: days at each level; stuck: longest in sandbox or incubating; completeness: missing facts", Type: text}
	paramBy      = param{Name: "by", Doc: "one or two fields to count by, also year and tag; default maturity", Type: list}
	paramMonthly = param{Name: "monthly", Doc: "growth by month", Type: boolean}
	paramTerm    = param{Name: "term", Doc: "level, kind, category, subcategory or item", Type: text, Required: true}
	paramTier    = param{Name: "tier", Doc: "membership tier, such as Platinum or \"End User Supporter\"", Type: text}
	paramJoined  = param{Name: "joined", Doc: "joined on a date, month, year or range (2024..2025)", Type: text}
	paramGlob    = param{Name: "name", Doc: "pattern of names (* and ?)", Type: text}
)

// sameAsList ends the descriptions of tools with the filters of list.
const sameAsList = " Takes the filters of list."

// tools lists the tools. It is a function, so that starting the program costs nothing.
var tools = sync.OnceValue(func() []tool {
	event, only, report := paramEvent, paramOnly, paramReport
	event.Doc += strings.Join(landscape.EventKinds, ", ")
	only.Doc += strings.Join(diff.KindNames(), ", ")
	report.Enum = reportNames()
	return []tool{
		{"search", "Search the landscape", "Find items by name, keyword, use case or description, best match first." + sameAsList,
			[]param{paramQuery, paramColumns}, sameFilters, 10, "items", (*call).search, schema.ListedItem, nil},
		{"list", "List items", "List items that match filters. A filter takes a comma-separated list (OR); !VALUE excludes; different filters are combined with AND.",
			[]param{paramColumns, paramSort}, allFilters, 20, "items", (*call).items, schema.ListedItem, nil},
		{"get", "Get items", "Everything known of one or more items: level and its history, links, relations, successor, audits, facts.",
			[]param{paramNames, paramAll}, noFilters, 10, "items", (*call).get, schema.DetailedItem, nil},
		{"compare", "Compare items", "Compare items side by side, one row per fact.",
			[]param{paramNames}, noFilters, 100, "facts", (*call).compare, schema.Of[comparedFact], schema.Of[comparedItems]},
		{"alternatives", "Find alternatives and successors", "What can be used in place of an item: successors, alternatives, forks and others of its subcategory.",
			[]param{paramName}, noFilters, 15, "alternatives", (*call).alternatives, schema.Of[alternative], schema.Of[replacedItem]},
		{"history", "List level changes", "Maturity level changes by date, newest first: acceptance, incubation, graduation, archiving." + sameAsList,
			[]param{paramOf, paramSince, paramUntil, event, paramOldest}, sameFilters, 30, "changes", (*call).history, schema.Of[view.Event], nil},
		{"diff", "Compare two dates or maps", "What was added, removed, renamed, moved or changed its level between two dates or maps.",
			[]param{paramFrom, paramTo, only, paramIgnore}, noFilters, 30, "changes", (*call).diff, schema.Of[view.Change], schema.Of[changeCounts]},
		{"stats", "Count items and levels", "Counts by one or two fields, growth over the years, time at each level, projects that are stuck, missing facts." + sameAsList,
			[]param{report, paramBy, paramMonthly}, sameFilters, 40, "rows", (*call).stats, statsRow, nil},
		{"categories", "List categories", "Categories and subcategories with the number of items at each level." + sameAsList,
			nil, sameFilters, 40, "categories", (*call).categories, schema.Of[categoryCount], nil},
		{"explain", "Explain a term", "What a maturity level, kind, category or subcategory is, in plain words, and its most mature items.",
			[]param{paramTerm}, noFilters, 15, "items", (*call).explain, schema.Of[view.TopicItem], schema.Of[explained]},
		{"members", "List members", "Members of the foundation by tier and date of joining, if the landscape has any.",
			[]param{paramTier, paramJoined, paramGlob}, noFilters, 30, "members", (*call).members, schema.Of[member], nil},
		{"scan", "Scan a file", "Find the hosted projects that files use: go.mod, package.json, Chart.yaml, Kubernetes manifests, Dockerfiles, SBOMs and more. Give their text.",
			scanParams(), noFilters, 25, "projects", (*call).scan, schema.Of[scannedProject], schema.Of[scanSummary]},
		{"check_policy", "Check a policy", "Check files against a policy on maturity levels: disallowed projects, where they are named, and what to use instead.",
			append([]param{paramPolicy, paramDisallow, paramMinimum}, scanParams()...), noFilters, 25, "violations", (*call).checkPolicy, schema.Of[violation], schema.Of[policySummary]},
	}
})
