package cmd

import "github.com/spf13/cobra"

// command is a command of the program.
type command struct {
	name, short string
	group       string // the heading of help; a command without one is hidden
	build       func(*app) *cobra.Command
}

// The groups of commands.
const (
	groupFind    = "Find"
	groupCompare = "Compare and measure"
	groupDraw    = "Draw and publish"
	groupCheck   = "Check your code"
	groupData    = "Landscape files and data"
	groupOther   = "Other"
)

// groups lists the groups in the order of help.
var groups = []string{groupFind, groupCompare, groupDraw, groupCheck, groupData, groupOther}

// commands lists every command, in the order of help.
var commands = []command{
	{"list", "List items by category, maturity or any other filter", groupFind, newList},
	{"search", "Search items by name, keyword or description", groupFind, newSearch},
	{"show", "Show details of items", groupFind, newShow},
	{"browse", "Browse the landscape on the whole terminal", groupFind, newBrowse},
	{"categories", "List categories and subcategories with item counts", groupFind, newCategories},
	{"stats", "Count items and show growth, tenure and completeness", groupCompare, newStats},
	{"history", "List maturity changes by date", groupCompare, newHistory},
	{"timeline", "Draw project maturity over time", groupCompare, newTimeline},
	{"diff", "Compare two dates, editions or files", groupCompare, newDiff},
	{"map", "Draw the landscape in the terminal, as SVG or as HTML", groupDraw, newMap},
	{"graph", "Show how items are related: succession, forks, dependencies", groupDraw, newGraph},
	{"radar", "Show your organization's technology radar", groupDraw, newRadar},
	{"export", "Write items to a file: csv, xlsx, json, yaml or Markdown", groupDraw, newExport},
	{"serve", "Start a web server with the landscape page and API", groupDraw, newServe},
	{"mcp", "Serve the landscape to AI assistants (Model Context Protocol)", groupDraw, newMCP},
	{"site", "Generate a static site", groupDraw, newSite},
	{"scan", "Find the CNCF projects used in a directory", groupCheck, newScan},
	{"new", "Write the files of a new landscape", groupData, newNew},
	{"validate", "Validate landscape files and fix common problems", groupData, newValidate},
	{"fmt", "Format landscape files", groupData, newFmt},
	{"update", "Download the latest landscape data", groupData, newUpdate},
	{"landscapes", "List landscapes available for download", groupData, newLandscapes},
	{"about", "Show the data in use: source, date and counts", groupData, newAbout},
	{"data", "Print the landscape data as YAML", groupData, newData},
	{"version", "Show program and data versions", groupOther, newVersion},
	{"projects", "List hosted projects (list --maturity hosted)", "", newProjects},
	{"fields", "List the fields for --columns, --sort and JSON", "", newFields},
	{"identifiers", identifiersShort, "", newIdentifiers},
	{"cache", "Show or clear the cache", "", newCache},
	{"man", "Write manual pages", "", newMan},
}

// commandNames returns the names of all commands.
func commandNames() []string {
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	return names
}

// helpFile returns the name of the command's help file. A command that is also a
// subcommand shares its file.
func (c command) helpFile() string {
	if c.name == "identifiers" {
		return "scan-identifiers"
	}
	return c.name
}
