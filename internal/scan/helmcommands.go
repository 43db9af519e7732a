package scan

import "strings"

// helmCommand reads a command of Helm: repositories that it adds, by their names, and
// charts of such repositories.
func (t *textReader) helmCommand(words []shellWord) {
	if len(words) < 2 || programName(words[0].text) != "helm" {
		return
	}
	var args []shellWord
	version, repo := "", ""
	for rest := words[1:min(len(words), maxArguments)]; len(rest) > 0; {
		n := 1
		if flag := rest[0].text; strings.HasPrefix(flag, "-") {
			n = min(flagWords(flag, true), len(rest))
			name, v, ok := strings.Cut(flag, "=")
			if !ok && n == 2 {
				v = rest[1].text
			}
			switch name {
			case "--version":
				version = strings.TrimLeft(withoutVariables(v), "v")
			case "--repo":
				repo = v
			}
		} else {
			args = append(args, rest[0])
		}
		rest = rest[n:]
	}
	if len(args) < 2 {
		return
	}
	switch args[0].text {
	case "repo":
		if len(args) == 4 && args[1].text == "add" && isHelmSource(args[3].text) {
			t.charts["helm "+args[2].text] = args[3].text
		}
	case "install", "upgrade", "template", "pull", "fetch", "show", "diff":
		t.helmChart(args[len(args)-1], repo, version)
	}
}

// helmChart records a chart, REPOSITORY/NAME, of a repository that a script in the tree
// adds, or NAME with the URL of a repository.
func (t *textReader) helmChart(arg shellWord, repo, version string) {
	alias, name, ok := strings.Cut(arg.text, "/")
	c := Component{Kind: Chart, Version: version, File: t.name, Line: arg.line, TestData: t.testData, Text: true}
	switch {
	case !isChartName(arg.text) || strings.Contains(name, "/"):
	case !ok && isHelmSource(repo):
		c.Name, c.Source = alias, repo
		t.component(c)
	case ok && name != "" && t.hasRoom():
		c.Name = normalizeName(Chart, name)
		t.pending = append(t.pending, pendingChart{component: c, object: "helm " + alias, needed: true})
	}
}

// withoutVariables returns text, or "" if it has variables.
func withoutVariables(text string) string {
	if strings.ContainsAny(text, "${}") {
		return ""
	}
	return text
}
