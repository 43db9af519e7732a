package scan

import (
	"slices"
	"strings"
)

// prose leaves out what a script or a template says to readers: comments, and messages
// that it prints.
type prose struct {
	comment string // the end of the comment that is open, or ""
	quote   string // the end of the message that is open, or ""
	heredoc heredoc
	// continued reports whether the next line continues a message.
	continued bool
}

// strip returns a line without comments. It reports false if nothing is left, or if the
// line belongs to a message.
func (p *prose) strip(line string) (string, bool) {
	switch {
	case p.heredoc.name != "":
		if p.heredoc.endsWith(line) {
			p.heredoc = heredoc{}
		}
		return "", false
	case p.continued:
		p.continued = strings.HasSuffix(line, `\`)
		return "", false
	case p.quote != "":
		_, rest, ok := strings.Cut(line, p.quote)
		if ok {
			p.quote = ""
		}
		return rest, ok
	}
	line = p.withoutTemplateComments(line)
	line = withoutHashComment(line)
	return line, strings.TrimSpace(line) != ""
}

// templateComments are the beginnings and ends of comments in templates.
var templateComments = [][2]string{{"{{/*", "*/"}, {"{{- /*", "*/"}, {"{#", "#}"}}

// withoutTemplateComments removes the comments of templates from a line.
func (p *prose) withoutTemplateComments(line string) string {
	if p.comment == "" && !strings.Contains(line, "{") {
		return line
	}
	var out strings.Builder
	for {
		if p.comment != "" {
			_, rest, ok := strings.Cut(line, p.comment)
			if !ok {
				return out.String()
			}
			p.comment, line = "", rest
		}
		at := -1
		for _, c := range templateComments {
			if i := strings.Index(line, c[0]); i >= 0 && (at < 0 || i < at) {
				at, p.comment = i, c[1]
			}
		}
		if at < 0 {
			out.WriteString(line)
			return out.String()
		}
		out.WriteString(line[:at])
		line = line[at+2:]
	}
}

// commands splits a line at ;, && and || outside of quotes and returns its parts except
// messages.
func (p *prose) commands(line string) []string {
	var out []string
	quote, begin := byte(0), 0
	for i := 0; i <= len(line); i++ {
		width := 1
		switch {
		case i == len(line):
		case quote != 0:
			switch {
			case line[i] == '\\' && quote == '"':
				i++
			case line[i] == quote:
				quote = 0
			}
			continue
		case line[i] == '"' || line[i] == '\'':
			quote = line[i]
			continue
		case line[i] == ';':
		case strings.HasPrefix(line[i:], "&&") || strings.HasPrefix(line[i:], "||"):
			width = 2
		default:
			continue
		}
		part := line[min(begin, len(line)):min(i, len(line))]
		begin = i + width
		if i += width - 1; !isMessage(part) {
			out = append(out, part)
			continue
		}
		if begin > len(line) { // the last part
			p.open(part, quote)
		}
	}
	return out
}

// open notes that a message goes on in the next line.
func (p *prose) open(part string, quote byte) {
	if quote != 0 {
		p.quote = string(quote)
	}
	if at := strings.Index(part, "<<"); at >= 0 && quote == 0 {
		if m := heredocWord.get().FindStringSubmatch(strings.Replace(part[at:min(len(part), at+256)], "<< ", "<<", 1)); m != nil {
			p.heredoc = heredoc{m[2] + m[3] + m[4], m[1] != ""}
		}
	}
	if strings.HasSuffix(part, `\`) && quote == 0 && p.heredoc.name == "" {
		p.continued = true
	}
}

// printers are commands that print their arguments.
var printers = []string{
	"abort", "cat", "color_echo", "debug", "die", "echo", "err", "error", "fail", "fatal", "info", "log", "log_error",
	"log_info", "log_warn", "log_warning", "msg", "note", "notice", "print", "printf", "success", "usage", "warn", "warning",
	"write-error", "write-host", "write-output", "write-warning", "(info", "(warning", "(error",
}

// isMessage reports whether a command prints its arguments to the user, as opposed to a
// file or another command.
func isMessage(command string) bool {
	words := strings.Fields(strings.TrimLeft(command, " \t@-+{!($"))
	for len(words) > 1 && (slices.Contains([]string{"if", "then", "else", "do", "{", "("}, words[0]) || isCase(words[0])) {
		words = words[1:]
	}
	if len(words) == 0 || !slices.Contains(printers, strings.ToLower(strings.TrimSuffix(words[0], "::"))) {
		return false
	}
	if words[0] == "cat" && !strings.Contains(command, "<<") {
		return false
	}
	plain := strings.ReplaceAll(strings.Join(words, " "), ">&2", "")
	return !strings.ContainsAny(withoutQuoted(plain), "|>")
}

// isCase reports whether a word is a pattern of a case statement, such as --help).
func isCase(word string) bool { return strings.HasSuffix(word, ")") && !strings.Contains(word, "(") }

// withoutQuoted removes quoted strings.
func withoutQuoted(text string) string {
	var out strings.Builder
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}
