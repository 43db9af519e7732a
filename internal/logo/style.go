package logo

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// styles maps the selectors of an SVG's style sheets to their rules. Selectors are
// elements, .classes, #ids and *; others are rare in logos and ignored.
type styles map[string]rule

// rule is the declarations of a selector, and its first position.
type rule struct {
	at   int
	text string
}

// sheetLimit is the maximum size in bytes of the style sheets of a logo, and of the
// declarations of a selector.
const sheetLimit = 64 << 10

// readStyles reads a style sheet.
func readStyles(sheet string) styles {
	all := styles{}
	all.read(sheet)
	return all
}

// styleSheets returns the style sheets of an SVG joined, without comments.
func styleSheets(content []byte) (string, error) {
	inside := false
	var sheet strings.Builder
	err := eachToken(content, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			inside = t.Name.Local == "style"
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if !inside {
				break
			}
			if sheet.Write(t); sheet.Len() > sheetLimit {
				return fmt.Errorf("style sheets larger than %d KiB", sheetLimit>>10)
			}
		}
		return nil
	})
	return withoutRemarks(sheet.String()), err
}

func withoutRemarks(sheet string) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(sheet, "/*")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		_, sheet, _ = strings.Cut(after, "*/")
	}
}

// read adds the rules of a sheet. Rules that begin with @ are ignored.
func (s styles) read(sheet string) {
	for sheet = strings.TrimSpace(sheet); sheet != ""; sheet = strings.TrimSpace(sheet) {
		if sheet[0] == '@' {
			sheet = afterAtRule(sheet)
			continue
		}
		selectors, rest, _ := strings.Cut(sheet, "{")
		var text string
		text, sheet, _ = strings.Cut(rest, "}")
		text = safeStyle(text)
		for selector := range strings.SplitSeq(selectors, ",") {
			selector = strings.TrimSpace(selector)
			r, ok := s[selector]
			if !ok {
				r.at = len(s)
			}
			if len(r.text)+len(text) <= sheetLimit {
				r.text += text
				s[selector] = r
			}
		}
	}
}

// afterAtRule returns the sheet after the @ rule that it begins with, which ends at
// its semicolon or at the end of its block.
func afterAtRule(sheet string) string {
	depth := 0
	for i, r := range sheet {
		switch {
		case r == ';' && depth == 0, r == '}' && depth == 1:
			return sheet[i+1:]
		case r == '{':
			depth++
		case r == '}':
			depth--
		}
	}
	return ""
}

// of returns the declarations for an element, those of the highest precedence last.
func (s styles) of(element, id, classes string) string {
	if len(s) == 0 {
		return ""
	}
	var byClass []rule
	for class := range strings.FieldsSeq(classes) {
		if r, ok := s["."+class]; ok && !slices.Contains(byClass, r) {
			byClass = append(byClass, r)
		}
	}
	slices.SortStableFunc(byClass, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	var text strings.Builder
	text.WriteString(s["*"].text + s[element].text)
	for _, r := range byClass {
		text.WriteString(r.text)
	}
	return text.String() + s["#"+id].text
}
