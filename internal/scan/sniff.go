package scan

import (
	"bytes"
	"strings"
)

// selectReader returns the reader for the file, and whether it reads files of any size.
func (f *file) selectReader() (read func(*file), streams bool) {
	if f.in != nil {
		return f.in.read, f.in.streams
	}
	text := bytes.TrimLeft(f.content, " \t\r\n")
	switch {
	case bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("[")) && !bytes.HasPrefix(text, []byte("[[")) && !tomlTable.get().Match(text):
		return (*file).json, true
	case bytes.HasPrefix(text, []byte("<")):
		return (*file).xml, false
	case bytes.HasPrefix(text, []byte("SPDXVersion:")):
		return (*file).spdxTagValue, false
	case isShellScript(text):
		return (*file).text, false
	}
	if read := readerOf(string(f.content)); read != nil {
		return read, false
	}
	if read := f.commandReader(); read != nil {
		return read, false
	}
	if bytes.Contains(f.content, []byte(": ")) || bytes.Contains(f.content, []byte(":\n")) {
		return (*file).yaml, true
	}
	return (*file).imageList, false
}

// The beginnings of files that are known by what is in them.
var (
	tomlTable   = lazyRegexp{source: `^\[[A-Za-z][\w.-]*\]\s*(?:\n|$)`}
	hclBlock    = lazyRegexp{source: `^(?:resource|data|module|provider|variable)\s+"[^"\n]*"[^{\n]*\{|^(?:terraform|locals)\s*\{`}
	fromLine    = lazyRegexp{source: `(?m)^FROM[ \t]+\S`}
	yarnKey     = lazyRegexp{source: `(?m)^(?:# yarn lockfile v1|__metadata:)\s*$`}
	pnpmSection = lazyRegexp{source: `(?m)^(?:importers|packages|dependencies):\s*$`}
)

// readerOf returns the reader of a file of a kind that its first lines show, or nil.
func readerOf(content string) func(*file) {
	if yarnKey.get().MatchString(content[:min(len(content), 1024)]) {
		return (*file).yarnLock
	}
	text := withoutHeadComments(content)
	switch {
	case strings.HasPrefix(text, "module "):
		return (*file).goMod
	case strings.HasPrefix(text, "FROM "), strings.HasPrefix(text, "ARG ") && fromLine.get().MatchString(text):
		return (*file).dockerfile
	case hclBlock.get().MatchString(text):
		return (*file).terraform
	case strings.HasPrefix(text, "lockfileVersion:") && pnpmSection.get().MatchString(text):
		return (*file).pnpmLock
	case strings.HasPrefix(text, "[[package]]") || strings.HasPrefix(text, "version = ") && strings.Contains(text, "\n[[package]]\n"):
		if strings.Contains(text, `source = "registry+`) { // of Cargo
			return func(f *file) { f.lockTOML(Cargo, "package") }
		}
		return func(f *file) { f.lockTOML(PyPI, "package") }
	}
	return nil
}

// maxHeadComments is the number of lines of comments at the beginning of a file.
const maxHeadComments = 1000

// withoutHeadComments returns a text without the blank lines and comments that it begins
// with.
func withoutHeadComments(text string) string {
	for range maxHeadComments {
		line, rest, ok := strings.Cut(text, "\n")
		trimmed := strings.TrimSpace(line)
		if !ok || trimmed != "" && trimmed[0] != '#' && !strings.HasPrefix(trimmed, "//") {
			break
		}
		text = rest
	}
	return text
}
