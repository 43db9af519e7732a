package config

import (
	"fmt"
	"strings"

	"github.com/google/shlex"
)

// Flag is a flag of LANDSCOPE_FLAGS.
type Flag struct{ Name, Value string }

// Arity reports what a flag is called, and whether a value follows it; known is false if
// no command has it. The name is one letter after a single hyphen.
type Arity func(name string, short bool) (long string, takesValue, known bool)

// Flags splits LANDSCOPE_FLAGS as a shell splits words.
func Flags(text string, arity Arity) ([]Flag, error) {
	words, err := shlex.Split(text)
	if err != nil {
		return nil, fmt.Errorf("LANDSCOPE_FLAGS: %w", err)
	}
	var flags []Flag
	for i := 0; i < len(words); i++ {
		word := words[i]
		name, value, hasValue := strings.Cut(strings.TrimLeft(word, "-"), "=")
		short := !strings.HasPrefix(word, "--")
		if short && len(name) > 1 {
			name, value, hasValue = name[:1], name[1:]+strings.TrimPrefix(word, "-"+name), true
		}
		if !strings.HasPrefix(word, "-") || name == "" {
			return nil, fmt.Errorf("LANDSCOPE_FLAGS takes flags only, not %q", word)
		}
		long, takesValue, known := arity(name, short)
		switch {
		case !known:
			return nil, &UnknownFlagError{word}
		case takesValue && !hasValue && i+1 == len(words):
			return nil, fmt.Errorf("LANDSCOPE_FLAGS: flag requires a value: %s", word)
		case takesValue && !hasValue:
			i++
			value = words[i]
		case !takesValue && !hasValue:
			value = "true"
		}
		flags = append(flags, Flag{long, value})
	}
	return flags, nil
}

// UnknownFlagError reports a flag that no command has.
type UnknownFlagError struct{ Flag string }

// Name returns the name of the flag.
func (e *UnknownFlagError) Name() string {
	name, _, _ := strings.Cut(strings.TrimLeft(e.Flag, "-"), "=")
	return name
}

func (e *UnknownFlagError) Error() string {
	return fmt.Sprintf("LANDSCOPE_FLAGS: unknown flag: %s", e.Flag)
}
