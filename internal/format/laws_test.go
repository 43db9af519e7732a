package load

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"
)

// landscapeFiles returns the landscape files that the laws of fmt and --fix are
// tested on: extracts of real ones and, with LANDSCOPE_REAL_FILES=GLOB, others.
func landscapeFiles(t *testing.T) map[string][]byte {
	t.Helper()
	names, _ := filepath.Glob("testdata/landscapes/*.yml")
	if more := os.Getenv("LANDSCOPE_REAL_FILES"); more != "" {
		found, err := filepath.Glob(more)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) == 0 {
		t.Fatal("no files to test with")
	}
	files := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = data
	}
	return files
}

// variants are ways to write the same file.
var variants = map[string]func([]byte) []byte{
	"LF":    bytes.Clone,
	"CR LF": func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
	"BOM":   func(b []byte) []byte { return append([]byte("\ufeff"), b...) },
	"BOM, CR LF": func(b []byte) []byte {
		return append([]byte("\ufeff"), bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))...)
	},
	"two documents": func(b []byte) []byte { return append(bytes.Clone(b), "---\nnotes:   {keep: me}   # so\n...\n"...) },
}

// TestFormatLaws checks on real files that formatting says the same, keeps line
// breaks, marks and all comments, and that formatting twice is formatting once.
func TestFormatLaws(t *testing.T) {
	for name, data := range landscapeFiles(t) {
		for variant, write := range variants {
			checkFormat(t, name+", "+variant, write(data), true)
		}
	}
}

// TestFormatKeepsComments does the same with comments put in at random places.
func TestFormatKeepsComments(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	tried, refused := 0, map[string]int{}
	for name, data := range landscapeFiles(t) {
		rounds := max(1, min(200, 400_000/len(data)))
		for range rounds {
			with := withComments(data, random, 1+random.IntN(40), 0)
			if random.IntN(2) == 0 {
				with = variants["CR LF"](with)
			}
			tried++
			if err := checkFormat(t, name, with, false); err != nil {
				refused[digits.ReplaceAllString(err.Error(), "N")]++
			}
			if t.Failed() {
				t.FailNow()
			}
		}
	}
	n := 0
	for _, count := range refused {
		n += count
	}
	t.Logf("%d of %d refused: %v", n, tried, refused)
	if 50*n > tried {
		t.Errorf("%d of %d files with comments are refused: %v", n, tried, refused)
	}
}

var digits = regexp.MustCompile(`[0-9]+`)

// checkFormat checks the laws for a file.
func checkFormat(t *testing.T, name string, data []byte, must bool) error {
	t.Helper()
	once, err := Format(data, name)
	if err != nil {
		if must {
			t.Errorf("%s: %v", name, err)
		}
		return err
	}
	if twice, err := Format(once, name); err != nil || !bytes.Equal(once, twice) {
		t.Errorf("%s: the second time changes it: %v", name, err)
	}
	if got, want := values(t, once), values(t, data); !slices.Equal(got, want) {
		t.Errorf("%s: the values differ: %v", name, firstDifference(got, want))
	}
	if got, want := marked(once), marked(data); !slices.Equal(got, want) {
		t.Errorf("%s: comments differ: %v", name, firstDifference(got, want))
	}
	if hasCRLF(data) && !hasCRLF(once) || !bytes.Contains(data, []byte("\r\n")) && bytes.Contains(once, []byte("\r\n")) {
		t.Errorf("%s: the line breaks are not those of the file", name)
	}
	if bytes.HasPrefix(data, bom) != bytes.HasPrefix(once, bom) {
		t.Errorf("%s: the byte order mark is not kept", name)
	}
	return nil
}

// hasCRLF reports whether all lines end with CR LF.
func hasCRLF(data []byte) bool {
	n := bytes.Count(data, []byte("\n"))
	return n > 0 && bytes.Count(data, []byte("\r\n")) == n
}

func firstDifference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Sprintf("%q, want %q", got[i], want[i])
		}
	}
	return fmt.Sprintf("%d, want %d", len(got), len(want))
}

// values lists every value of every document with the path to it, sorted,
// without what Format and this program's own reader know of landscapes.
func values(t *testing.T, data []byte) []string {
	t.Helper()
	var out []string
	dec := yaml.NewDecoder(bytes.NewReader(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))))
	for i := 0; ; i++ {
		var doc yaml.Node
		if err := dec.Decode(&doc); err != nil {
			break
		}
		listValues(&doc, fmt.Sprint(i), &out)
	}
	slices.Sort(out)
	return out
}

func listValues(n *yaml.Node, path string, out *[]string) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if n.Content[i+1].Tag == "!!null" && (key == "item" || key == "category" || key == "subcategory") {
				continue
			}
			listValues(n.Content[i+1], path+"/"+key, out)
		}
	case yaml.ScalarNode:
		tag := n.Tag
		if tag == "!!timestamp" {
			tag = "!!str"
		}
		*out = append(*out, path+"\x00"+tag+"\x00"+n.Value)
	default:
		for i, child := range n.Content {
			listValues(child, fmt.Sprintf("%s/%d", path, i), out)
		}
	}
}

// marked lists the comments that withComments put in, sorted.
func marked(data []byte) []string {
	found := regexp.MustCompile(`# c[0-9]+ [^\r\n]*`).FindAllString(string(data), -1)
	slices.Sort(found)
	return found
}

// withComments puts comments into a file at random: on lines of their own at
// any indentation from least on, and behind what a line has.
func withComments(data []byte, random *rand.Rand, n, least int) []byte {
	lines := strings.SplitAfter(string(data), "\n")
	free := freeLines(lines)
	at := map[int]string{}
	for i := range n {
		line := free[random.IntN(len(free))]
		text := fmt.Sprintf("# c%d %s", i, cmp.Or([]string{"- item:", "name: X", "", "---- heading ----", "x: [", "'\""}[random.IntN(6)], "word"))
		switch random.IntN(4) {
		case 0:
			if trimmed := strings.TrimRight(lines[line], "\n"); trimmed != "" && !isBlockHeader(trimmed) && at[line] == "" {
				lines[line] = trimmed + strings.Repeat(" ", 1+random.IntN(3)) + text + "\n"
			}
		case 1:
			at[line] += strings.Repeat(" ", least+random.IntN(24-least)) + text + "\n\n"
		case 2:
			at[line] += "\n" + strings.Repeat(" ", least+random.IntN(24-least)) + text + "\n"
		default:
			at[line] += strings.Repeat(" ", least+random.IntN(24-least)) + text + "\n"
		}
	}
	var out strings.Builder
	for i, line := range lines {
		out.WriteString(line)
		if at[i] != "" && !strings.HasSuffix(line, "\n") {
			out.WriteString("\n")
		}
		out.WriteString(at[i])
	}
	return []byte(out.String())
}

func isBlockHeader(line string) bool {
	return regexp.MustCompile(`[|>][-+0-9]*$`).MatchString(line)
}

// freeLines lists the lines behind and below which a comment can stand: not
// within a value of several lines.
func freeLines(lines []string) []int {
	inside := map[int]bool{}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(lines, "")), &doc); err != nil {
		return slices.Collect(maps.Keys(inside))
	}
	var starts []int // of nodes
	var visit func(*yaml.Node)
	long := map[int]bool{}
	visit = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Value != "" {
			starts = append(starts, n.Line)
			if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || !strings.Contains(lines[n.Line-1], n.Value) {
				long[n.Line] = true
			}
		}
		for _, child := range n.Content {
			visit(child)
		}
	}
	visit(&doc)
	slices.Sort(starts)
	var free []int
	for i, start := range starts {
		if !long[start] && (i == 0 || starts[i-1] != start || true) {
			free = append(free, start-1)
		}
	}
	return slices.Compact(free)
}

// TestFormatIsLinear formats files of which each would take minutes if the time
// grew with the square of the lines, the comments or the values on a line.
func TestFormatIsLinear(t *testing.T) {
	const n = 10_000
	entry := "{name: \"é\", subcategories: []}, "
	for name, text := range map[string]string{
		"one line":      "landscape: [" + strings.Repeat(entry, n) + "]\n",
		"comments":      "landscape:\n" + strings.Repeat("  # a comment\n\n", 5*n) + "  - name: A\n    subcategories: []\n" + strings.Repeat("    # below\n", 5*n),
		"empty lines":   "landscape:\n  - name: A\n    x: |+\n      a\n" + strings.Repeat("\n", 5*n) + "    subcategories: []\n",
		"commented out": "landscape:\n" + strings.Repeat("-\n  # c\n  subcategories: []\n  name: A\n", n),
		"plain scalar":  "landscape: []\nx: a" + strings.Repeat("\n  b", 5*n) + "\n",
	} {
		start := time.Now()
		out, err := Format([]byte(text), name)
		if err != nil || len(out) == 0 {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(text), took)
		}
	}
}
