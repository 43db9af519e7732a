package scan

import (
	"bytes"
	"encoding/json"
	"strings"
)

// shellStep matches what stands before the commands of a step that runs a shell, and
// imageStep what stands before the image of an agent.
var (
	shellStep = lazyRegexp{source: `(?:\b(?:sh|bat|pwsh|powershell)\s*\(?|\bscript\s*:)\s*$`}
	imageStep = lazyRegexp{source: `\b(?:image|docker\.image)\s*\(?\s*$`}
)

// jenkinsfile reads a pipeline of Jenkins, or a library of such: commands, images of
// agents, and what strings of any program name.
func (f *file) jenkinsfile() {
	if f.isLargeSource() {
		return
	}
	var others []sourceString
	commands, strs := textReader{file: f, isScript: true}, textReader{file: f}
	for _, l := range sourceStrings(string(f.content), "//") {
		switch {
		case shellStep.get().MatchString(l.before):
			commands.block(l.text, l.line)
		case imageStep.get().MatchString(l.before):
			strs.imageString(l.text, l.line)
		case strings.Contains(l.text, "\n"):
			if strings.Contains(l.text, "apiVersion:") {
				strs.block(l.text, l.line)
			}
		case l.text != "" && !strings.ContainsAny(l.text, " \t"):
			l.key = keyOf(l.before)
			others = append(others, l)
		}
	}
	for i, l := range others {
		strs.sourceString(others, i, l)
	}
}

// imageString records an image, with or without a registry.
func (t *textReader) imageString(text string, line int) {
	text, ok := withoutVariableTag(text)
	switch {
	case !ok || !looksLikeImage(text):
	case hasRegistry(text):
		t.found(Image, text, "", line)
	default:
		t.shortImage(shellWord{text: text, line: line})
	}
}

// notebook reads the commands in the cells of a Jupyter notebook, which begin with ! or
// %. Each line of a cell is a string on a line of its own.
func (f *file) notebook() {
	t := textReader{file: f, isScript: true}
	for n, line := range f.lines() {
		text := bytes.TrimSuffix(bytes.TrimSpace([]byte(line)), []byte(","))
		if len(text) < 3 || text[0] != '"' || text[1] != '!' && text[1] != '%' {
			continue
		}
		var command string
		if json.Unmarshal(text, &command) == nil {
			t.line(n, strings.TrimRight(strings.TrimLeft(command, "!%"), "\n"))
			t.finish()
		}
	}
}
