package terminal

import "testing"

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		about string
		env   map[string]string
		want  bool
	}{
		{"unknown", map[string]string{"TERM": "xterm-256color"}, false},
		{"Windows Terminal", map[string]string{"WT_SESSION": "x"}, true},
		{"VTE", map[string]string{"TERM": "xterm-256color", "VTE_VERSION": "6003"}, true},
		{"old VTE", map[string]string{"VTE_VERSION": "4803"}, false},
		{"VTE that crashes", map[string]string{"VTE_VERSION": "5000"}, false},
		{"iTerm2", map[string]string{"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4.19"}, true},
		{"old iTerm2", map[string]string{"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "2.9"}, false},
		{"Terminal of macOS", map[string]string{"TERM_PROGRAM": "Apple_Terminal"}, false},
		{"kitty", map[string]string{"TERM": "xterm-kitty"}, true},
		{"Xfce", map[string]string{"COLORTERM": "xfce4-terminal"}, true},
		{"dumb", map[string]string{"TERM": "dumb", "WT_SESSION": "x"}, false},
		{"tmux in VTE", map[string]string{"TERM": "tmux-256color", "TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "VTE_VERSION": "6003"}, false},
		{"new tmux", map[string]string{"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"}, true},
		{"screen in VTE", map[string]string{"TERM": "screen.xterm-256color", "VTE_VERSION": "6003"}, false},
		{"forced", map[string]string{"FORCE_HYPERLINK": "1"}, true},
		{"forced off", map[string]string{"FORCE_HYPERLINK": "0", "WT_SESSION": "x"}, false},
	} {
		getenv := func(k string) string { return c.env[k] }
		if got := Links("", getenv, true); got != c.want {
			t.Errorf("%s: %v", c.about, got)
		}
		if Links("", getenv, false) || Links("never", getenv, true) || !Links("always", getenv, false) {
			t.Errorf("%s: the mode or the pipe does not decide", c.about)
		}
	}
}

func TestASCII(t *testing.T) {
	for _, c := range []struct {
		term, all, ctype, lang, goos string
		want                         bool
	}{
		{"xterm", "", "", "en_US.UTF-8", "linux", false},
		{"xterm", "", "", "", "linux", false},
		{"dumb", "", "", "en_US.UTF-8", "linux", true},
		{"xterm", "C", "", "en_US.UTF-8", "linux", true},
		{"xterm", "", "POSIX", "en_US.UTF-8", "linux", true},
		{"xterm", "C.utf8", "C", "C", "linux", false},
		{"xterm", "", "", "ja_JP.eucJP", "linux", true},
		{"", "C", "", "", "windows", false},
	} {
		env := map[string]string{"TERM": c.term, "LC_ALL": c.all, "LC_CTYPE": c.ctype, "LANG": c.lang}
		if got := ASCII(func(k string) string { return env[k] }, c.goos); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
