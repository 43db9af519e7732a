package cmd

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/fetch"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lint"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
)

// download is what may come into use.
type download struct {
	unchanged bool // nothing was downloaded: what is in use is current
	none      bool // no copy is to be in use
	content   []byte
	record    source.Record
	catalog   *landscape.Catalog
}

// isNews reports whether it is other than what is in use.
func (c download) isNews(t updateTarget) bool {
	return !c.none && !c.unchanged && (t.have.Content == nil || !bytes.Equal(c.content, t.have.Content))
}

// next returns what is to be in use next, checked.
func (o *updateOptions) next(ctx context.Context, a *app, t updateTarget) (download, error) {
	switch {
	case o.remove:
		return withoutCopy(t)
	case o.rollback:
		return a.previous(t)
	}
	file, err := o.download(ctx, a, t)
	if err != nil {
		return download{}, fmt.Errorf("downloading %s: %w", redact.URL(t.address), err)
	}
	if file.Unchanged {
		return download{unchanged: true, catalog: t.before}, nil
	}
	c, err := checked(file.Content, redact.URL(t.address))
	if err != nil {
		return download{}, err
	}
	record := source.Record{
		URL: redact.URL(t.address), ETag: file.ETag, LastModified: file.LastModified,
		Downloaded: a.env.Now().Format(time.DateOnly),
	}
	c.Origin.Day = record.Date(c.Origin.Day)
	record.Day = c.Origin.Day.String()
	return download{content: file.Content, record: record, catalog: c}, nil
}

// previous returns the copy before the one in use.
func (a *app) previous(t updateTarget) (download, error) {
	p, err := a.session.Store().Previous(t.name)
	if errors.Is(err, fs.ErrNotExist) && t.name == source.Main && t.have.Content != nil {
		return withoutCopy(t)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return download{}, &noPrevious{fmt.Errorf("there is no copy of %s before the one in use", t.name)}
	}
	if err != nil {
		return download{}, err
	}
	c, err := checked(p.Content, p.Path)
	if err == nil {
		c.Origin.Day = p.Record.Date(c.Origin.Day)
	}
	return download{content: p.Content, record: p.Record, catalog: c}, err
}

// withoutCopy is what is in use when there is no copy: the embedded data, or
// nothing of another foundation.
func withoutCopy(t updateTarget) (download, error) {
	if t.name != source.Main {
		return download{none: true, catalog: &landscape.Catalog{}}, nil
	}
	c, _, err := source.Catalog(source.Request{})
	return download{none: true, catalog: c}, err
}

// noPrevious says that there is nothing to go back to.
type noPrevious struct{ error }

// Hint says what there always is.
func (*noPrevious) Hint() string { return "--data embedded reads the embedded data" }

// download asks for the file. Where the copy in use came from the same
// address, it asks only for another one; an address with a query, which is not
// kept, is never known to be the same.
func (o *updateOptions) download(ctx context.Context, a *app, t updateTarget) (fetch.File, error) {
	ctx, cancel := context.WithTimeout(ctx, o.timeout)
	defer cancel()
	r := fetch.Request{URL: t.address}
	if have := t.have.Record; have.URL == redact.URL(t.address) && !strings.ContainsAny(t.address, "?#") {
		r.ETag, r.LastModified = have.ETag, have.LastModified
	}
	f := fetch.Fetcher{Client: a.env.HTTP, MaxBytes: source.MaxBytes, Plain: o.plain, Sleep: a.env.Sleep}
	if f.Client == nil {
		f.Client = fetch.NewClient()
	}
	if a.env.StderrTerminal {
		line := &progress{env: a.env, name: t.name}
		f.Progress = line.show
		defer line.clear()
	}
	file, err := f.Get(ctx, r)
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return file, fmt.Errorf("not done after %s", o.timeout)
	}
	return file, err
}

// checked reads a landscape file and refuses what landscape2 would reject, and
// one without items.
func checked(content []byte, where string) (*landscape.Catalog, error) {
	c, _, err := source.Catalog(source.Request{File: where, Content: content})
	if err != nil {
		return nil, fmt.Errorf("refused: %w", err)
	}
	var first diag.Diagnostic
	n := 0
	for _, p := range lint.Validate(content, where, lint.Options{}) {
		if p.Severity == diag.Error {
			first = cmp.Or(first, p)
			n += max(1, p.More)
		}
	}
	switch {
	case n > 0:
		return nil, fmt.Errorf("refused: %s, the first at %s: %s", plural.Count(n, "error"), diag.Position(where, first.Line, first.Col), first.Msg)
	case len(c.Items) == 0:
		return nil, fmt.Errorf("refused: %s: no items in it", where)
	}
	return c, nil
}

// progress is a line on a terminal that tells how far a download is.
type progress struct {
	env   *Env
	name  string
	shown string
}

func (p *progress) show(done, total int64) {
	text := fmt.Sprintf("landscope: downloading %s: %d KiB", p.name, done>>10)
	if total > 0 {
		text += fmt.Sprintf(" of %d", total>>10)
	}
	if text != p.shown {
		p.clear()
		fmt.Fprintf(p.env.Stderr, "%s", text)
		p.shown = text
	}
}

// clear wipes the line.
func (p *progress) clear() {
	if p.shown != "" {
		fmt.Fprintf(p.env.Stderr, "\r%*s\r", len(p.shown), "")
		p.shown = ""
	}
}
