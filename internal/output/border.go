package output

import (
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Border is a style of the lines around and between the cells of a table. The zero
// Border draws none.
type Border struct {
	Name  string
	Doc   string // for help and completion
	lines tw.BorderStyle
}

// Borders lists every border; the first is the default.
var Borders = []Border{
	{"none", "no lines, columns set apart by spaces", tw.StyleNone},
	{"ascii", "lines of +, - and |", tw.StyleASCII},
	{"light", "thin lines", tw.StyleLight},
	{"rounded", "thin lines with round corners", tw.StyleRounded},
	{"heavy", "thick lines", tw.StyleHeavy},
	{"double", "double lines", tw.StyleDouble},
	{"dotted", "dotted lines", tw.StyleDotted},
	{"markdown", "a Markdown table with aligned columns", tw.StyleMarkdown},
}

// BorderNamed returns the border of that name.
func BorderNamed(name string) (Border, bool) {
	for _, b := range Borders {
		if b.Name == name {
			return b, true
		}
	}
	return Border{}, false
}

func (b Border) isNone() bool     { return b.lines == tw.StyleNone }
func (b Border) isMarkdown() bool { return b.lines == tw.StyleMarkdown }

// gap returns the number of terminal columns between two cells.
func (b Border) gap() int {
	if b.isNone() {
		return 2
	}
	return 3
}

// edges returns the number of terminal columns that the border takes at both sides
// of a table together.
func (b Border) edges() int {
	if b.isNone() {
		return 0
	}
	return 4
}

// minWidth returns the least width of a column. tablewriter draws no line for a
// column of width 0.
func (b Border) minWidth() int {
	if b.isNone() {
		return 0
	}
	return 1
}

// Inside returns the width that a table of this number of columns may have without a
// border, so that it fits into width with border b. It returns 0 for 0.
func (b Border) Inside(width, columns int) int {
	if width <= 0 {
		return 0
	}
	more := b.edges() + (b.gap()-Border{}.gap())*(columns-1)
	return max(width-more, 1)
}

// escape returns a cell as a table with this border shows it.
func (b Border) escape(cell string) string {
	if b.isMarkdown() {
		return Markdown(cell)
	}
	return SanitizeString(cell)
}

// renderer returns the renderer that draws a table with this border.
func (b Border) renderer() tw.Renderer {
	switch {
	case b.isNone():
		return renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Symbols:  tw.NewSymbols(tw.StyleNone),
			Settings: tw.Settings{Lines: tw.LinesNone},
		})
	case b.isMarkdown():
		return renderer.NewMarkdown()
	}
	return renderer.NewBlueprint(tw.Rendition{Symbols: tw.NewSymbols(b.lines)})
}
