package view

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/svg"
)

// marks stand before the names of hosted projects on a text map.
var marks = map[landscape.Level]string{landscape.Graduated: "◆", landscape.Incubating: "◇", landscape.Sandbox: "○", landscape.Inception: "○", landscape.Archived: "×"}

// drawTextMap draws a map of text: a frame for each category, as wide as the
// terminal, or 100 columns where there is none.
func (v View) drawTextMap(w *bytes.Buffer, m svg.Map, style output.Style, width int) {
	if width == 0 {
		width = 100
	}
	f := frame{w: w, style: style, width: max(width, 24), title: v.Say(textGroup)}
	for i, category := range m.Categories {
		if i > 0 {
			w.WriteByte('\n')
		}
		f.category(category)
	}
	if len(m.Categories) == 0 {
		return
	}
	f.legend(m.Legend)
}

// frame writes the frames of a text map.
type frame struct {
	w     *bytes.Buffer
	style output.Style
	width int
	title string // of a box: its name and the number of its items
}

// legend writes what the marks mean, as many on a line as there is room for.
func (f frame) legend(keys []svg.MapKey) {
	line, used := "", 0
	for _, k := range keys {
		mark := marks[k.Level]
		if mark == "" {
			continue
		}
		key := mark + " " + output.SanitizeString(k.Name)
		if wide := output.Width(key); used > 0 && used+2+wide > f.width {
			f.w.WriteString(line + "\n")
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+"  ", used+2
		}
		line, used = line+f.style.Colorize(levelColor(k.Level), key), used+output.Width(key)
	}
	f.w.WriteString(line + "\n")
}

func (f frame) category(category svg.MapCategory) {
	title := output.Fit(output.SanitizeString(category.Name), f.width-6)
	f.w.WriteString("┌─ " + f.style.Colorize(output.Bold, title) + " " + strings.Repeat("─", max(0, f.width-5-output.Width(title))) + "┐\n")
	for _, box := range category.Boxes {
		name := output.Fit(fmt.Sprintf(f.title, output.SanitizeString(box.Name), len(box.Tiles)), f.width-4)
		f.line(f.style.Colorize(output.Underline, name), output.Width(name))
		f.tiles(box.Tiles)
	}
	f.w.WriteString("└" + strings.Repeat("─", f.width-2) + "┘\n")
}

// tiles writes names, as many on a line as there is room for.
func (f frame) tiles(tiles []svg.Tile) {
	line, used := "", 0
	for _, t := range tiles {
		name := output.SanitizeString(t.Name)
		if mark := marks[t.Level]; mark != "" {
			name = mark + " " + name
		}
		name = output.Fit(name, f.width-6)
		wide := output.Width(name)
		if used > 0 && used+2+wide > f.width-6 {
			f.line("  "+line, used+2)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+"  ", used+2
		}
		if t.Level != "" {
			name = f.style.Colorize(levelColor(t.Level), name)
		}
		name = f.style.Link(t.URL, name)
		line, used = line+name, used+wide
	}
	f.line("  "+line, used+2)
}

// line writes text of a width between the sides of a frame.
func (f frame) line(text string, width int) {
	f.w.WriteString("│ " + text + strings.Repeat(" ", max(0, f.width-4-width)) + " │\n")
}
