package browse

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

// TestKeys: what keys change.
func TestKeys(t *testing.T) {
	start := at(options(landscapetest.Catalog()), 120, 30)
	names := func(m Model) string {
		var names []string
		for _, it := range m.items {
			names = append(names, it.Name)
		}
		return strings.Join(names, ",")
	}
	for _, c := range []struct{ keys, want string }{
		{"", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
		{"2", "Rook"},
		{"12", "Rook,Open Policy Agent (OPA)"},
		{"122", "Open Policy Agent (OPA)"},
		{"4", "Ceph,Heroku"},
		{"33", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
		{"9", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
		{"/ceph", "Ceph,Rook"},
		{"/ceph esc", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
		{"/ceph backspace backspace backspace backspace", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
		{"left down", "Rook,Ceph,rkt"},
		{"left down enter down", "Rook,Ceph"},
		{"left down enter down down", "rkt"},
		{"left end", "Open Policy Agent (OPA)"},
		{"left end home", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
		{"t left", "Rook,Open Policy Agent (OPA),rkt"},
		{"t down right", "Rook,Open Policy Agent (OPA),rkt"},
		{"t left right", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
		{"t home", "rkt"},
		{"t home left", "rkt"},
		{"t home end", "Rook,Ceph,Open Policy Agent (OPA),rkt,Heroku"},
	} {
		if got := names(press(start, strings.Fields(strings.ReplaceAll(c.keys, "/", "/ "))...)); got != c.want {
			t.Errorf("%q: %s, want %s", c.keys, got, c.want)
		}
	}
	if m := press(start, "down", "down", "t", "left"); m.current().Name != "Open Policy Agent (OPA)" {
		t.Errorf("going back in time leaves the current item: %s", m.current().Name)
	}
}

// TestStart: the items shown first are those of the query, and one category is chosen
// rather than the only one in reach.
func TestStart(t *testing.T) {
	for _, c := range []struct {
		query  string
		pick   landscape.Placement
		places int
		want   string
	}{
		{"category=runtime", landscape.Placement{Category: "Runtime"}, 6, "landscope list -c Runtime"},
		{"subcategory=policy&maturity=hosted", landscape.Placement{Category: "Governance, Policy and Security", Subcategory: "Policy"}, 4, "landscope list -s 'Governance, Policy and Security/Policy' -m hosted"},
		{"category=runtime,platform", landscape.Placement{}, 3, "landscope list -c runtime,platform"},
		{"category=!runtime", landscape.Placement{}, 3, "landscope list -c '!runtime'"},
		{"kind=member", landscape.Placement{}, 2, "landscope list -k member"},
	} {
		o := options(landscapetest.Catalog())
		o.Query = landscapetest.Query(t, c.query)
		m := New(o)
		if m.pick != c.pick || len(m.places) != c.places || m.command() != c.want {
			t.Errorf("%s: chooses %v of %v, %s", c.query, m.pick, m.places, m.command())
		}
	}
	o := options(landscapetest.Catalog())
	o.Date = 20180601
	if m := New(o); len(m.items) != 3 || m.command() != "landscope list --as-of 2018-06-01" {
		t.Errorf("%d items, %s", len(m.items), m.command())
	}
}

// TestEffects: what keys do outside of the screen is in their commands.
func TestEffects(t *testing.T) {
	o := options(landscapetest.Catalog())
	var urls []string
	o.Open = func(url string) error { urls = append(urls, url); return errors.New("no browser") }
	m := press(at(o, 80, 24), "o")
	if fmt.Sprint(urls) != "[https://github.com/rook/rook]" || !strings.Contains(content(m), "no browser: https://github.com/rook/rook") {
		t.Errorf("opened %v:\n%s", urls, content(m))
	}
	if m = press(m, "down", "o"); len(urls) != 1 || !strings.Contains(content(m), "no homepage page") {
		t.Errorf("opened %v:\n%s", urls, content(m))
	}
	_, cmd := press(m, "up").Update(keyOf("y"))
	if got := fmt.Sprint(cmd()); got != "https://github.com/rook/rook" {
		t.Errorf("copied %s", got)
	}
	_, cmd = press(m, ":").Update(keyOf("y"))
	if got := fmt.Sprint(cmd()); got != "landscope list" {
		t.Errorf("copied %s", got)
	}
	if _, cmd = m.Update(keyOf("q")); cmd == nil || fmt.Sprintf("%T", cmd()) != "tea.QuitMsg" {
		t.Error("q does not quit")
	}
	_, cmd = press(at(options(hostile()), 80, 24), "left", "end", ":").Update(keyOf("y"))
	if got := fmt.Sprint(cmd()); got != `landscope list -c 'Runtime␛[2J'` {
		t.Errorf("copied %q", got)
	}
}

// TestCompare: marks stay through searches and time, and two are compared.
func TestCompare(t *testing.T) {
	m := press(at(options(landscapetest.Catalog()), 100, 40), "C")
	if !strings.Contains(content(m), "mark two items") {
		t.Error(content(m))
	}
	m = press(m, "c", "/", "policy", "enter", "c", "esc", "t", "left", "enter", "C")
	screen := content(m)
	if !strings.Contains(screen, "Comparison") || !strings.Contains(screen, "Rook") || !strings.Contains(screen, "Open Policy Agent") {
		t.Error(screen)
	}
	if m = press(m, "esc", "home", "c"); len(m.marked) != 1 {
		t.Errorf("marked %v", m.marked)
	}
}

// TestMouse: a click chooses, a second one opens.
func TestMouse(t *testing.T) {
	m := at(options(landscapetest.Catalog()), 120, 20)
	click := func(x, y int) { m = send(m, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	click(5, header+1)
	if m.pick.Category != "Runtime" || m.focus != categories {
		t.Errorf("chose %v", m.pick)
	}
	click(5, header+1)
	if m.open != "Runtime" {
		t.Errorf("open is %q", m.open)
	}
	click(40, header+2)
	if m.current().Name != "rkt" || m.focus != list {
		t.Errorf("current is %v", m.current())
	}
	click(40, header+2)
	if m.focus != details {
		t.Errorf("focus is %v", m.focus)
	}
	m = send(m, tea.MouseWheelMsg{X: 40, Y: header, Button: tea.MouseWheelUp})
	if m.current().Name != "Rook" {
		t.Errorf("current is %v", m.current().Name)
	}
	click(32, header) // the line between panes
	click(5, 0)
	if m.pick.Category != "Runtime" || m.current().Name != "Rook" {
		t.Errorf("chose %v, %v", m.pick, m.current().Name)
	}
}
