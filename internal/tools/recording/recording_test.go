package recording

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestDraw(t *testing.T) {
	got := string(Draw("a & b", []Scene{
		{"landscope one", "\x1b[1mNAME\x1b[0m    LEVEL\nx <y>   \x1b[38;5;231;48;5;28mdone\x1b[0m\n"},
		{"landscope two", "\x1b]8;;https://a.example\x1b\\link\x1b]8;;\x1b\\"},
	}))
	d := xml.NewDecoder(strings.NewReader(got))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v:\n%s", err, got)
		}
	}
	for _, want := range []string{
		`<title id="title">a &amp; b</title>`, ".c28{fill:#008700}", `<rect class="c28" x="85.2" y="72" width="33.6" height="19"/>`,
		`<text class="b" x="18.0" y="67" textLength="33.6" lengthAdjust="spacingAndGlyphs">NAME</text>`,
		`<text x="85.2" y="67" textLength="42.0" lengthAdjust="spacingAndGlyphs">LEVEL</text>`,
		`>x &lt;y&gt;</text>`, `<text class="c231" x="85.2"`, `>link</text>`,
		"@keyframes type0{0%{transform:scaleX(1);animation-timing-function:steps(13)}", ".s1 *{animation-delay:-6s!important}",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "\x1b") || strings.Contains(got, "a.example") {
		t.Error(got)
	}
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("x", Columns)
	for line, want := range map[string]string{
		"":                            "",
		long:                          long,
		long + "yz":                   long + "|yz",
		"\x1b[1m" + long + "\x1b[0m":  "\x1b[1m" + long + "\x1b[0m",
		"\x1b[1m" + long + "\x1b[0my": "\x1b[1m" + long + "\x1b[0m|y",
	} {
		if got := strings.Join(wrap(line), "|"); got != want {
			t.Errorf("%q: %q", line, got)
		}
	}
}
