package browse

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/output"
)

var update = flag.Bool("update", false, "rewrite the screens in testdata")

// specialKeys are the keys that are not characters.
var specialKeys = map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace}

// options returns the options of a landscape whose browser opens nothing.
func options(c *landscape.Catalog) Options {
	return Options{Catalog: c, Lang: "en", Open: func(string) error { return nil }, Reads: func(file string) (bool, error) { return file == "input.yml", nil }}
}

// at returns a model on a screen of a size.
func at(o Options, width, height int) Model {
	return send(New(o), tea.WindowSizeMsg{Width: width, Height: height})
}

func send(m Model, msg tea.Msg) Model {
	next, _ := m.Update(msg)
	return next.(Model)
}

// press presses keys: names of special keys, or text. What the last key leads to is run.
func press(m Model, keys ...string) Model {
	for _, key := range keys {
		if code, ok := specialKeys[key]; ok {
			m = run(m, tea.KeyPressMsg{Code: code})
			continue
		}
		for _, r := range key {
			m = run(m, tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return m
}

// run sends a message, and the message of the command that it leads to.
func run(m Model, msg tea.Msg) Model {
	next, cmd := m.Update(msg)
	m = next.(Model)
	if cmd != nil {
		m = send(m, cmd())
	}
	return m
}

func content(m Model) string { return m.View().Content }

// hostile returns a landscape whose names are wide, run from right to left, are long or
// contain control characters.
func hostile() *landscape.Catalog {
	c := landscapetest.Catalog()
	c.Origin.Title = "Land\x1b[31mscape"
	for i, name := range []string{"データベース管理システム", "مشروع سحابي", "a\x1b[31mred\x1b]0;title\x07\r\nline", "e\u0301\u200d\u202eabc", strings.Repeat("long ", 60), "👩‍👩‍👧‍👦 family", "\xff\xfe", "\t"} {
		c.Items = append(c.Items, landscape.Item{Name: name, Category: "Runtime\x1b[2J", Subcategory: "高\u202e可用", Description: name + " described by " + name,
			Maturity: landscape.Level([]string{"", "sandbox", "le\x1b[0mvel"}[i%3]), AcceptedAt: 20190101, HomepageURL: "https://example.org/" + name})
	}
	c.Categories = append(c.Categories, landscape.Category{Name: "Runtime\x1b[2J", Subcategories: []string{"高\u202e可用"}})
	return c
}

// TestScreens compares what is shown after some keys, at each number of panes, with the
// files in testdata.
func TestScreens(t *testing.T) {
	steps := []struct {
		about string
		keys  []string
	}{
		{"the start", nil},
		{"an item is marked, the next is shown", []string{"c", "enter"}},
		{"categories, one of them open", []string{"left", "left", "down", "enter", "down"}},
		{"a level", []string{"3"}},
		{"another as well", []string{"4"}},
		{"the search", []string{"/", "ro"}},
		{"the command line", []string{"enter", ":"}},
		{"the past", []string{"x", "esc", "34", "t", "down", "left"}},
		{"statistics", []string{"enter", "s"}},
		{"help", []string{"esc", "?"}},
		{"a file name", []string{"q", "e", "items.csv"}},
	}
	for _, width := range []int{60, 80, 120, 200} {
		for _, lang := range []string{"en", "ja"} {
			if lang == "ja" && width != 80 {
				continue
			}
			o := options(hostile())
			o.Lang = lang
			m := at(o, width, 18)
			var b strings.Builder
			for _, step := range steps {
				m = press(m, step.keys...)
				fmt.Fprintf(&b, "== %s: %s\n%s\n", step.about, strings.Join(step.keys, " "), content(m))
			}
			file := filepath.Join("testdata", fmt.Sprintf("screens-%d-%s.txt", width, lang))
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != string(want) {
				t.Errorf("%s: %s", file, landscapetest.FirstDifference(strings.Split(got, "\n"), strings.Split(string(want), "\n")))
			}
		}
	}
}

// TestEveryScreenFits presses random keys on screens of many sizes: every line has the
// width of the screen, there are no more lines than fit, and no control characters but
// those of colors.
func TestEveryScreenFits(t *testing.T) {
	keys := []string{"up", "down", "left", "right", "enter", "esc", "tab", "home", "end", "pgup", "pgdown", "backspace", "/", "t", "c", "C", "s", "y", "o", "e", ":", "?", "1", "2", "3", "5", "6", "q", "n", "r", "o", "\u30c7", " "}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		o := options(hostile())
		o.Style = output.NewStyle(seed%2 == 0, false)
		o.Lang = []string{"en", "ja"}[seed%2]
		width, height := 20+r.IntN(200), 5+r.IntN(40)
		m := at(o, width, height)
		var pressed []string
		for range 60 {
			key := keys[r.IntN(len(keys))]
			pressed = append(pressed, key)
			switch r.IntN(12) {
			case 0:
				m = send(m, tea.MouseClickMsg{X: r.IntN(width), Y: r.IntN(height), Button: tea.MouseLeft})
			case 1:
				m = send(m, tea.MouseWheelMsg{X: r.IntN(width), Y: r.IntN(height), Button: tea.MouseWheelDown})
			case 2:
				width, height = 20+r.IntN(200), 5+r.IntN(40)
				m = send(m, tea.WindowSizeMsg{Width: width, Height: height})
			case 3:
				m = send(m, tea.PasteMsg{Content: "a\nb\x1b[2J"})
			}
			next, _ := m.Update(keyOf(key)) // what it leads to would write files
			m = next.(Model)
			checkScreen(t, content(m), width, height, fmt.Sprintf("seed %d, %q at %dx%d", seed, pressed, width, height))
			if t.Failed() {
				return
			}
		}
	}
}

func keyOf(key string) tea.Msg {
	if code, ok := specialKeys[key]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

func checkScreen(t *testing.T, screen string, width, height int, about string) {
	t.Helper()
	lines := strings.Split(screen, "\n")
	if len(lines) > height {
		t.Errorf("%s: %d lines", about, len(lines))
	}
	for i, line := range lines {
		if got := ansi.StringWidth(line); got > width {
			t.Errorf("%s: line %d is %d wide: %q", about, i, got, line)
		}
		plain := ansi.Strip(line)
		if strings.ContainsAny(plain, "\x1b\r\x07\t") || output.SanitizeString(plain) != plain {
			t.Errorf("%s: line %d has control characters: %q", about, i, plain)
		}
		for _, sequence := range strings.Split(line, "\x1b")[1:] {
			if !strings.HasPrefix(sequence, "[") || strings.Trim(sequence[1:strings.IndexByte(sequence, 'm')], "0123456789;") != "" {
				t.Errorf("%s: line %d has a control sequence: %q", about, i, sequence)
			}
		}
	}
}
