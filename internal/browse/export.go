package browse

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// fileFormats returns the formats that an export can have.
func fileFormats() []string {
	var names []string
	for _, f := range output.Formats {
		if len(f.Ext) > 0 && !slices.Contains(output.Special, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

// export writes items to a file, in the format of its extension, as the export command
// does. Unless overwrite is set, the error is [os.ErrExist] if there is such a file.
func (s *state) export(items []*landscape.Item, file string, overwrite bool) error {
	formats := fileFormats()
	f, err := output.FormatForFile(file, formats)
	if err != nil {
		return err
	}
	if !slices.Contains(formats, f.Name) {
		return fmt.Errorf("items cannot be written as %s", f.Name)
	}
	if reads, err := s.Reads(file); err != nil {
		return err
	} else if reads {
		return exit.Usagef("%s is the input file; choose another output file", file)
	}
	d, _, err := view.Export(view.View{Catalog: s.catalog, Lang: "en"}, slices.Clone(items), "", view.ItemsOptions{})
	if err != nil {
		return err
	}
	b, err := output.Render(f, d, output.Options{Sheet: "landscope export"})
	if err != nil {
		return err
	}
	if overwrite {
		return atomicfile.Write(file, b)
	}
	return create(file, b)
}

// create writes a new file. It claims the name first, so that a file that another program
// makes in the meantime is not overwritten.
func create(file string, content []byte) error {
	claimed, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, os.ErrExist) {
		return os.ErrExist
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", file, atomicfile.Cause(err))
	}
	_ = claimed.Close()
	if err := atomicfile.Write(file, content); err != nil {
		_ = os.Remove(file)
		return err
	}
	return nil
}

// homePath returns a path in which ~ stands for the home directory, as in a shell.
func homePath(file string) string {
	rest, ok := strings.CutPrefix(file, "~/")
	if home, err := os.UserHomeDir(); ok && err == nil {
		return filepath.Join(home, rest)
	}
	return file
}
