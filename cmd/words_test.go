package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// bannedSpellings are British spellings; CNCF writes American English. Each is a
// regular expression between word boundaries, with what to write instead.
var bannedSpellings = [][2]string{
	{`organis(ation|e|ing)\w*`, "organization, organize"},
	{`licences?`, "license"},
	{`colou?rs?ed|colours?`, "color"},
	{`(behaviour|favour|honour|neighbour)\w*`, "behavior, favor, honor, neighbor"},
	{`catalogues?`, "catalog"},
	{`programmes?`, "program"},
	{`centres?`, "center"},
	{`grey`, "gray"},
	{`\w*(nalys|ecognis|ptimis|erialis|ormalis|anitis|ummaris|ustomis|uthoris|nitialis|isualis)(e|ed|es|ing|ation)`, "-ize, -yze"},
	{`(cancell|labell|modell|travell)(ed|ing)`, "canceled, labeled, modeled"},
	{`misspelt|learnt|spelt`, "misspelled, learned, spelled"},
	{`whilst|amongst`, "while, among"},
}

// bannedWords are stiff or home-made words and phrases, in the same form.
var bannedWords = [][2]string{
	// Sentences are subject, verb, object.
	{`for to`, "to"},
	{`(is|are|was|be) told`, "is reported"},
	{`tells?`, "describes, reports"},
	{`there (is|are) not`, "there is no, no such"},
	{`of theirs`, "matched"},
	{`wants`, "requires"},
	{`by commas`, "comma-separated"},
	{`\w+, too`, "also, including"},
	{`(is|are) no (date|address|regular|valid|SVG|SPDX|YAML|time|number|type)s?`, "is not a"},
	{`of no hosted project|of it that is not`, "unmatched"},
	{`none of CNCF's`, "unknown"},
	{`on (the|its) way`, "insecure, not encrypted"},
	{`what (is|are|was|were) (read|shown|scanned|asked|used|known|given|said|drawn|left|compared)`, "name the thing"},
	{`what may( not)? be|may not be used`, "allowed, disallowed"},
	{`asked for`, "requested"},
	{`unless given`, "default ..."},
	{`has (it|them)`, "as \"landscope list\" does"},
	{`which an overlay gives`, "from an overlay"},
	{`all the same`, "despite that"},
	{`at times`, "sometimes"},
	{`without a word`, "silently"},
	{`in one form|in form`, "formatted"},
	{`turns? it round`, "descending"},
	{`every one`, "all"},
	{`pass(es|ed)? over`, "skip"},
	{`(does|is) without it`, "disables"},
	{`likewise|thereof|therein`, "say it plainly"},

	// The field has words of its own.
	{`pu(t|ts|tting) (it |them |the landscape )?back`, "as of"},
	{`puts? right|mends?|mended`, "fix, repair"},
	{`(laid|lay|lays) (it )?over`, "apply"},
	{`blanks?`, "whitespace"},
	{`trees? of files`, "directory"},
	{`folders?`, "directory"},
	{`box(es)?`, "subcategory"},
	{`beginning that only`, "unique prefix"},
	{`spells?`, "period"},
	{`figures?`, "statistics"},
	{`news`, "update"},
	{`remarks?`, "warning, message"},
	{`address(es)?`, "URL"},
	{`(?-i:DAY)`, "DATE"},
	{`(its|which|two|what|present|data's) days?|(the day (of|to|on|when)|day it)`, "date"},
	{`texts`, "string"},
	{`the parted|parted (as|by)`, "separated"},
	{`(a|the|no|old) cop(y|ies)`, "download"},
	{`embedded (data|landscape|map|overlay)`, "built-in"},
	{`bears?`, "has"},
	{`stands? (in|at|after|once|as|beside)`, "is in"},
	{`leads nowhere`, "does not exist"},
	{`goes with`, "requires"},
	{`(no|any) use for`, "does not support"},
	{`exclud(e|es) (one another|--\w+)`, "cannot be used together"},
	{`whatever`, "any"},
	{`heeded`, "honored"},
	{`less sound`, "more problems"},
	{`ran out`, "expired"},
	{`broken off`, "closed"},
	{`cut off`, "truncated"},
	{`whole number from`, "non-negative integer"},
	{`refused?`, "rejected"},
	{`served as it was|the old data`, "the previous data"},
}

// allowedPhrases may contain banned words.
var allowedPhrases = [][2]string{
	{"IPv4 address", "an address of a host, not a URL"},
	{"IPv6 address", "an address of a host, not a URL"},
	{"listen address", "an address of a host, not a URL"},
	{"a box for each subcategory", "what a drawing has"},
}

// passage is text that a user reads, and its place.
type passage struct{ place, text string }

// TestWords checks that messages, help, documentation and the data are in plain
// American English: no string of the program and no document has a banned word.
func TestWords(t *testing.T) {
	spellings, words := compileWords(bannedSpellings), compileWords(bannedWords)
	texts := append(documents(t), stringsOfProgram(t)...)
	if len(texts) < 2000 {
		t.Fatalf("only %d passages found", len(texts))
	}
	for _, p := range texts {
		checkWords(t, p, bannedSpellings, spellings)
		checkWords(t, p, bannedWords, words)
	}
	for _, p := range lines(t, "../data/*.yml") {
		if !strings.Contains(p.text, "://") && !strings.HasPrefix(strings.TrimSpace(p.text), "logo:") {
			checkWords(t, p, bannedSpellings, spellings)
		}
	}
}

// TestBannedWords checks the banned words themselves: phrases that were once in messages
// are found, plain ones are not.
func TestBannedWords(t *testing.T) {
	all := append(compileWords(bannedSpellings), compileWords(bannedWords)...)
	isBanned := func(text string) bool {
		for _, re := range all {
			if re.MatchString(withoutAllowed(text)) {
				return true
			}
		}
		return false
	}
	for _, text := range []string{"which the licence tells", "fields to show, by commas", "the name stands at A, too", "landscope show wants a NAME",
		"--a and --b exclude one another", "DAY to put the landscape back to", "X has blanks around it", "x is no date", "a tree of files", "no news: the copy is current",
		"5 more remarks on files", "put right what is safe", "levels that may not be used", "x is an address, not a file", "organisations", "update has no use for --x"} {
		if !isBanned(text) {
			t.Errorf("%q passes", text)
		}
	}
	for _, text := range []string{"show requires a NAME", "the last day of each year", "3 days at this level", "invalid IPv6 address", "want YYYY-MM-DD", "organization", "there is no project with this id"} {
		if isBanned(text) {
			t.Errorf("%q is refused", text)
		}
	}
}

func compileWords(banned [][2]string) []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, b := range banned {
		all = append(all, regexp.MustCompile(`(?i)\b(?:`+b[0]+`)\b`))
	}
	return all
}

func checkWords(t *testing.T, p passage, banned [][2]string, compiled []*regexp.Regexp) {
	t.Helper()
	text := withoutAllowed(p.text)
	for i, re := range compiled {
		if word := re.FindString(text); word != "" {
			t.Errorf("%s: %q: write %s\n%.200s", p.place, word, banned[i][1], strings.TrimSpace(p.text))
		}
	}
}

func withoutAllowed(text string) string {
	for _, phrase := range allowedPhrases {
		text = strings.ReplaceAll(text, phrase[0], "")
	}
	return text
}

// documents returns the lines of the help and of the documentation.
func documents(t *testing.T) (all []passage) {
	for _, glob := range []string{"../internal/help/text/*.txt", "README.md", "../README.md", "../.github/*.md", "../.github/actions/scan/action.yml", "../.github/ISSUE_TEMPLATE/*",
		"../.pre-commit-hooks.yaml", "../data/README.md", "../internal/README.md"} {
		all = append(all, lines(t, glob)...)
	}
	return all
}

func lines(t *testing.T, glob string) (all []passage) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no files, %v", glob, err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(content), "\n") {
			all = append(all, passage{filepath.ToSlash(file) + ":" + strconv.Itoa(i+1), line})
		}
	}
	return all
}

// notShown match sources whose strings no user reads, or that are not ours: tools, helpers
// of tests, the generated data, which is checked in YAML, and messages of libraries.
var notShown = regexp.MustCompile(`_test\.go$|/testdata/|catalog_gen\.go$|/japanese/foreign\.go$|internal/(tools|testenv|landscapetest|vectors|benchdata)/`)

// stringsOfProgram returns the strings of the program that have a space in them, and are
// not markup.
func stringsOfProgram(t *testing.T) (all []passage) {
	for _, root := range []string{".", "../internal", "../data"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if path = filepath.ToSlash(path); err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || notShown.MatchString(path) {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
					if text, err := strconv.Unquote(l.Value); err == nil && strings.Contains(text, " ") && !strings.HasPrefix(text, "<") {
						all = append(all, passage{set.Position(l.Pos()).String(), text})
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}
