// Package update downloads landscape files, and decides whether a download may
// replace the data in use. It exists so that the rules that protect that data are in
// one place, apart from flags and messages.
//
// [Prepare] finds the file that would be used next, from a server or from the store,
// and checks it, but changes nothing. [Plan.Apply] then changes the store. A file that
// landscape2 would reject, or that has no items, never gets that far, and an error
// always leaves the data in use as it was.
package update

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"time"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
)

// Action is what an update does.
type Action int

// The actions.
const (
	Download Action = iota // use the file that the server has
	Rollback               // use the download before the one in use
	Remove                 // use no download
)

// Options configure an update. Store and Now must be set.
type Options struct {
	Action    Action
	Landscape string // name of the landscape; "" means [source.Main]
	URL       string // URL to download from; "" means the usual one of the landscape
	Store     source.Store

	AllowHTTP bool          // permit http, which anyone between here and the server can change
	Force     bool          // accept a file that has lost half of its items
	Timeout   time.Duration // for the whole download; 0 means none

	// Client downloads. If it is nil, a suitable client is made.
	Client *http.Client
	// Sleep waits before another try. If it is nil, Sleep really waits.
	Sleep func(context.Context, time.Duration) error
	// Progress is called during a download; total is -1 if it is not known.
	Progress func(done, total int64)
	// Warn is called with an error that does not stop the update.
	Warn func(error)
	Now  func() time.Time
}

// CheckFlags returns an error for flags of the command that cannot be used together.
func (o *Options) CheckFlags(check, rollback, remove bool) error {
	switch {
	case check && rollback:
		return exit.Usagef("--check and --rollback cannot be used together")
	case remove && (check || rollback || o.URL != ""):
		return exit.Usagef("--remove cannot be used with --check, --rollback or --url")
	case rollback && o.URL != "":
		return exit.Usagef("--rollback and --url cannot be used together")
	case o.Timeout <= 0:
		return exit.Usagef("--timeout must be positive, not %s", o.Timeout)
	}
	return nil
}

// Plan is an update that has been checked but not applied.
type Plan struct {
	Landscape string
	URL       string
	Before    *landscape.Catalog // the data in use; empty if there is none
	After     *landscape.Catalog // the data in use after Apply

	options  Options
	usualURL bool          // URL is the usual one of the landscape
	current  source.Copy   // the download in use; zero if there is none
	next     source.Copy   // the download to use; zero if there will be none
	outcome  downloadState // what next is
	isBase   bool          // the server has the file that the embedded data is made from
}

// downloadState says which download is used after an update.
type downloadState int

const (
	replaced  downloadState = iota // another one
	unchanged                      // the server has no other file
	none                           // no download, but the embedded data, if any
)

// Prepare finds and checks the file to use next. It returns a [*URLError] if there is
// no valid URL to download from.
func Prepare(ctx context.Context, o Options) (*Plan, error) {
	p := &Plan{options: o, Landscape: cmp.Or(o.Landscape, source.Main), URL: o.URL}
	p.readCurrent()
	for _, l := range data.Landscapes {
		if l.Name == p.Landscape {
			p.URL = cmp.Or(p.URL, l.DataURL())
			p.usualURL = p.URL == l.DataURL()
		}
	}
	var err error
	switch o.Action {
	case Remove:
		err = p.useNone()
	case Rollback:
		err = p.usePrevious()
	default:
		err = p.useServer(ctx)
	}
	if err != nil {
		return nil, withAdvice(err)
	}
	return p, nil
}

// readCurrent reads the data in use. A damaged download counts as none, so that it is
// downloaded again.
func (p *Plan) readCurrent() {
	store := p.options.Store
	c, _, err := source.Catalog(source.Request{Landscape: p.Landscape, Store: store})
	if err == nil {
		p.current, _ = store.Read(p.Landscape)
		p.Before = c
		return
	}
	var damaged *source.CopyError
	if errors.As(err, &damaged) && p.options.Warn != nil {
		p.options.Warn(err)
	}
	p.Before = &landscape.Catalog{}
	if p.Landscape == source.Main {
		p.Before, _, _ = source.Catalog(source.Request{})
	}
}

// useNone plans to use no download: the embedded data of the main landscape, and
// nothing of any other.
func (p *Plan) useNone() (err error) {
	p.outcome, p.After = none, &landscape.Catalog{}
	if p.Landscape == source.Main {
		p.After, _, err = source.Catalog(source.Request{})
	}
	return err
}

// usePrevious plans to use the download before the one in use. Before the first
// download of the main landscape the embedded data was in use.
func (p *Plan) usePrevious() error {
	previous, err := p.options.Store.Previous(p.Landscape)
	if errors.Is(err, fs.ErrNotExist) {
		if p.Landscape == source.Main && p.current.Content != nil {
			return p.useNone()
		}
		return &NoPreviousError{p.Landscape}
	}
	if err != nil {
		return err
	}
	if p.After, err = check(previous.Content, previous.Path); err != nil {
		return err
	}
	p.next = previous
	p.After.Origin.Date = previous.Record.Date(p.After.Origin.Date)
	return nil
}

// Apply changes the store to what was planned. It returns a [*ShrunkError] if the
// update would lose half of the items.
func (p *Plan) Apply() error { return withAdvice(p.apply()) }

func (p *Plan) apply() error {
	if err := p.checkShrunk(); err != nil {
		return err
	}
	store := p.options.Store
	switch {
	case p.options.Action == Remove:
		err := store.Remove(p.Landscape)
		if errors.Is(err, fs.ErrNotExist) {
			return &NotDownloadedError{p.Landscape}
		}
		return err
	case p.outcome == none:
		return store.SetAside(p.Landscape)
	case p.outcome == unchanged:
		return nil
	}
	return store.Replace(p.Landscape, p.next.Content, p.next.Record)
}

// checkShrunk returns an error if a new file has less than half of the items of the
// one it replaces, because it may be incomplete. The embedded data, which is smaller
// than most, is only compared with a file from the usual URL.
func (p *Plan) checkShrunk() error {
	before, after := len(p.Before.Items), len(p.After.Items)
	canCompare := p.current.Content != nil || p.usualURL
	if p.options.Force || p.options.Action != Download || !canCompare || after*2 >= before {
		return nil
	}
	return &ShrunkError{before, after}
}

// UsesNone reports whether no download is used after the update.
func (p *Plan) UsesNone() bool { return p.outcome == none }

// IsNew reports whether the update changes the file in use for another file.
func (p *Plan) IsNew() bool {
	return p.outcome == replaced && (p.current.Content == nil || !bytes.Equal(p.next.Content, p.current.Content))
}

// Record returns what is known of the download that is used after the update, or the
// zero Record if none is used.
func (p *Plan) Record() source.Record {
	if p.outcome == none || p.IsNew() {
		return p.next.Record
	}
	return p.current.Record
}
