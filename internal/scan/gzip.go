package scan

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// The limits of compressed files: what expands to much more than its size is made to
// exhaust the reader.
const (
	maxExpansion  = 100       // times the size
	freeExpansion = 512 << 20 // bytes that may be expanded in any case
)

var errBomb = fmt.Errorf("expands to more than %d times its size; the rest is not read", maxExpansion)

// gunzip returns a reader of a file, decompressed if it is compressed with gzip.
func gunzip(in io.Reader) (io.Reader, error) {
	start, whole := peek(in)
	if !bytes.HasPrefix(start, []byte("\x1f\x8b")) {
		return whole, nil
	}
	count := &countingReader{in: whole}
	z, err := gzip.NewReader(count)
	if err != nil {
		return nil, fmt.Errorf("not a valid gzip file: %w", err)
	}
	return &expander{z, count, 0}, nil
}

// expander decompresses a file within the limits.
type expander struct {
	z   *gzip.Reader
	in  *countingReader
	out int64
}

func (e *expander) Read(p []byte) (int, error) {
	if e.out > freeExpansion && e.out > maxExpansion*e.in.n {
		return 0, errBomb
	}
	n, err := e.z.Read(p)
	e.out += int64(n)
	if errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		err = fmt.Errorf("not a valid gzip file: %w", err)
	}
	return n, err
}

// countingReader counts the bytes that it reads.
type countingReader struct {
	in io.Reader
	n  int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}
