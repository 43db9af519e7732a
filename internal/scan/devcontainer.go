package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// devcontainer reads the image of a development container, and its features, which
// are artifacts in a registry.
func (f *file) devcontainer() {
	f.content = withoutComments(f.content)
	root := f.tree()
	if root == nil {
		return
	}
	eachMember(get(root, "features"), func(key, _ *yaml.Node) {
		if looksLikeImage(key.Value) {
			f.add(Image, key.Value, "", key.Line)
		}
	})
	eachMember(root, func(key, v *yaml.Node) {
		if strings.HasSuffix(key.Value, "Command") {
			f.scriptScalar(v)
		}
	})
	f.extensions(get(root, "extensions"))
	f.extensions(get(get(get(root, "customizations"), "vscode"), "extensions"))
	f.addImages(root, 0)
}

// withoutComments returns JSON with comments and trailing commas as JSON of the same
// lines.
func withoutComments(text []byte) []byte {
	out := append([]byte(nil), text...)
	comma := -1 // a comma after which there is only whitespace so far
	for i := 0; i < len(out); {
		end := i + 1
		switch c := out[i]; {
		case c == '"':
			end = stringEnd(out, i)
			comma = -1
		case c == '/' && i+1 < len(out) && (out[i+1] == '/' || out[i+1] == '*'):
			end = commentEnd(out, i)
			for j := i; j < end; j++ {
				if out[j] != '\n' {
					out[j] = ' '
				}
			}
		case c == ',':
			comma = i
		case c == '}' || c == ']':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			comma = -1
		}
		i = end
	}
	return out
}

// stringEnd returns the offset after the string that begins at i.
func stringEnd(text []byte, i int) int {
	for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return min(i+1, len(text))
}

// commentEnd returns the offset after the comment that begins at i.
func commentEnd(text []byte, i int) int {
	line := text[i+1] == '/'
	for i += 2; i < len(text); i++ {
		if line && text[i] == '\n' {
			return i
		}
		if !line && text[i] == '/' && text[i-1] == '*' {
			return i + 1
		}
	}
	return len(text)
}
