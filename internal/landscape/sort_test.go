package landscape_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

func TestSort(t *testing.T) {
	c := landscapetest.Catalog()
	for keys, want := range map[string]string{
		"name":              "Bank Ceph Heroku Open Policy Agent (OPA) rkt Rook",
		"maturity,name":     "Open Policy Agent (OPA) Rook rkt Bank Ceph Heroku",
		"-accepted_at,name": "Open Policy Agent (OPA) Rook rkt Bank Ceph Heroku",
		"accepted_at,-name": "rkt Rook Open Policy Agent (OPA) Heroku Ceph Bank",
	} {
		items, _ := c.Select(landscape.Query{})
		if err := c.Sort(items, strings.Split(keys, ",")); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range items {
			got = append(got, it.Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("by %s: %q, want %q", keys, s, want)
		}
	}
}

// TestSortNames checks that names are in the order of a dictionary: accents and
// case count last, and kana of both kinds lie side by side.
func TestSortNames(t *testing.T) {
	want := []string{"1.9", "Ænix", "Ångström", "argo", "etcd", "Etcd", "Étoile", "Žižka", "zot", "あい", "アイ", "アオ", "か", "が"}
	c := &landscape.Catalog{}
	for _, name := range want {
		c.Items = append(c.Items, landscape.Item{Name: name})
	}
	var items []*landscape.Item
	for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(len(want)) {
		items = append(items, &c.Items[i])
	}
	if err := c.Sort(items, []string{"name"}); err != nil {
		t.Fatal(err)
	}
	for i, it := range items {
		if it.Name != want[i] {
			t.Errorf("%d: %s, want %s", i, it.Name, want[i])
		}
	}
}
