package japanese

import (
	"cmp"
	"strings"
)

// LangIn returns the value of --lang in a command line that is not parsed yet, or "".
func LangIn(args []string) string {
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

// Offer returns a hint for a user whose locale is Japanese: that there is Japanese output.
// It returns "" for others.
func Offer(getenv func(string) string) string {
	locale := strings.ToLower(cmp.Or(getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG")))
	switch {
	case !strings.HasPrefix(locale, "ja_") && locale != "ja":
		return ""
	case strings.Contains(locale, "utf"):
		return "日本語で表示するには --lang ja を指定するか、環境変数 LANDSCOPE_LANG=ja を設定してください"
	}
	return "--lang ja or LANDSCOPE_LANG=ja shows tables in Japanese" // the terminal may not show UTF-8
}
