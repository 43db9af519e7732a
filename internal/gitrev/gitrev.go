// Package gitrev reads the files of a revision from a git repository, with the user's
// git. It changes nothing in the repository and does not fetch objects.
package gitrev

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// Repository is a directory in a work tree.
type Repository struct {
	dir    string
	prefix string // of dir below the top of the work tree: "" or ending in a slash
}

// ErrNotFound is the error of Open for a directory that is not in a work tree.
var ErrNotFound = errors.New("not in a git repository")

// Open returns the repository of a directory.
func Open(dir string) (*Repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not installed or not in PATH")
	}
	r := &Repository{dir: dir}
	prefix, err := r.git("rev-parse", "--show-prefix")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			return nil, ErrNotFound
		}
		return nil, err
	}
	r.prefix = prefix
	return r, nil
}

// command returns a git command whose messages are in English and that stays offline.
func (r *Repository) command(args ...string) *exec.Cmd {
	c := exec.Command("git", args...)
	c.Dir = r.dir
	c.Env = append(os.Environ(), "LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0")
	return c
}

// git runs git and returns its output without the last line break. The error is what git
// says.
func (r *Repository) git(args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	c := r.command(args...)
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		return "", gitError(err, stderr.String())
	}
	return strings.TrimSuffix(stdout.String(), "\n"), nil
}

func gitError(err error, stderr string) error {
	first, _, _ := strings.Cut(strings.TrimSpace(stderr), "\n")
	if first = strings.TrimPrefix(first, "fatal: "); first == "" {
		return fmt.Errorf("git: %w", err)
	}
	return fmt.Errorf("git: %s", first)
}

// Resolve returns the name of the object that a revision such as main, HEAD~1 or a tag
// names. The error for an unknown one is a [*suggest.UnknownError] with the branches and
// tags to choose from.
func (r *Repository) Resolve(revision string) (string, error) {
	object, err := r.git("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
	if err == nil && object != "" {
		return object, nil
	}
	names, _ := r.git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	return "", suggest.Unknown("revision", revision, strings.Fields(names))
}

// MergeBase returns the commit from which two revisions diverged.
func (r *Repository) MergeBase(a, b string) (string, error) {
	base, err := r.git("merge-base", a, b)
	if err != nil {
		return "", errors.New("no common commit; a shallow clone lacks the history (git fetch --unshallow)")
	}
	return base, nil
}

// The limits of what Extract writes.
const (
	maxFiles = 1_000_000
	maxBytes = 4 << 30
)

// Tree is what Extract read.
type Tree struct {
	// Missing reports whether the revision lacks the directory.
	Missing bool
	// Submodules lists the paths of submodules, whose files are not in the repository.
	Submodules []string
	// Failed lists the files that could not be written, with the reasons.
	Failed map[string]error
}

// Extract writes the files of an object into a directory, as far as wanted returns true
// for them. An object that is a commit stands for the repository's directory in it.
func (r *Repository) Extract(object, to string, wanted func(name string, executable bool) bool) (*Tree, error) {
	t := &Tree{Failed: map[string]error{}}
	tree, err := r.git("rev-parse", "--verify", "--end-of-options", object+"^{tree}")
	if err != nil {
		return nil, errors.New("not a commit or directory")
	}
	if r.prefix != "" && tree != object {
		if tree, err = r.git("rev-parse", "--verify", "--end-of-options", tree+":"+strings.TrimSuffix(r.prefix, "/")); err != nil {
			t.Missing = true
			return t, nil
		}
	}
	files, err := r.list(tree, t, wanted)
	if err != nil || len(files) == 0 {
		return t, err
	}
	root, err := os.OpenRoot(to)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	return t, r.read(files, func(f file, content io.Reader) {
		if err := write(root, f, content); err != nil {
			t.Failed[f.name] = err
		}
	})
}

// file is a file in a tree.
type file struct {
	name       string
	object     string
	executable bool
	size       int64
}

// list returns the wanted files of a tree and adds its submodules to t.
func (r *Repository) list(tree string, t *Tree, wanted func(string, bool) bool) ([]file, error) {
	text, err := r.git("ls-tree", "-r", "-z", "--long", "--full-tree", tree)
	if err != nil {
		return nil, err
	}
	var files []file
	var total int64
	for entry := range strings.SplitSeq(text, "\x00") {
		about, name, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(about) // mode, type, object and size
		if !ok || len(fields) != 4 {
			continue
		}
		f := file{name: name, object: fields[2], executable: fields[0] == "100755"}
		switch {
		case fields[0] == "160000":
			t.Submodules = append(t.Submodules, name)
			continue
		case !strings.HasPrefix(fields[0], "100") || !wanted(name, f.executable): // links are skipped
			continue
		case !filepath.IsLocal(filepath.FromSlash(name)):
			t.Failed[name] = errors.New("not a valid file name on this system")
			continue
		}
		if _, err := fmt.Sscan(fields[3], &f.size); err != nil {
			return nil, fmt.Errorf("%s: git gives no size (is this a partial clone?)", name)
		}
		total += f.size
		files = append(files, f)
	}
	if len(files) > maxFiles || total > maxBytes {
		return nil, fmt.Errorf("the revision has more than %d files or %d GiB of them to scan", maxFiles, maxBytes>>30)
	}
	return files, nil
}

// write writes a file below a root.
func write(root *os.Root, f file, content io.Reader) (err error) {
	mode := fs.FileMode(0o644)
	if f.executable {
		mode = 0o755
	}
	name := filepath.FromSlash(f.name)
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	out, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, content)
	return err
}
