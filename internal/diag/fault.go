package diag

// Fault is a problem that stops the reading of a file: an error with a place.
type Fault struct {
	File      string
	Line, Col int
	// Rule is the id of the broken rule; "" is that of YAML itself.
	Rule string
	Msg  string
}

// Error returns "file:line:col: message".
func (f *Fault) Error() string { return Position(f.File, f.Line, f.Col) + ": " + f.Msg }
