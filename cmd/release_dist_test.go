package cmd_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// dist is what make release-snapshot built.
type dist struct {
	dir, version string
	sums         map[string]string // of checksums.txt, by file
}

// readDist returns the release in LANDSCOPE_DIST, of the version LANDSCOPE_DIST_VERSION.
// Without one the test is skipped: make release-snapshot runs it.
func readDist(t *testing.T) dist {
	t.Helper()
	d := dist{os.Getenv("LANDSCOPE_DIST"), os.Getenv("LANDSCOPE_DIST_VERSION"), map[string]string{}}
	if d.dir == "" {
		t.Skip("make release-snapshot tests what it built")
	}
	for line := range strings.Lines(readFile(t, filepath.Join(d.dir, "checksums.txt"))) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		d.sums[name] = sum
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(readFile(t, filepath.Join(d.dir, name))))); got != sum {
			t.Errorf("%s has the checksum %s, not %s", name, got, sum)
		}
	}
	return d
}

// unpack returns the files of an archive.
func unpack(t *testing.T, file string) map[string][]byte {
	t.Helper()
	content, files := []byte(readFile(t, file)), map[string][]byte{}
	if strings.HasSuffix(file, ".zip") {
		z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			if files[f.Name], err = fs.ReadFile(z, f.Name); err != nil {
				t.Fatal(err)
			}
		}
		return files
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(unzipped); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err == nil {
			files[h.Name], err = io.ReadAll(r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestDistArchives: each platform has an archive with the program, its pages and its
// completions, and two SBOMs that scan reads.
func TestDistArchives(t *testing.T) {
	d, r := readDist(t), readRelease(t)
	for _, p := range r.platforms() {
		name := r.archive(t, d.version, p)
		program := "landscope"
		if strings.HasPrefix(p, "windows/") {
			program += ".exe"
		}
		files := unpack(t, filepath.Join(d.dir, name))
		for _, want := range []string{program, "LICENSE", "NOTICE", "README.md", "completions/landscope.bash", "completions/_landscope", "completions/landscope.fish", "completions/landscope.ps1", "man/man1/landscope.1", "man/man1/landscope-scan-diff.1", "man/man7/landscope-filters.7"} {
			if len(files[want]) == 0 {
				t.Errorf("%s lacks %s", name, want)
			}
		}
		if page := string(files["man/man1/landscope.1"]); !strings.Contains(page, `"landscope `+strings.ReplaceAll(d.version, "-", `\-`)+`"`) {
			t.Errorf("%s: the manual page is not of %s: %.200s", name, d.version, page)
		}
		info, err := buildinfo.Read(bytes.NewReader(files[program]))
		if err != nil || info.Main.Version != "v"+d.version || len(info.Deps) < 30 {
			t.Fatalf("%s: %+v, %v", name, info, err)
		}
		for _, kind := range []string{".spdx.json", ".cdx.json"} {
			sbom := runIn(nil, nil, "scan", "--unmatched", "--width", "0", filepath.Join(d.dir, name+kind))
			for _, m := range info.Deps {
				if d.sums[name+kind] == "" || !strings.Contains(sbom.stdout, "pkg:golang/"+m.Path+"@"+m.Version) {
					t.Errorf("%s%s lacks %s %s: %s", name, kind, m.Path, m.Version, sbom.stderr)
				}
			}
		}
	}
	if missing := 3 * len(r.platforms()); len(d.sums) <= missing {
		t.Errorf("%d checksums", len(d.sums))
	}
}

// TestDistInstall: the install script and the action install the release, and the program
// knows its version.
func TestDistInstall(t *testing.T) {
	unixOnly(t)
	d := readDist(t)
	mux := http.NewServeMux()
	files := http.FileServer(http.Dir(d.dir))
	mux.Handle("/latest/download/", http.StripPrefix("/latest/download/", files))
	mux.Handle("/download/v"+d.version+"/", http.StripPrefix("/download/v"+d.version+"/", files))
	mux.Handle("/v"+d.version+"/", http.StripPrefix("/v"+d.version+"/", files)) // for the action
	server := httptest.NewServer(mux)
	defer server.Close()
	home := t.TempDir()
	if code, _, stderr := install(t, home, "LANDSCOPE_RELEASES="+server.URL); code != 0 {
		t.Fatal(stderr)
	}
	out, err := exec.Command(filepath.Join(home, "bin/landscope"), "version").Output()
	if err != nil || !strings.HasPrefix(string(out), "landscope "+d.version+" (") {
		t.Errorf("%s, %v", out, err)
	}
	tree := writeTree(t, "-x/go.mod", archivedTree, "summary", "")
	code, log, outputs := readAction(t).run(t, tree, server.URL, map[string]string{"path": "-x", "version": "v" + d.version})
	if code != 3 || outputs["violations"] != "1" {
		t.Errorf("the action: exit code %d, %q, %s", code, outputs, log)
	}
}

// TestDistManifests: the manifests of package managers name files of the release, by their
// checksums.
func TestDistManifests(t *testing.T) {
	d := readDist(t)
	const url = "https://github.com/landscope-cli/landscope/releases/download/"
	n := 0
	for _, pattern := range []string{"aur/*.pkgbuild", "homebrew/Casks/*.rb", "krew/*.yaml", "scoop/*.json", "winget/manifests/*/*/*/*/*.installer.yaml"} {
		manifests, err := filepath.Glob(filepath.Join(d.dir, pattern))
		if err != nil || len(manifests) != 1 {
			t.Errorf("%s: %q, %v", pattern, manifests, err)
			continue
		}
		text := strings.ReplaceAll(readFile(t, manifests[0]), "#{version}", d.version)
		var names, sums, want []string
		for _, m := range regexp.MustCompile(url+`([^"'\s]+)`).FindAllStringSubmatch(text, -1) {
			name, ok := strings.CutPrefix(m[1], "v"+d.version+"/")
			if !ok || d.sums[name] == "" {
				t.Errorf("%s: the release has no %s", pattern, m[1])
			}
			names, want = append(names, name), append(want, d.sums[name])
		}
		for _, sum := range regexp.MustCompile(`\b[0-9a-fA-F]{64}\b`).FindAllString(text, -1) {
			sums = append(sums, strings.ToLower(sum))
		}
		slices.Sort(sums)
		if slices.Sort(want); len(names) < 2 || !slices.Equal(sums, want) {
			t.Errorf("%s: %q have the checksums %q, want %q", pattern, names, sums, want)
		}
		n += len(names)
	}
	if n < 16 {
		t.Errorf("%d files in manifests", n)
	}
}

// packageTools lists the files of packages, and which files they are to have.
var packageTools = []struct {
	pattern string
	list    []string
	own     []string
}{
	{"*.deb", []string{"dpkg-deb", "--fsys-tarfile"}, []string{"doc/landscope/copyright", "zsh/vendor-completions/_landscope"}},
	{"*.rpm", []string{"rpm", "-qlp"}, []string{"licenses/landscope/LICENSE", "zsh/site-functions/_landscope"}},
	{"*.apk", []string{"tar", "-tzf"}, []string{"licenses/landscope/LICENSE", "zsh/site-functions/_landscope"}},
	{"*.pkg.tar.zst", []string{"tar", "--zstd", "-tf"}, []string{"licenses/landscope/LICENSE", "zsh/site-functions/_landscope"}},
}

// TestDistPackages: packages have the program, its pages and its completions where the
// distribution looks for them.
func TestDistPackages(t *testing.T) {
	d := readDist(t)
	common := []string{"doc/landscope/NOTICE", "man/man1/landscope.1.gz", "man/man1/landscope-scan-diff.1.gz", "man/man7/landscope-filters.7.gz", "bash-completion/completions/landscope", "fish/vendor_completions.d/landscope.fish"}
	for _, tool := range packageTools {
		packages, err := filepath.Glob(filepath.Join(d.dir, tool.pattern))
		if err != nil || len(packages) < 2 {
			t.Errorf("%s: %q, %v", tool.pattern, packages, err)
		}
		if _, err := exec.LookPath(tool.list[0]); err != nil {
			t.Logf("%s is not installed: %s not tested", tool.list[0], tool.pattern)
			continue
		}
		for _, p := range packages {
			out, err := exec.Command(tool.list[0], append(tool.list[1:], p)...).Output()
			if tool.list[0] == "dpkg-deb" {
				list := exec.Command("tar", "-t")
				list.Stdin = bytes.NewReader(out)
				out, err = list.Output()
			}
			all := "\n" + regexp.MustCompile(`(?m)^\.?/`).ReplaceAllString(string(out), "")
			for _, want := range append([]string{"../bin/landscope"}, append(common, tool.own...)...) {
				if !strings.Contains(all, "\n"+filepath.ToSlash(filepath.Join("usr/share", want))+"\n") {
					t.Errorf("%s lacks %s: %v\n%.300s", filepath.Base(p), want, err, all)
				}
			}
			if d.sums[filepath.Base(p)] == "" {
				t.Errorf("%s has no checksum", filepath.Base(p))
			}
		}
	}
}
