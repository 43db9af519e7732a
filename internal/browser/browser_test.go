package browser

import (
	"errors"
	"net"
	"slices"
	"testing"
)

func TestCommand(t *testing.T) {
	for _, c := range []struct {
		goos, preferred string
		want            []string
	}{
		{"linux", "", []string{"xdg-open", "http://x/"}},
		{"linux", "firefox", []string{"firefox", "http://x/"}},
		{"linux", "firefox --new-tab:w3m", []string{"firefox", "--new-tab", "http://x/"}},
		{"freebsd", "open-it --url=%s --quiet", []string{"open-it", "--url=http://x/", "--quiet"}},
		{"linux", " :", []string{"xdg-open", "http://x/"}},
		{"darwin", "firefox", []string{"open", "http://x/"}},
		{"windows", "firefox", []string{"rundll32", "url.dll,FileProtocolHandler", "http://x/"}},
	} {
		if got := Command(c.goos, c.preferred, "http://x/"); !slices.Equal(got, c.want) {
			t.Errorf("%s, BROWSER=%q: %q", c.goos, c.preferred, got)
		}
	}
}

func TestURL(t *testing.T) {
	for ip, want := range map[string]string{"127.0.0.1": "http://127.0.0.1:80/", "::1": "http://[::1]:80/", "0.0.0.0": "http://localhost:80/", "::": "http://localhost:80/"} {
		if got := URL(&net.TCPAddr{IP: net.ParseIP(ip), Port: 80}); got != want {
			t.Errorf("%s: %s", ip, got)
		}
	}
}

func TestOpen(t *testing.T) {
	var ran []string
	run := func(name string, args ...string) error {
		ran = append([]string{name}, args...)
		return errors.New("no display")
	}
	err := Open("linux", "firefox", "http://x/", run)
	if !slices.Equal(ran, []string{"firefox", "http://x/"}) || err == nil || err.Error() != "cannot open the browser: firefox: no display" {
		t.Errorf("%q, %v", ran, err)
	}
	if err := Open("darwin", "", "http://x/", func(string, ...string) error { return nil }); err != nil {
		t.Error(err)
	}
}
