package landscapetest

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Comments returns the comments that [WithComments] added, sorted.
func Comments(data []byte) []string {
	found := regexp.MustCompile(`# c[0-9]+ [^\r\n]*`).FindAllString(string(data), -1)
	slices.Sort(found)
	return found
}

// WithComments returns the file with n comments at random positions: on their
// own lines, indented by at least least, and at the ends of lines.
func WithComments(data []byte, random *rand.Rand, n, least int) []byte {
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

// freeLines returns the indexes of the lines after which a comment may be added:
// those that are not part of a multi-line value.
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
	for _, start := range starts {
		if !long[start] {
			free = append(free, start-1)
		}
	}
	return slices.Compact(free)
}
