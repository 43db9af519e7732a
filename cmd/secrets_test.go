package cmd_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const secret = "s3cret"

// TestSecretsOfAddresses: what may be secret in an address, well formed or not,
// is printed by no command that is given one.
func TestSecretsOfAddresses(t *testing.T) {
	for _, address := range []string{
		"https://h.example/f?token=" + secret, "https://me:" + secret + "@h.example/f", "ftp://me:" + secret + "@h.example", "http://me:" + secret + "@/x",
		"https://me:" + secret + " x@h.example/f", "https://me:" + secret + "@h.example/%zz", "https://me:" + secret + "/x@h.example/", "http://me:" + secret + "@h.example/f",
	} {
		env := map[string]string{"LANDSCOPE_HOME": t.TempDir()}
		for _, args := range [][]string{
			{"update", "--url", address}, {"update", "--check", "--url", address}, {"list", "--data", address}, {"list", "--overlay", address},
			{"validate", address}, {"fmt", address}, {"diff", address, "current"}, {"site", t.TempDir(), "--url", address}, {"scan", t.TempDir(), "--policy", address}, {"scan", address},
			{"map", "--logos", address}, {"export", address}, {"show", address},
		} {
			r := runOnline(offline(), env, args...)
			if r.code == 0 || r.stderr == "" {
				t.Errorf("%q: exit code %d", args, r.code)
			}
			if strings.Contains(r.stdout+r.stderr, secret) {
				t.Errorf("%q prints %s", args, r.stderr)
			}
		}
		env["LANDSCOPE_URL"], env["LANDSCOPE_DATA"] = address, address
		for _, args := range [][]string{{"update"}, {"list"}, {"version"}, {"about"}} {
			if r := runOnline(offline(), env, args...); strings.Contains(r.stdout+r.stderr, secret) {
				t.Errorf("%q prints %s%s", args, r.stdout, r.stderr)
			}
		}
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "requirements.txt")
	chart := "dependencies:\n- {name: a, version: 1, repository: 'https://me:" + secret + "@h.example/?t=" + secret + "'}\n"
	for name, content := range map[string]string{file: "helm @ git+https://" + secret + "@github.com/helm/helm.git\n", filepath.Join(dir, "Chart.yaml"): chart,
		filepath.Join(dir, "package.json"): `{"dependencies":{"a":"git+https://me:` + secret + `@github.com/helm/helm.git"}}`} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"table", "json", "csv", "sarif", "cyclonedx"} {
		if r := run("scan", dir, "--unmatched", "-o", format); strings.Contains(r.stdout+r.stderr, secret) {
			t.Errorf("scan -o %s prints %s%s", format, r.stdout, r.stderr)
		}
	}
}

// TestSecretsAreNotKept: a download's address is kept without its query, and the
// next one, which may be of other content, is whole.
func TestSecretsAreNotKept(t *testing.T) {
	s := newSite(t)
	conditional := false
	s.serve(func(w http.ResponseWriter, r *http.Request) {
		conditional = conditional || r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != ""
		file(small("c"), `"two"`)(w, r)
	})
	for range 2 {
		if r := s.update("--url", s.URL+"/landscape.yml?token="+secret); r.code != 0 || strings.Contains(r.stdout+r.stderr, secret) {
			t.Errorf("code %d, %s", r.code, r.stderr)
		}
	}
	if conditional {
		t.Error("an address with a query was taken for one that is known")
	}
	meta, err := os.ReadFile(filepath.Join(s.home, "cncf", "meta.json"))
	if err != nil || strings.Contains(string(meta), secret) || !strings.Contains(string(meta), "/landscape.yml?...") {
		t.Errorf("%v, %s", err, meta)
	}
	old := strings.ReplaceAll(string(meta), "?...", "?token="+secret)
	if err := os.WriteFile(filepath.Join(s.home, "cncf", "meta.json"), []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"about"}, {"about", "-o", "json"}, {"version", "-o", "json"}} {
		if r := s.run(args...); strings.Contains(r.stdout+r.stderr, secret) || !strings.Contains(r.stdout, "landscape.yml?...") {
			t.Errorf("%q: %s", args, r.stdout)
		}
	}
}
