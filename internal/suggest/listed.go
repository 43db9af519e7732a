package suggest

// whereListed tells how to list the names of a kind, for those kinds that have too many
// names to list in an error.
var whereListed = map[string]string{
	"field": "`landscope fields` lists them",
	"tag":   "`landscope list --columns name,summary.tags` shows them",
	"item":  "`landscope search` looks in descriptions, too",

	"landscape": "`landscope landscapes` lists them",

	"status": "an overlay gives it, see `landscope help overlays`",
	"owner":  "an overlay gives it, see `landscope help overlays`",
}

// FullHint returns the hint of the error and, unless the name is ambiguous, how to list
// the names of its kind.
func (e *UnknownError) FullHint() string {
	hint, listed := e.Hint(), whereListed[e.Kind]
	switch {
	case len(e.Candidates) > 0 || listed == "":
		return hint
	case hint == "":
		return listed
	}
	return hint + " " + listed
}
