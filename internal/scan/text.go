package scan

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// text reads a script, a build file or a template: the known strings in its lines,
// outside of comments and messages. A matcher finds each in maps, so the cost does not
// grow with the number of identifiers, and a report leaves out strings that belong to
// no project.
func (f *file) text() {
	base := strings.ToLower(filepath.Base(f.name))
	inner := filepath.Ext(strings.TrimSuffix(base, filepath.Ext(base)))
	if slices.Contains([]string{".md", ".txt", ".html", ".go", ".adoc", ".rst"}, inner) {
		return // a template of prose or of source code
	}
	t := textReader{file: f, isScript: inner == ".sh" || !slices.Contains([]string{".tpl", ".tmpl", ".gotmpl", ".j2", ".hcl", ".json"}, filepath.Ext(base))}
	for n, line := range f.lines() {
		t.line(n, line)
	}
	t.finish()
}

// shellScript reports whether the file is a shell script by its first line, and makes
// it one.
func (f *file) shellScript(info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	in, err := os.Open(f.name)
	if err != nil {
		return false
	}
	defer in.Close()
	start := make([]byte, 128)
	n, _ := io.ReadFull(in, start)
	if !isShellScript(start[:n]) {
		return false
	}
	f.in = &input{doc: "scripts, Makefiles", read: (*file).text}
	return true
}

var shebang = lazyRegexp{source: `^#![ \t]*[^ \t\r\n]*/(?:env[ \t]+(?:-S[ \t]+)?)?(?:ba|z|da|k|a)?sh(?:[ \t\r\n]|$)`}

func isShellScript(start []byte) bool {
	return bytes.HasPrefix(start, []byte("#!")) && shebang.get().Match(start[:min(len(start), 128)])
}

// templateLines reads the lines of a template that is no YAML, except those where its
// documents that are YAML name components.
func (f *file) templateLines() {
	known := map[int]bool{}
	for _, c := range f.result.Components[f.first:] {
		known[c.Line] = true
	}
	t := textReader{file: f}
	for n, line := range f.lines() {
		if !known[n] {
			t.line(n, line)
		}
	}
	t.finish()
}

// script reads a text of commands inside another file, from the number of its first
// line on.
func (f *file) script(text string, line int) {
	t := textReader{file: f, isScript: true}
	t.block(text, line)
}

// block reads the lines of a string.
func (t *textReader) block(text string, line int) {
	for part := range strings.Lines(text) {
		t.line(line, strings.TrimRight(part, "\r\n"))
		line++
	}
	t.finish()
}

// textReader reads lines of text.
type textReader struct {
	*file
	prose    prose
	api      apiVersion // the last one of a group that is built in
	kindLine int        // the last line with a kind
	// isScript reports whether the lines are commands.
	isScript bool
	// running is a command that goes on in the next line, or nil.
	running     []byte
	runningLine int // where it begins
}

// line reads a line.
func (t *textReader) line(n int, line string) {
	line, ok := t.prose.strip(line)
	if !ok {
		t.finish()
		return
	}
	if key, value, ok := yamlLine(line); ok && t.member(key, value, n) {
		t.finish()
		return
	}
	if !t.isScript && t.running == nil && !strings.ContainsAny(line, "/\\\"'<") {
		return // no string of a template that is known
	}
	for i, command := range t.prose.commands(line) {
		t.command(command, n)
		t.extend(command, n, i == 0)
	}
}

// command reads the strings of a command, or of any other text.
func (t *textReader) command(text string, n int) {
	t.installs(text, n)
	context := contextOf(text)
	for i := 0; i < len(text); {
		if strings.IndexByte(boundaries, text[i]) >= 0 {
			i++
			continue
		}
		end := len(text)
		if at := strings.IndexAny(text[i:], boundaries+"${}"); at >= 0 {
			end = i + at
		}
		isCut := end < len(text) && strings.IndexByte("${}", text[end]) >= 0
		token := text[i:end]
		if !isCut {
			token = strings.TrimRight(token, ".:;!?\\")
		}
		t.token(token, isCut, context, n)
		i = end
		if isCut {
			i = afterVariable(text, end)
		}
	}
}

// boundaries are the characters that separate strings.
const boundaries = " \t\r\"'`()[]<>|;,=*"

// afterVariable returns the index after a variable and what is glued to it. The
// default of a variable, ${NAME:-DEFAULT}, is a string of its own.
func afterVariable(text string, i int) int {
	for ; i < len(text) && strings.IndexByte(boundaries, text[i]) < 0; i++ {
		if strings.HasPrefix(text[i:], ":-") {
			return i + 2
		}
	}
	return i
}

// context says what the strings of a command are.
type context struct {
	isGo     bool // packages of Go
	isCharts bool // Helm repositories
}

func contextOf(text string) context {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	return context{
		isGo:     has("go install", "go get", "go run", "go-install", "go-get", "go_install", "go_get"),
		isCharts: has("helm repo add", "--repo"),
	}
}

// token records a string if it has the form of an identifier. It is cut if a variable
// follows it at once.
func (t *textReader) token(text string, isCut bool, in context, n int) {
	if scheme, rest, ok := strings.Cut(text, "://"); ok {
		t.url(strings.ToLower(scheme), rest, isCut, in, n)
		return
	}
	if rest, ok := strings.CutPrefix(text, "git@"); ok {
		host, path, _ := strings.Cut(rest, ":")
		t.repository(host, path, isCut, n)
		return
	}
	host, path, ok := strings.Cut(text, "/")
	name, version, hasVersion := strings.Cut(text, "@")
	switch {
	case !ok || !strings.Contains(host, "."): // see commandImages
	case strings.HasPrefix(host, ".") || strings.ContainsAny(host, ":@~"):
	case hasVersion && !strings.HasPrefix(version, "sha256") && (version != "" || isCut):
		t.found(Module, name, version, n)
	case in.isGo && !isCut:
		t.found(Module, strings.TrimSuffix(text, "/..."), "", n)
	case repositoryHosts[strings.ToLower(host)] != 0:
		if strings.Count(path, "/") > 1 {
			t.repository(host, path, isCut, n)
		}
	default:
		t.image(text, isCut, n)
	}
}

// image records an image. A variable may only follow in its tag or digest.
func (t *textReader) image(text string, isCut bool, n int) {
	if isCut && !strings.ContainsAny(text[strings.LastIndex(text, "/")+1:], ":@") {
		return
	}
	if text = strings.TrimRight(text, ":@"); looksLikeImage(text) {
		t.found(Image, text, "", n)
	}
}

// found records a component that text names.
func (t *textReader) found(kind, name, version string, line int) {
	t.component(Component{Kind: kind, Name: name, Version: version, Line: line, Text: true})
}
