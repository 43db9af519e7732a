package japanese

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func allEntries() []entry { return slices.Concat(messages, fileMessages, parts, foreign) }

var commandLine = regexp.MustCompile(`^landscope [a-z%]`)

// TestCatalog checks that every entry is in Japanese and takes the arguments of its
// English format, and that there is one for each.
func TestCatalog(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range allEntries() {
		if seen[e.en] {
			t.Errorf("%q has two entries", e.en)
		}
		seen[e.en] = true
		isJapanese := strings.ContainsFunc(e.ja, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) })
		if english := e.ja == e.en && commandLine.MatchString(e.en); !isJapanese && !english && e.ja == strings.ToLower(e.ja) {
			t.Errorf("%q: %q is not Japanese", e.en, e.ja)
		}
		if strings.HasSuffix(e.ja, "。") || strings.ContainsAny(e.ja, "，．！") {
			t.Errorf("%q: %q: messages end without 。, and have 、", e.en, e.ja)
		}
		checkVerbs(t, e)
	}
}

// checkVerbs checks that the Japanese has each argument once, with the same verb, or as
// one that is translated or a list.
func checkVerbs(t *testing.T, e entry) {
	t.Helper()
	want, got := map[int]byte{}, map[int]byte{}
	for _, p := range split(e.en) {
		if p.verb != 0 {
			want[p.index] = p.verb
		}
	}
	for _, p := range split(e.ja) {
		if p.verb != 0 {
			got[p.index] = p.verb
		}
	}
	for i, verb := range want {
		ok := got[i] == verb && verb != 'w' || verb == 'w' && got[i] == 's' || verb != 'd' && got[i] == 'v' || verb == 's' && got[i] == 'l' || verb == 'q' && got[i] == 's'
		if !ok {
			t.Errorf("%q: %q: argument %d is %%%c, want %%%c", e.en, e.ja, i, got[i], verb)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%q: %q has %d arguments, want %d", e.en, e.ja, len(got), len(want))
	}
}

// TestMessage makes a message from every format, and checks that the Japanese is that of
// the format, not of another one.
func TestMessage(t *testing.T) {
	for _, e := range allEntries() {
		var args []any
		var texts []string
		for _, p := range split(e.en) {
			var arg any = "A" + fmt.Sprint(len(args))
			if p.verb == 0 || p.index <= len(args) {
				continue
			}
			if p.verb == 'd' {
				arg = 70 + len(args)
			}
			args, texts = append(args, arg), append(texts, fmt.Sprintf(strings.ReplaceAll("%"+string(p.verb), "%w", "%v"), arg))
		}
		en := fmt.Sprintf(strings.ReplaceAll(e.en, "%w", "%v"), args...)
		if want, got := fill(e.ja, texts), Message(en); got != want && !strings.Contains(e.en, "%s%s") {
			t.Errorf("%q\n is %q\nnot %q", en, got, want)
		}
	}
}
