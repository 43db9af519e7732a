package program

import "testing"

func TestVersion(t *testing.T) {
	defer func(old string) { version = old }(version)
	for set, want := range map[string]string{"1.2.3-rc1": "1.2.3-rc1", "v1.2.3": "1.2.3", "v1.2.3-4-gabcdef": "1.2.3-4-gabcdef", "abcdef0": "abcdef0"} {
		if version = set; Version() != want {
			t.Errorf("%q: %q, want %q", set, Version(), want)
		}
	}
	if version = ""; Version() == "" {
		t.Error("no version of the module")
	}
}
