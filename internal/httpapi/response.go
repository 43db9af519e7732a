package httpapi

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/webpage"
)

// response is the response of a handler.
type response struct {
	status    int
	mediaType string
	body      []byte
	etag      string        // "" if clients must not cache it
	gzipped   func() []byte // returns the compressed body
	file      string        // Content-Disposition
	// immutable says that the URL never has another body.
	immutable bool
	// policy is the Content-Security-Policy of HTML; "" is that of the page.
	policy string
	// anyOrigin lets pages of other origins load it.
	anyOrigin bool
}

func newResponse(mediaType string, body []byte) response {
	sum := sha256.Sum256(body)
	return response{status: http.StatusOK, mediaType: mediaType, body: body, etag: fmt.Sprintf(`W/"%x"`, sum[:12]),
		gzipped: sync.OnceValue(func() []byte { return compress(body) })}
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body)
	_ = z.Close()
	return b.Bytes()
}

// mediaType returns the media type of a format.
func mediaType(format string) string {
	f, _ := output.FormatNamed(format)
	return f.MediaType
}

// render returns a document in a format.
func render(format string, d *output.Document) response {
	f, _ := output.FormatNamed(format)
	return renderAs(f, "", d)
}

// renderAs returns a document in a format. A browser saves rows as a file of that name.
func renderAs(f output.Format, name string, d *output.Document) response {
	b, err := output.Render(f, d, output.Options{Sheet: name})
	if err != nil {
		return failure(err)
	}
	res := newResponse(f.MediaType, b)
	if f.Need == output.NeedRecords && name != "" {
		res.file = mime.FormatMediaType("attachment", map[string]string{"filename": name + f.Ext[0]})
	}
	return res
}

func renderJSON(data any) response { return render("json", &output.Document{Data: data}) }

func plainText(text string) response {
	return response{status: http.StatusOK, mediaType: "text/plain; charset=utf-8", body: []byte(text)}
}

// write writes the response. The body is compressed if the client accepts that, and
// left out if the client has it.
func (res response) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	if res.mediaType == mediaType("html") {
		h.Set("Content-Security-Policy", cmp.Or(res.policy, webpage.Policy(nil, webpage.Options{})+"; frame-ancestors 'none'"))
	}
	if res.anyOrigin {
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	}
	if res.etag != "" {
		h.Set("ETag", res.etag)
		h.Set("Cache-Control", "no-cache")
		if res.immutable {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		h.Add("Vary", "Accept-Encoding")
		if hasTag(r.Header.Values("If-None-Match"), res.etag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if len(res.body) > 1024 && !isCompressed(res.mediaType) && acceptsGzip(r.Header.Values("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			res.body = res.gzipped()
		}
	}
	h.Set("Content-Type", res.mediaType)
	if res.file != "" {
		h.Set("Content-Disposition", res.file)
	}
	h.Set("Content-Length", strconv.Itoa(len(res.body)))
	w.WriteHeader(res.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(res.body)
	}
}

// isCompressed reports whether a media type is that of pictures, which gzip does not make
// smaller.
func isCompressed(mediaType string) bool {
	return strings.HasPrefix(mediaType, "image/") && !strings.HasPrefix(mediaType, "image/svg")
}

// hasTag reports whether the values of If-None-Match match an entity tag.
func hasTag(headers []string, etag string) bool {
	for known := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}

// acceptsGzip reports whether the values of Accept-Encoding accept gzip.
func acceptsGzip(headers []string) bool {
	for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		name, weight, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		if strings.EqualFold(name, "gzip") {
			q, err := strconv.ParseFloat(strings.TrimPrefix(weight, "q="), 64)
			return weight == "" || err == nil && q > 0
		}
	}
	return false
}
