package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strings"
)

// version is a version of the file.
type version struct {
	commit, date string
	pull         string // number of the pull request, or empty
	blob         string
}

func (v version) url() string {
	if v.pull != "" {
		return repository + "pull/" + v.pull
	}
	return repository + "commit/" + v.commit
}

// changed matches the raw line of a file in a commit: its new blob.
var changed = regexp.MustCompile(`:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]`)

// versionsOf returns the versions of the file on the main line, oldest first. It
// follows renames of the file and leaves out its removals.
func versionsOf(clone, revision string) ([]version, error) {
	shallow, err := git(clone, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(shallow) != "false" {
		return nil, fmt.Errorf("%s is a shallow clone; git fetch --unshallow completes it", clone)
	}
	log, err := git(clone, "-c", "log.showSignature=false", "log", "--first-parent", "--diff-merges=first-parent", "--follow", "--raw", "-z",
		"--no-abbrev", "--format=%x01%H%x02%cs%x02%s%x02%b%x03", "--end-of-options", revision, "--", path)
	if err != nil {
		return nil, err
	}
	var found []version
	for _, record := range strings.Split(log, "\x01")[1:] {
		head, raw, _ := strings.Cut(record, "\x03")
		fields := strings.SplitN(head, "\x02", 4)
		match := changed.FindStringSubmatch(raw)
		if len(fields) < 4 || match == nil || strings.Trim(match[1], "0") == "" {
			continue
		}
		found = append(found, version{fields[0], fields[1], pullRequest(fields[2], fields[3]), match[1]})
	}
	if found == nil {
		return nil, fmt.Errorf("no %s in the history of %s in %s", path, revision, clone)
	}
	slices.Reverse(found)
	return found, nil
}

var (
	merged   = regexp.MustCompile(`^Merge pull request #(\d+)\b`)
	squashed = regexp.MustCompile(`\(#(\d+)\)`)
	folded   = regexp.MustCompile(`^\s*[^\n]*\(#(\d+)\)\s*(?:\n|$)`)
)

// pullRequest returns the number of the pull request that a message names. The
// last number counts, because a revert quotes the message that it reverts. The
// server folds a long subject; its end is then the first line of the body.
func pullRequest(subject, body string) string {
	if m := merged.FindStringSubmatch(subject); m != nil {
		return m[1]
	}
	if all := squashed.FindAllStringSubmatch(subject, -1); all != nil {
		return all[len(all)-1][1]
	}
	if strings.HasSuffix(subject, "…") || strings.HasSuffix(subject, "...") {
		if m := folded.FindStringSubmatch(body); m != nil {
			return m[1]
		}
	}
	return ""
}

// eachVersion calls each with the content of every version, in order. The content
// is valid until each returns.
func eachVersion(clone string, versions []version, each func(v version, content []byte)) error {
	var names strings.Builder
	for _, v := range versions {
		names.WriteString(v.blob + "\n")
	}
	c := exec.Command("git", "-C", clone, "cat-file", "--batch")
	c.Stdin = strings.NewReader(names.String())
	var problems strings.Builder
	c.Stderr = &problems
	pipe, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	err = readBlobs(bufio.NewReaderSize(pipe, 1<<16), versions, each)
	if err != nil {
		_ = c.Process.Kill() // it may be waiting for a reader
	}
	if ended := c.Wait(); err == nil && ended != nil {
		err = fmt.Errorf("git cat-file: %w: %s", ended, strings.TrimSpace(problems.String()))
	}
	return err
}

// readBlobs reads what git cat-file --batch writes for the versions.
func readBlobs(in *bufio.Reader, versions []version, each func(v version, content []byte)) error {
	var content []byte
	for _, v := range versions {
		head, err := in.ReadString('\n')
		if err != nil {
			return fmt.Errorf("git cat-file ended early: %w", err)
		}
		var size int
		if _, err := fmt.Sscanf(head, v.blob+" blob %d\n", &size); err != nil {
			return fmt.Errorf("%s at commit %s: git says %q; is the clone complete?", path, v.commit, strings.TrimSpace(head))
		}
		content = slices.Grow(content[:0], size+1)[:size+1] // a newline follows
		if _, err := io.ReadFull(in, content); err != nil {
			return fmt.Errorf("git cat-file ended early: %w", err)
		}
		each(v, content[:size])
	}
	return nil
}

// git returns what a git command prints.
func git(clone string, args ...string) (string, error) {
	out, err := exec.Command("git", append([]string{"-C", clone}, args...)...).Output()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return "", fmt.Errorf("git: %s", strings.TrimSpace(string(failed.Stderr)))
	}
	return string(out), err
}
