package session

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Live is the landscape of a session that runs for long: it is read again when its files
// change. If they cannot be read, it stays as it was, and a note says why.
type Live struct {
	session   *Session
	attempted func(error)
	current   atomic.Pointer[landscape.Catalog]
	checked   atomic.Int64 // when the files were last checked, in milliseconds

	reading sync.Mutex
	stamp   string // of the last attempt to read
}

// Live reads the landscape. Attempted, if it is not nil, is called with the result of each
// attempt to read it, the first included.
func (s *Session) Live(attempted func(error)) (*Live, error) {
	l := &Live{session: s, attempted: attempted}
	if attempted == nil {
		l.attempted = func(error) {}
	}
	l.checked.Store(time.Now().UnixMilli())
	return l, l.read()
}

// checkEvery is the least time between two checks for changed files.
const checkEvery = time.Second

// Catalog returns the landscape. It may be called concurrently.
func (l *Live) Catalog() *landscape.Catalog {
	now := time.Now().UnixMilli()
	if last := l.checked.Load(); now-last > checkEvery.Milliseconds() && l.checked.CompareAndSwap(last, now) {
		l.Check()
	}
	return l.current.Load()
}

// Check reads the landscape now if its files have changed. A note says why it fails.
func (l *Live) Check() {
	if err := l.read(); err != nil {
		l.session.note("reload failed, still serving the previous data: %v", err)
	}
}

// read reads the landscape if its files have changed since the last attempt.
func (l *Live) read() (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("reading the landscape failed: %v", cause)
			l.attempted(err)
		}
	}()
	l.reading.Lock()
	defer l.reading.Unlock()
	stamp, irregular, err := l.session.Stamp()
	if err != nil || stamp == l.stamp && l.current.Load() != nil {
		return err
	}
	l.stamp = stamp
	if l.current.Load() != nil && irregular != "" { // such as a pipe, which may never end
		err = fmt.Errorf("%s is not a regular file", irregular)
		l.attempted(err)
		return err
	}
	c, err := l.session.Reload()
	l.attempted(err)
	if err != nil {
		return err
	}
	l.current.Store(c)
	return nil
}
