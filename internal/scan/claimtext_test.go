package scan

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestFindClaims compares findClaims with a search for the pattern.
func TestFindClaims(t *testing.T) {
	search := regexp.MustCompile(strings.Replace(claimPattern().String(), "^", "", 1))
	parts := []string{
		"Argo", " is a CNCF sandbox project", ", an incubating project of the CNCF,", "  (a graduated CNCF project)", " – the CNCF archived project", " are CNCF incubating projects",
		"It’s a CNCF sandbox project", "it's now hosted by the CNCF, as an incubating project", " remains\na  Cloud Native Computing Foundation (CNCF) graduated project",
		" -  one of the CNCF sandbox projects", " is", " ( ", "'", "’", "(an", " is not a CNCF project", ".",
	}
	found := 0
	for _, a := range parts {
		for _, b := range parts {
			for _, c := range parts {
				text := a + b + c
				want := search.FindAllStringSubmatchIndex(text, -1)
				if got := findClaims(text); !reflect.DeepEqual(got, want) {
					t.Fatalf("%q: %v, want %v", text, got, want)
				}
				found += len(want)
			}
		}
	}
	if found < len(parts)*len(parts) {
		t.Errorf("%d claims", found)
	}
}

func TestPlainText(t *testing.T) {
	for markdown, want := range map[string]string{
		"[Argo](https://x.y) *is* `a` <b>tool</b>": "Argo is a tool",
		"![logo](a.svg)[Argo][1] and __Flux__":     "Argo and Flux",
		"![logo] a_b 1 < 2 ]x":                     "!logo a_b 1 < 2 x",
		"[a](b\nc) <d\ne>":                         "a(b\nc) <d\ne>",
		"plain":                                    "plain",
		"":                                         "",
	} {
		if got := plainText(markdown); got != want {
			t.Errorf("%q: %q, want %q", markdown, got, want)
		}
	}
	// A search for each opening bracket to the end of the line would take minutes.
	long := strings.Repeat("<[!_", 1<<20)
	if got := plainText(long); len(got) != len(long)*3/4 {
		t.Errorf("%d bytes of text", len(got))
	}
}

func TestSentenceLen(t *testing.T) {
	for _, text := range []string{"One. Two", `"One!") Two`, "v1.2 is out? ", "One.", "no end", "a.b\n", ""} {
		want := len(text)
		if m := regexp.MustCompile(`[.!?]["')]*(?:\s|$)`).FindStringIndex(text); m != nil {
			want = m[1]
		}
		if got := sentenceLen(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
