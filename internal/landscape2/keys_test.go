package landscape2

import (
	"slices"
	"strings"
	"testing"
)

// TestKeys checks that the table of keys has each key once, those of the extra
// part behind those of the item, and no hosts without a URL.
func TestKeys(t *testing.T) {
	seen := map[string]bool{}
	extra := false
	for _, k := range Keys {
		if k.Name == "" || seen[k.Name] {
			t.Errorf("key %q is listed twice or has no name", k.Name)
		}
		seen[k.Name] = true
		if inExtra := strings.HasPrefix(k.Name, Extra); extra && !inExtra {
			t.Errorf("key %q stands behind those of the extra part", k.Name)
		} else {
			extra = inExtra
		}
		if len(k.Hosts) > 0 && k.URL == "" || k.Ignored && (k.Required || k.URL != "") {
			t.Errorf("key %+v contradicts itself", k)
		}
		if got := KeyNamed(k.Name); (got == nil) != k.Ignored {
			t.Errorf("KeyNamed(%q) is %v", k.Name, got)
		}
	}
}

// notChecked are the keys that look like those of URLs, but whose values
// landscape2 does not check.
var notChecked = []string{"extra.summary_intro_url"}

// TestURLKeys checks that no URL is left unchecked by accident.
func TestURLKeys(t *testing.T) {
	for _, k := range Keys {
		if strings.HasSuffix(k.Name, "_url") && k.URL == "" && !slices.Contains(notChecked, k.Name) {
			t.Errorf("key %s: say in Keys what landscape2 calls the URL, or that it does not check it in notChecked", k.Name)
		}
	}
}

func TestAllowsHost(t *testing.T) {
	twitter := KeyNamed("twitter")
	for host, want := range map[string]bool{"x.com": true, "mobile.twitter.com": true, "example.org": false, "": false} {
		if twitter.AllowsHost(host) != want {
			t.Errorf("%q: allowed is %v", host, !want)
		}
	}
	if !KeyNamed("homepage_url").AllowsHost("example.org") || KeyNamed("stock_ticker") != nil {
		t.Error("homepage_url allows any host; stock_ticker is not read")
	}
}
