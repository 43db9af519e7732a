package scan

import (
	"slices"
	"strings"
)

// imageCommand is a command that takes images as arguments.
type imageCommand struct {
	programs []string
	// groups may stand before a verb, which the images follow.
	groups, verbs []string
	isMany        bool // all arguments are images, not only the first
}

var imageCommands = []imageCommand{
	{programs: []string{"docker", "podman", "nerdctl", "finch", "buildah"}, groups: []string{"container", "image"},
		verbs: []string{"run", "create", "pull", "tag", "save", "from"}},
	{programs: []string{"crictl", "ctr"}, groups: []string{"image", "images", "i"}, verbs: []string{"pull"}},
	{programs: []string{"crane"}, verbs: []string{"pull", "copy", "cp", "digest", "export", "config", "manifest"}},
	{programs: []string{"kind"}, groups: []string{"load"}, verbs: []string{"docker-image"}, isMany: true},
	{programs: []string{"k3d", "minikube"}, groups: []string{"image", "images"}, verbs: []string{"import", "load", "pull"}, isMany: true},
}

// switches are the flags of these commands, and of Helm, that take no value.
var switches = []string{
	"--all-tags", "--atomic", "--cleanup-on-fail", "--create-namespace", "--daemon", "--debug", "--dependency-update", "--detach", "--devel",
	"--disable-content-trust", "--dry-run", "--env-host", "--force", "--force-update", "--generate-name", "--help", "--include-crds", "--init",
	"--insecure", "--install", "--interactive", "--no-healthcheck", "--no-hooks", "--no-hosts", "--oom-kill-disable", "--overwrite", "--pass-credentials",
	"--privileged", "--publish-all", "--quiet", "--read-only", "--replace", "--reset-values", "--reuse-values", "--rm", "--rmi", "--sig-proxy",
	"--skip-crds", "--tls-verify", "--tty", "--untar", "--verbose", "--verify", "--wait", "--wait-for-jobs",
}

// commandImages records the images without a registry that a command takes. Those with
// one are found in any text.
func (t *textReader) commandImages(words []shellWord) {
	if len(words) < 2 {
		return
	}
	if words[0].text == "--image" {
		t.shortImage(words[1])
	} else if image, ok := strings.CutPrefix(words[0].text, "--image="); ok {
		t.shortImage(shellWord{text: image, line: words[0].line})
	}
	program := programName(words[0].text)
	i := slices.IndexFunc(imageCommands, func(c imageCommand) bool { return slices.Contains(c.programs, program) })
	if i < 0 {
		return
	}
	c, isVerb := imageCommands[i], false
	for rest := words[1:min(len(words), maxArguments)]; len(rest) > 0; {
		word := rest[0]
		switch {
		case strings.HasPrefix(word.text, "-") && len(word.text) > 1:
			rest = rest[min(flagWords(word.text, isVerb), len(rest)):]
			continue
		case isOptions(word.text) || !isVerb && slices.Contains(c.groups, word.text):
		case isVerb && slices.Contains(c.programs, word.text):
			return // another command
		case isVerb:
			if t.shortImage(word); !c.isMany {
				return
			}
		case slices.Contains(c.verbs, word.text):
			isVerb = true
		default:
			return
		}
		rest = rest[1:]
	}
}

// flagWords returns the number of words that a flag takes with its value.
func flagWords(flag string, afterVerb bool) int {
	switch {
	case strings.HasPrefix(flag, "--"):
		if strings.Contains(flag, "=") || slices.Contains(switches, flag) {
			return 1
		}
		return 2
	case !afterVerb && flag == "-D":
		return 1
	}
	// Short flags. The last one may have a value: -it, -dp 80:80, -p80:80.
	if i := strings.IndexFunc(flag[1:], func(r rune) bool { return !strings.ContainsRune("ditPqg", r) }); i >= 0 && i == len(flag)-2 {
		return 2
	}
	return 1
}

// isOptions reports whether a word is a variable with options, as opposed to an image.
func isOptions(word string) bool {
	if !strings.HasPrefix(word, "$") {
		return false
	}
	word = strings.ToLower(word)
	return strings.Contains(word, "[@]") || strings.Contains(word, "[*]") || slices.ContainsFunc([]string{"opt", "arg", "flag", "env", "mount", "vol", "port", "user", "net", "param", "tty"},
		func(s string) bool { return strings.Contains(word, s) })
}

// shortImage records an image without a registry.
func (t *textReader) shortImage(word shellWord) {
	image, ok := withoutVariableTag(word.text)
	first, _, _ := strings.Cut(image, "/")
	if !ok || strings.ContainsAny(image, "$=,;\\*") || !looksLikeImage(image) || strings.Contains(image, "/") && strings.ContainsAny(first, ".:") {
		return
	}
	t.found(Image, image, "", word.line)
}

// imageVariable records the image that a variable is set to, such as
// KIND_IMAGE ?= kindest/node:v1.30.0.
func (t *textReader) imageVariable(words []shellWord) {
	for len(words) > 0 && slices.Contains([]string{"export", "local", "readonly", "declare", "override"}, words[0].text) {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	name, image, ok := strings.Cut(words[0].text, "=")
	name = strings.TrimRight(name, ":?+!")
	switch {
	case ok && image != "":
	case ok && len(words) == 2: // NAME= VALUE
		image = words[1].text
	case len(words) == 3 && slices.Contains([]string{"=", ":=", "?=", "::=", "!="}, words[1].text):
		image = words[2].text
	default:
		return
	}
	if isImageVariable(strings.TrimPrefix(name, "$")) && strings.ContainsAny(image, "/:") {
		t.shortImage(shellWord{text: image, line: words[0].line})
	}
}
