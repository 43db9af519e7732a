package scan

import (
	"slices"
	"strings"
)

// setupKeys are the arguments of setup, and the options of setup.cfg, that list
// requirements.
var setupKeys = []string{"install_requires", "tests_require", "setup_requires", "extras_require"}

// setupCfg reads the requirements in a setup.cfg.
func (f *file) setupCfg() {
	section, key := "", ""
	for n, line := range f.lines() {
		text := strings.TrimSpace(line)
		switch {
		case text == "" || text[0] == '#' || text[0] == ';':
			continue
		case text[0] == '[' && line[0] == '[':
			section, key = strings.Trim(text, "[]"), ""
			continue
		case line[0] != ' ' && line[0] != '\t':
			name, value, _ := strings.Cut(text, "=")
			key, text = strings.ReplaceAll(strings.TrimSpace(name), "-", "_"), strings.TrimSpace(value)
		}
		if section == "options" && slices.Contains(setupKeys, key) || section == "options.extras_require" {
			f.pythonRequirement(text, n)
		}
	}
}

// pythonRequirement records a requirement such as NAME[EXTRA]>=VERSION.
func (f *file) pythonRequirement(text string, line int) {
	m := requirement.get().FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return
	}
	if strings.HasPrefix(m[3], "git+") {
		f.add(Repository, m[3], "", line)
	}
	f.add(PyPI, m[1], m[2], line)
}

// setupPy reads the requirements that a setup.py has as literals: in an argument of
// setup, or in a variable that is one of these arguments.
func (f *file) setupPy() {
	if len(f.content) > maxPython {
		f.unreadable(0, 0, "setup.py larger than %d KiB", maxPython>>10)
		return
	}
	tokens := pythonTokens(f.content)
	names := slices.Clone(setupKeys)
	for i := 2; i < len(tokens); i++ {
		if tokens[i].kind == pythonName && tokens[i-1].text == "=" && slices.Contains(setupKeys, tokens[i-2].text) && len(names) < maxSetupNames {
			names = append(names, tokens[i].text)
		}
	}
	for i := 0; i+2 < len(tokens); i++ {
		if slices.Contains(names, tokens[i].unquoted()) && (tokens[i+1].text == "=" || tokens[i+1].text == ":") {
			i = f.requirementLiterals(tokens, i+2)
		}
	}
}

// maxPython bounds a setup.py, whose tokens take some thirty times its size.
const maxPython = 1 << 20

// maxSetupNames bounds the variables that setupPy looks for.
const maxSetupNames = 20

// requirementLiterals records the strings of the list or dictionary of lists that
// begins at a token, and returns where it ends.
func (f *file) requirementLiterals(tokens []pythonToken, i int) int {
	for depth := 0; i < len(tokens); i++ {
		switch t := tokens[i]; {
		case t.kind == pythonString && depth > 0:
			if isKey := i+1 < len(tokens) && tokens[i+1].text == ":"; !isKey {
				f.pythonRequirement(t.text, t.line)
			}
		case t.kind == pythonOther && slices.Contains([]string{"[", "{", "("}, t.text):
			depth++
		case t.kind == pythonOther && slices.Contains([]string{"]", "}", ")"}, t.text):
			depth--
		}
		if depth <= 0 {
			return i
		}
	}
	return i
}

// pythonToken is a name, a string without its quotes, or a character of Python.
type pythonToken struct {
	kind pythonKind
	text string
	line int
}

type pythonKind byte

const (
	pythonOther pythonKind = iota
	pythonName
	pythonString
)

// unquoted returns the text of a name, or of a string that is a key.
func (t pythonToken) unquoted() string {
	if t.kind == pythonOther {
		return ""
	}
	return t.text
}

// pythonTokens splits Python into tokens, without comments. Their texts share the
// memory of one string.
func pythonTokens(content []byte) []pythonToken {
	var tokens []pythonToken
	text, line := string(content), 1
	for i := 0; i < len(text); {
		start, kind := i, pythonOther
		switch c := text[i]; {
		case c == '\n':
			line++
			i++
			continue
		case c == ' ' || c == '\t' || c == '\r':
			i++
			continue
		case c == '#':
			for i < len(text) && text[i] != '\n' {
				i++
			}
			continue
		case c == '"' || c == '\'':
			inner, end := pythonStringAt(text, i)
			tokens = append(tokens, pythonToken{pythonString, inner, line})
			line += strings.Count(text[i:end], "\n")
			i = end
			continue
		case isPythonName(c):
			kind = pythonName
			for i < len(text) && isPythonName(text[i]) {
				i++
			}
		default:
			i++
		}
		tokens = append(tokens, pythonToken{kind, text[start:i], line})
	}
	return tokens
}

func isPythonName(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// pythonStringAt returns the content of the string that begins at i, and where it ends.
// A string in single quotes ends with its line.
func pythonStringAt(text string, i int) (inner string, end int) {
	quote := text[i : i+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(text[i:], triple) {
		quote = triple
	}
	begin := i + len(quote)
	for j := begin; j < len(text); j++ {
		switch {
		case text[j] == '\\':
			j++
		case text[j] == '\n' && len(quote) == 1:
			return text[begin:j], j
		case strings.HasPrefix(text[j:], quote):
			return text[begin:j], j + len(quote)
		}
	}
	return text[begin:], len(text)
}
