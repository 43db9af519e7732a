package scan

import (
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// dockerfile reads the images that a Dockerfile builds on or copies from.
func (f *file) dockerfile() {
	args, stages := map[string]string{}, map[string]bool{}
	for _, l := range logicalLines(string(f.content)) {
		words := strings.Fields(l.text)
		if len(words) < 2 {
			continue
		}
		switch strings.ToUpper(words[0]) {
		case "ARG":
			for _, w := range words[1:] {
				if name, value, ok := strings.Cut(w, "="); ok {
					args[name] = strings.Trim(value, `"'`)
				}
			}
		case "FROM":
			rest := words[1:]
			for len(rest) > 0 && strings.HasPrefix(rest[0], "--") {
				rest = rest[1:]
			}
			if len(rest) == 0 {
				continue
			}
			if !stages[strings.ToLower(rest[0])] && rest[0] != "scratch" {
				f.image(rest[0], args, l.line)
			}
			if len(rest) > 2 && strings.EqualFold(rest[1], "as") {
				stages[strings.ToLower(rest[2])] = true
			}
		case "COPY", "ADD", "RUN":
			for _, w := range words[1:] {
				from, ok := strings.CutPrefix(w, "--from=")
				if !ok && strings.HasPrefix(w, "--mount=") {
					_, from, ok = strings.Cut(w, "from=")
					from, _, _ = strings.Cut(from, ",")
				}
				if ok && !stages[strings.ToLower(from)] && strings.Trim(from, "0123456789") != "" {
					f.image(from, args, l.line)
				}
			}
		}
	}
}

type logicalLine struct {
	text string
	line int
}

// logicalLines joins lines that end in a backslash and leaves comments out.
func logicalLines(text string) []logicalLine {
	var out []logicalLine
	joined := false
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		more := strings.HasSuffix(line, `\`)
		line = strings.TrimSuffix(line, `\`)
		if joined {
			out[len(out)-1].text += " " + line
		} else {
			out = append(out, logicalLine{line, i + 1})
		}
		joined = more
	}
	return out
}

// image notes an image, its variables filled in.
func (f *file) image(text string, env map[string]string, line int) {
	if filled, ok := fill(text, env); ok {
		f.add(Image, filled, "", line)
	} else if repository, ok := fill(withoutVersion(text), env); ok {
		f.add(Image, repository, "", line)
	} else {
		f.remark(f.name, line, "image %s: a variable has no value", text)
	}
}

// withoutVersion cuts off a tag or digest that is a variable.
func withoutVersion(text string) string {
	if at := strings.LastIndexAny(text, ":@"); at > strings.LastIndex(text, "/") && strings.Contains(text[at:], "$") && !strings.Contains(text[:at], "${") {
		return text[:at]
	}
	if at := strings.Index(text, ":$"); at > 0 {
		return text[:at]
	}
	return text
}

var variable = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-+?])([^{}]*))?\}|([A-Za-z_]\w*))`)
})

// fill fills variables in; ok is false when one has no value. A value may have
// variables itself.
func fill(text string, env map[string]string) (filled string, ok bool) {
	ok = true
	for range 5 {
		if !strings.Contains(text, "$") {
			break
		}
		text = variable().ReplaceAllStringFunc(text, func(s string) string {
			m := variable().FindStringSubmatch(s)
			name := m[1] + m[4]
			switch v, known := env[name]; {
			case name == "":
				return ""
			case known && (v != "" || !strings.HasPrefix(m[2], ":")) && !strings.HasSuffix(m[2], "+"):
				return v
			case strings.HasSuffix(m[2], "-"):
				return m[3]
			}
			ok = false
			return ""
		})
	}
	return text, ok && !strings.ContainsAny(text, "${}")
}

// compose reads the images of a compose file, with variables out of .env files
// beside it and above it.
func (f *file) compose() {
	env := dotEnv(filepath.Dir(f.name))
	for root := range f.documents() {
		pairs(get(root, "services"), func(_, service *yaml.Node) {
			if n := get(service, "image"); n != nil && n.Kind == yaml.ScalarNode {
				f.image(n.Value, env, n.Line)
			}
		})
	}
}

// dotEnv reads the .env file of a folder.
func dotEnv(dir string) map[string]string {
	env := map[string]string{}
	content, _ := small(filepath.Join(dir, ".env"))
	for line := range strings.Lines(content) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		if name, value, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			value, _, _ = strings.Cut(value, " #")
			env[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return env
}

// imageList reads a list of images, one a line.
func (f *file) imageList() {
	for i, line := range strings.Split(string(f.content), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") || strings.ContainsAny(line, " \t") {
			continue
		}
		f.add(Image, line, "", i+1)
	}
}
