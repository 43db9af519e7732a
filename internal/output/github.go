package output

import (
	"fmt"
	"strings"
)

// Annotation is a message that GitHub Actions shows at a line of a file.
type Annotation struct {
	Command      string // error, warning or notice
	File         string // "" for none
	Line, Column int    // from 1; 0 if unknown
	Title, Text  string
}

// WorkflowCommand returns the line by which GitHub Actions shows the annotation. No text
// in it can be taken for another command or property.
//
// See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
func (a Annotation) WorkflowCommand() string {
	text := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", "##[", `##\[`)
	value := func(s string) string {
		return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(text.Replace(SanitizeString(s)))
	}
	var properties []string
	if a.File != "" {
		properties = append(properties, "file="+value(a.File))
	}
	if a.Line > 0 {
		properties = append(properties, fmt.Sprintf("line=%d", a.Line))
	}
	if a.Column > 0 {
		properties = append(properties, fmt.Sprintf("col=%d", a.Column))
	}
	properties = append(properties, "title="+value(a.Title))
	return "::" + a.Command + " " + strings.Join(properties, ",") + "::" + text.Replace(SanitizeString(a.Text)) + "\n"
}
