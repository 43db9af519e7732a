package lint

import "testing"

func TestSelection(t *testing.T) {
	id := RuleIDs()[0]
	for _, c := range []struct {
		s           Selection
		wants, fine bool
	}{
		{Selection{}, true, true},
		{Selection{Only: []string{id}}, true, true},
		{Selection{Skip: []string{id}}, false, true},
		{Selection{Only: []string{id}, Skip: []string{id}}, false, true},
		{Selection{Only: []string{"no-such-rule"}}, false, false},
		{Selection{Skip: []string{"no-such-rule"}}, true, false},
	} {
		if wants, err := c.s.Wants(id), c.s.Check(); wants != c.wants || (err == nil) != c.fine {
			t.Errorf("%+v: %v, %v", c.s, wants, err)
		}
	}
}

// TestValidation checks that all selected problems count, whether they are shown or not.
func TestValidation(t *testing.T) {
	const file = "landscape:\n- category:\n  name: A\n  subcategories:\n  - subcategory:\n    name: B\n    items:\n    - item:\n      name: C\n"
	v := &Validation{Least: "error"}
	if err := v.Add([]byte(file), "a.yml"); err != nil {
		t.Fatal(err)
	}
	all := len(v.Problems)
	if all == 0 || len(v.Reports) != 1 || len(v.Reports[0].Problems) > all || !v.Fails("note") || v.Fails("never") {
		t.Errorf("%d problems, reports %+v", all, v.Reports)
	}
	skipped := &Validation{Rules: Selection{Skip: RuleIDs()}}
	if err := skipped.Add([]byte(file), "a.yml"); err != nil || len(skipped.Problems) != 0 || skipped.Fails("note") {
		t.Errorf("%v, %+v", err, skipped.Problems)
	}
}
