package browse

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/output"
)

// BenchmarkOpen measures the first screen of the embedded data.
func BenchmarkOpen(b *testing.B) {
	o := options(data.Catalog(data.Current))
	o.Style = output.NewStyle(true, false)
	for b.Loop() {
		m := at(o, 200, 60)
		_ = m.View()
	}
}

// BenchmarkKey measures keys, each with the screen after it.
func BenchmarkKey(b *testing.B) {
	o := options(data.Catalog(data.Current))
	o.Style = output.NewStyle(true, false)
	for _, c := range []struct {
		about  string
		before []string
		keys   []string
	}{
		{"move", nil, []string{"down", "up"}},
		{"level", nil, []string{"3", "3"}},
		{"category", []string{"left"}, []string{"down", "up"}},
		{"time", []string{"t", "left"}, []string{"left", "right"}},
		{"search", []string{"/", "container imag"}, []string{"e", "backspace"}},
		{"misspelled", []string{"/", "promethue"}, []string{"s", "backspace"}},
		{"search in a category", []string{"left", "down", "/", "kuberne"}, []string{"t", "backspace"}},
	} {
		b.Run(c.about, func(b *testing.B) {
			m := press(at(o, 200, 60), c.before...)
			n := 0
			for b.Loop() {
				next, _ := m.Update(keyOf(c.keys[n%2]))
				m = next.(Model)
				_ = tea.Model(m).View()
				n++
			}
		})
	}
}
