package respell

import (
	"errors"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
)

// line returns a command line of words and flags, and where its notes go.
func line(text string, notes *[]string) Line {
	l := Line{Args: strings.Fields(text), Commands: []string{"list", "projects", "show"},
		Catalog: func() (*landscape.Catalog, error) {
			return &landscape.Catalog{Categories: []landscape.Category{{Name: "Run time", Subcategories: []string{"Policy Things"}}},
				Items: []landscape.Item{{Name: "Istio", Category: "Run time", Subcategory: "Policy Things", Maturity: landscape.Graduated}}}, nil
		},
		Note: func(note string) { *notes = append(*notes, note) }}
	for _, arg := range l.Args {
		if !strings.HasPrefix(arg, "-") {
			l.Words = append(l.Words, arg)
		}
	}
	return l
}

// outcome returns the command line that was meant, or else the advice.
func outcome(err error) string {
	var meant *Error
	if errors.As(err, &meant) {
		return "landscope " + strings.Join(meant.Args, " ")
	}
	return exit.Hint(err)
}

func TestCommand(t *testing.T) {
	for text, want := range map[string]string{
		"istio":               "landscope show Istio",
		"istio --quiet":       "landscope show Istio --quiet",
		"graduated":           "landscope list --maturity graduated",
		"istio graduated":     "landscope list --name Istio --maturity graduated",
		"grep istio":          "landscope search istio",
		"members --limit=1":   "landscope list --kind member --limit=1",
		"download":            `did you mean: landscope update? see "landscope --help"`,
		"projets":             `did you mean "projects"? see "landscope --help"`,
		"something-else":      "try: landscope search something-else",
		"run-time something?": "try: landscope search run-time 'something?'",
	} {
		var notes []string
		l := line(text, &notes)
		if got := outcome(l.Command(l.Words[0], l.Commands)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	var notes []string
	if err := line("x", &notes).Command(" ", nil); err.Error() != "empty command" {
		t.Error(err)
	}
}

func TestFilters(t *testing.T) {
	for text, want := range map[string]string{
		"list projects":   "landscope projects",
		"list project":    "landscope projects",
		"list help":       "landscope help list",
		"list statistics": "landscope stats",
		"list gro":        "did you mean: landscope list growth?",
		"list name":       "quote lists in PowerShell, such as --columns 'name,maturity'",
		"list 2024":       "did you mean: landscope list --accepted-at 2024, or --as-of 2024?",
	} {
		var notes []string
		l := line(text, &notes)
		l.Windows = true
		args := l.Words[1:]
		if got := outcome(l.Filters("landscope list", []string{"growth"}, args, &lookup.UnknownWordError{Word: args[0]})); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestFlag(t *testing.T) {
	flags := []string{"--maturity", "-m", "--sort", "--limit", "-L", "--output", "-o"}
	for text, want := range map[string]string{
		"list --level graduated": "landscope list --maturity graduated",
		"list --level=graduated": "landscope list --maturity=graduated",
		"list --tail 3":          "did you mean --limit 3?",
		"list --maturty x":       "did you mean --maturity? see help",
		"list -f csv":            "did you mean -o csv?",
		"list --stars":           "the data has no numbers of stars; landscope fields lists what it has",
		"list --xyzzy":           "see help",
	} {
		var notes []string
		l := line(text, &notes)
		name, _, _ := strings.Cut(strings.TrimLeft(l.Args[1], "-"), "=")
		if got := outcome(l.Flag(name, flags, errors.New("unknown flag"), "see help")); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestJoinFields(t *testing.T) {
	for text, want := range map[string]string{
		"list --json name,maturity": "list --json=name,maturity",
		"list --json all":           "list --json=all",
		"history --json date,to":    "history --json=date,to",
		"history --json event":      "history --json=event",
		"scan --json projects":      "scan --json projects",
		"scan --json projects,x":    "scan --json=projects,x",
		"show --json a,B":           "show --json a,B",
		"list --json graduated":     "list --json graduated",
		"list --json":               "list --json",
	} {
		if got := strings.Join(JoinFields(strings.Fields(text)), " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
