package snapshot

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// place makes a file appear whole: it has no name before, so that a process
// that is killed leaves nothing. What is there already stays if it is sound.
func place(root *os.Root, name string, write func(*os.File) error, sound func() bool) {
	folder, err := root.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()
	fd, err := unix.Openat(int(folder.Fd()), ".", unix.O_TMPFILE|unix.O_WRONLY|unix.O_CLOEXEC, 0o600)
	if err != nil { // not every file system can
		placeByName(root, name, write)
		return
	}
	f := os.NewFile(uintptr(fd), name)
	defer f.Close()
	if write(f) != nil {
		return
	}
	self := fmt.Sprintf("/proc/self/fd/%d", fd)
	link := func() error {
		return unix.Linkat(unix.AT_FDCWD, self, int(folder.Fd()), name, unix.AT_SYMLINK_FOLLOW)
	}
	if err = link(); errors.Is(err, unix.EEXIST) && !sound() {
		_ = root.RemoveAll(name)
		err = link()
	}
	if err != nil && !errors.Is(err, unix.EEXIST) { // no /proc here
		placeByName(root, name, write)
	}
}
