// Package recording draws a terminal session as an animated SVG image: each command is
// typed, its output appears, and the next one follows on an empty screen. The image has
// no script, follows the viewer's light or dark theme, and shows the first command where
// nothing may move.
package recording

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Scene is a command line and what it prints, with the escape sequences of colors.
type Scene struct{ Command, Output string }

// Columns is the width of the terminal.
const Columns = 80

// Sizes in pixels, and times in seconds.
const (
	cellWidth  = 8.4
	lineHeight = 19
	margin     = 18
	barHeight  = 34

	sceneTime  = 6.0
	typingTime = 1.2
	answerTime = 1.6 // after which the output appears
)

const style = `<style>
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2937;white-space:pre}
.screen{fill:#fff;stroke:#d0d7de}.cover{fill:#fff;transform:scaleX(0);transform-box:fill-box;transform-origin:right}.dot{fill:#d0d7de}
.b{font-weight:700}.u{text-decoration:underline}.prompt{fill:#1a7f37;font-weight:700}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.screen{fill:#0d1117;stroke:#30363d}.cover{fill:#0d1117}.dot{fill:#30363d}.prompt{fill:#3fb950}}
`

// Draw returns the image of scenes.
func Draw(title string, scenes []Scene) []byte {
	var screens [][]string
	rows := 0
	for _, s := range scenes {
		var lines []string
		for line := range strings.Lines(s.Output) {
			lines = append(lines, wrap(strings.TrimSuffix(line, "\n"))...)
		}
		screens = append(screens, lines)
		rows = max(rows, len(lines)+1)
	}
	width, height := int(Columns*cellWidth)+2*margin, barHeight+rows*lineHeight+margin
	var w, colors, body bytes.Buffer
	used := map[string]bool{}
	for i, s := range scenes {
		drawScene(&body, i, s.Command, screens[i], used)
	}
	for _, class := range sortedKeys(used) {
		fmt.Fprintf(&colors, ".%s{fill:%s}", class, rgb(class))
	}
	fmt.Fprintf(&w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title">`+"\n", width, height, width, height)
	fmt.Fprintf(&w, `<title id="title">%s</title>`+"\n", escape(title))
	w.WriteString(style)
	w.Write(colors.Bytes())
	writeAnimation(&w, scenes)
	w.WriteString("</style>\n")
	fmt.Fprintf(&w, `<rect class="screen" x="0.5" y="0.5" width="%d" height="%d" rx="8"/>`+"\n", width-1, height-1)
	for i := range 3 {
		fmt.Fprintf(&w, `<circle class="dot" cx="%d" cy="18" r="6"/>`+"\n", 20+20*i)
	}
	w.Write(body.Bytes())
	w.WriteString("</svg>\n")
	return w.Bytes()
}

// writeAnimation writes the rules that show the scenes in turn. The delays are negative,
// so that nothing is shown before its time.
func writeAnimation(w *bytes.Buffer, scenes []Scene) {
	total := sceneTime * float64(len(scenes))
	percent := func(seconds float64) string { return strconv.FormatFloat(100*seconds/total, 'f', 3, 64) + "%" }
	fmt.Fprintf(w, "\n.scene{opacity:0}.s0{opacity:1}.scene{animation:scene %gs infinite}.out{animation:out %[1]gs infinite}\n", total)
	fmt.Fprintf(w, "@keyframes scene{0%%,%s{opacity:1}%s,100%%{opacity:0}}\n", percent(sceneTime-0.01), percent(sceneTime))
	fmt.Fprintf(w, "@keyframes out{0%%,%s{opacity:0}%s,100%%{opacity:1}}\n", percent(answerTime-0.01), percent(answerTime))
	for i, s := range scenes {
		fmt.Fprintf(w, "@keyframes type%d{0%%{transform:scaleX(1);animation-timing-function:steps(%d)}%s,100%%{transform:scaleX(0)}}\n",
			i, utf8.RuneCountInString(s.Command), percent(typingTime))
		delay := 0.0
		if i > 0 {
			delay = sceneTime*float64(i) - total
		}
		fmt.Fprintf(w, ".s%d .cover{animation:type%[1]d %gs infinite}.s%[1]d,.s%[1]d *{animation-delay:%[3]gs!important}\n", i, total, delay)
	}
	w.WriteString("@media(prefers-reduced-motion:reduce){.scene,.out,.scene .cover{animation:none!important}}\n")
}

// drawScene draws a scene and adds the classes of its colors to used.
func drawScene(w *bytes.Buffer, number int, command string, lines []string, used map[string]bool) {
	fmt.Fprintf(w, `<g class="scene s%d">`+"\n", number)
	y := barHeight + lineHeight - 5
	writeText(w, "prompt", 0, y, "$")
	writeText(w, "b", 2, y, command)
	// The cover is wider than the text, which can be a little wider than its cells.
	fmt.Fprintf(w, `<rect class="cover" x="%.1f" y="%d" width="%.1f" height="%d"/>`+"\n", margin+2*cellWidth, y-14, float64(utf8.RuneCountInString(command))*cellWidth+2, lineHeight)
	w.WriteString(`<g class="out">` + "\n")
	for _, line := range lines {
		y += lineHeight
		drawLine(w, y, line, used)
	}
	w.WriteString("</g>\n</g>\n")
}

// words matches text between wide gaps, whose width a font need not keep.
var words = regexp.MustCompile(`\S+(?: \S+)*`)

var escapes = regexp.MustCompile("\x1b\\[([0-9;]*)m|\x1b\\][^\x1b\a]*(?:\x1b\\\\|\a)")

// drawLine draws a line: each word in its color, at its column.
func drawLine(w *bytes.Buffer, y int, line string, used map[string]bool) {
	column, now := 0, textStyle{}
	draw := func(text string) {
		for _, class := range []string{now.color, now.ground} {
			if class != "" && text != "" {
				used[class] = true
			}
		}
		if now.ground != "" && text != "" {
			fmt.Fprintf(w, `<rect class="%s" x="%.1f" y="%d" width="%.1f" height="%d"/>`+"\n",
				now.ground, margin+float64(column)*cellWidth, y-14, float64(utf8.RuneCountInString(text))*cellWidth, lineHeight)
		}
		for _, part := range words.FindAllStringIndex(text, -1) {
			at := column + utf8.RuneCountInString(text[:part[0]])
			writeText(w, now.class(), at, y, text[part[0]:part[1]])
		}
		column += utf8.RuneCountInString(text)
	}
	last := 0
	for _, m := range escapes.FindAllStringSubmatchIndex(line, -1) {
		draw(line[last:m[0]])
		if m[2] >= 0 {
			now.set(line[m[2]:m[3]])
		}
		last = m[1]
	}
	draw(line[last:])
}

// wrap breaks a line where a terminal does. The style does not go on after a break.
func wrap(line string) []string {
	column, start, last := 0, 0, 0
	var lines []string
	for _, m := range append(escapes.FindAllStringIndex(line, -1), []int{len(line), len(line)}) {
		for i := range line[last:m[0]] {
			if column++; column > Columns {
				lines, start, column = append(lines, line[start:last+i]), last+i, 1
			}
		}
		last = m[1]
	}
	return append(lines, line[start:])
}

// textStyle is how text is written now. The colors are classes.
type textStyle struct {
	bold, underlined bool
	color, ground    string
}

// set applies the parameters of an escape sequence.
func (s *textStyle) set(parameters string) {
	codes := strings.Split(parameters, ";")
	for i := 0; i < len(codes); i++ {
		switch codes[i] {
		case "", "0":
			*s = textStyle{}
		case "1":
			s.bold = true
		case "22":
			s.bold = false
		case "4":
			s.underlined = true
		case "24":
			s.underlined = false
		case "39":
			s.color = ""
		case "49":
			s.ground = ""
		case "38", "48":
			if i+2 < len(codes) && codes[i+1] == "5" {
				*map[string]*string{"38": &s.color, "48": &s.ground}[codes[i]] = "c" + codes[i+2]
				i += 2
			}
		}
	}
}

func (s textStyle) class() string {
	var classes []string
	if s.bold {
		classes = append(classes, "b")
	}
	if s.underlined {
		classes = append(classes, "u")
	}
	if s.color != "" {
		classes = append(classes, s.color)
	}
	return strings.Join(classes, " ")
}

// writeText writes text at a column, exactly as wide as its cells in any font.
func writeText(w *bytes.Buffer, class string, column, y int, text string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	fmt.Fprintf(w, `<text%s x="%.1f" y="%d" textLength="%.1f" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
		class, margin+float64(column)*cellWidth, y, float64(utf8.RuneCountInString(text))*cellWidth, escape(text))
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}

// rgb returns the color of a class, which is c and a number of the 256 colors from 16 on.
func rgb(class string) string {
	n, _ := strconv.Atoi(class[1:])
	if n >= 232 {
		return fmt.Sprintf("#%02[1]x%02[1]x%02[1]x", 8+10*(n-232))
	}
	level := []int{0, 95, 135, 175, 215, 255}
	n = max(n-16, 0)
	return fmt.Sprintf("#%02x%02x%02x", level[n/36], level[n/6%6], level[n%6])
}

func sortedKeys(set map[string]bool) []string {
	var keys []string
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
