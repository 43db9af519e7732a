package mcp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/view"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// The names of prompts and of arguments that can be completed.
const (
	promptChoose     = "choose_technology"
	promptReview     = "review_stack"
	promptNewsletter = "write_newsletter"
	promptExplain    = "explain_term"

	argCategory = "category"
)

// prompt is a prompt, with the function that writes it.
type prompt struct {
	name, title, doc string
	arguments        []*sdk.PromptArgument
	write            func(v view.View, args map[string]string) (string, error)
}

// prompts returns the prompts.
func prompts() []prompt {
	return []prompt{
		{promptChoose, "Choose a technology", "Compare what the landscape has for a need, and recommend one.",
			[]*sdk.PromptArgument{
				{Name: "need", Description: "what it is for, such as \"tracing for Go services\"", Required: true},
				{Name: argCategory, Description: "category or subcategory to choose from"},
				{Name: "constraints", Description: "license, minimum level, what it must work with"},
			}, writeChoose},
		{promptReview, "Review a stack", "Find archived, young and risky projects in a stack, and what to use instead.",
			[]*sdk.PromptArgument{
				{Name: "stack", Description: "names of projects, or the text of a manifest or SBOM", Required: true},
				{Name: "policy", Description: "what is allowed, such as \"incubating or better\""},
			}, writeReview},
		{promptNewsletter, "Write the newsletter of a quarter", "Write what changed in the landscape in a quarter.",
			[]*sdk.PromptArgument{
				{Name: "quarter", Description: "such as 2026-Q1", Required: true},
				{Name: "audience", Description: "who reads it"},
			}, writeNewsletter},
		{promptExplain, "Explain a term", "Explain a term of the landscape to a newcomer.",
			[]*sdk.PromptArgument{{Name: "term", Description: "level, category, subcategory or project", Required: true}}, writeExplain},
	}
}

// maxArgument is the size in bytes of an argument of a prompt.
const maxArgument = 1 << 20

func (s *Server) addPrompts() {
	for _, p := range prompts() {
		s.sdk.AddPrompt(&sdk.Prompt{Name: p.name, Title: p.title, Description: p.doc, Arguments: p.arguments},
			func(_ context.Context, r *sdk.GetPromptRequest) (*sdk.GetPromptResult, error) {
				args := map[string]string{}
				for name, value := range r.Params.Arguments {
					if args[name] = strings.TrimSpace(value); len(value) > maxArgument {
						return nil, fmt.Errorf("%s is larger than %d MiB", name, maxArgument>>20)
					}
				}
				for _, a := range p.arguments {
					if a.Required && args[a.Name] == "" {
						return nil, fmt.Errorf("%s is required: %s", a.Name, a.Description)
					}
				}
				text, err := p.write(view.View{Catalog: s.options.Catalog(), Lang: s.options.Lang}, args)
				if err != nil {
					return nil, err
				}
				return &sdk.GetPromptResult{Description: p.doc, Messages: []*sdk.PromptMessage{{Role: "user", Content: &sdk.TextContent{Text: text}}}}, nil
			})
	}
}

// optional returns a sentence for an argument that is given, else "".
func optional(format, value string) string {
	if value == "" {
		return ""
	}
	return fmt.Sprintf(format, value)
}

func writeChoose(v view.View, args map[string]string) (string, error) {
	text := fmt.Sprintf("Help me choose a cloud native technology for this need: %s\n\n", args["need"]) +
		optional("Choose from the category %s.\n", args[argCategory]) + optional("Constraints: %s\n", args["constraints"]) +
		`
1. Find candidates with the tools search and list. Prefer graduated and incubating projects; leave out archived ones.
2. Look at two to four of them with compare, and at their level changes with history.
3. Recommend one. Say why, what speaks against it, and which one would be second.
State levels and dates only as the tools give them, with the date of the data.
`
	if c := args[argCategory]; c != "" {
		if about := resourceText(category(v, categoryPrefix+c)); about != "" {
			text += "\nWhat the landscape has there:\n\n" + about + "\n"
		}
	}
	return text, nil
}

func writeReview(_ view.View, args map[string]string) (string, error) {
	return "Review this stack against the cloud native landscape:\n\n" + args["stack"] + "\n\n" + optional("What is allowed: %s\n", args["policy"]) +
		`
1. If it is the text of files, call scan (or check_policy, if a policy is given) with their names and text. Otherwise call get with the names.
2. For each archived or discontinued project call alternatives. For each sandbox project look at history and at its maintainers.
3. Write a table: project, level and since when, finding, what to use instead. Order it by urgency.
4. Say what you could not match. Do not guess levels.
`, nil
}

func writeNewsletter(v view.View, args map[string]string) (string, error) {
	first, last, err := parseQuarter(args["quarter"])
	if err != nil {
		return "", err
	}
	var events []landscape.Event
	for _, e := range landscape.Events(v.Catalog.All()) {
		if e.Date >= first && e.Date <= last {
			events = append(events, e)
		}
	}
	changes := resourceText(view.History(v, events))
	return fmt.Sprintf("Write a newsletter on the cloud native landscape from %s to %s.\n", first, last) + optional("Readers: %s\n", args["audience"]) +
		`
1. Begin with the graduations, then incubation, then new projects, then what was archived.
2. For each project call get, and say in one or two sentences what it does and why the change matters. For archived ones call alternatives.
3. End with the numbers: the tool stats with report growth.
Use no change that is not listed here.
` + fmt.Sprintf("\n%d level changes:\n\n%s\n", len(events), changes), nil
}

func writeExplain(v view.View, args map[string]string) (string, error) {
	term := args["term"]
	text := fmt.Sprintf("Explain %q to somebody who is new to cloud native technology.\n", term) +
		`
Say first, in two sentences without jargon, what it is and which problem it solves. Then give an everyday example,
how it relates to two or three well-known projects, and what to read next. Use the tools explain and get for facts.
`
	about, _ := topic(v, term)
	known := resourceText(about)
	if known == "" {
		known = resourceText(project(v, projectPrefix+term))
	}
	if known != "" {
		text += "\nWhat the landscape says:\n\n" + known + "\n"
	}
	return text, nil
}

// parseQuarter returns the first and last day of a quarter, such as 2026-Q1.
func parseQuarter(text string) (first, last landscape.Date, err error) {
	var year, quarter int
	folded := strings.ToUpper(strings.ReplaceAll(text, " ", "-"))
	if n, err := fmt.Sscanf(folded, "%d-Q%d", &year, &quarter); n != 2 || err != nil || quarter < 1 || quarter > 4 || fmt.Sprintf("%04d-Q%d", year, quarter) != folded {
		return 0, 0, errors.New("quarter " + fmt.Sprintf("%q", text) + " is not in the form 2026-Q1")
	}
	if first, err = landscape.NewDate(year, quarter*3-2, 1); err != nil {
		return 0, 0, err
	}
	month, err := landscape.NewDate(year, quarter*3, 0)
	return first, month.Last(), err
}

// quarters returns the quarters with level changes, the latest first.
func quarters(c *landscape.Catalog) []string {
	var all []string
	for _, e := range landscape.Events(c.All()) {
		if e.Date.Month() > 0 {
			all = append(all, fmt.Sprintf("%04d-Q%d", e.Date.Year(), (e.Date.Month()+2)/3))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	slices.Reverse(all)
	return all
}
