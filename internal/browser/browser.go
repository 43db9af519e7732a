// Package browser opens a page in the browser of the user's desktop.
package browser

import (
	"fmt"
	"net"
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

// URL returns the URL of a server for a browser on this machine.
func URL(listening *net.TCPAddr) string {
	if listening.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d/", listening.Port)
	}
	return fmt.Sprintf("http://%s/", listening)
}
