package cmd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"

	"github.com/landscope-cli/landscope/internal/testenv"
	"gopkg.in/yaml.v3"
)

// release is the configuration of goreleaser, as far as the tests need it.
type release struct {
	ProjectName string `yaml:"project_name"`
	Builds      []struct {
		Main, Binary string
		Flags        []string
		Ldflags      []string
		Mod          string `yaml:"mod_timestamp"`
		Goos, Goarch []string
		Ignore       []struct{ Goos, Goarch string }
	}
	Archives []struct {
		Name      string `yaml:"name_template"`
		Formats   []string
		Overrides []struct {
			Goos    string
			Formats []string
		} `yaml:"format_overrides"`
		Files []struct{ Src, Dst string }
	}
	Nfpms []struct {
		Contents []struct{ Src, Dst, Packager string }
	}
	Sboms    []struct{ Documents []string }
	Checksum struct {
		Name string `yaml:"name_template"`
	}
}

func readRelease(t *testing.T) (r release) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(readFile(t, "../.goreleaser.yaml")), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Builds) != 1 || len(r.Archives) != 1 || len(r.Nfpms) != 1 {
		t.Fatal("the tests know one kind of build, archive and package")
	}
	return r
}

// platforms returns the platforms that are built, such as linux/amd64.
func (r release) platforms() (all []string) {
	b := r.Builds[0]
	for _, goos := range b.Goos {
		for _, arch := range b.Goarch {
			if !slices.Contains(b.Ignore, struct{ Goos, Goarch string }{goos, arch}) {
				all = append(all, goos+"/"+arch)
			}
		}
	}
	return all
}

// archive returns the name of the archive of a version for a platform.
func (r release) archive(t *testing.T, version, platform string) string {
	t.Helper()
	goos, arch, _ := strings.Cut(platform, "/")
	a, name := r.Archives[0], strings.Builder{}
	err := template.Must(template.New("").Option("missingkey=error").Parse(a.Name)).
		Execute(&name, map[string]string{"ProjectName": r.ProjectName, "Version": version, "Os": goos, "Arch": arch})
	if err != nil {
		t.Fatal(err)
	}
	format := a.Formats[0]
	for _, o := range a.Overrides {
		if o.Goos == goos {
			format = o.Formats[0]
		}
	}
	return name.String() + "." + format
}

// assigned returns the values that a shell script gives a variable.
func assigned(script, variable string) (found []string) {
	for _, m := range regexp.MustCompile(`(?m)(?:^|[ \t])`+variable+`=(\w+)`).FindAllStringSubmatch(script, -1) {
		if !slices.Contains(found, m[1]) {
			found = append(found, m[1])
		}
	}
	return found
}

// TestReleaseNames: the action and the install script download what a release has.
func TestReleaseNames(t *testing.T) {
	r, action, script := readRelease(t), readAction(t).Runs.Steps[0].Run, readFile(t, installer)
	if r.Checksum.Name != "checksums.txt" || !strings.Contains(action, r.Checksum.Name) || !strings.Contains(script, "/"+r.Checksum.Name) {
		t.Errorf("the checksums are in %s", r.Checksum.Name)
	}
	line := regexp.MustCompile(`(?m)^ *archive=(\S+)\.tar\.gz$`).FindStringSubmatch(action)
	if line == nil || !strings.Contains(action, `[ "$os" != windows ] || archive=${archive%.tar.gz}.zip`) {
		t.Fatal("the action has no name of an archive")
	}
	for _, goos := range assigned(action, "os") {
		for _, arch := range assigned(action, "arch") {
			want := os.Expand(line[1], func(name string) string {
				return map[string]string{"version": "1.2.3-rc1", "os": goos, "arch": arch}[name]
			}) + ".tar.gz"
			if goos == "windows" {
				want = strings.TrimSuffix(want, ".tar.gz") + ".zip"
			}
			if got := r.archive(t, "1.2.3-rc1", goos+"/"+arch); got != want || !slices.Contains(r.platforms(), goos+"/"+arch) {
				t.Errorf("the action downloads %s, the release has %s for %q", want, got, r.platforms())
			}
		}
	}
	if got := assigned(action, "os"); len(got) != 3 {
		t.Errorf("operating systems of the action: %q", got)
	}
	for _, p := range r.platforms() {
		goos, arch, _ := strings.Cut(p, "/")
		if goos != "windows" && (!slices.Contains(assigned(script, "os"), goos) || !strings.Contains(script, arch+")")) {
			t.Errorf("the install script does not know %s", p)
		}
		if name := r.archive(t, "1.2.3", p); goos != "windows" && name != "landscope_1.2.3_"+goos+"_"+arch+".tar.gz" {
			t.Errorf("the install script does not find %s", name)
		}
	}
}

// TestReleaseFiles: archives and packages have the license, the manual pages and the
// completions, from where make share writes them.
func TestReleaseFiles(t *testing.T) {
	r, makefile := readRelease(t), readFile(t, "../Makefile")
	_, share, _ := strings.Cut(makefile, "\nshare:")
	share, _, _ = strings.Cut(share, "\n\n")
	var sources, inArchive []string
	inPackage := map[string][]string{"deb": nil, "rpm": nil, "apk": nil, "archlinux": nil}
	for _, f := range r.Archives[0].Files {
		sources, inArchive = append(sources, f.Src), append(inArchive, f.Src)
	}
	for _, f := range r.Nfpms[0].Contents {
		sources = append(sources, f.Src)
		for packager := range inPackage {
			if f.Packager == "" || f.Packager == packager {
				inPackage[packager] = append(inPackage[packager], f.Dst)
			}
		}
	}
	for _, want := range []string{"LICENSE", "NOTICE", "README.md", "bin/share/completions/*", "bin/share/man/man1/*.1", "bin/share/man/man7/*.7"} {
		if !slices.Contains(inArchive, want) {
			t.Errorf("archives lack %s", want)
		}
	}
	for packager, files := range inPackage {
		all := strings.Join(files, "\n")
		for _, want := range []string{"/man/man1", "/man/man7", "/bash-completion/completions/landscope", "/_landscope", "/fish/vendor_completions.d/landscope.fish", "/NOTICE", map[bool]string{true: "/copyright", false: "/licenses/landscope/LICENSE"}[packager == "deb"]} {
			if !strings.Contains(all, "/usr/share"+want) && !strings.Contains(all, want+"\n") {
				t.Errorf("%s packages lack %s", packager, want)
			}
		}
	}
	for _, src := range sources {
		dir, generated := strings.CutPrefix(filepath.Dir(src), "bin/share")
		switch _, err := os.Stat("../" + src); {
		case !generated && err != nil:
			t.Error(err)
		case generated && strings.HasPrefix(dir, "/man/") && !strings.Contains(share, "man bin/share/man\n"),
			generated && !strings.Contains(src, "*") && !strings.Contains(share, "> "+src+"\n"):
			t.Errorf("make share does not write %s", src)
		}
	}
}

// TestReleaseBuilds: every way to build a release sets the version, and leaves out the
// paths of the machine.
func TestReleaseBuilds(t *testing.T) {
	const version = "-X github.com/landscope-cli/landscope/internal/program.version="
	for file, flags := range map[string][]string{"../Makefile": {version, "-trimpath"}, "../.goreleaser.yaml": {version, "-trimpath", "-buildvcs=true"}, "../.ko.yaml": {version, "-trimpath", "-buildvcs=true"}} {
		content := readFile(t, file)
		for _, want := range flags {
			if !strings.Contains(content, want) {
				t.Errorf("%s lacks %s", file, want)
			}
		}
	}
	if b := readRelease(t).Builds[0]; b.Mod != "{{ .CommitTimestamp }}" || b.Binary != "landscope" {
		t.Errorf("%+v", b)
	}
	source := readFile(t, "../internal/program/program.go")
	if !strings.Contains(source, "\nvar version = \"\"\n") {
		t.Error("package program has no string variable version for the linker to set")
	}
	if base := regexp.MustCompile(`(?m)^defaultBaseImage: \S+@sha256:[0-9a-f]{64}$`); !base.MatchString(readFile(t, "../.ko.yaml")) {
		t.Error("the base of the image is not pinned by digest")
	}
	if config := readFile(t, "../.goreleaser.yaml"); strings.Count(config, "skip_upload: true") != strings.Count(config, "\n    repository: {")+1 {
		t.Error("a manifest of a package manager would be pushed")
	}
}

// TestReleaseNotes: the release workflow finds the section of a tag in the changelog, and
// fails if there is none with a date.
func TestReleaseNotes(t *testing.T) {
	var script string
	for _, step := range workflows(t)["../.github/workflows/release.yml"].Jobs["release"].Steps {
		if strings.Contains(step.Run, "CHANGELOG.md") {
			script = step.Run
			break
		}
	}
	const changelog = "# Changelog\n\n## v1.2.0 (unreleased)\n\nsoon\n\n## v1.1.0 - 2026-11-28\n\n- better\n\n## v1.0.0 - 2026-10-01\n\nfirst\n\n## v0.9.0 - 2026-09-01\n\n"
	for tag, want := range map[string]string{"v1.1.0": "- better", "v1.0.0": "first", "v1.2.0": "", "v1.1": "", "v9.9.9": "", "v0.9.0": ""} {
		dir := writeTree(t, ".github/CHANGELOG.md", changelog)
		run := exec.Command(testenv.Need(t, "bash"), "-e", "-c", script)
		run.Dir = dir
		run.Env = append(os.Environ(), "TAG="+tag, "RUNNER_TEMP="+dir)
		out, _ := run.CombinedOutput()
		notes, _ := os.ReadFile(filepath.Join(dir, "notes.md"))
		if passed := run.ProcessState.ExitCode() == 0; passed != (want != "") || strings.TrimSpace(string(notes)) != want {
			t.Errorf("%s: %s, notes %q, want %q", tag, out, notes, want)
		}
	}
}
