// Package browser opens a page in the browser of the user's desktop.
package browser

import (
	"fmt"
	"net"
	"os/exec"
	"strings"
)

// Command returns the command that opens a URL. Preferred is $BROWSER, which is honored
// on Unix: a colon-separated list of which the first is used, with %s for the URL, or
// without if the URL comes last.
func Command(goos, preferred, url string) []string {
	switch goos {
	case "darwin":
		return []string{"open", url}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", url}
	}
	first, _, _ := strings.Cut(preferred, ":")
	command := strings.Fields(first)
	if len(command) == 0 {
		return []string{"xdg-open", url}
	}
	if !strings.Contains(first, "%s") {
		return append(command, url)
	}
	for i, part := range command {
		command[i] = strings.ReplaceAll(part, "%s", url)
	}
	return command
}

// Open opens a URL in the browser, as [Command] says. It calls run, or runs the command
// itself if run is nil.
func Open(goos, preferred, url string, run func(name string, args ...string) error) error {
	if run == nil {
		run = func(name string, args ...string) error { return exec.Command(name, args...).Run() }
	}
	command := Command(goos, preferred, url)
	if err := run(command[0], command[1:]...); err != nil {
		return fmt.Errorf("cannot open the browser: %s: %w", command[0], err)
	}
	return nil
}

// URL returns the URL of a server for a browser on this machine.
func URL(listening *net.TCPAddr) string {
	if listening.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d/", listening.Port)
	}
	return fmt.Sprintf("http://%s/", listening)
}
