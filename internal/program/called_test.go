package program

import "testing"

func TestCalledAs(t *testing.T) {
	for arg0, want := range map[string]string{
		"landscope": "landscope", "/usr/bin/landscope": "landscope", "": "landscope",
		"kubectl-landscape": "kubectl landscape", "/home/me/.krew/bin/kubectl-landscape": "kubectl landscape",
		`C:\Users\me\.krew\bin\kubectl-landscape.EXE`: "kubectl landscape", "kubectl-landscape-old": "landscope",
	} {
		if got := CalledAs(arg0); got != want {
			t.Errorf("CalledAs(%q) is %q, want %q", arg0, got, want)
		}
	}
}

func TestCall(t *testing.T) {
	for text, want := range map[string]string{
		"see \"landscope list --help\"":                   "see \"kubectl landscape list --help\"",
		"curl x | landscope --data - list":                "curl x | kubectl landscape --data - list",
		"Usage: landscope COMMAND":                        "Usage: kubectl landscape COMMAND",
		"landscope list, or landscope help filters":       "kubectl landscape list, or kubectl landscape help filters",
		"landscope list\nlandscope help":                  "kubectl landscape list\nkubectl landscape help",
		"what landscope reads":                            "what landscope reads",
		"(see \"landscope\n    list\")":                   "(see \"kubectl landscape\n    list\")",
		"so is landscope\nlist":                           "so is landscope\nlist",
		"landscopelandscope list":                         "landscopelandscope list",
		"landscope lists":                                 "landscope lists",
		"~/.config/landscope list":                        "~/.config/landscope list",
		"github.com/landscope-cli/landscope list":         "github.com/landscope-cli/landscope list",
		"LANDSCOPE_DATA, landscope.yml and the landscope": "LANDSCOPE_DATA, landscope.yml and the landscope",
		"": "",
	} {
		if got := Call(text, "kubectl landscape", []string{"list", "help"}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
