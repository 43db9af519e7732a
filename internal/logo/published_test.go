package logo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// writeLogos writes files to a new directory and opens it.
func writeLogos(t *testing.T, files map[string]string) *Dir {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d, err := OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// TestPublished checks names, and that nothing but sound logos of the directory comes
// out of it, under no other name.
func TestPublished(t *testing.T) {
	path := `<path d="M0 0h9"/></svg>`
	d := writeLogos(t, map[string]string{"a.svg": head + path, "same.svg": head + path, "script.svg": head + "<script>bad()</script>" + path, "bad.svg": head + "<g>", "text.svg": "hello",
		"large.svg": head + strings.Repeat(" ", Limit) + path})
	outside := filepath.Join(filepath.Dir(d.root.Name()), "outside.svg")
	if err := os.WriteFile(outside, []byte(head+path), 0o600); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink(outside, filepath.Join(d.root.Name(), "link.svg")); err != nil {
			t.Fatal(err)
		}
	}
	files := []string{"", "./a.svg", "hosted_logos/same.svg", "a.svg", "script.svg", "bad.svg", "text.svg", "large.svg", "gone.svg", "link.svg", "../outside.svg", outside, "https://example.org/a.svg"}
	p := d.Publish(files)
	if a, same := p.Name("a.svg"), p.Name("hosted_logos/same.svg"); a == "" || a != same || a != p.Name("./a.svg") || len(a) != 68 {
		t.Errorf("%q and %q", a, same)
	}
	for _, file := range []string{"text.svg", "large.svg", "gone.svg", "link.svg", "../outside.svg", outside, "https://example.org/a.svg", ""} {
		if name := p.Name(file); name != "" {
			t.Errorf("%s is %s", file, name)
		}
	}
	for _, name := range []string{"a.svg", "../outside.svg", "", ".", "x.svg"} {
		if _, ok := p.Logo(name); ok {
			t.Errorf("%q is a name on the site", name)
		}
	}
	if l, ok := p.Logo(p.Name("script.svg")); !ok || bytes.Contains(l.Content(), []byte("bad")) || l.Kind() != kindSVG {
		t.Errorf("%s, %t", l.Content(), ok)
	}
	if _, ok := p.Logo(p.Name("bad.svg")); ok {
		t.Error("a broken logo is read")
	}
	all := p.Check()
	if len(all) != 2 || p.Name("bad.svg") != "" || !strings.HasPrefix(p.Note(), "skipped 8 of 12 logos; first: ") {
		t.Errorf("%d logos, %s", len(all), p.Note())
	}
	var none *Dir
	if p := none.Publish(files); p.Name("a.svg") != "" || p.Note() != "" || len(p.Check()) > 0 {
		t.Error("no directory has logos")
	}
}

// TestEmbed checks that a page embeds the first logos for which it has room.
func TestEmbed(t *testing.T) {
	files := map[string]string{"large.svg": sizedSVG(maxEmbedded + 1), "bad.svg": "<svg>"}
	for i := range 200 {
		files[fmt.Sprint(i, ".svg")] = sizedSVG(29_000 - i)
	}
	d := writeLogos(t, files)
	s, err := OpenSet(d.root.Name())
	if err != nil {
		t.Fatal(err)
	}
	size, embedded := 0, 0
	for i := range 200 {
		if url := s.Embed(fmt.Sprint(i, ".svg"), "x"); url != "" {
			size += len(url)
			embedded++
		} else if i < 70 {
			t.Errorf("%d is left out", i)
		}
	}
	if s.Embed("large.svg", "x") != "" || s.Embed("bad.svg", "x") != "" || s.Embed("", "x") != "" {
		t.Error("a page embeds what it has no room for")
	}
	notes := s.Close()
	want := fmt.Sprintf("left %d logos out of the page, which has room for 3 MB of them, each up to 30 kB; a site has all", 201-embedded)
	if size > maxAllEmbedded || embedded < 70 || len(notes) != 2 || notes[1] != want {
		t.Errorf("%d bytes, %d logos, %q", size, embedded, notes)
	}
}

// sizedSVG returns an SVG that has about n bytes when cleaned.
func sizedSVG(n int) string {
	return head + `<path d="M0 0` + strings.Repeat("h1", (n-120)/2) + `"/></svg>` + strings.Repeat(" ", n%2)
}

// TestRasterMetadata checks that metadata goes, the image stays the same, and that a
// file that is cut short is left alone.
func TestRasterMetadata(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 3, 2))
	picture.Pix[4] = 200
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	plain := slices.Clone(b.Bytes())
	chunk := binary.BigEndian.AppendUint32(nil, 8)
	chunk = append(chunk, "tEXtmetadata"...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	for _, in := range [][]byte{slices.Concat(plain[:33], chunk, plain[33:]), append(slices.Clone(plain), "metadata"...)} {
		if l, err := New(in); err != nil || !bytes.Equal(l.Content(), plain) {
			t.Errorf("%q, %v", l.Content(), err)
		}
	}
	b.Reset()
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	plain = slices.Clone(b.Bytes())
	for _, segment := range []string{"\xff\xfe\x00\x0ametadata", "\xff\xe1\x00\x0dhttp://data", "\xff\xed\x00\x0ametadata"} {
		if l, err := New(slices.Concat(plain[:2], []byte(segment), plain[2:])); err != nil || !bytes.Equal(l.Content(), plain) {
			t.Errorf("%q, %v", l.Content(), err)
		}
	}
	exif := slices.Concat(plain[:2], []byte("\xff\xe1\x00\x0cExif\x00\x00turn"), plain[2:])
	for _, in := range [][]byte{exif, plain[:20], exif[:9]} {
		if l, err := New(in); err != nil || !bytes.Equal(l.Content(), in) {
			t.Errorf("%q, %v", l.Content(), err)
		}
	}
}
