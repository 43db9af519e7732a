package printing

import "io"

// ErrWriter remembers the first error of a writer, because some libraries ignore it.
type ErrWriter struct {
	io.Writer
	Err error // the first one
}

// Write writes to the writer inside.
func (w *ErrWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if err != nil && w.Err == nil {
		w.Err = err
	}
	return n, err
}
