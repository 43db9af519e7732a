package synonym

// FlagWords lists the words that [Flags] knows, with their lines, best first. A line that
// begins with no hyphen is a sentence for the hint.
var FlagWords = []struct {
	Word  string
	lines []string
	same  bool
}{
	{"level", []string{"--maturity {LEVEL}"}, true}, {"levels", []string{"--maturity {LEVEL}"}, true}, {"stage", []string{"--maturity {LEVEL}"}, true},
	{"state", []string{"--maturity {LEVEL}"}, true}, {"tier", []string{"--maturity {LEVEL}"}, true}, {"maturities", []string{"--maturity {LEVEL}"}, true},
	{"graduated", []string{"--maturity=graduated"}, true}, {"incubating", []string{"--maturity=incubating"}, true}, {"sandbox", []string{"--maturity=sandbox"}, true},
	{"archived", []string{"--maturity=archived"}, true}, {"hosted", []string{"--maturity=hosted"}, true},
	{"cat", []string{"--category {CATEGORY}"}, true}, {"categories", []string{"--category {CATEGORY}"}, true},
	{"sub", []string{"--subcategory {SUBCATEGORY}"}, true}, {"subcat", []string{"--subcategory {SUBCATEGORY}"}, true}, {"subcategories", []string{"--subcategory {SUBCATEGORY}"}, true},
	{"type", []string{"--kind {KIND}"}, true}, {"types", []string{"--kind {KIND}"}, true}, {"kinds", []string{"--kind {KIND}"}, true},
	{"tags", []string{"--tag {TAG}"}, true}, {"label", []string{"--tag {TAG}"}, true}, {"keyword", []string{"--tag {TAG}"}, true}, {"keywords", []string{"--tag {TAG}"}, true}, {"topic", []string{"--tag {TAG}"}, true},
	{"team", []string{"--owner {TEAM}"}, true}, {"names", []string{"--name {GLOB}"}, true},
	{"member", []string{"--kind=member"}, true}, {"members", []string{"--kind=member"}, true}, {"all", []string{"--kind=all"}, true}, {"A", []string{"--kind=all"}, true}, {"a", []string{"--kind=all"}, true},
	{"search", []string{"--text {WORDS}"}, true}, {"grep", []string{"--text {WORDS}"}, true}, {"query", []string{"--text {WORDS}"}, true}, {"contains", []string{"--text {WORDS}"}, true}, {"description", []string{"--text {WORDS}"}, false},
	{"filter", []string{"--category {CATEGORY}", "see landscope help filters"}, false}, {"where", []string{"see landscope help filters"}, false}, {"selector", []string{"see landscope help filters"}, false}, {"l", []string{"--limit {N}", "--tag {TAG}"}, false},

	{"fields", []string{"--columns {FIELDS}"}, true}, {"field", []string{"--columns {FIELDS}"}, true}, {"column", []string{"--columns {FIELDS}"}, true}, {"cols", []string{"--columns {FIELDS}"}, true}, {"select", []string{"--columns {FIELDS}"}, true}, {"show", []string{"--columns {FIELDS}"}, false},
	{"sort-by", []string{"--sort {FIELDS}"}, true}, {"sortby", []string{"--sort {FIELDS}"}, true}, {"order", []string{"--sort {FIELDS}"}, true}, {"order-by", []string{"--sort {FIELDS}"}, true}, {"orderby", []string{"--sort {FIELDS}"}, true},
	{"descending", []string{"--desc"}, true}, {"desc", []string{"--reverse"}, false}, {"r", []string{"--reverse", "--raw"}, false}, {"asc", []string{"--sort {FIELD}"}, false}, {"ascending", []string{"--sort {FIELD}"}, false},
	{"group", []string{"--group-by {FIELD}", "--by {FIELD}"}, true}, {"group-by", []string{"--by {FIELD}"}, true}, {"groupby", []string{"--group-by {FIELD}", "--by {FIELD}"}, true}, {"by", []string{"--group-by {FIELD}"}, true},
	{"n", []string{"--limit {N}", "--name {GLOB}"}, false}, {"N", []string{"--limit {N}"}, false}, {"head", []string{"--limit {N}"}, true}, {"top", []string{"--limit {N}"}, true}, {"max", []string{"--limit {N}"}, true}, {"first", []string{"--limit {N}"}, true},
	{"tail", []string{"--limit {N}"}, false}, {"page", []string{"--limit {N}"}, false}, {"per-page", []string{"--limit {N}"}, false}, {"offset", []string{"--limit {N}"}, false}, {"skip", []string{"--limit {N}"}, false}, {"count", []string{"--limit {N}"}, false},

	{"format", []string{"--output {FORMAT}"}, true}, {"out", []string{"--output {FORMAT}"}, false}, {"f", []string{"-o {FORMAT}"}, false}, {"F", []string{"-o {FORMAT}"}, false},
	{"csv", []string{"--output=csv"}, true}, {"tsv", []string{"--output=tsv"}, true}, {"yaml", []string{"--output=yaml"}, true}, {"yml", []string{"--output=yaml"}, true}, {"ndjson", []string{"--output=ndjson"}, true}, {"jsonl", []string{"--output=ndjson"}, true},
	{"md", []string{"--output=markdown"}, true}, {"markdown", []string{"--output=markdown"}, true}, {"html", []string{"--output=html"}, true}, {"svg", []string{"--output=svg"}, true}, {"wide", []string{"--output=wide"}, true}, {"table", []string{"--output=table"}, true}, {"W", []string{"--output=wide"}, false},
	{"json", []string{"--output=json"}, true}, {"j", []string{"-o json"}, false}, {"sarif", []string{"--output=sarif"}, true}, {"cyclonedx", []string{"--output=cyclonedx"}, true}, {"xlsx", []string{"--output=xlsx"}, true}, {"excel", []string{"--output=xlsx"}, true},
	{"go-template", []string{"--template {TEMPLATE}"}, true}, {"jsonpath", []string{"--jq {EXPR}"}, false}, {"no-header", []string{"--no-headers"}, true}, {"noheaders", []string{"--no-headers"}, true}, {"no-heading", []string{"--no-headers"}, true},
	{"output-file", []string{"landscope export FILE writes a file"}, false}, {"outfile", []string{"landscope export FILE writes a file"}, false}, {"O", []string{"landscope export FILE writes a file"}, false},

	{"since", []string{"--accepted-at {DATE}.."}, false}, {"from", []string{"--accepted-at {DATE}..", "compare two dates: landscope diff 2025 2026"}, false}, {"after", []string{"--accepted-at {DATE}.."}, false},
	{"until", []string{"--accepted-at ..{DATE}"}, false}, {"before", []string{"--accepted-at ..{DATE}"}, false}, {"to", []string{"--accepted-at ..{DATE}", "compare two dates: landscope diff 2025 2026"}, false},
	{"year", []string{"--accepted-at {YEAR}"}, false}, {"date", []string{"--accepted-at {DATE}", "--as-of {DATE}"}, false}, {"accepted", []string{"--accepted-at {DATE}"}, true}, {"joined", []string{"--accepted-at {DATE}"}, true},
	{"asof", []string{"--as-of {DATE}"}, true}, {"as_of", []string{"--as-of {DATE}"}, true}, {"at", []string{"--as-of {DATE}"}, true}, {"day", []string{"--as-of {DATE}"}, false}, {"when", []string{"--as-of {DATE}"}, false},

	{"licence", []string{"--license {LICENSE}"}, true},
	{"locale", []string{"--lang en"}, false}, {"stars", []string{"the data has no numbers of stars; landscope fields lists what it has"}, false},
	{"foundation", []string{"--landscape {NAME}"}, true}, {"file", []string{"--data {FILE}"}, false}, {"input", []string{"--data {FILE}"}, false}, {"d", []string{"--data {FILE}"}, false}, {"source", []string{"--data {FILE}"}, false}, {"url", []string{"landscope update --url URL downloads a landscape"}, false},

	{"port", []string{"--addr {PORT}"}, true}, {"p", []string{"--addr {PORT}"}, false}, {"listen", []string{"--addr {HOST:PORT}"}, true}, {"bind", []string{"--addr {HOST:PORT}"}, true}, {"address", []string{"--addr {HOST:PORT}"}, true},
	{"browser", []string{"--web", "--open"}, true}, {"open", []string{"--web"}, true}, {"web", []string{"--open", "landscope show NAME --web opens the page of an item"}, false}, {"w", []string{"landscope show NAME --web opens the page of an item"}, false},
	{"no-color", []string{"--color=never"}, true}, {"colour", []string{"--color {WHEN}"}, true}, {"silent", []string{"--quiet"}, true}, {"verbose", []string{"there is no verbose mode; notes are always on standard error"}, false}, {"debug", []string{"there is no verbose mode; notes are always on standard error"}, false},
	{"V", []string{"--version"}, true}, {"ver", []string{"--version"}, true}, {"config", []string{"see landscope help environment"}, false},
}
