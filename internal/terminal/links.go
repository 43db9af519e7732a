package terminal

import (
	"strconv"
	"strings"
)

// Links reports whether to write links (OSC 8): as mode says, which is always, never or
// auto. In auto mode they are written to terminals that are known to support them.
func Links(mode string, getenv func(string) string, isTerminal bool) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal && supportsLinks(getenv)
}

// linkPrograms are the values of TERM_PROGRAM of terminals that support links.
var linkPrograms = map[string]bool{"WezTerm": true, "vscode": true, "ghostty": true, "Hyper": true, "mintty": true, "rio": true, "Tabby": true, "zed": true}

// linkTerminals are beginnings of TERM of terminals that support links.
var linkTerminals = []string{"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour", "rio"}

// linkVariables are variables that only terminals with links set.
var linkVariables = []string{"WT_SESSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "DOMTERM", "KONSOLE_VERSION"}

// supportsLinks reports whether the environment is that of a terminal which supports
// links. Multiplexers are judged by themselves, because they inherit the variables of the
// terminal around them.
func supportsLinks(getenv func(string) string) bool {
	term, program := getenv("TERM"), getenv("TERM_PROGRAM")
	switch {
	case getenv("FORCE_HYPERLINK") != "":
		return getenv("FORCE_HYPERLINK") != "0"
	case term == "dumb" || term == "linux":
		return false
	case program == "tmux" || getenv("TMUX") != "":
		return program == "tmux" && atLeast(getenv("TERM_PROGRAM_VERSION"), 3, 4)
	case strings.HasPrefix(term, "screen"):
		return false
	case program == "iTerm.app":
		return atLeast(getenv("TERM_PROGRAM_VERSION"), 3, 1)
	case linkPrograms[program] || getenv("COLORTERM") == "xfce4-terminal":
		return true
	}
	for _, prefix := range linkTerminals {
		if strings.HasPrefix(term, prefix) {
			return true
		}
	}
	for _, name := range linkVariables {
		if getenv(name) != "" {
			return true
		}
	}
	vte, _ := strconv.Atoi(getenv("VTE_VERSION"))
	return vte >= 5001 // 0.50.0 crashes on links
}

// atLeast reports whether a version, such as 3.4a, is major.minor or later.
func atLeast(version string, major, minor int) bool {
	first, rest, _ := strings.Cut(version, ".")
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(rest)
	}
	x, err := strconv.Atoi(first)
	y, _ := strconv.Atoi(rest[:end])
	return err == nil && (x > major || x == major && y >= minor)
}
