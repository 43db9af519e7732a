package update

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/fetch"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lint"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
)

// useServer plans to use the file that the server has.
func (p *Plan) useServer(ctx context.Context) error {
	if err := fetch.CheckURL(p.URL, p.options.AllowHTTP); err != nil {
		return &URLError{err}
	}
	name := redact.URL(p.URL)
	file, err := p.download(ctx)
	if err != nil {
		return fmt.Errorf("downloading %s: %w", name, err)
	}
	if file.Unchanged {
		p.outcome, p.After = unchanged, p.Before
		return nil
	}
	if p.Landscape == source.Main && p.current.Content == nil && data.IsBase(file.Content) {
		p.outcome, p.After, p.isBase = unchanged, p.Before, true
		return nil
	}
	if p.After, err = check(file.Content, name); err != nil {
		return err
	}
	record := source.Record{URL: name, ETag: file.ETag, LastModified: file.LastModified,
		Downloaded: p.options.Now().Format(time.DateOnly)}
	p.After.Origin.Date = record.Date(p.After.Origin.Date)
	record.Day = p.After.Origin.Date.String()
	p.next = source.Copy{Content: file.Content, Record: record}
	return nil
}

// download requests the file. If the download in use came from the same URL, the
// request is only for a newer one. The query of a URL is not recorded, so a URL with a
// query never counts as the same.
func (p *Plan) download(ctx context.Context) (fetch.File, error) {
	o := p.options
	if o.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, o.Timeout)
		defer cancel()
	}
	request := fetch.Request{URL: p.URL}
	if have := p.current.Record; have.URL == redact.URL(p.URL) && !strings.ContainsAny(p.URL, "?#") {
		request.ETag, request.LastModified = have.ETag, have.LastModified
	}
	client := o.Client
	if client == nil {
		client = fetch.NewClient()
	}
	f := fetch.Fetcher{Client: client, MaxBytes: source.MaxBytes, Plain: o.AllowHTTP, Sleep: o.Sleep, Progress: o.Progress}
	file, err := f.Get(ctx, request)
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return file, &TimeoutError{o.Timeout}
	}
	return file, err
}

// check parses a landscape file. It returns a [*RejectedError] if landscape2 would
// reject the file, or if the file has no items.
func check(content []byte, name string) (*landscape.Catalog, error) {
	c, _, err := source.Catalog(source.Request{File: name, Content: content})
	if err != nil {
		return nil, &RejectedError{Err: err}
	}
	var first diag.Diagnostic
	n := 0
	for _, p := range lint.Validate(content, name, lint.Options{}) {
		if p.Severity == diag.Error {
			first = cmp.Or(first, p)
			n += max(1, p.More)
		}
	}
	switch {
	case n > 0:
		first.File = name
		return nil, &RejectedError{Errors: n, First: first}
	case len(c.Items) == 0:
		return nil, &RejectedError{Err: fmt.Errorf("%s has no items", name)}
	}
	return c, nil
}
