package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/scan"
)

var (
	paramFile    = param{Name: "filename", Doc: "name of the file, such as go.mod or deploy/app.yaml; it decides how the text is read", Type: text}
	paramContent = param{Name: "content", Doc: "text of the file", Type: content}
	paramFiles   = param{Name: "files", Doc: "several files that belong together", Type: files}
	paramPath    = param{Name: "path", Doc: "file or directory below the allowed directory, relative to it; . is all of it", Type: text}
	paramDirect  = param{Name: "direct", Doc: "leave out dependencies of dependencies", Type: boolean}
	paramLoose   = param{Name: "loose", Doc: "also match by name alone", Type: boolean}
)

// scanParams returns the parameters that say what is scanned.
func scanParams() []param {
	return []param{paramFile, paramContent, paramFiles, paramPath, paramDirect, paramLoose}
}

// file is a file whose text is given in a call.
type file struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

// maxGiven is the number of files that a call may have.
const maxGiven = 200

func fileList(raw json.RawMessage) ([]file, error) {
	var list []file
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("want a list of objects with name and content, not %s", excerpt(raw))
	}
	if len(list) > maxGiven {
		return nil, fmt.Errorf("too many files: %d, at most %d", len(list), maxGiven)
	}
	return list, nil
}

// given returns the files whose text the call has.
func (q *call) given() []file {
	given, _ := q.args[paramFiles.Name].([]file)
	if content, ok := q.args[paramContent.Name].(string); ok {
		given = append(slices.Clip(given), file{q.text(paramFile), content})
	}
	return given
}

// report scans what the call names: files in it, or a path below the allowed directory.
func (q *call) report() (*scan.Report, error) {
	given, path := q.given(), q.text(paramPath)
	allowed := q.server.options.AllowPath
	switch {
	case len(given) > 0 && path != "":
		return nil, errors.New("give either the text of files or a path, not both")
	case len(given) == 0 && path == "" && allowed != "":
		return nil, errors.New("nothing to scan: give filename and content, files, or path")
	case len(given) == 0 && path == "":
		return nil, errors.New("nothing to scan: give filename and content, or files")
	case path != "" && allowed == "":
		return nil, errors.New("this server reads no directories: give filename and content (to allow a directory, start the server with --allow-path DIR)")
	}
	release, err := q.server.acquire(q.ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	var found *scan.Result
	if path != "" {
		found, err = scanPath(q.server.allowed, path)
	} else {
		found, err = scanGiven(given)
	}
	if err != nil {
		return nil, err
	}
	matcher := scan.NewMatcher(q.Catalog)
	if q.is(paramLoose) {
		matcher = scan.NewLooseMatcher(q.Catalog)
	}
	r := scan.NewReport(found, matcher)
	r.Select(scan.Selection{Leave: scan.Leniency{Indirect: q.is(paramDirect)}})
	return r, nil
}

// acquire waits for the turn of a scan.
func (s *Server) acquire(ctx context.Context) (release func(), err error) {
	select {
	case s.scanning <- struct{}{}:
		return func() { <-s.scanning }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// scanPath scans a path below a directory. It refuses a path that leads out of it, also by
// symbolic links; a scan itself follows none.
func scanPath(root *os.Root, path string) (*scan.Result, error) {
	if !filepath.IsLocal(path) {
		return nil, fmt.Errorf("path %q is outside the allowed directory; use a relative path, such as \".\"", path)
	}
	if _, err := root.Stat(path); err != nil {
		return nil, fmt.Errorf("path %q cannot be read: %w", path, reason(err))
	}
	resolved, err := filepath.EvalSymlinks(filepath.Join(root.Name(), path))
	if err != nil {
		return nil, fmt.Errorf("path %q cannot be read: %w", path, reason(err))
	}
	found, err := scan.Scan([]string{resolved}, scan.Options{})
	if err != nil {
		return nil, fmt.Errorf("path %q cannot be read: %w", path, reason(err))
	}
	found.Rename(func(name string) string { return relative(resolved, path, name) })
	return found, nil
}

// relative returns the name of a file below resolved as the caller knows it.
func relative(resolved, path, name string) string {
	rest, ok := strings.CutPrefix(name, resolved)
	if !ok {
		return filepath.Base(name)
	}
	return filepath.ToSlash(filepath.Join(path, rest))
}

// reason returns an error without the path in it, which may be private.
func reason(err error) error {
	var pathErr *os.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// scanGiven scans files whose text is given. It writes them to a directory of their own,
// because readers look for other files beside theirs.
func scanGiven(given []file) (found *scan.Result, err error) {
	dir, err := os.MkdirTemp("", "landscope-scan-")
	if err != nil {
		return nil, reason(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	var paths []string
	for i, f := range given {
		name := filepath.FromSlash(f.Name)
		if f.Name == "" {
			name = fmt.Sprintf("file-%d", i+1)
		}
		if !filepath.IsLocal(name) || len(name) > 255 || strings.ContainsRune(name, 0) {
			return nil, fmt.Errorf("%q is not the name of a file; use a relative path, such as go.mod or deploy/app.yaml", excerpt([]byte(f.Name)))
		}
		path := filepath.Join(dir, name)
		if slices.Contains(paths, path) {
			return nil, fmt.Errorf("file %q is given twice", f.Name)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, fmt.Errorf("file %q: %w", f.Name, reason(err))
		}
		if err := os.WriteFile(path, []byte(f.Content), 0o600); err != nil {
			return nil, fmt.Errorf("file %q: %w", f.Name, reason(err))
		}
		paths = append(paths, path)
	}
	if found, err = scan.Scan(paths, scan.Options{}); err != nil {
		return nil, err
	}
	found.Rename(func(name string) string {
		if rest, err := filepath.Rel(dir, name); err == nil {
			return filepath.ToSlash(rest)
		}
		return filepath.Base(name)
	})
	return found, nil
}

// scanNotes returns what the caller should know of a scan: what could not be read.
func scanNotes(r *scan.Report) []string {
	var notes []string
	const most = 5
	for i, u := range r.Unreadable {
		if i == most {
			notes = append(notes, plural.Count(len(r.Unreadable)-most, "more unreadable file"))
			break
		}
		notes = append(notes, fmt.Sprintf("not read: %s: %s", scan.Position(u.File, u.Line), u.Reason))
	}
	for i, w := range r.Warnings {
		if i == most {
			notes = append(notes, plural.Count(len(r.Warnings)-most, "more warning"))
			break
		}
		notes = append(notes, fmt.Sprintf("%s: %s", scan.Position(w.File, w.Line), w.Text))
	}
	return notes
}
