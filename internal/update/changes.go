package update

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diff"
)

// Changes returns the facts that the update changes. It leaves out changed
// descriptions and logos. If one side is the embedded data, which is an excerpt, it
// also leaves out values that the other side lacks.
func (p *Plan) Changes() []diff.Change {
	excerpt := p.Before.Origin.BuiltIn() || p.After.Origin.BuiltIn()
	return slices.DeleteFunc(diff.Compare(p.Before, p.After), func(ch diff.Change) bool {
		if ch.Kind != diff.Changed {
			return false
		}
		isText := ch.Field == "description" || ch.Field == "logo" || strings.HasPrefix(ch.Field, "summary.")
		return isText || excerpt && (ch.From == "" || ch.To == "")
	})
}
