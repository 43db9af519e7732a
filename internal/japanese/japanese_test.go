package japanese

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

func allEntries() []Entry { return slices.Concat(Messages, FileMessages, Parts, foreign) }

// ending matches what is before an argument that ends a word.
var ending = regexp.MustCompile(`[a-z]$`)

var commandLine = regexp.MustCompile(`^landscope [a-z%]`)

// TestCatalog checks that every entry is in Japanese and takes the arguments of its
// English format, and that there is one for each.
func TestCatalog(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range allEntries() {
		if seen[e.En] {
			t.Errorf("%q has two entries", e.En)
		}
		seen[e.En] = true
		isJapanese := strings.ContainsFunc(e.Ja, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) })
		if english := e.Ja == e.En && commandLine.MatchString(e.En); !isJapanese && !english && e.Ja == strings.ToLower(e.Ja) {
			t.Errorf("%q: %q is not Japanese", e.En, e.Ja)
		}
		if strings.HasSuffix(e.Ja, "。") || strings.ContainsAny(e.Ja, "，．！") {
			t.Errorf("%q: %q: messages end without 。, and have 、", e.En, e.Ja)
		}
		checkVerbs(t, e)
	}
}

// checkVerbs checks that the Japanese has each argument once, with the same verb, or as
// one that is translated or a list. It may leave out an ending, such as the s of a plural.
func checkVerbs(t *testing.T, e Entry) {
	t.Helper()
	want, got, endings := map[int]byte{}, map[int]byte{}, map[int]bool{}
	text := ""
	for _, p := range split(e.En) {
		if p.verb != 0 {
			want[p.index], endings[p.index] = p.verb, p.verb == 's' && ending.MatchString(text)
		}
		text = p.text
	}
	for _, p := range split(e.Ja) {
		if p.verb != 0 {
			got[p.index] = p.verb
		}
	}
	for i, verb := range want {
		if got[i] == 0 && endings[i] {
			delete(want, i)
			continue
		}
		ok := got[i] == verb && verb != 'w' || verb == 'w' && got[i] == 's' || verb != 'd' && got[i] == 'v' || verb == 's' && got[i] == 'l' || verb == 'q' && got[i] == 's'
		if !ok {
			t.Errorf("%q: %q: argument %d is %%%c, want %%%c", e.En, e.Ja, i, got[i], verb)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%q: %q has %d arguments, want %d", e.En, e.Ja, len(got), len(want))
	}
}

// TestMessage makes a message from every format, and checks that the Japanese is that of
// the format, not of another one.
func TestMessage(t *testing.T) {
	for _, e := range allEntries() {
		var args []any
		var texts []string
		for _, p := range split(e.En) {
			var arg any = "A" + fmt.Sprint(len(args))
			if p.verb == 0 || p.index <= len(args) {
				continue
			}
			if p.verb == 'd' {
				arg = 70 + len(args)
			}
			args, texts = append(args, arg), append(texts, fmt.Sprintf(strings.ReplaceAll("%"+string(p.verb), "%w", "%v"), arg))
		}
		en := fmt.Sprintf(strings.ReplaceAll(e.En, "%w", "%v"), args...)
		if want, got := fill(e.Ja, texts), Message(en); got != want && !strings.Contains(e.En, "%s%s") {
			t.Errorf("%q\n is %q\nnot %q", en, got, want)
		}
	}
}

// TestParts checks messages that are put together, and those that stay as they are.
func TestParts(t *testing.T) {
	long := "unknown item " + strings.Repeat(`"`, maxMessage)
	for en, want := range map[string]string{
		`did you mean "graduated"? choices: sandbox, graduated`:    `もしかして: "graduated"。選択肢: sandbox, graduated`,
		"did you mean --limit 5, or --name '*'?":                   "もしかして: --limit 5 か --name '*'",
		"skipped 1 item without dates":                             "日付のない項目を除外しました（1件）",
		"wrote 3 files to a b, removed 2":                          "a b に3ファイルを書き込み、古いファイルを2個削除しました",
		"LANDSCOPE_DATA: opening a.yml: no such file or directory": "LANDSCOPE_DATA: a.yml を開けません: ファイルまたはディレクトリがありません",
		"c.yml:1:8: color: unknown value \"red\"":                  "c.yml:1:8: color: \"red\" という値はありません",
		"1 error, 2 warnings, 0 notes in 1 file":                   "エラー1件、警告2件、注意0件（1ファイル）",
		"p.yml:1:1: must be a list, not the string \"x\"":          "p.yml:1:1: リストで指定してください（現在の値: 文字列 \"x\"）",
		"GetItem: dial tcp: weird":                                 "GetItem: dial tcp: weird",
		"wrote 1 row to members":                                   "members に1行を書き込みました", // members is a file here
		"":                                                         "",
		long:                                                       long,
	} {
		if got := Message(en); got != want {
			t.Errorf("%.200q: %.200q, want %.200q", en, got, want)
		}
	}
}

// FuzzMessage checks that no text is too much, whatever its quotes and numbers.
func FuzzMessage(f *testing.F) {
	for _, e := range allEntries() {
		f.Add(e.En)
	}
	f.Add(strings.Repeat(`"\"1 is `, 900))
	f.Fuzz(func(t *testing.T, text string) {
		begin := time.Now()
		if Message(text) == "" && text != "" {
			t.Errorf("%q: nothing", text)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%.200q: %v", text, took)
		}
	})
}
