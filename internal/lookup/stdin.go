package lookup

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Stdin is the argument that stands for names on standard input.
const Stdin = "-"

// maxNames is the size up to which names are read, in bytes.
const maxNames = 1 << 20

// ReadNames returns the arguments other than [Stdin] and, if that is one of them, the
// names on standard input, one per line; without it, piped is nil. It is an error that the
// landscape is read from there as well.
func ReadNames(args []string, stdin io.Reader, landscape string) (names, piped []string, err error) {
	names = slices.DeleteFunc(slices.Clone(args), func(arg string) bool { return arg == Stdin })
	if len(names) == len(args) || stdin == nil {
		return names, nil, nil
	}
	if landscape == Stdin {
		return nil, nil, errors.New("standard input cannot be both the landscape and a list of names")
	}
	piped = []string{}
	content, err := io.ReadAll(io.LimitReader(stdin, maxNames+1))
	if err != nil {
		return nil, nil, fmt.Errorf("reading names: %w", err)
	}
	if len(content) > maxNames {
		return nil, nil, fmt.Errorf("standard input has more than %d bytes of names", maxNames)
	}
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" {
			piped = append(piped, line)
		}
	}
	return names, piped, nil
}
