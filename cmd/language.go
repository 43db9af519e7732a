package cmd

import (
	"cmp"
	"strings"

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

// langIn returns the value of --lang in a command line that is not parsed yet, or "".
func langIn(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// hintLanguage says on a terminal, to a user of Japanese who has not chosen a
// language, that there is Japanese output. The locale does not choose the language by
// itself, so that a script gives the same output everywhere.
func (a *app) hintLanguage() {
	if a.lang != "" || a.env.Getenv("LANDSCOPE_LANG") != "" || !a.env.Terminal || !a.env.StderrTerminal {
		return
	}
	locale := strings.ToLower(cmp.Or(a.env.Getenv("LC_ALL"), a.env.Getenv("LC_MESSAGES"), a.env.Getenv("LANG")))
	switch {
	case !strings.HasPrefix(locale, "ja_") && locale != "ja":
	case strings.Contains(locale, "utf"):
		a.env.message("hint", "日本語で表示するには --lang ja を指定するか、環境変数 LANDSCOPE_LANG=ja を設定してください")
	default: // the terminal may not show UTF-8
		a.env.message("hint", "--lang ja or LANDSCOPE_LANG=ja shows tables in Japanese")
	}
}
