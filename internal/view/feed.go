package view

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
)

// feedID returns the identifier of the history of a landscape, so that feeds and
// calendars of several landscapes can be read side by side. It has the foundation
// of the landscape, or else the name of the file and a hash of its path.
func (v View) feedID() string {
	o := v.Catalog.Origin
	name := normalize.Slug(o.Foundation)
	switch {
	case o.BuiltIn():
		name = strings.TrimSuffix(name+"-"+o.Edition, "-")
	case o.Title == "" || name == "": // not the landscape of a foundation
		path := sha256.Sum256([]byte(filepath.ToSlash(filepath.Clean(o.Name))))
		name = normalize.Slug(filepath.Base(o.Name)) + "-" + fmt.Sprintf("%x", path[:4])
	}
	return "urn:landscope:" + name + ":history"
}

// feedEvent returns an event of a feed. The item is its identifier in the feed.
func feedEvent(e landscape.Event, item string) output.FeedEvent {
	title := e.Item.Name + ": " + e.Kind
	text := fmt.Sprintf("%s was %s at level %s.", e.Item.Name, e.Kind, e.To)
	switch {
	case e.Kind == landscape.Accepted:
		title += " (" + string(e.To) + ")"
	case e.From != "":
		text = fmt.Sprintf("%s went from %s to %s after %d days.", e.Item.Name, e.From, e.To, e.Days)
	}
	if e.Approximate {
		title += " (approximate date)"
		text += " The date is approximate."
	}
	return output.FeedEvent{
		ID:   fmt.Sprintf("%s:%s:%s", item, e.Date, normalize.Slug(string(e.To))),
		Date: e.Date.String(), Title: title, Text: text, Link: e.Item.HomepageURL, Categories: []string{e.Kind},
	}
}
