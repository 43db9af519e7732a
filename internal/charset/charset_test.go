package charset

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// TestLookup checks labels against the index of the web.
func TestLookup(t *testing.T) {
	for _, label := range []string{"utf8", "UTF-8", "latin1", "iso-8859-1", "ISO-8859-15", "latin2", "windows-1252", "cp1252", "us-ascii", "koi8-r", "macintosh",
		"windows-1251", "iso-8859-5", "ibm866", "Shift_JIS", "windows-31j", "euc-jp", "ISO-2022-JP"} {
		want, err := htmlindex.Get(label)
		if err != nil {
			t.Fatal(label, err)
		}
		got, err := Lookup(label)
		if err != nil {
			t.Error(label, err)
			continue
		}
		// The web has windows-1252 for Latin-1, which differs in control characters.
		if decoded(t, got, "a\xe9\xb1") != decoded(t, want, "a\xe9\xb1") {
			t.Errorf("%s is %s, want %s", label, got, want)
		}
	}
	for label, want := range map[string]string{"klingon": `unknown encoding "klingon"`, "": `unknown encoding ""`, "GBK": "not supported"} {
		if _, err := Lookup(label); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", label, err, want)
		}
	}
}

func decoded(t *testing.T, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewDecoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestMarkup checks that the markup of files in encodings of two bytes a character is
// kept, also around characters whose second byte is a letter or bracket.
func TestMarkup(t *testing.T) {
	for label, e := range map[string]encoding.Encoding{"GBK": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030, "Big5": traditionalchinese.Big5, "EUC-KR": korean.EUCKR} {
		words := map[string]string{"EUC-KR": "한국어 라이브러리"}[label]
		if words == "" {
			words = "功能許可許蓋" // in Big5, the second bytes of three of them are ASCII
		}
		text := fmt.Sprintf("<project><!-- %s --><artifactId>grpc-api</artifactId><d>%[1]s</d></project>", words)
		raw, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(label, err)
		}
		got, err := Markup(label, raw)
		if want := strings.NewReplacer("功", "\ufffd", "能", "\ufffd", "許", "\ufffd", "可", "\ufffd", "蓋", "\ufffd").Replace(text); err != nil || label != "EUC-KR" && string(got) != want {
			t.Errorf("%s: %q, want %q, %v", label, got, want, err)
		}
		if !strings.Contains(string(got), "<artifactId>grpc-api</artifactId><d>\ufffd") || !strings.HasSuffix(string(got), "\ufffd</d></project>") {
			t.Errorf("%s: %q", label, got)
		}
	}
	if got, err := Markup("latin1", []byte("\xe9")); err != nil || string(got) != "é" {
		t.Errorf("%q %v", got, err)
	}
}
