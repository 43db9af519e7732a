package session

import (
	"cmp"
	"fmt"
	"os"
	"strings"
)

// Stamp returns a string that changes when a file that is read does, and the first
// of these files that is not a regular file.
func (s *Session) Stamp() (stamp, irregular string, err error) {
	r, err := s.Request()
	if err != nil {
		return "", "", err
	}
	files := append([]string{r.File}, r.Overlays...)
	if r.Landscape != "" {
		files = append(files, r.Store.Path(r.Landscape))
	}
	if s.Settings != "" {
		files = append(files, s.Settings)
	}
	var b strings.Builder
	for _, name := range files {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			fmt.Fprintln(&b, name)
		case info.Mode().IsRegular():
			fmt.Fprintln(&b, name, info.Size(), info.ModTime().UnixNano())
		default:
			fmt.Fprintln(&b, name, info.Mode().Type())
			irregular = cmp.Or(irregular, name)
		}
	}
	return b.String(), irregular, nil
}
