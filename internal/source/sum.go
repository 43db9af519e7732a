package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/landscope-cli/landscope/internal/atomicfile"
)

// sumOf is the sum of a file's content: the SHA-256 of its length and of the
// SHA-256 of each piece, for these are taken on several cores.
func sumOf(content []byte) [sha256.Size]byte {
	sum, _ := sumPieces(bytes.NewReader(content), int64(len(content))) // to read memory does not fail
	return sum
}

// sumFile is sumOf without keeping the file.
func sumFile(name string) (sum [sha256.Size]byte, err error) {
	f, err := open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil {
		sum, err = sumPieces(f, info.Size())
	}
	if err != nil {
		return sum, fmt.Errorf("reading %s: %w", name, atomicfile.Cause(err))
	}
	return sum, nil
}

const sumPiece = 256 << 10

func sumPieces(r io.ReaderAt, size int64) ([sha256.Size]byte, error) {
	n := int((size + sumPiece - 1) / sumPiece)
	sums, errs := make([][sha256.Size]byte, n), make([]error, n)
	var next atomic.Int64
	work := func() {
		buffer := make([]byte, 64<<10)
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			h := sha256.New()
			piece := io.NewSectionReader(r, int64(i)*sumPiece, sumPiece)
			_, errs[i] = io.CopyBuffer(h, struct{ io.Reader }{piece}, buffer)
			sums[i] = [sha256.Size]byte(h.Sum(nil))
		}
	}
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		all.Go(work)
	}
	work()
	all.Wait()
	total := sha256.New()
	_ = binary.Write(total, binary.LittleEndian, size)
	for i := range n {
		if errs[i] != nil {
			return [sha256.Size]byte{}, errs[i]
		}
		total.Write(sums[i][:])
	}
	return [sha256.Size]byte(total.Sum(nil)), nil
}
