package scan

import (
	"regexp"
	"strings"
	"sync"
)

var coordinates = lazyRegexp{source: `(?:^|["'])([A-Za-z0-9_][\w.-]*):([\w.-]+)(?::([^"':@=\s]+))?`}

// namedCoordinates matches group: 'g', name: 'n', version: 'v', and with equals
// signs, as in Kotlin.
var namedCoordinates = sync.OnceValue(func() *regexp.Regexp {
	const text = `\s*[:=]\s*["']([^"'\s]+)["']`
	return regexp.MustCompile(`\bgroup` + text + `\s*,\s*name` + text + `(?:\s*,\s*version` + text + `)?`)
})

// argumentCoordinates matches implementation("g", "n", "v").
var argumentCoordinates = sync.OnceValue(func() *regexp.Regexp {
	const text = `["']([\w.-]+)["']`
	return regexp.MustCompile(`(?i)\b\w*(?:implementation|api|compile|only|runtime|classpath|processor|kapt|ksp)\s*\(\s*` + text + `\s*,\s*` + text + `(?:\s*,\s*["']([^"'\s]+)["'])?\s*[,)]`)
})

// maxStatement bounds the lines that are joined because each ends in a comma.
const maxStatement = 4096

// gradle reads coordinates of Maven artifacts out of a build script.
func (f *file) gradle() {
	var code gradleCode
	var statement strings.Builder
	begin := 0
	for n, line := range f.lines() {
		line = strings.TrimSpace(code.withoutComments(line))
		if strings.Contains(line, ":") {
			for _, m := range coordinates.get().FindAllStringSubmatch(line, -1) {
				f.add(Maven, m[1]+":"+m[2], m[3], n)
			}
		}
		if statement.Len() == 0 {
			begin = n
		}
		statement.WriteString(line + " ")
		if statement.Len() < maxStatement && (strings.HasSuffix(line, ",") || strings.HasSuffix(line, "(")) {
			continue
		}
		f.joinedCoordinates(statement.String(), begin)
		statement.Reset()
	}
	f.joinedCoordinates(statement.String(), begin)
}

func (f *file) joinedCoordinates(statement string, line int) {
	if !strings.Contains(statement, ",") || !strings.Contains(statement, "group") && !strings.Contains(statement, "(") {
		return
	}
	for _, re := range []*regexp.Regexp{namedCoordinates(), argumentCoordinates()} {
		for _, m := range re.FindAllStringSubmatch(statement, -1) {
			f.add(Maven, m[1]+":"+m[2], m[3], line)
		}
	}
}

// gradleCode removes comments from Groovy and Kotlin, line by line.
type gradleCode struct{ inComment bool }

// withoutComments returns the code of the next line.
func (g *gradleCode) withoutComments(line string) string {
	if !g.inComment && !strings.Contains(line, "//") && !strings.Contains(line, "/*") {
		return line
	}
	var out strings.Builder
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		rest, c := line[i:], line[i]
		switch {
		case g.inComment:
			if strings.HasPrefix(rest, "*/") {
				g.inComment = false
				i++
			}
			continue
		case quote != 0:
			if c == '\\' && i+1 < len(line) {
				out.WriteByte(c)
				i++
				c = line[i]
			} else if c == quote {
				quote = 0
			}
		case strings.HasPrefix(rest, "//"):
			return out.String()
		case strings.HasPrefix(rest, "/*"):
			g.inComment = true
			i++
			continue
		case c == '"' || c == '\'':
			quote = c
		}
		out.WriteByte(c)
	}
	return out.String()
}
