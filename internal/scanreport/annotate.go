package scanreport

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/landscope-cli/landscope/internal/scan"
)

// maxDepth is how deep components are nested at most.
const maxDepth = 64

// Annotate writes a CycloneDX file, which is JSON or XML, with properties that say
// which project each component comes from. Everything else stays as it is, except for
// the white space of JSON and for signatures, which are removed because they no longer
// hold.
func Annotate(w *bytes.Buffer, content []byte, m *scan.Matcher) error {
	annotate := annotateJSON
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("<")) {
		annotate = annotateXML
	}
	if err := annotate(w, content, m); err != nil {
		return fmt.Errorf("annotating the CycloneDX file: %w", err)
	}
	return nil
}

// checkVersion returns an error for versions whose components have no properties.
func checkVersion(version string) error {
	if slices.Contains([]string{"1.0", "1.1", "1.2"}, version) {
		return fmt.Errorf("version %s does not support properties; convert the file to 1.3 or later", version)
	}
	return nil
}

// edit replaces a part of a text.
type edit struct {
	from, to int64
	text     []byte
}

// applyEdits returns the text with the edits, which are in the order of the text.
func applyEdits(content []byte, edits []edit) []byte {
	var out bytes.Buffer
	size := len(content)
	for _, d := range edits {
		size += len(d.text)
	}
	out.Grow(size)
	at := int64(0)
	for _, d := range edits {
		out.Write(content[at:max(at, d.from)])
		out.Write(d.text)
		at = max(at, d.to)
	}
	out.Write(content[at:])
	return out.Bytes()
}
