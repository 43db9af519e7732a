package search

import "strings"

// stem returns the beginning that the forms of an English word share: "log" of
// logs and logging, "databas" of database and databases. It is always a prefix of
// the word, of at least three letters.
func stem(w string) string {
	if len(w) < 4 || isNotASCII(w) {
		return w
	}
	s := w
	switch {
	case strings.HasSuffix(s, "ies"):
		return longEnough(s[:len(s)-3], w)
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"):
		s = longEnough(s[:len(s)-2], s)
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "is"):
		s = longEnough(s[:len(s)-1], s)
	}
	for _, suffix := range []string{"ing", "ed"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok && len(rest) >= 3 && strings.ContainsAny(rest, "aeiouy") {
			return longEnough(undouble(rest), rest)
		}
	}
	if rest := strings.TrimRight(s, "ey"); len(s)-len(rest) == 1 {
		s = longEnough(rest, s)
	}
	return s
}

// longEnough returns s if a word can be told from it, else the longer one.
func longEnough(s, longer string) string {
	if len(s) < 3 {
		return longer
	}
	return s
}

// undouble returns "log" for "logg", but "install" for "install".
func undouble(s string) string {
	n := len(s)
	if n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("aeioulsz", rune(s[n-1])) {
		return s[:n-1]
	}
	return s
}
