package suggest

// whereListed returns how to list the names of a kind that has too many to list in an
// error, or "".
func whereListed(kind string) string {
	switch kind {
	case "field":
		return "`landscope fields` lists them"
	case "tag":
		return "`landscope list --columns name,summary.tags` shows them"
	case "item":
		return "try: landscope search NAME"
	case "landscape":
		return "`landscope landscapes` lists them"
	case "status", "owner":
		return "statuses and owners come from an overlay; see `landscope help overlays`"
	}
	return ""
}

// FullHint returns the hint of the error and, unless the name is ambiguous, how to list
// the names of its kind.
func (e *UnknownError) FullHint() string {
	hint, listed := e.Hint(), whereListed(e.Kind)
	switch {
	case len(e.Candidates) > 0 || listed == "":
		return hint
	case hint == "":
		return listed
	}
	return hint + " " + listed
}
