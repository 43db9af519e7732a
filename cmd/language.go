package cmd

import (
	"cmp"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/japanese"
)

// language returns the language of --lang or LANDSCOPE_LANG; the default is English.
func (a *app) language() (string, error) {
	if a.lang != "" {
		return a.lang, nil
	}
	switch lang := a.env.Getenv("LANDSCOPE_LANG"); lang {
	case "", "en":
		return "en", nil
	case "ja":
		return "ja", nil
	default:
		return "", exit.Usagef("LANDSCOPE_LANG must be en or ja, not %q", lang)
	}
}

// speaksJapanese reports whether messages are in Japanese. An error in the command line or
// in the variable itself does not change the language.
func (e *Env) speaksJapanese() bool {
	lang := e.Getenv("LANDSCOPE_LANG")
	if e.langFlag != nil {
		lang = cmp.Or(e.langFlag(), lang)
	}
	return lang == "ja"
}

// translate returns a message in the user's language.
func (e *Env) translate(message string) string {
	if e.speaksJapanese() {
		return japanese.Message(message)
	}
	return message
}

// hintLanguage says on a terminal, to a user of Japanese who has not chosen a
// language, that there is Japanese output. The locale does not choose the language by
// itself, so that a script gives the same output everywhere.
func (a *app) hintLanguage() {
	if a.lang != "" || a.env.Getenv("LANDSCOPE_LANG") != "" || !a.env.Terminal || !a.env.StderrTerminal {
		return
	}
	if hint := japanese.Offer(a.env.Getenv); hint != "" {
		a.env.message("hint", hint)
	}
}
