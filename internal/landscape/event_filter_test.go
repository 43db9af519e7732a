package landscape

import (
	"errors"
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/suggest"
)

func TestEventFilter(t *testing.T) {
	all := []Event{{Date: 20200101, Kind: Accepted}, {Date: 20210101, Kind: "graduated"}, {Date: 20220101, Kind: "emeritus"}}
	for _, c := range []struct {
		filter EventFilter
		want   []Date
	}{
		{EventFilter{}, []Date{20200101, 20210101, 20220101}},
		{EventFilter{DateRange: DateRange{From: 20200102}}, []Date{20210101, 20220101}},
		{EventFilter{DateRange: DateRange{From: 20200101, To: 20210101}}, []Date{20200101, 20210101}},
		{EventFilter{Kinds: []string{"graduated", Accepted}}, []Date{20200101, 20210101}},
		{EventFilter{Kinds: []string{"emeritus"}}, []Date{20220101}}, // a level of another foundation
		{EventFilter{Kinds: []string{Readmitted}}, nil},
	} {
		got, err := c.filter.Select(slices.Clone(all))
		var dates []Date
		for _, e := range got {
			dates = append(dates, e.Date)
		}
		if err != nil || !slices.Equal(dates, c.want) {
			t.Errorf("%+v: %v, %v", c.filter, dates, err)
		}
	}
	var unknown *suggest.UnknownError
	if _, err := (EventFilter{Kinds: []string{"emeritus"}}).Select(nil); !errors.As(err, &unknown) || unknown.Kind != "event" {
		t.Errorf("a kind that no event has: %v", err)
	}
}
