package scan

import (
	"errors"
	"strings"

	"go.starlark.net/syntax"
)

// maxStarlark bounds a file of Bazel, whose syntax tree takes up to two hundred times
// its size.
const maxStarlark = 512 << 10

// maxExpression bounds how deep expressions are nested.
const maxExpression = 1000

// bazel reads the calls in a file of Bazel that fetch something: modules of Bazel and
// Go, images, artifacts of Maven, crates, archives and repositories. It takes literals
// only.
func (f *file) bazel() {
	if len(f.content) > maxStarlark {
		f.unreadable(0, 0, "Starlark larger than %d KiB", maxStarlark>>10)
		return
	}
	parsed, err := (&syntax.FileOptions{}).Parse(f.name, f.content, 0)
	if err != nil {
		var fault syntax.Error
		if errors.As(err, &fault) {
			f.unreadable(int(fault.Pos.Line), int(fault.Pos.Col), "invalid Starlark: %s", fault.Msg)
			return
		}
		f.unreadable(0, 0, "invalid Starlark: %v", err)
		return
	}
	depth, told := 0, false
	syntax.Walk(parsed, func(n syntax.Node) bool {
		if n == nil { // the end of a node
			depth--
			return true
		}
		if call, ok := n.(*syntax.CallExpr); ok {
			f.bazelCall(newBazelCall(call))
		}
		if depth == maxExpression && !told {
			told = true
			f.unreadable(0, 0, "nested deeper than %d expressions", maxExpression)
		}
		if depth < maxExpression {
			depth++
			return true
		}
		return false
	})
}

// bazelCall is a call with named arguments.
type bazelCall struct {
	name string // of the function, without what is before a dot
	line int
	args map[string][]bazelString
}

// bazelString is a string, or an element of a list of strings.
type bazelString struct {
	text string
	line int
}

// maxArguments bounds the arguments of a call or a command that are read.
const maxArguments = 100

func newBazelCall(call *syntax.CallExpr) bazelCall {
	c := bazelCall{line: int(call.Lparen.Line)}
	switch fn := call.Fn.(type) {
	case *syntax.Ident:
		c.name = fn.Name
	case *syntax.DotExpr:
		c.name = fn.Name.Name
	}
	for _, arg := range call.Args[:min(len(call.Args), maxArguments)] {
		if pair, ok := arg.(*syntax.BinaryExpr); ok && pair.Op == syntax.EQ {
			if name, ok := pair.X.(*syntax.Ident); ok {
				if c.args == nil {
					c.args = map[string][]bazelString{}
				}
				c.args[name.Name] = bazelStrings(pair.Y, 0)
			}
		}
	}
	return c
}

// maxOperands bounds the operators that bazelStrings looks through.
const maxOperands = 20

// bazelStrings returns a string, those of a list, or the one that is the format of
// others.
func bazelStrings(e syntax.Expr, depth int) []bazelString {
	if depth > maxOperands {
		return nil
	}
	switch e := e.(type) {
	case *syntax.Literal:
		if text, ok := e.Value.(string); ok {
			return []bazelString{{text, int(e.TokenPos.Line)}}
		}
	case *syntax.ListExpr:
		var out []bazelString
		for _, element := range e.List {
			if _, nested := element.(*syntax.ListExpr); !nested {
				out = append(out, bazelStrings(element, depth+1)...)
			}
		}
		return out
	case *syntax.CallExpr:
		if dot, ok := e.Fn.(*syntax.DotExpr); ok && dot.Name.Name == "format" {
			return bazelStrings(dot.X, depth+1)
		}
	case *syntax.BinaryExpr:
		if e.Op == syntax.PERCENT {
			return bazelStrings(e.X, depth+1)
		}
	}
	return nil
}

// arg returns the string of an argument, or "".
func (c bazelCall) arg(name string) string {
	if list := c.args[name]; len(list) > 0 {
		return list[0].text
	}
	return ""
}

func (f *file) bazelCall(c bazelCall) {
	version := c.arg("version")
	switch c.name {
	case "bazel_dep":
		if name := c.arg("name"); name != "" {
			f.add(Tool, bazelTool+name, version, c.line)
		}
	case "go_repository":
		path := c.arg("importpath")
		if replacement := c.arg("replace"); replacement != "" {
			path = replacement
		}
		f.add(Module, path, version, c.line)
	case "module":
		f.add(Module, c.arg("path"), version, c.line)
	case "spec":
		f.add(Cargo, c.arg("package"), version, c.line)
	case "artifact":
		if group := c.arg("group"); group != "" {
			f.add(Maven, group+":"+c.arg("artifact"), version, c.line)
		}
	case "pull", "oci_pull", "container_pull":
		f.bazelImage(c)
	}
	for _, artifact := range c.args["artifacts"] {
		if parts := strings.Split(artifact.text, ":"); len(parts) >= 2 {
			f.add(Maven, parts[0]+":"+parts[1], strings.Join(parts[2:], ":"), artifact.line)
		}
	}
	for _, name := range []string{"remote", "url", "urls"} {
		for _, url := range c.args[name] {
			if isRemote(url.text) {
				f.add(Repository, url.text, "", url.line)
				break // the others are mirrors
			}
		}
	}
}

// bazelImage records the image that a call pulls.
func (f *file) bazelImage(c bazelCall) {
	image := c.arg("image")
	if repository := c.arg("repository"); image == "" && repository != "" {
		image = strings.TrimPrefix(c.arg("registry")+"/"+repository, "/")
	}
	if looksLikeImage(image) {
		f.add(Image, image, c.arg("tag"), c.line)
	}
}
