package scan

import (
	"fmt"
	"iter"
	"strings"
)

// The limits of a Dockerfile.
const (
	maxInstruction = 1 << 20
	maxNames       = 10_000 // of arguments, and of stages
)

// dockerfile reads the images that a Dockerfile builds on or copies from.
func (f *file) dockerfile() {
	d := dockerfile{file: f, args: map[string]string{}, stages: map[string]bool{}}
	for line, text := range f.instructions() {
		if words := strings.Fields(text); len(words) > 1 {
			d.instruction(line, words)
			d.commands(line, text)
		}
	}
}

type dockerfile struct {
	*file
	args   map[string]string
	stages map[string]bool
}

func (d *dockerfile) instruction(line int, words []string) {
	switch strings.ToUpper(words[0]) {
	case "ARG":
		for _, w := range words[1:] {
			if name, value, ok := strings.Cut(w, "="); ok && len(d.args) < maxNames {
				d.args[name] = strings.Trim(value, `"'`)
			}
		}
	case "FROM":
		d.from(line, words[1:])
	case "ONBUILD":
		if len(words) > 2 {
			d.instruction(line, words[1:])
		}
	case "COPY", "ADD", "RUN":
		for _, w := range words[1:] {
			from, ok := strings.CutPrefix(w, "--from=")
			if !ok && strings.HasPrefix(w, "--mount=") {
				_, from, ok = strings.Cut(w, "from=")
				from, _, _ = strings.Cut(from, ",")
			}
			if ok && !d.stages[strings.ToLower(from)] && strings.Trim(from, "0123456789") != "" {
				d.addImage(from, d.args, line)
			}
		}
	}
}

func (d *dockerfile) from(line int, words []string) {
	for len(words) > 0 && strings.HasPrefix(words[0], "--") {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	words[0] = strings.Trim(words[0], `"'`)
	isTarget := strings.Contains(words[0], "+") || words[0] == "DOCKERFILE" // of an Earthfile
	if !d.stages[strings.ToLower(words[0])] && words[0] != "scratch" && !isTarget {
		d.addImage(words[0], d.args, line)
	}
	if len(words) > 2 && strings.EqualFold(words[1], "as") && len(d.stages) < maxNames {
		d.stages[strings.ToLower(words[2])] = true
	}
}

var directive = lazyRegexp{source: `^#\s*([A-Za-z]+)\s*=\s*(\S*)`}

// instructions returns the instructions of a Dockerfile and the lines they
// begin in. It joins continued lines, and leaves out comments and the contents
// of here-documents. Each line of a here-document of RUN is an instruction of its own.
func (f *file) instructions() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		var now strings.Builder
		var open []heredoc // whose contents come next
		escape, header, begin, isRun := `\`, true, 0, false
		for n, line := range f.lines() {
			if len(open) > 0 {
				if open[0].endsWith(line) {
					open = open[1:]
				} else if isRun && strings.TrimSpace(line) != "" && !yield(n, "RUN "+line) {
					return
				}
				continue
			}
			if header {
				m := directive.get().FindStringSubmatch(line)
				if header = m != nil; header && strings.EqualFold(m[1], "escape") && m[2] == "`" {
					escape = m[2]
				}
			}
			line = strings.TrimRight(line, " \t\r")
			if strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") || line == "" && now.Len() > 0 {
				continue
			}
			if now.Len() == 0 {
				begin = n
			}
			text, continued := strings.CutSuffix(line, escape)
			if now.WriteString(text); now.Len() > maxInstruction {
				f.unreadable(begin, 0, "instruction larger than %d KiB", maxInstruction>>10)
				return
			}
			if continued {
				continue
			}
			if !yield(begin, now.String()) {
				return
			}
			open = heredocs(now.String())
			isRun = strings.HasPrefix(strings.ToUpper(strings.TrimSpace(now.String())), "RUN")
			now.Reset()
		}
		if now.Len() > 0 {
			yield(begin, now.String())
		}
		if len(open) > 0 {
			f.unreadable(begin, 0, "%s", fmt.Sprintf("unterminated here-document %q", shorten(open[0].name)))
		}
	}
}

// heredoc is a here-document, which ends with a line that is its name.
type heredoc struct {
	name string
	tabs bool // the line may be indented by tabs
}

func (h heredoc) endsWith(line string) bool {
	if h.tabs {
		line = strings.TrimLeft(line, "\t")
	}
	return strings.TrimSuffix(line, "\r") == h.name
}

var heredocWord = lazyRegexp{source: `^\d*<<(-?)(?:"([^"<\s]+)"|'([^'<\s]+)'|([^\s<>|&;()"']+))`}

// heredocs returns the here-documents that an instruction begins.
func heredocs(text string) []heredoc {
	if !strings.Contains(text, "<<") {
		return nil
	}
	first, _, _ := strings.Cut(strings.ToUpper(strings.TrimPrefix(strings.TrimSpace(strings.ToUpper(text)), "ONBUILD ")), " ")
	if first != "RUN" && first != "COPY" && first != "ADD" {
		return nil
	}
	var out []heredoc
	quote, boundary := byte(0), true
	for i := 0; i < len(text); i++ {
		c := text[i]
		if quote == 0 && boundary {
			if m := heredocWord.get().FindStringSubmatch(text[i:min(len(text), i+256)]); m != nil {
				out = append(out, heredoc{m[2] + m[3] + m[4], m[1] != ""})
				i += len(m[0]) - 1
				boundary = false
				continue
			}
		}
		switch {
		case c == '\\' && quote != '\'':
			i++
		case quote == c:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
		boundary = c == ' ' || c == '\t'
	}
	return out
}

// commands reads what the commands of a RUN instruction download and install, and what
// ADD downloads.
func (d *dockerfile) commands(line int, text string) {
	text = strings.TrimSpace(text)
	if len(text) > len("ONBUILD ") && strings.EqualFold(text[:len("ONBUILD ")], "ONBUILD ") {
		text = strings.TrimSpace(text[len("ONBUILD "):])
	}
	if len(text) > 4 && (strings.EqualFold(text[:3], "RUN") || strings.EqualFold(text[:3], "ADD")) {
		d.script(text[4:], line)
	}
}
