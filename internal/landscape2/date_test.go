package landscape2

import "testing"

func TestParseDate(t *testing.T) {
	const spaced = " 2021 - 9 - 4 "
	for in, want := range map[string][3]int{
		"2021-09-14": {2021, 9, 14}, spaced: {2021, 9, 4}, "+12021-9-14": {12021, 9, 14}, "-1-1-1": {-1, 1, 1}, "2024-02-29": {2024, 2, 29},
	} {
		if y, m, d, fault := ParseDate(in); fault != "" || [3]int{y, m, d} != want {
			t.Errorf("%q: %d-%d-%d %s", in, y, m, d, fault)
		}
	}
	for in, want := range map[string]string{
		"": "premature end of input", "2021": "premature end of input", "14/09/2021": "input contains invalid characters",
		"2021-13-01": "input is out of range", "2023-02-29": "input is out of range", "2021-09-14T": "trailing input",
		"+999999999999999999999-1-1": "input is out of range", "+300000-1-1": "input is out of range", "12021-9-14": "input contains invalid characters",
	} {
		if _, _, _, fault := ParseDate(in); fault != want {
			t.Errorf("%q: %q, want %q", in, fault, want)
		}
	}
}
