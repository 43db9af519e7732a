package browse

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/japanese"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// screenful is the number of items that the plain form lists at a time.
const screenful = 20

// plain is the plain form: numbered lists, and a prompt for what comes next.
type plain struct {
	state
	in    *bufio.Reader
	out   io.Writer
	width int
	next  int // the first item that was not listed yet
	err   error
}

// Plain shows the landscape as numbered lists and prompts, until the user quits or the
// input ends. A width of 0 does not wrap.
func Plain(o Options, in io.Reader, out io.Writer, width int) error {
	p := &plain{state: newState(o), in: bufio.NewReader(in), out: out, width: width}
	p.list()
	for p.err == nil {
		p.write([]string{p.say(plainPrompt)})
		line, err := p.in.ReadString('\n')
		if errors.Is(err, io.EOF) && line == "" {
			break
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if !p.obey(strings.TrimSpace(line)) {
			break
		}
	}
	return p.err
}

// write writes lines, sanitized. The first error ends the program.
func (p *plain) write(lines []string) {
	text := []byte(strings.Join(lines, "\n") + "\n")
	if _, err := p.out.Write(output.Sanitize(output.Lines, text, output.Options{Style: p.Style})); p.err == nil {
		p.err = err
	}
}

// obey does what a line says. It reports whether to go on.
func (p *plain) obey(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	if text, ok := strings.CutPrefix(line, "/"); ok {
		p.change(func() { p.text = strings.TrimSpace(text) })
		return true
	}
	if n, err := strconv.Atoi(line); err == nil {
		p.details(n)
		return true
	}
	switch word {
	case "":
		p.more()
	case "q":
		return false
	case "c":
		p.category(rest)
	case "m":
		p.maturity(rest)
	case "t":
		p.date(rest)
	case "s":
		p.write(p.statistics(p.width))
	case "v":
		p.compare(rest)
	case "o":
		p.openPage(rest)
	case "e":
		p.save(rest)
	case ":":
		p.write([]string{output.SanitizeString(p.command())})
	case "?":
		p.write([]string{p.say(plainHelp)})
	default:
		p.write([]string{fmt.Sprintf(p.say(plainUnknown), output.SanitizeString(line))})
	}
	return true
}

// change changes the query and lists the result.
func (p *plain) change(set func()) {
	set()
	p.refresh()
	p.list()
}

// list says what is shown, and lists the first items.
func (p *plain) list() {
	p.next = 0
	title := output.SanitizeString(view.LandscapeTitle(p.view()))
	if date := p.catalog.Origin.Date; date != 0 {
		title += ", " + date.String()
	}
	lines := []string{"", title + ": " + p.countOf(len(p.items))}
	if p.state.err != nil {
		lines = append(lines, p.describe(p.state.err))
	}
	for _, note := range p.notes {
		if p.Lang == "ja" {
			note = japanese.Message(note)
		}
		lines = append(lines, output.SanitizeString(note))
	}
	p.write(lines)
	p.more()
}

// more lists the next items.
func (p *plain) more() {
	if p.next >= len(p.items) {
		p.write([]string{p.say(plainEnd)})
		return
	}
	v := p.view()
	var lines []string
	for last := min(len(p.items), p.next+screenful); p.next < last; p.next++ {
		it := p.items[p.next]
		level := v.LevelName(it.Maturity)
		if level == "" {
			level = p.say(saysNone)
		}
		lines = append(lines, output.SanitizeString(fmt.Sprintf("%d. %s, %s, %s", p.next+1, it.Name, level, v.PlacementName(it.Placement()))))
	}
	if left := len(p.items) - p.next; left > 0 {
		lines = append(lines, fmt.Sprintf(p.say(plainMore), left))
	}
	p.write(lines)
}

// item returns the item of a number in the list, or nil after saying that there is none.
func (p *plain) item(n int) *landscape.Item {
	if n < 1 || n > len(p.items) {
		p.write([]string{fmt.Sprintf(p.say(plainNumber), len(p.items))})
		return nil
	}
	return p.items[n-1]
}

func (p *plain) details(n int) {
	if it := p.item(n); it != nil {
		p.write(append([]string{""}, p.drawn(view.Item(p.view(), []*landscape.Item{it}, view.ItemOptions{}), p.width)...))
	}
}

// numbered returns the items of the numbers in a line.
func (p *plain) numbered(line string) (items []*landscape.Item, ok bool) {
	for _, word := range strings.Fields(line) {
		n, _ := strconv.Atoi(word)
		it := p.item(n)
		if it == nil {
			return nil, false
		}
		items = append(items, it)
	}
	return items, true
}

func (p *plain) compare(numbers string) {
	if items, ok := p.numbered(numbers); ok && len(items) > 1 {
		p.write(p.drawn(view.Comparison(p.view(), items, view.ItemOptions{}), p.width))
	} else if ok {
		p.write([]string{p.say(plainTwo)})
	}
}

func (p *plain) openPage(number string) {
	items, ok := p.numbered(number)
	if !ok || len(items) != 1 {
		return
	}
	url, err := p.address(items[0])
	if err == nil {
		err = p.Open(url)
	}
	text := output.SanitizeString(fmt.Sprintf(p.say(saysOpened), url))
	if err != nil {
		text = output.SanitizeString(p.describe(err) + " " + url)
	}
	p.write([]string{text})
}

// category lists the categories, or shows the items of the one of a number.
func (p *plain) category(number string) {
	n, err := strconv.Atoi(number)
	if err == nil && n >= 0 && n < len(p.places) {
		place := p.places[n].Placement
		p.change(func() { p.pick, p.open = place, place.Category })
		return
	}
	v := p.view()
	var lines []string
	for i, place := range p.places {
		name := p.say(titleAll)
		switch {
		case place.Subcategory != "":
			name = v.PlacementName(landscape.Placement{Category: place.Category}) + ", " + v.PlacementName(place.Placement)
		case place.Category != "":
			name = v.PlacementName(place.Placement)
		}
		lines = append(lines, output.SanitizeString(fmt.Sprintf("c %d. %s: %d", i, name, place.count)))
	}
	p.write(lines)
}

// maturity shows the items at levels, or at any level.
func (p *plain) maturity(levels string) {
	p.change(func() {
		p.Query.Maturity = nil
		if levels != "" {
			p.Query.Maturity = []string{levels}
		}
	})
}

// date shows the landscape as of a date, or as it is now.
func (p *plain) date(text string) {
	if text == "" {
		p.change(func() { p.Date = 0 })
		return
	}
	d, err := landscape.ParseDate(text)
	switch {
	case err != nil:
		p.write([]string{output.SanitizeString(p.describe(err))})
	case p.Catalog.Origin.Date == 0:
		p.write([]string{p.say(saysNoDates)})
	default:
		p.goTo(d)
		p.list()
	}
}

// save writes the items to a file. It asks before it overwrites one.
func (p *plain) save(file string) {
	if file == "" {
		p.write([]string{p.say(plainFile)})
		return
	}
	file = homePath(file)
	err := p.export(p.items, file, false)
	if errors.Is(err, os.ErrExist) {
		p.write([]string{fmt.Sprintf(p.say(saysOverwrite), output.SanitizeString(file))})
		answer, _ := p.in.ReadString('\n')
		if strings.TrimSpace(answer) != "y" {
			p.write([]string{p.say(saysNotWritten)})
			return
		}
		err = p.export(p.items, file, true)
	}
	text := fmt.Sprintf(p.say(saysWrote), p.countOf(len(p.items)), file)
	if err != nil {
		text = p.describe(err)
	}
	p.write([]string{output.SanitizeString(text)})
}
