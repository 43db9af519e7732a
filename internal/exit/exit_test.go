package exit

import (
	"errors"
	"fmt"
	"testing"

	"github.com/landscope-cli/landscope/internal/suggest"
)

func TestCodeAndHint(t *testing.T) {
	plain := errors.New("plain")
	field := &suggest.UnknownError{Kind: "field", Name: "nmae", Near: []string{"name"}}
	ambiguous := &suggest.UnknownError{Kind: "item", Name: "x", Candidates: []string{"X 1", "X 2"}}
	for _, c := range []struct {
		err  error
		code int
		hint string
	}{
		{nil, 0, ""},
		{plain, 1, ""},
		{Usagef("bad %d: %w", 1, plain), 2, ""},
		{fmt.Errorf("outside: %w", &UsageError{Err: plain, Advice: "do this"}), 2, "do this"},
		{AsUsage(field), 2, "did you mean \"name\"? `landscope fields` lists them"},
		{&UsageError{Err: field, Advice: "do this"}, 2, "do this"},
		{AsUsage(&suggest.UnknownError{Kind: "owner", Name: "x"}), 2, "statuses and owners come from an overlay; see `landscope help overlays`"},
		{AsUsage(ambiguous), 2, "matches: X 1, X 2"},
		{&NotFoundError{UsageError{Err: ambiguous}}, 1, "matches: X 1, X 2"},
		{&HintedError{plain, "do this"}, 1, "do this"},
		{&HintedError{Usagef("bad"), "do this"}, 2, "do this"},
		{ErrFindings, 3, ""},
		{&FindingsError{"2 findings", "do this"}, 3, "do this"},
	} {
		if code, hint := Code(c.err), Hint(c.err); code != c.code || hint != c.hint {
			t.Errorf("%v: exit code %d, hint %q; want %d, %q", c.err, code, hint, c.code, c.hint)
		}
	}
	if AsUsage(nil) != nil {
		t.Error("nil is an error")
	}
	if !errors.Is(Usagef("%w", plain), plain) || !errors.Is(&HintedError{plain, ""}, plain) {
		t.Error("the cause is lost")
	}
}
