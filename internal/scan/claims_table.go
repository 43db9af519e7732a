package scan

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// maxCell bounds the cells that are read as levels.
const maxCell = 200

var levelCell = lazyRegexp{source: `(?i)^\W*(?:` + claimCNCF + `[\s-]+)?` + claimLevel + `(?:\s+project)?\W*$`}

// row reads the last of the rows of a table, whose first is the header. A row makes a claim
// if a cell is the name of a project and another is a level of CNCF.
func (r *claimReader) row(rows []string, heading string, line int) {
	cells := strings.Split(strings.Trim(rows[len(rows)-1], "|"), "|")
	var it *landscape.Item
	for _, cell := range cells {
		if it == nil {
			it = r.names.exact(cell)
			continue
		}
		if len(cell) > maxCell {
			continue
		}
		m := levelCell.get().FindStringSubmatch(cell)
		if m != nil && len(r.out) < maxStatements && (strings.Contains(cell, "CNCF") || strings.Contains(rows[0], "CNCF") || strings.Contains(heading, "CNCF")) {
			r.out = append(r.out, Statement{r.file, line, it, levelNamed(m[1])})
		}
	}
}
