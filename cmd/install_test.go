package cmd_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

const installer = "../.github/install.sh"

// releaseArchive returns an archive with a script in place of the program, which prints
// its version and exits with code.
func releaseArchive(t *testing.T, version string, code int) []byte {
	t.Helper()
	script := fmt.Sprintf("#!/bin/sh\necho landscope %s\nexit %d\n", version, code)
	var archive bytes.Buffer
	zip := gzip.NewWriter(&archive)
	files := tar.NewWriter(zip)
	for _, file := range [][2]string{{"README.md", "x"}, {"../escaped", "x"}, {"landscope", script}} {
		if err := files.WriteHeader(&tar.Header{Name: file[0], Mode: 0o755, Size: int64(len(file[1])), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		_, _ = files.Write([]byte(file[1]))
	}
	_, _ = files.Close(), zip.Close()
	return archive.Bytes()
}

// releaseSite serves releases as GitHub does: 1.2.3 is the latest, 1.2.2 is sound, and each
// of the others has a fault.
func releaseSite(t *testing.T) string {
	t.Helper()
	platform := runtime.GOOS + "_" + runtime.GOARCH
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		version, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/download/v"), "/")
		if r.URL.Path == "/latest/download/checksums.txt" {
			version, name = "1.2.3", "checksums.txt"
		}
		code := 0
		if version == "1.3.4" {
			code = 1
		}
		archive := releaseArchive(t, version, code)
		sum := sha256.Sum256(archive)
		file := fmt.Sprintf("landscope_%s_%s.tar.gz", version, platform)
		switch {
		case !strings.HasPrefix(version, "1.2.") && !strings.HasPrefix(version, "1.3."):
			http.NotFound(w, r)
		case name == "checksums.txt" && version == "1.3.0":
			fmt.Fprintf(w, "%064x  %s\n", 1, file)
		case name == "checksums.txt" && version == "1.3.1":
			fmt.Fprintf(w, "%x  landscope_1.3.1_plan9_amd64.tar.gz\n%x  %s.sbom.json\n", sum, sum, file)
		case name == "checksums.txt":
			fmt.Fprintf(w, "%064x  landscope_%s_plan9_amd64.tar.gz\n%x  %s\n%064x  %s.spdx.json\n", 1, version, sum, file, 2, file)
		case name != file || version == "1.3.5":
			http.NotFound(w, r)
		case version == "1.3.2": // the connection breaks
			w.Header().Set("Content-Length", fmt.Sprint(len(archive)))
			_, _ = w.Write(archive[:len(archive)/2])
		case version == "1.3.3": // a proxy says that half of the file is all of it
			_, _ = w.Write(archive[:len(archive)/2])
		default:
			_, _ = w.Write(archive)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// pathWith returns a PATH of some programs only. A program given as NAME=SCRIPT is that
// script.
func pathWith(t *testing.T, programs ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, p := range programs {
		name, script, isScript := strings.Cut(p, "=")
		link := filepath.Join(dir, name)
		err := os.WriteFile(link, []byte("#!/bin/sh\n"+script+"\n"), 0o755)
		if !isScript {
			_ = os.Remove(link)
			err = os.Symlink(testenv.Need(t, name), link)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// install runs the install script with environment variables, in an empty home.
func install(t *testing.T, home string, env ...string) (code int, stdout, stderr string) {
	t.Helper()
	run := exec.Command(testenv.Need(t, "sh"), installer)
	run.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "PREFIX=" + home, "TMPDIR=" + home}, env...)
	var out, errs strings.Builder
	run.Stdout, run.Stderr = &out, &errs
	_ = run.Run()
	return run.ProcessState.ExitCode(), out.String(), errs.String()
}

func unixOnly(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the install script is for Unix")
	}
}

var coreutils = []string{"sh", "uname", "id", "mktemp", "grep", "head", "tar", "gzip", "mkdir", "cp", "mv", "rm", "chmod"}

// TestInstall installs releases in every way the script knows.
func TestInstall(t *testing.T) {
	unixOnly(t)
	site := releaseSite(t)
	for _, c := range []struct {
		name     string
		env      []string
		programs []string // that are there, beside coreutils; nil is all
		version  string   // that is installed
		where    string   // in the home
	}{
		{"latest", nil, nil, "1.2.3", "bin"},
		{"version", []string{"VERSION=1.2.2"}, nil, "1.2.2", "bin"},
		{"directory", []string{"VERSION=v1.2.2", "PREFIX=/nonexistent", "BIN_DIR=HOME/a b/bin"}, nil, "1.2.2", "a b/bin"},
		{"curl", nil, []string{"curl", "openssl"}, "1.2.3", "bin"},
		{"wget", nil, []string{"wget", "sha256sum"}, "1.2.3", "bin"},
	} {
		t.Run(c.name, func(t *testing.T) {
			home := t.TempDir()
			env := []string{"LANDSCOPE_RELEASES=" + site}
			for _, e := range c.env {
				env = append(env, strings.ReplaceAll(e, "HOME", home))
			}
			if c.programs != nil {
				env = append(env, "PATH="+pathWith(t, append(c.programs, coreutils...)...))
			}
			code, stdout, stderr := install(t, home, env...)
			program := filepath.Join(home, c.where, "landscope")
			got, err := exec.Command(program).Output()
			if code != 0 || err != nil || string(got) != "landscope "+c.version+"\n" {
				t.Errorf("exit code %d, %s; %q, %v", code, stderr, got, err)
			}
			if want := "installed landscope " + c.version + " as " + program + "\n"; stdout != want || !strings.Contains(stderr, "is not in your PATH") {
				t.Errorf("%s%s", stdout, stderr)
			}
			onlyInstalled(t, home, c.where)
		})
	}
}

// onlyInstalled checks that a home has a directory with the program and nothing else.
func onlyInstalled(t *testing.T, home, dir string) {
	t.Helper()
	for where, want := range map[string]string{home: strings.Split(dir, "/")[0], filepath.Join(home, dir): "landscope"} {
		if found, err := os.ReadDir(where); err != nil || len(found) != 1 || found[0].Name() != want {
			t.Errorf("%s has %v, %v", where, found, err)
		}
	}
}

// TestInstallFails checks what the script says of each fault, and that the version that
// was there stays.
func TestInstallFails(t *testing.T) {
	unixOnly(t)
	testenv.Need(t, "curl")
	site := releaseSite(t)
	for _, c := range []struct{ env, want string }{
		{"VERSION=1.3.0", "does not have the checksum of the release; nothing is installed"},
		{"VERSION=1.3.1", "landscope 1.3.1 has no release for " + runtime.GOOS + "_" + runtime.GOARCH},
		{"VERSION=1.3.2", "cannot download SITE/download/v1.3.2/landscope_1.3.2_"},
		{"VERSION=1.3.3", "does not have the checksum"},
		{"VERSION=1.3.4", "landscope 1.3.4 does not run on this machine"},
		{"VERSION=1.3.5", "cannot download SITE/download/v1.3.5/landscope_1.3.5_"},
		{"VERSION=9.9.9", "cannot download SITE/download/v9.9.9/checksums.txt"},
		{"VERSION=1.2.3/../1.2.2", "VERSION is not a version: 1.2.3/../1.2.2"},
		{"VERSION=1.2.3 ;touch x", "VERSION is not a version"},
		{"LANDSCOPE_RELEASES=file:///etc", "cannot download file:///etc/latest/download/checksums.txt"},
		{"BIN_DIR=HOME/file/bin", "cannot create HOME/file/bin"},
		{"BIN_DIR=HOME/taken", "HOME/taken/landscope is a directory"},
		{"PATH=" + pathWith(t, append(coreutils, "curl")...), "sha256sum, shasum or openssl is required"},
		{"PATH=" + pathWith(t, append(coreutils, "openssl")...), "curl or wget is required"},
		{"PATH=" + pathWith(t, "uname=echo Plan9", "sh") + ":" + os.Getenv("PATH"), "landscope has no archive for Plan9"},
		{"PATH=" + pathWith(t, "uname=[ $1 = -m ] && echo mips || echo Linux", "sh") + ":" + os.Getenv("PATH"), "landscope has no release for linux on mips"},
		{"PATH=" + pathWith(t, "uname=[ $1 = -m ] && echo riscv64 || echo FreeBSD", "sh") + ":" + os.Getenv("PATH"), "landscope latest has no release for freebsd_riscv64"},
	} {
		home := t.TempDir()
		old := filepath.Join(home, "bin", "landscope")
		for _, dir := range []string{filepath.Dir(old), filepath.Join(home, "taken", "landscope")} {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		for _, file := range []string{old, filepath.Join(home, "file")} {
			if err := os.WriteFile(file, []byte("old"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		replace := strings.NewReplacer("HOME", home, "SITE", site)
		code, stdout, stderr := install(t, home, "LANDSCOPE_RELEASES="+site, replace.Replace(c.env))
		if code != 1 || stdout != "" || !strings.Contains(stderr, "landscope: error: ") || !strings.Contains(stderr, replace.Replace(c.want)) {
			t.Errorf("%s: exit code %d, want %q: %s%s", c.env, code, c.want, stdout, stderr)
		}
		if got := readFile(t, old); got != "old" {
			t.Errorf("%s: the old version became %q", c.env, got)
		}
		if left, _ := os.ReadDir(home); len(left) != 3 {
			t.Errorf("%s: the home has %v", c.env, left)
		}
		if left, _ := os.ReadDir(filepath.Dir(old)); len(left) != 1 {
			t.Errorf("%s: bin has %v", c.env, left)
		}
	}
}

// TestInstallWritable: without the right to write, nothing is installed.
func TestInstallWritable(t *testing.T) {
	unixOnly(t)
	testenv.Need(t, "curl")
	home := t.TempDir()
	// Not even root can write to a directory of /proc.
	dir := "/proc/self"
	if os.Geteuid() != 0 {
		dir = filepath.Join(home, "bin")
		if err := os.Mkdir(dir, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	code, _, stderr := install(t, home, "LANDSCOPE_RELEASES="+releaseSite(t), "BIN_DIR="+dir)
	if code != 1 || !strings.Contains(stderr, "cannot write to "+dir) || !strings.Contains(stderr, "hint: set BIN_DIR") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// TestInstallCut: any beginning of the script does nothing.
func TestInstallCut(t *testing.T) {
	unixOnly(t)
	site, whole := releaseSite(t), readFile(t, installer)
	home := t.TempDir()
	for n := 0; n < strings.Index(whole, "\nmain #"); n += 97 {
		run := exec.Command("sh", "-s")
		run.Stdin = strings.NewReader(whole[:n])
		run.Env = append(os.Environ(), "HOME="+home, "PREFIX="+home, "LANDSCOPE_RELEASES="+site)
		if out, _ := run.Output(); len(out) > 0 {
			t.Errorf("the first %d bytes print %s", n, out)
		}
	}
	if left, _ := os.ReadDir(home); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// TestInstallShell checks the scripts of releases with shellcheck.
func TestInstallShell(t *testing.T) {
	if text, err := exec.Command(testenv.Need(t, "shellcheck"), "--enable=quote-safe-variables", installer, "../.github/packaging/image-snapshot.sh").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}
