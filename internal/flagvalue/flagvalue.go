// Package flagvalue provides the values of flags that reject bad input themselves, so
// that the error names the flag and the choices. They implement pflag.Value.
package flagvalue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Enum is one of a few strings.
type Enum struct {
	value   *string
	name    string
	choices []string
}

// NewEnum returns an Enum that sets *value, at first to preset. Its name stands for the
// value in help.
func NewEnum(value *string, name, preset string, choices ...string) *Enum {
	*value = preset
	return &Enum{value, name, choices}
}

func (e *Enum) String() string { return *e.value }

// Choices returns the strings that Set accepts.
func (e *Enum) Choices() []string { return e.choices }

// Type returns the placeholder of the value in help.
func (e *Enum) Type() string { return strings.ToUpper(e.name) }

// Set accepts a choice in any letter case.
func (e *Enum) Set(s string) error {
	i := slices.IndexFunc(e.choices, func(c string) bool { return strings.EqualFold(c, s) })
	if i < 0 {
		return suggest.Unknown("value", s, e.choices)
	}
	*e.value = e.choices[i]
	return nil
}

// Count is a non-negative integer.
type Count struct{ Value *int }

func (n Count) String() string { return strconv.Itoa(*n.Value) }

// Type returns the placeholder of the value in help.
func (n Count) Type() string { return "N" }

// Set accepts digits.
func (n Count) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 {
		return fmt.Errorf("%q is not a non-negative integer", s)
	}
	*n.Value = v
	return nil
}

// Delimiter is the character between the cells of csv, or 0.
type Delimiter struct{ Value *rune }

func (d Delimiter) String() string {
	if *d.Value == 0 {
		return ""
	}
	return string(*d.Value)
}

// Type returns the placeholder of the value in help.
func (d Delimiter) Type() string { return "CHAR" }

// Set accepts one character, or "tab". Quotes and line breaks have a meaning of their own
// in csv, and a letter or digit would have every cell quoted.
func (d Delimiter) Set(s string) error {
	if strings.EqualFold(s, "tab") || s == `\t` {
		s = "\t"
	}
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || size != len(s) || r == utf8.RuneError || r == '"' || r != '\t' && !unicode.IsPunct(r) && !unicode.IsSymbol(r) {
		return fmt.Errorf("%q is not a delimiter; want one character, such as ';' or '|', or tab", s)
	}
	*d.Value = r
	return nil
}

// Filter adds each value to a filter of a query.
type Filter struct {
	Filter landscape.Filter
	Query  *landscape.Query
}

func (f Filter) String() string { return "" }

// Type returns the placeholder of the value in help.
func (f Filter) Type() string { return f.Filter.Arg }

// Set accepts what the filter accepts.
func (f Filter) Set(s string) error { return f.Filter.Set(f.Query, s) }
