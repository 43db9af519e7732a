package scan

import (
	"regexp"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// The parts of a claim. A claim is in the present tense: what was, became or joined tells of
// the past.
const (
	claimCNCF    = `(?:the\s+)?(?:CNCF(?:['’]s)?|Cloud[\s-]+Native\s+Computing\s+Foundation(?:['’]s)?(?:\s+\(\s*CNCF\s*\))?)`
	claimLevel   = `(sandbox|incubating|incubation|incubated|incubator|graduated|archived)(?:[\s-]+(?:level|stage|phase|tier))?`
	claimAny     = `(?:[\w-]+,?\s+){0,3}?` // adjectives
	claimArticle = `(?:an?|the|one\s+of\s+the)\s+`
	claimVerb    = `(?:\s(?:is|are|remains?)|['’](?:s|re|m))(?:\s+(?:now|currently|today|still|also|proudly|already))*\s+`
	claimNoun    = claimAny + `(?:` + claimCNCF + `(?:[\s-]+hosted)?[\s-]+` + claimAny + claimLevel + `\s+` + claimAny + `projects?\b` +
		`|` + claimLevel + `\s+` + claimAny + claimCNCF + `\s+projects?\b` +
		`|` + claimLevel + `\s+` + claimAny + `projects?\s+(?:hosted\s+)?(?:of|in|at|under|within|by)\s+` + claimCNCF + `)`
	claimHosted = `(?:hosted\s+(?:by|in|at|under)|part\s+of)\s+` + claimCNCF + `,?\s+as\s+` + claimArticle + claimAny + claimLevel
)

var claimPattern = sync.OnceValue(func() *regexp.Regexp {
	plural := claimCNCF + `[\s-]+` + claimAny + claimLevel + `\s+projects\b`
	return regexp.MustCompile(`(?i)^(?:` + claimVerb + `(?:` + claimArticle + claimNoun + `|` + claimArticle + claimAny + claimHosted + `|` + claimHosted + `|` + plural + `)` +
		`|(?:,|\s*\(|\s[–—-])\s*` + claimArticle + claimNoun + `)`)
})

var (
	// pastSentence tells of another time.
	pastSentence = lazyRegexp{source: `(?i)^\W*(?:as of|in|back in|by|until|on)\s+(?:\w+\s+)?(?:\w+\s+)?\d{4}\b|^\W*(?:if|when|once|until|unless|whether)\s`}
	// pastWords tell of the past wherever they are.
	pastWords   = lazyRegexp{source: `(?i)\b(?:was|were|had|became|joined|entered|accepted|donated|announced|started|began|moved|chose|used\s+to|(?:19|20)\d\d)\b`}
	aside       = lazyRegexp{source: `\([^()]*\)`}
	ownSubject  = lazyRegexp{source: `(?i)(?:^|\W)(?:we|(?:this|the|our)\s+(?:project|repository|repo))$`}
	relative    = lazyRegexp{source: `(?i),?\s+(?:which|that|who)$`}
	preposition = lazyRegexp{source: `(?i)(?:^|\W)(?:on|of|for|with|to|in|into|using|uses|use|from|by|like|than|via|over|around|inside|behind|against|about|and|or|without|under|called|extends|replaces)$`}
	listSplit   = lazyRegexp{source: `(?i),\s*(?:and|or)\s+|,|\s+and\s+|\s+&\s+`}
)

// maxSentence bounds the text in which a claim is sought, maxSubject that before its verb.
const (
	maxSentence = 1000
	maxSubject  = 300
)

// claimReader finds the claims of one file.
type claimReader struct {
	file  string
	names nameIndex
	owner func() *landscape.Item
	// topic is the project that "it" means: that of the sentence before, or of the heading.
	topic *landscape.Item
	out   []Statement
}

// maxStatements bounds the statements of one file.
const maxStatements = 50_000

// statements returns the claims of a file; owner returns the project that "we" means.
func statements(file string, content []byte, n nameIndex, owner func() *landscape.Item) []Statement {
	r := &claimReader{file: file, names: n, owner: sync.OnceValue(owner)}
	r.blocks(plainText(withoutFences(string(content))))
	return r.out
}

// withoutFences empties the lines of fenced code.
func withoutFences(text string) string {
	if !strings.Contains(text, "```") && !strings.Contains(text, "~~~") {
		return text
	}
	lines := strings.Split(text, "\n")
	fence := ""
	for i, line := range lines {
		mark := strings.TrimLeft(line, " \t>")
		switch {
		case fence == "" && (strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~")):
			fence, lines[i] = mark[:3], ""
		case fence != "":
			if strings.HasPrefix(mark, fence) {
				fence = ""
			}
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}

// blocks reads the headings, tables and paragraphs of a text.
func (r *claimReader) blocks(text string) {
	var paragraph strings.Builder
	begin, heading := 1, ""
	flush := func() {
		r.paragraph(paragraph.String(), begin)
		paragraph.Reset()
	}
	var table []string
	number := 0
	for line := range strings.Lines(text) {
		number++
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "|") {
			flush()
			table = append(table, trimmed)
			r.row(table, heading, number)
			if len(table) > 2 {
				table = table[:2] // only the header counts from now on
			}
			continue
		}
		table = nil
		switch {
		case trimmed == "":
			flush()
			continue
		case strings.HasPrefix(trimmed, "#"):
			flush()
			heading = strings.Trim(trimmed, "# ")
			r.topic = r.names.exact(heading)
			continue
		case strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "+ "):
			flush()
		}
		if paragraph.Len() == 0 {
			begin = number
		}
		paragraph.WriteString(line)
	}
	flush()
}

// paragraph reads the sentences of a paragraph that begins in a line.
func (r *claimReader) paragraph(text string, line int) {
	for len(text) > 0 && len(r.out) < maxStatements {
		end := len(text)
		if end > maxSentence {
			end = maxSentence
		}
		end = sentenceLen(text[:end])
		r.sentence(text[:end], line)
		line += strings.Count(text[:end], "\n")
		text = text[end:]
	}
}

func (r *claimReader) sentence(text string, line int) {
	topic := r.topic
	if it := r.names.atStart(strings.TrimLeft(text, " \t\r\n->+*")); it != nil {
		r.topic = it
	} else if !strings.HasPrefix(strings.ToLower(strings.TrimSpace(text)), "it ") {
		r.topic = nil
	}
	if !mayClaim(text) {
		return
	}
	other, past := -1, -1 // whether the sentence tells of another time, or of the past; not known yet
	for _, m := range findClaims(text) {
		word := ""
		at := 0
		for g := 2; g+1 < len(m); g += 2 {
			if m[g] >= 0 {
				word, at = text[m[g]:m[g+1]], m[g]
			}
		}
		apposition := strings.ContainsAny(text[m[0]:m[0]+1], ",(–—-") || strings.ContainsAny(strings.TrimSpace(text[m[0]:min(m[1], m[0]+4)]), "(–—") ||
			strings.HasPrefix(strings.TrimSpace(text[m[0]:m[1]]), "-")
		subjects := r.subjects(text[max(0, m[0]-maxSubject):m[0]], topic, apposition)
		if len(subjects) == 0 {
			continue
		}
		if other < 0 {
			other = btoi(pastSentence.get().MatchString(text))
		}
		if other == 1 {
			return
		}
		if apposition {
			if past < 0 {
				past = btoi(pastWords.get().MatchString(text))
			}
			if past == 1 {
				continue
			}
		}
		for _, it := range subjects {
			r.out = append(r.out, Statement{r.file, line + strings.Count(text[:at], "\n"), it, levelNamed(word)})
		}
	}
}

// mayClaim reports whether a sentence has what every claim has.
func mayClaim(text string) bool {
	if !strings.Contains(text, "CNCF") && !strings.Contains(text, "cncf") && !strings.Contains(text, "oundation") {
		return false
	}
	for _, level := range []string{"andbox", "ncubat", "raduated", "rchived", "ANDBOX", "NCUBAT", "RADUATED", "RCHIVED"} {
		if strings.Contains(text, level) {
			return true
		}
	}
	return false
}

// levelNamed returns the level that a word of a claim names.
func levelNamed(word string) landscape.Level {
	word = strings.ToLower(word)
	if strings.HasPrefix(word, "incubat") {
		word = "incubating"
	}
	return landscape.Level(word)
}

// subjects returns the projects that the text before a verb is about. A nil item is the
// document's own project if that is unknown.
func (r *claimReader) subjects(text string, topic *landscape.Item, apposition bool) []*landscape.Item {
	if strings.Contains(text, "(") {
		text = aside.get().ReplaceAllString(text, "")
	}
	text = strings.TrimLeft(strings.TrimRight(text, " \t\r\n,"), " \t\r\n->+*")
	if !apposition {
		switch lower := strings.ToLower(text); {
		case ownSubject.get().MatchString(tail(text)):
			return []*landscape.Item{r.owner()}
		case lower == "it" || strings.HasSuffix(lower, " it"):
			if topic == nil {
				return nil
			}
			return []*landscape.Item{topic}
		}
		if m := relative.get().FindStringIndex(tail(text)); m != nil {
			text, apposition = text[:len(text)-len(tail(text))+m[0]], true
		}
		if first, _, ok := strings.Cut(text, ","); ok && r.names.exact(first) != nil && r.list(text) == nil {
			return []*landscape.Item{r.names.exact(first)} // Falco, a tool for X, is ...
		}
		if list := r.list(text); list != nil {
			return list
		}
	}
	it, before := r.names.atEnd(strings.TrimSuffix(text, " project"))
	if it == nil || !apposition && preposition.get().MatchString(tail(before)) {
		return nil
	}
	return []*landscape.Item{it}
}

// tail returns the end of a text, which is where its last words are.
func tail(text string) string { return text[max(0, len(text)-40):] }

// list returns the projects of a list such as "A, B and C", or nil if it has other things.
func (r *claimReader) list(text string) []*landscape.Item {
	parts := listSplit.get().Split(text, -1)
	if len(parts) < 2 {
		return nil
	}
	var out []*landscape.Item
	for _, part := range parts {
		it := r.names.exact(part)
		if it == nil {
			return nil
		}
		out = append(out, it)
	}
	return out
}
