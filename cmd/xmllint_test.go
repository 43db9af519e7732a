package cmd_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestXMLLint: every picture is XML to a parser that is stricter than ours,
// with hostile names, hostile logos, and nothing to draw; so is every logo.
func TestXMLLint(t *testing.T) {
	lint := testenv.Need(t, "xmllint")
	dir := t.TempDir()
	logo := `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg xmlns="&ns_svg;" xmlns:x="http://www.w3.org/1999/xlink" onload="x()">` +
		`<style>.a{fill:url(#b);font:"&amp;&lt;"}</style><script>x()</script><g class="a" id="&quot;&lt;"><use href="#b" x:href="#c"/><text>]]&gt; &amp;amp;</text></g></svg>`
	if err := os.WriteFile(filepath.Join(dir, "a.svg"), []byte(logo), 0o600); err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.yml")
	if err := os.WriteFile(overlay, []byte("projects:\n  twin: {status: \"<adopt> & \\e[31m\\u202e\", owner: \"]]>\", relations: [{type: uses, from: 2020-01-01, to: \"]]> <b> \\e[31m\\u202e\"}]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	hostile := []string{"--data", "testdata/hostile.yml"}
	check := func(what, text string) {
		file := filepath.Join(dir, "out.svg")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(lint, "--noout", "--nonet", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", what, err, out)
		}
	}
	inner := regexp.MustCompile(`data:image/svg\+xml;base64,([^"]*)"`)
	drawn := 0
	for _, args := range [][]string{
		{"map"}, {"map", "--lang", "ja"}, {"map", "--name", "zz*"}, {"map", "--logos", dir}, {"map", "--as-of", "2018-02-20"}, {"map", "--edition", "2018"},
		append([]string{"map"}, hostile...), append([]string{"map", "--lang", "ja"}, hostile...), append([]string{"map", "--logos", dir}, hostile...),
		{"radar"}, {"radar", "--overlay", "testdata/overlay.yml"}, append([]string{"radar", "--overlay", overlay}, hostile...),
		{"graph", "kubernetes"}, {"graph", "kubernetes", "--lang", "ja"}, {"graph", "--name", "zz*"}, append([]string{"graph", "--type", "uses", "--overlay", overlay}, hostile...),
		{"stats", "growth"}, {"stats", "tenure"}, append([]string{"stats", "growth"}, hostile...), append([]string{"stats", "tenure"}, hostile...),
	} {
		env := map[string]string{"LANDSCOPE_DATA": "testdata/fixture.yml"}
		if strings.Contains(fmt.Sprint(args), "--edition") || strings.Contains(fmt.Sprint(args), "--data") {
			env = nil
		}
		r := runIn(env, nil, append(args, "-o", "svg")...)
		if r.code != 0 || !strings.HasPrefix(r.stdout, "<svg ") {
			t.Errorf("%v: exit code %d, %s", args, r.code, r.stderr)
			continue
		}
		check(fmt.Sprint(args), r.stdout)
		for _, m := range inner.FindAllStringSubmatch(r.stdout, -1) {
			content, err := base64.StdEncoding.DecodeString(m[1])
			if err != nil {
				t.Fatal(err)
			}
			check("a logo of "+fmt.Sprint(args), string(content))
			drawn++
		}
	}
	if drawn == 0 {
		t.Error("no logo was drawn")
	}
}
