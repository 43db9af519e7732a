package scan

import (
	"path"
	"slices"
	"strings"
)

// The limits of commands.
const (
	maxCommand      = 64 << 10 // bytes of a command with the lines that continue it
	maxCommandDepth = 4        // of commands in substitutions and strings
)

// extend adds a part of a line to the command that it belongs to, and reads the command
// once it is whole.
func (t *textReader) extend(part string, n int, isFirst bool) {
	if !isFirst || len(t.running)+len(part) > maxCommand {
		t.finish()
	}
	if t.running == nil {
		t.runningLine = n
	}
	trimmed := strings.TrimRight(part, " \t\r")
	rest, continues := strings.CutSuffix(trimmed, `\`)
	if !continues {
		rest, continues = strings.CutSuffix(trimmed, " `") // of PowerShell
	}
	t.running = append(t.running, rest...)
	if t.running = append(t.running, '\n'); !continues {
		t.finish()
	}
}

// finish reads the command that is not finished.
func (t *textReader) finish() {
	if text := t.running; text != nil {
		t.running = nil
		t.shell(string(text), t.runningLine, 0)
	}
}

// shell reads a line of commands, separated by operators.
func (t *textReader) shell(text string, line, depth int) {
	if depth > maxCommandDepth {
		return
	}
	words := shellWords(text, line)
	for begin := 0; begin < len(words); {
		end := begin
		var command []shellWord
		for ; end < len(words); end++ {
			isRedirection := strings.ContainsAny(words[end].text, "<>")
			if words[end].isOperator && !isRedirection {
				break
			}
			if words[end].isOperator {
				end++ // the file of a redirection
				continue
			}
			command = append(command, words[end])
		}
		t.simpleCommand(command, depth)
		begin = end + 1
	}
}

// simpleCommand reads a command without operators.
func (t *textReader) simpleCommand(words []shellWord, depth int) {
	t.imageVariable(words)
	for i, w := range words {
		if at := strings.Index(w.text, "$("); at >= 0 {
			t.shell(strings.TrimSuffix(w.text[at+2:], ")"), w.line, depth+1)
		} else if i > 0 && isShellFlag(words[i-1].text) {
			t.shell(w.text, w.line, depth+1)
		}
		t.commandImages(words[i:])
		t.helmCommand(words[i:])
	}
	if t.isScript {
		t.program(words)
	}

}

// isShellFlag reports whether a flag of a shell is followed by a command: -c, -ec.
func isShellFlag(word string) bool {
	return len(word) >= 2 && len(word) < 8 && word[0] == '-' && word[1] != '-' && word[len(word)-1] == 'c'
}

// precursors are words that commands follow.
var precursors = []string{
	"!", "{", "if", "then", "else", "elif", "do", "while", "until", "time", "exec", "sudo", "env", "command", "nohup", "xargs", "eval", "shell",
}

// utilities are words that shells know and programs that every system has. No project
// has one of these names.
var utilities = []string{
	"apt-get", "awk", "call", "case", "cat", "cd", "chmod", "chown", "cp", "curl", "cut", "date", "dirname", "echo", "exit", "export", "find", "for",
	"grep", "head", "ln", "local", "ls", "make", "mkdir", "mktemp", "mv", "printf", "read", "return", "rm", "sed", "set", "shift", "sleep", "sort",
	"source", "tail", "tar", "tee", "test", "touch", "tr", "trap", "uname", "unset", "unzip", "wc", "wget",
}

// program records the program that a command runs, and with its verb: helm, helm
// install.
func (t *textReader) program(words []shellWord) {
	for i := 0; len(words) > 1 && (slices.Contains(precursors, words[0].text) || isAssignment(words[0].text) || i > 0 && strings.HasPrefix(words[0].text, "-")); i++ {
		words = words[1:]
	}
	if len(words) < 2 {
		return
	}
	name := programName(words[0].text)
	if !isPlainWord(name) || slices.Contains(utilities, name) {
		return
	}
	t.once(Command, name, words[0].line)
	verbs := 1
	for _, w := range words[1:min(len(words), 6)] {
		switch {
		case strings.HasPrefix(w.text, "-"):
			if !strings.Contains(w.text, "=") {
				verbs = 2 // the next word may be its value
			}
		case isPlainWord(w.text):
			t.once(Command, name+" "+w.text, words[0].line)
			fallthrough
		default:
			if verbs--; verbs == 0 {
				return
			}
		}
	}
}

// isAssignment reports whether a word sets a variable of the environment.
func isAssignment(word string) bool {
	name, _, ok := strings.Cut(word, "=")
	return ok && name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
}

// isPlainWord reports whether a word is the name of a program or a verb, in lower case.
func isPlainWord(word string) bool {
	return word != "" && word[0] >= 'a' && word[0] <= 'z' && len(word) < 64 && !strings.ContainsFunc(word, func(r rune) bool { return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') })
}

// once records a component that text names, at its first place in the file only.
func (t *textReader) once(kind, name string, line int) {
	if t.commands[name] {
		return
	}
	if t.commands == nil {
		t.commands = map[string]bool{}
	}
	t.commands[name] = true
	t.found(kind, name, "", line)
}

// engines are names of variables that hold the name of a container engine.
var engines = []string{"container_tool", "container_engine", "container_runtime", "container_cli", "container_cmd", "oci_bin", "cri_bin"}

// programName returns the name of the program that a word calls, without its directory.
// A variable such as $(HELM) or ${KUBECTL_BIN} is the program of that name. The name is
// "" for the path of something else.
func programName(word string) string {
	word = strings.TrimLeft(word, "@-+(")
	dir, word := path.Split(word)
	if dir != "" && dir != "./" && !strings.Contains(dir, "bin") && (dir[0] != '$' || strings.Count(dir, "/") > 1) {
		return ""
	}
	if word == "" || word[0] != '$' {
		return strings.TrimSuffix(word, ".exe")
	}
	word = strings.ToLower(strings.Trim(word, "${}()"))
	if slices.Contains(engines, word) {
		return "docker"
	}
	for _, suffix := range []string{"_bin", "_cmd", "_cli", "_exe", "_binary"} {
		word = strings.TrimSuffix(word, suffix)
	}
	return word
}
