package httpapi

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// meters holds the metrics of a server, for Prometheus.
type meters struct{ set *metrics.Set }

// The bounds of the latency histogram, in seconds: most responses are cached.
var latencyBounds = []float64{0.0001, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5}

func newMeters() meters { return meters{metrics.NewSet()} }

// request counts a request to a path pattern; "" stands for paths that do not exist.
func (m meters) request(pattern string, status int, took time.Duration) {
	m.set.GetOrCreateCounter("landscope_requests_total{path=" + strconv.Quote(pattern) + ",code=\"" + strconv.Itoa(status) + "\"}").Inc()
	m.set.GetOrCreatePrometheusHistogramExt("landscope_request_duration_seconds{path="+strconv.Quote(pattern)+"}", latencyBounds).Update(took.Seconds())
}

// reload counts an attempt to reload the landscape.
func (m meters) reload(err error) {
	result := "success"
	if err != nil {
		result = "error"
	}
	m.set.GetOrCreateCounter("landscope_reloads_total{result=\"" + result + "\"}").Inc()
}

// text returns the metrics in the format of Prometheus.
func (m meters) text(items int) response {
	var b bytes.Buffer
	m.set.WritePrometheus(&b)
	fmt.Fprintf(&b, "landscope_items %d\n", items)
	res := plainText(b.String())
	res.mediaType = "text/plain; version=0.0.4; charset=utf-8"
	return res
}
