package scan

import (
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// image records an image with its variables replaced.
func (f *file) image(text string, env map[string]string, line int) {
	if filled, ok := expandVars(text, env); ok {
		f.add(Image, filled, "", line)
	} else if repository, ok := fillRepository(text, env); ok {
		f.add(Image, repository, "", line)
	} else {
		f.remark(f.name, line, "image %s: a variable has no value, or its value is too long", shortened(text))
	}
}

// fillRepository fills an image whose tag or digest is a variable, without it.
func fillRepository(text string, env map[string]string) (string, bool) {
	bare := withoutVersion(text)
	if bare == text {
		return "", false
	}
	return expandVars(bare, env)
}

// shortened returns the beginning of a long text.
func shortened(text string) string {
	if len(text) <= 200 {
		return text
	}
	return strings.ToValidUTF8(text[:200], "") + "..."
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

// maxImageBytes bounds the reference of an image: its path has at most 255
// bytes.
const maxImageBytes = 4096

// expandVars replaces variables by their values, which may have variables themselves.
// It reports false if one has no value or the result is too long.
func expandVars(text string, env map[string]string) (filled string, ok bool) {
	ok = true
	for range 5 {
		if !strings.Contains(text, "$") {
			break
		}
		size := len(text)
		text = variable().ReplaceAllStringFunc(text, func(s string) string {
			if size > maxImageBytes {
				return ""
			}
			m := variable().FindStringSubmatch(s)
			name := m[1] + m[4]
			switch v, known := env[name]; {
			case name == "":
				return ""
			case known && (v != "" || !strings.HasPrefix(m[2], ":")) && !strings.HasSuffix(m[2], "+"):
				size += len(v)
				return v
			case strings.HasSuffix(m[2], "-"):
				size += len(m[3])
				return m[3]
			}
			ok = false
			return ""
		})
		if size > maxImageBytes {
			return "", false
		}
	}
	return text, ok && !strings.ContainsAny(text, "${}")
}

// compose reads the images of a compose file.
func (f *file) compose() {
	for root := range f.documents() {
		f.services(root)
	}
}

// services reads the images of the services of a compose file, with variables
// from the .env file beside it.
func (f *file) services(root *yaml.Node) {
	env := dotEnv(filepath.Dir(f.name))
	pairs(get(root, "services"), func(_, service *yaml.Node) {
		if n := get(service, "image"); n != nil && n.Kind == yaml.ScalarNode {
			f.image(n.Value, env, n.Line)
		}
	})
}

// dotEnv reads the .env file of a folder.
func dotEnv(dir string) map[string]string {
	env := map[string]string{}
	content, _ := readSmallFile(filepath.Join(dir, ".env"))
	for line := range strings.Lines(content) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		if name, value, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			value, _, _ = strings.Cut(value, " #")
			env[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return env
}
