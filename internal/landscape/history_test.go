package landscape_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

func TestHistory(t *testing.T) {
	for _, c := range []struct {
		name string
		item landscape.Item
		want string
	}{
		{"all levels", landscapetest.Catalog().Items[0], "2018-01-29=sandbox 2018-09-25=incubating 2020-10-07=graduated"},
		{"archived from sandbox", landscapetest.Catalog().Items[3], "2017-03-29=sandbox 2019-08-16=archived"},
		{"accepted at incubating", landscape.Item{Maturity: landscape.Incubating, AcceptedAt: 20180101, IncubatingAt: 20180101}, "2018-01-01=incubating"},
		{"accepted at graduated", landscape.Item{Maturity: landscape.Graduated, AcceptedAt: 20180101, GraduatedAt: 20180101}, "2018-01-01=graduated"},
		{"inception", landscape.Item{Maturity: landscape.Inception, AcceptedAt: 20180129}, "2018-01-29=inception"},
		{"another foundation's", landscape.Item{Maturity: "sig", AcceptedAt: 20180129}, "2018-01-29=sig"},
		{"no dates", landscape.Item{Maturity: landscape.Graduated}, ""},
		{"not hosted", landscape.Item{AcceptedAt: 20180129}, ""},
		{"the overlay's list", landscape.Item{Maturity: landscape.Sandbox, AcceptedAt: 20241010, Changes: []landscape.LevelChange{
			{Date: 20190514, Level: landscape.Sandbox}, {Date: 20240205, Level: landscape.Archived, Approximate: true}, {Date: 20241010, Level: landscape.Sandbox},
		}}, "2019-05-14=sandbox ~2024-02-05=archived 2024-10-10=sandbox"},
	} {
		var got []string
		for _, ch := range c.item.History() {
			got = append(got, ch.FormatDate()+"="+string(ch.Level))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestEvents(t *testing.T) {
	it := &landscape.Item{Name: "OpenEBS", Maturity: landscape.Sandbox, Changes: []landscape.LevelChange{
		{Date: 20190514, Level: landscape.Sandbox}, {Date: 20240205, Level: landscape.Archived, Approximate: true}, {Date: 20241010, Level: landscape.Sandbox}}}
	var got []string
	for _, e := range landscape.Events([]*landscape.Item{it}) {
		got = append(got, fmt.Sprintf("%s %s %s>%s %d", e.Date, e.Kind, e.From, e.To, e.Days))
	}
	want := "2019-05-14 accepted >sandbox 0, 2024-02-05 archived sandbox>archived 1728, 2024-10-10 readmitted archived>sandbox 248"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("%s, want %s", s, want)
	}
}

// TestAsOfLaws checks that an accepted project stays accepted, that AsOf twice
// is AsOf the earlier date, that nothing is later than the date, and that the
// catalog's own date changes no level.
func TestAsOfLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		c := landscapetest.RandomCatalog(r)
		d1, d2 := landscapetest.RandomDate(r), landscapetest.RandomDate(r)
		if d2 < d1 {
			d1, d2 = d2, d1
		}
		early, late := c.AsOf(d1), c.AsOf(d2)
		for i := range early.Items {
			if !slices.ContainsFunc(late.Items, func(it landscape.Item) bool { return it.Name == early.Items[i].Name }) {
				t.Fatalf("%s is there on %s, not on %s", early.Items[i].Name, d1, d2)
			}
		}
		for name, twice := range map[string]*landscape.Catalog{"late, early": late.AsOf(d1), "early, late": early.AsOf(d2)} {
			if !reflect.DeepEqual(twice, early) {
				t.Fatalf("AsOf(%s) and AsOf(%s) (%s) is not the earlier:\n%+v\nwant\n%+v", d1, d2, name, twice, early)
			}
		}
		for _, it := range early.Items {
			for _, f := range landscape.Fields {
				if f.Date != nil && *f.Date(&it) > d1 {
					t.Fatalf("%s: %s is %s, after %s", it.Name, f.Name, *f.Date(&it), d1)
				}
			}
			for _, rel := range it.Relations {
				if rel.From > d1 || rel.Until > d1 {
					t.Fatalf("%s: relation %v on %s", it.Name, rel, d1)
				}
			}
			if since := it.Since(); it.Maturity != "" && since.Date == 0 {
				t.Fatalf("%s: level %s without a day", it.Name, it.Maturity)
			}
		}
		now := c.AsOf(c.Origin.Date)
		for i := range now.Items {
			before, _ := c.Find(now.Items[i].Name)
			if before.Item.Maturity != now.Items[i].Maturity {
				t.Fatalf("%s is %s, on the day of the data %s", now.Items[i].Name, before.Item.Maturity, now.Items[i].Maturity)
			}
		}
		if len(now.Items)+now.Origin.Undated != len(c.Items) {
			t.Fatalf("%d items and %d undated of %d", len(now.Items), now.Origin.Undated, len(c.Items))
		}
	}
}

// TestAsOfBothSides checks that a change counts from its own date on.
func TestAsOfBothSides(t *testing.T) {
	c := &landscape.Catalog{Origin: landscape.Origin{Date: 20260807}, Items: []landscape.Item{{Name: "OpenEBS", Maturity: landscape.Sandbox, AcceptedAt: 20241010, Changes: []landscape.LevelChange{
		{Date: 20190514, Level: landscape.Sandbox}, {Date: 20240205, Level: landscape.Archived}, {Date: 20241010, Level: landscape.Sandbox}}}}}
	for _, tc := range []struct {
		day  landscape.Date
		want string
	}{
		{20190513, ""}, {20190514, "sandbox 2019-05-14  "}, {20240204, "sandbox 2019-05-14  "}, {20240205, "archived 2019-05-14  2024-02-05"},
		{20241009, "archived 2019-05-14  2024-02-05"}, {20241010, "sandbox 2024-10-10  "}, {20260807, "sandbox 2024-10-10  "},
	} {
		got := ""
		for _, it := range c.AsOf(tc.day).Items {
			got = fmt.Sprintf("%s %s %s %s", it.Maturity, it.AcceptedAt, it.IncubatingAt, it.ArchivedAt)
		}
		if got != tc.want {
			t.Errorf("on %s: %q, want %q", tc.day, got, tc.want)
		}
	}
}
