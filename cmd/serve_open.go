package cmd

import (
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"strings"
)

// open shows an address in the browser; that it cannot is no more than a remark.
func (a *app) open(address string) {
	run := a.env.Exec
	if run == nil {
		run = func(name string, args ...string) error { return exec.Command(name, args...).Run() }
	}
	command := browser(runtime.GOOS, a.env.Getenv("BROWSER"), address)
	if err := run(command[0], command[1:]...); err != nil {
		a.note("opening the browser: %s: %v", command[0], err)
	}
}

// browser is the command that opens an address. Preferred is $BROWSER, heeded
// where that is the custom: commands by colons, of which the first is taken, with
// %s for the address or without.
func browser(goos, preferred, address string) []string {
	switch goos {
	case "darwin":
		return []string{"open", address}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	first, _, _ := strings.Cut(preferred, ":")
	command := strings.Fields(first)
	if len(command) == 0 {
		return []string{"xdg-open", address}
	}
	if !strings.Contains(first, "%s") {
		return append(command, address)
	}
	for i, part := range command {
		command[i] = strings.ReplaceAll(part, "%s", address)
	}
	return command
}

// pageAddress is where the page is for a browser of this machine.
func pageAddress(listening *net.TCPAddr) string {
	if listening.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d/", listening.Port)
	}
	return fmt.Sprintf("http://%s/", listening)
}
