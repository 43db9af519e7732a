package japanese

import (
	"strings"
	"testing"
)

func TestLangIn(t *testing.T) {
	for line, want := range map[string]string{
		"list --lang ja": "ja", "--lang=ja list": "ja", "list": "", "list --lang": "", "list -- --lang ja": "", "--language ja": "",
	} {
		if got := LangIn(strings.Fields(line)); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestOffer(t *testing.T) {
	for locale, want := range map[string]string{"ja_JP.UTF-8": "日本語", "ja_JP.eucJP": "--lang ja", "ja": "--lang ja", "en_US.UTF-8": "", "": "", "jam_JM.UTF-8": ""} {
		for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
			got := Offer(func(name string) string {
				if name == variable {
					return locale
				}
				return ""
			})
			if !strings.HasPrefix(got, want) || (got == "") != (want == "") {
				t.Errorf("%s=%s: %q", variable, locale, got)
			}
		}
	}
}
