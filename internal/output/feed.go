package output

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// Feed is a list of dated events, for calendars and feed readers.
type Feed struct {
	ID, Title, Link string
	// Updated is the date of the data, YYYY-MM-DD.
	Updated string
	Events  []FeedEvent
}

// FeedEvent is an event of a day. Date is YYYY-MM-DD.
type FeedEvent struct {
	ID, Date, Title, Text, Link string
	Categories                  []string
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// writeICS writes an iCalendar (RFC 5545) of all-day events. Its time stamps are the
// date of the data, so that the same data gives the same bytes.
func writeICS(w *bytes.Buffer, d *Document, _ Options) error {
	line := func(name, value string) {
		foldLine(w, name+":"+value)
	}
	text := func(name, value string) {
		if value != "" {
			line(name, icsEscapes.Replace(sanitizeExcept(value, "\r\n")))
		}
	}
	stamp := strings.ReplaceAll(d.Feed.Updated, "-", "") + "T000000Z"
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//landscope//landscope//EN")
	text("X-WR-CALNAME", d.Feed.Title)
	for _, e := range d.Feed.Events {
		line("BEGIN", "VEVENT")
		text("UID", e.ID)
		line("DTSTAMP", stamp)
		line("DTSTART;VALUE=DATE", strings.ReplaceAll(e.Date, "-", ""))
		text("SUMMARY", e.Title)
		text("DESCRIPTION", e.Text)
		if IsWebAddress(e.Link) {
			line("URL", safeAddress(e.Link))
		}
		var categories []string
		for _, c := range e.Categories {
			categories = append(categories, icsEscapes.Replace(SanitizeString(c)))
		}
		line("CATEGORIES", strings.Join(categories, ","))
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return nil
}

// foldLine writes a line in parts of at most 75 bytes, as RFC 5545 requires, without
// cutting a character.
func foldLine(w *bytes.Buffer, s string) {
	room := 75
	for len(s) > room {
		n := room
		for !utf8.RuneStart(s[n]) {
			n--
		}
		w.WriteString(s[:n] + "\r\n ")
		s, room = s[n:], 74
	}
	w.WriteString(s + "\r\n")
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Link    *atomLink   `xml:"link,omitempty"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Link       *atomLink      `xml:"link,omitempty"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// writeAtom writes an Atom feed (RFC 4287), the newest event first.
func writeAtom(w *bytes.Buffer, d *Document, _ Options) error {
	feed := atomFeed{ID: d.Feed.ID, Title: SanitizeString(d.Feed.Title), Updated: d.Feed.Updated + "T00:00:00Z", Author: "landscope", Link: webLink(d.Feed.Link)}
	for i := len(d.Feed.Events) - 1; i >= 0; i-- {
		e := d.Feed.Events[i]
		entry := atomEntry{ID: e.ID, Title: SanitizeString(e.Title), Updated: e.Date + "T00:00:00Z", Link: webLink(e.Link), Summary: SanitizeString(e.Text)}
		for _, c := range e.Categories {
			entry.Categories = append(entry.Categories, atomCategory{SanitizeString(c)})
		}
		feed.Entries = append(feed.Entries, entry)
	}
	w.WriteString(xml.Header)
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(feed); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// webLink returns a link to a web URL, or nil for any other string.
func webLink(url string) *atomLink {
	if !IsWebAddress(url) {
		return nil
	}
	return &atomLink{Rel: "alternate", Href: safeAddress(url)}
}
