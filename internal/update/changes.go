package update

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Changes returns the facts that the update changes. It leaves out changed
// descriptions and logos. If one side is the embedded data, which is an excerpt, it
// also leaves out values that the other side lacks.
func (p *Plan) Changes() []landscape.Change {
	excerpt := p.Before.Origin.BuiltIn() || p.After.Origin.BuiltIn()
	return slices.DeleteFunc(landscape.Diff(p.Before, p.After), func(ch landscape.Change) bool {
		if ch.Kind != landscape.ChangeChanged {
			return false
		}
		isText := ch.Field == "description" || ch.Field == "logo" || strings.HasPrefix(ch.Field, "summary.")
		return isText || excerpt && (ch.From == "" || ch.To == "")
	})
}
