// Package atomicfile replaces files atomically. A reader never sees part of a file, and a
// process that is killed never leaves part of one in place.
package atomicfile

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/robustio"
)

// Write replaces a regular file by renaming, or creates one with the default mode. On
// failure the old content remains. A file that is replaced keeps its mode and owner, and
// a symbolic link is followed.
//
// Write writes in place, which is not atomic, if renaming would change what a file is: a
// device, a pipe, one of several hard links, a file whose owner cannot be preserved, a
// file in a directory that is not writable, or a mount. It refuses a read-only file even
// if renaming could replace it.
func Write(name string, content []byte) error {
	if err := write(name, content); err != nil {
		return fmt.Errorf("writing %s: %w", name, Cause(err))
	}
	return nil
}

func write(name string, content []byte) error {
	target := name
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		target = resolved
	}
	old, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(name); err == nil { // a link to a file that does not exist yet
			return inPlace(name, content, os.O_CREATE)
		}
		old = nil
	case err != nil:
		return err
	case old.IsDir():
		return errors.New("is a directory")
	case !old.Mode().IsRegular():
		return inPlace(name, content, 0)
	default:
		if err := checkWritable(target, old); err != nil {
			return err
		}
		if links(old) > 1 {
			return inPlace(target, content, os.O_TRUNC)
		}
	}
	err = replace(target, content, old)
	if old != nil && mustWriteInPlace(err) {
		return inPlace(target, content, os.O_TRUNC)
	}
	return err
}

// checkWritable returns an error if a file is not writable.
func checkWritable(name string, info fs.FileInfo) error {
	if info.Mode().Perm()&0o222 == 0 { // root could write to it
		return fmt.Errorf("is read-only (mode %04o)", info.Mode().Perm())
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	switch {
	case err == nil:
		return f.Close()
	case errors.Is(err, fs.ErrPermission):
		return err
	}
	return nil // such as a running program
}

// errOwner reports that a new file cannot have the owner of the old one.
var errOwner = errors.New("cannot preserve the owner")

func mustWriteInPlace(err error) bool {
	return errors.Is(err, errOwner) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) ||
		errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV)
}

func replace(target string, content []byte, old fs.FileInfo) error {
	dir := filepath.Dir(target)
	Sweep(dir)
	tmp, err := stage(plain(dir), content, 0o666, old)
	if err != nil {
		return err
	}
	tmp = filepath.Join(dir, tmp)
	defer os.Remove(tmp)
	return robustio.Rename(tmp, target)
}

func inPlace(name string, content []byte, flag int) error {
	f, err := os.OpenFile(name, os.O_WRONLY|flag, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// Stage writes content to a new file in a directory, flushes it to the disk, and returns
// its path, so that the caller can rename it. [Sweep] removes it if that never happens.
func Stage(dir string, content []byte, mode fs.FileMode) (string, error) {
	name, err := stage(plain(dir), content, mode, nil)
	return filepath.Join(dir, name), err
}

// folder is a directory that files are staged in.
type folder interface {
	open(name string, mode fs.FileMode) (*os.File, error)
	remove(name string)
	flush(*os.File) error
}

type plain string

func (p plain) open(name string, mode fs.FileMode) (*os.File, error) {
	return os.OpenFile(filepath.Join(string(p), name), createNew, mode)
}
func (p plain) flush(f *os.File) error { return f.Sync() }
func (p plain) remove(name string)     { _ = os.Remove(filepath.Join(string(p), name)) }

const createNew = os.O_WRONLY | os.O_CREATE | os.O_EXCL

// stage writes content to a new file, with the mode and owner of old if there is
// one, and returns its name.
func stage(dir folder, content []byte, mode fs.FileMode, old fs.FileInfo) (string, error) {
	name := tmpPrefix() + rand.Text() + tmpSuffix
	tmp, err := dir.open(name, mode)
	if err != nil {
		return "", err
	}
	_, err = tmp.Write(content)
	if err == nil && old != nil {
		if err = keepOwner(tmp, old); err == nil {
			err = tmp.Chmod(old.Mode().Perm())
		}
	}
	if err == nil {
		err = dir.flush(tmp)
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		dir.remove(name)
		return "", err
	}
	return name, nil
}

// Cause removes the path from an error of package os, because messages name it already.
func Cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	var linkErr *os.LinkError
	if errors.As(err, &linkErr) {
		return linkErr.Err
	}
	return err
}
