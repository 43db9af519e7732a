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
func (v View) feedEvent(e landscape.Event, item string) output.FeedEvent {
	title := fmt.Sprintf(v.Say(textFeedTitle), e.Item.Name, v.eventName(e.Kind))
	text := fmt.Sprintf(v.Say(textFeedEvent), e.Item.Name, v.eventName(e.Kind), v.LevelName(e.To))
	switch {
	case e.Kind == landscape.Accepted:
		title += fmt.Sprintf(v.Say(textFeedLevel), v.LevelName(e.To))
	case e.From != "":
		text = fmt.Sprintf(v.Say(textFeedChange), e.Item.Name, v.LevelName(e.From), v.LevelName(e.To), e.Days)
	}
	if e.Approximate {
		title += v.Say(textFeedAbout)
		text += v.Say(textFeedApproximate)
	}
	return output.FeedEvent{
		ID:   fmt.Sprintf("%s:%s:%s", item, e.Date, normalize.Slug(string(e.To))),
		Date: e.Date.String(), Title: title, Text: text, Link: e.Item.HomepageURL, Categories: []string{e.Kind},
	}
}
