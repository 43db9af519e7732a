package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func getenv(env map[string]string) func(string) string {
	return func(k string) string { return env[k] }
}

func TestFile(t *testing.T) {
	root, err := filepath.Abs("/")
	if err != nil {
		t.Fatal(err)
	}
	xdg, home, appData := filepath.Join(root, "xdg"), filepath.Join(root, "home"), filepath.Join(root, "roaming")
	const rest = "landscope/config.yaml"
	for _, c := range []struct {
		goos string
		env  map[string]string
		want string
	}{
		{"linux", map[string]string{"XDG_CONFIG_HOME": xdg, "HOME": home}, filepath.Join(xdg, rest)},
		{"linux", map[string]string{"HOME": home}, filepath.Join(home, ".config", rest)},
		{"linux", map[string]string{"XDG_CONFIG_HOME": "relative", "HOME": home}, filepath.Join(home, ".config", rest)},
		{"linux", map[string]string{"AppData": appData}, ""},
		{"darwin", map[string]string{"HOME": home}, filepath.Join(home, ".config", rest)},
		{"windows", map[string]string{"AppData": appData, "HOME": home}, filepath.Join(appData, rest)},
		{"windows", map[string]string{"XDG_CONFIG_HOME": xdg, "AppData": appData}, filepath.Join(xdg, rest)},
		{"linux", map[string]string{"LANDSCOPE_CONFIG": "mine.yaml", "HOME": home}, "mine.yaml"},
		{"linux", map[string]string{"LANDSCOPE_CONFIG": "OFF", "HOME": home}, ""},
		{"linux", nil, ""},
	} {
		if got := File(getenv(c.env), c.goos); got != c.want {
			t.Errorf("%s, %v: %q, want %q", c.goos, c.env, got, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	if got, err := Read(getenv(map[string]string{"HOME": dir}), "linux"); got != nil || err != nil {
		t.Errorf("without a file: %v, %v", got, err)
	}
	if _, err := Read(getenv(map[string]string{"LANDSCOPE_CONFIG": dir}), "linux"); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a directory: %v", err)
	}
	file := filepath.Join(dir, "c.yaml")
	if err := os.WriteFile(file, []byte("# nothing\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(getenv(map[string]string{"LANDSCOPE_CONFIG": file}), "linux"); got != nil || err != nil {
		t.Errorf("a file of comments: %v, %v", got, err)
	}
}

func TestParse(t *testing.T) {
	got, err := parse([]byte("columns: &c [name, maturity]\noverlay: [a.yml, b.yml]\nlang: ja\nborder:\ndelimiter: ','\noutput: json\n"), "f")
	want := []string{"columns name,maturity 1", "overlay a.yml" + string(filepath.ListSeparator) + "b.yml 2", "lang ja 3", "delimiter , 5", "output json 6"}
	var lines []string
	for _, s := range got {
		lines = append(lines, strings.Join([]string{s.Name, s.Value, string(rune('0' + s.Line))}, " "))
	}
	if err != nil || !slices.Equal(lines, want) {
		t.Errorf("%q, %v", lines, err)
	}
	for text, want := range map[string]string{
		"outptu: json":       `f:1:1: unknown key "outptu"`,
		"output: {a: b}":     "f:1:9: output: expected a string or a list of strings",
		"output: [[a]]":      "f:1:9: output: expected a list of strings",
		"- output":           "f:1:1: expected keys with values",
		"output: a\noutput:": "f:2:1: output: the key is in line 1 already",
		"output: \"a":        "YAML: found unexpected end",
	} {
		if _, err := parse([]byte(text), "f"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestFlags(t *testing.T) {
	arity := func(name string, short bool) (string, bool, bool) {
		long := map[string]string{"o": "output", "m": "maturity"}[name]
		if !short {
			long = name
		}
		return long, long != "raw", slices.Contains([]string{"output", "maturity", "raw", "jq"}, long)
	}
	for text, want := range map[string][]Flag{
		"":                            nil,
		"-o json --raw":               {{"output", "json"}, {"raw", "true"}},
		"-ojson --maturity=sandbox":   {{"output", "json"}, {"maturity", "sandbox"}},
		"-o=json --raw=false":         {{"output", "json"}, {"raw", "false"}},
		`--jq '.[] | .name' -m "a b"`: {{"jq", ".[] | .name"}, {"maturity", "a b"}},
		"--output -":                  {{"output", "-"}},
	} {
		got, err := Flags(text, arity)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"list": "takes flags only", "--nope": "unknown flag: --nope", "-x": "unknown flag: -x", "-o": "requires a value: -o", "'": "EOF", "--": "takes flags only", "-": "takes flags only",
	} {
		if _, err := Flags(text, arity); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestGetenv(t *testing.T) {
	env := map[string]string{"LANDSCOPE_LANG": "en"}
	getenv := Getenv(func(name string) string { return env[name] }, []Setting{
		{Key: Key{Name: "lang", Variable: Variable("lang")}, Value: "ja"}, {Key: Key{Name: "data", Variable: Variable("data")}, Value: "x.yml"}, {Key: Key{Name: "output"}, Value: "json"}})
	for name, want := range map[string]string{"LANDSCOPE_LANG": "en", "LANDSCOPE_DATA": "x.yml", "LANDSCOPE_OVERLAY": "", "OTHER": ""} {
		if got := getenv(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if v := Variable("output"); v != "" {
		t.Errorf("output has the variable %q", v)
	}
}
