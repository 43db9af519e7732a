package synonym

// The tables are lists, which cost no time when the program starts.

// Commands lists the words that [Command] knows.
var Commands = []struct {
	Word, line string
	same       bool
}{
	{"grep", "search", true}, {"query", "search", true}, {"lookup", "search", true},
	{"open", "show --web", true},
	{"tui", "browse", true}, {"explore", "browse", true}, {"interactive", "browse", true},
	{"view", "show", true}, {"inspect", "show", true}, {"detail", "show", true}, {"details", "show", true}, {"cat", "show", true},
	{"compare", "show --compare", true}, {"vs", "show --compare", true}, {"versus", "show --compare", true},

	{"items", "list", true}, {"project", "projects", true}, {"count", "list --count", true},
	{"members", "list --kind member", true}, {"organizations", "list --kind member", true}, {"companies", "list --kind member", true},
	{"subcategories", "categories", true}, {"tree", "categories", true}, {"taxonomy", "categories", true},
	{"maturity", "stats --by maturity", true},
	{"tags", "stats --by tag", true}, {"keywords", "stats --by tag", true}, {"kinds", "stats --by kind", true},
	{"statuses", "stats --by status", true}, {"owners", "stats --by owner", true},
	{"stat", "stats", true}, {"statistics", "stats", true}, {"summary", "stats", false},
	{"events", "history", true}, {"log", "history", true}, {"changelog", "history", false}, {"news", "history", true}, {"recent", "history", true},
	{"changes", "diff 2025", false}, {"columns", "fields", true}, {"foundations", "landscapes", true},
	{"chart", "map", false}, {"draw", "map", false}, {"picture", "map -o svg", false}, {"landscape", "map", false}, {"relations", "graph", true}, {"related", "graph", true}, {"family", "graph --type succeeded_by,fork_of", true},
	{"dump", "export all.csv", false}, {"csv", "export all.csv", false}, {"json", "export all.json", false}, {"excel", "export all.xlsx", false}, {"xlsx", "export all.xlsx", false},

	{"download", "update", false}, {"upgrade", "update", false}, {"refresh", "update", false}, {"sync", "update", false}, {"fetch", "update", false}, {"pull", "update", false},
	{"lint", "validate", true}, {"check", "validate", false}, {"verify", "validate", false}, {"format", "fmt", true}, {"fix", "validate --fix", false},
	{"audit", "scan", false}, {"sbom", "scan -o cyclonedx", false},

	{"env", "help environment", true}, {"config", "help environment", true}, {"settings", "help environment", true},
	{"manual", "help", true}, {"docs", "help", true}, {"usage", "help", true}, {"commands", "help", true}, {"topics", "help", true},
	{"tutorial", "help recipes", true}, {"examples", "help recipes", true},
	{"ui", "serve --open", false}, {"gui", "serve --open", false}, {"web", "serve --open", false},
	{"server", "serve", false}, {"api", "serve", false},
}

var formats = []struct{ word, hint string }{
	{"xls", "use -o xlsx, or a file: landscope export all.xlsx"},
	{"jsonpath", "use --jq '.[].name' in place of jsonpath"},
	{"custom-columns", "use --columns name,maturity in place of custom-columns"},
	{"custom-columns-file", "use --columns name,maturity in place of custom-columns"},
	{"jq", "use --jq '.[].name'"},
	{"go-template-file", "use --template \"$(cat FILE)\" in place of go-template-file"},
	{"jsonpath-file", "use --jq \"$(cat FILE)\" in place of jsonpath-file"},
	{"pdf", "write SVG and convert it: landscope map -o svg"},
	{"png", "write SVG and convert it: landscope map -o svg"},
	{"xml", "use -o json, or -o csv"},
	{"toml", "use -o yaml, or -o json"},
}
