package cmd

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/webpage"
	"golang.org/x/sync/singleflight"
)

// answer is what a handler has to say.
type answer struct {
	status int
	kind   string // the media type
	body   []byte
	tag    string        // tells the body from others; "" of what is not kept
	zipped func() []byte // the body compressed, made when first asked for
}

func newAnswer(kind string, body []byte) answer {
	sum := sha256.Sum256(body)
	return answer{http.StatusOK, kind, body, fmt.Sprintf(`W/"%x"`, sum[:12]), sync.OnceValue(func() []byte { return compressed(body) })}
}

func compressed(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body)
	_ = z.Close()
	return b.Bytes()
}

// kept are the answers given of a catalog, by the address they are of: what is
// asked for again need not be made again. The zero value is ready.
type kept struct {
	sync.Mutex
	answers map[string]answer
	bytes   int
	making  singleflight.Group // who asks for what is being made waits for it
}

// keptBytes is how much is kept; then all is forgotten, so that who asks for
// ever other things fills no memory.
const keptBytes = 16 << 20

// answer returns what is kept for an address, or else what f makes.
func (k *kept) answer(address string, f func() answer) answer {
	if got, ok := k.find(address); ok {
		return got
	}
	got, _, _ := k.making.Do(address, func() (any, error) {
		if got, ok := k.find(address); ok {
			return got, nil
		}
		got := f()
		if got.status == http.StatusOK {
			k.keep(address, got)
		}
		return got, nil
	})
	return got.(answer)
}

func (k *kept) find(address string) (answer, bool) {
	k.Lock()
	defer k.Unlock()
	got, ok := k.answers[address]
	return got, ok
}

func (k *kept) keep(address string, a answer) {
	size := len(address) + len(a.body) + len(a.body)/4 + 512 // and compressed, and what goes with it
	k.Lock()
	defer k.Unlock()
	if size > keptBytes/2 {
		return
	}
	if k.bytes += size; k.bytes > keptBytes || k.answers == nil {
		k.answers, k.bytes = map[string]answer{}, size
	}
	k.answers[address] = a
}

// send writes an answer, compressed where that is wanted, or that the client
// has it already.
func (s *server) send(w http.ResponseWriter, r *http.Request, got answer) {
	h := w.Header()
	if strings.HasPrefix(got.kind, "text/html") {
		h.Set("Content-Security-Policy", webpage.Policy()+"; frame-ancestors 'none'")
	}
	if got.tag != "" {
		h.Set("ETag", got.tag)
		h.Set("Cache-Control", "no-cache")
		h.Add("Vary", "Accept-Encoding")
		if hasTag(r.Header.Values("If-None-Match"), got.tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if len(got.body) > 1024 && acceptsGzip(r.Header.Values("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			got.body = got.zipped()
		}
	}
	h.Set("Content-Type", got.kind)
	h.Set("Content-Length", strconv.Itoa(len(got.body)))
	w.WriteHeader(got.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(got.body)
	}
}

// hasTag reports whether a client has what a tag stands for.
func hasTag(headers []string, tag string) bool {
	for known := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

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

// problem is an error as RFC 9457 has it.
func problem(status int, format string, args ...any) answer {
	o := output.Object{{Key: "type", Value: "about:blank"}, {Key: "title", Value: http.StatusText(status)},
		{Key: "status", Value: status}, {Key: "detail", Value: output.Visible(fmt.Sprintf(format, args...))}}
	return answer{status: status, kind: "application/problem+json", body: rendered("json", &output.Document{Data: o}).body}
}

// failure makes an answer of an error: of wrong use, of what is not there, or
// of our own.
func failure(err error) answer {
	var unknown *landscape.UnknownError
	var wrong *usageError
	var request *session.RequestError
	status := http.StatusInternalServerError
	switch {
	case errors.As(err, &wrong), errors.As(err, &request):
		status = http.StatusBadRequest
	case errors.As(err, &unknown): // the item of the address
		status = http.StatusNotFound
	}
	text := err.Error()
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" && status == http.StatusBadRequest {
		text += "; " + hinted.Hint()
	}
	return problem(status, "%s", text)
}

var mediaTypes = map[string]string{"json": "application/json", "csv": "text/csv; charset=utf-8", "markdown": "text/markdown; charset=utf-8", "svg": "image/svg+xml",
	"atom": "application/atom+xml", "ics": "text/calendar; charset=utf-8"}

func rendered(format string, d *output.Document) answer {
	f, _ := output.FormatNamed(format)
	b, err := output.Render(f, d, output.Options{})
	if err != nil {
		return failure(err)
	}
	return newAnswer(mediaTypes[format], b)
}

func plain(text string) answer {
	return answer{status: http.StatusOK, kind: "text/plain; charset=utf-8", body: []byte(text)}
}
