package httpapi

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"
)

// meters holds the metrics of a server, for Prometheus. They are few enough to need no
// library: those that exist read files or compile expressions when any command starts.
type meters struct {
	mu        sync.Mutex
	counters  map[string]uint64   // by name with labels
	latencies map[string]*latency // by path pattern
}

// latency is a histogram of the time that responses took.
type latency struct {
	upTo  [len(latencyBounds)]uint64 // cumulative counts
	count uint64
	sum   float64 // in seconds
}

// latencyBounds are the bounds of the latency histogram, in seconds: most responses
// are cached.
var latencyBounds = [...]float64{0.0001, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5}

func newMeters() *meters {
	return &meters{counters: map[string]uint64{}, latencies: map[string]*latency{}}
}

// request counts a request to a path pattern; "" stands for paths that do not exist.
func (m *meters) request(pattern string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counters[fmt.Sprintf("landscope_requests_total{path=%q,code=\"%d\"}", pattern, status)]++
	l := m.latencies[pattern]
	if l == nil {
		l = &latency{}
		m.latencies[pattern] = l
	}
	for i, bound := range latencyBounds {
		if took.Seconds() <= bound {
			l.upTo[i]++
		}
	}
	l.count++
	l.sum += took.Seconds()
}

// reload counts an attempt to reload the landscape.
func (m *meters) reload(err error) {
	result := "success"
	if err != nil {
		result = "error"
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counters[fmt.Sprintf("landscope_reloads_total{result=%q}", result)]++
}

// text returns the metrics in the format of Prometheus.
func (m *meters) text(items int) response {
	m.mu.Lock()
	defer m.mu.Unlock()
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(m.counters)) {
		fmt.Fprintf(&b, "%s %d\n", name, m.counters[name])
	}
	const name = "landscope_request_duration_seconds"
	for _, pattern := range slices.Sorted(maps.Keys(m.latencies)) {
		l := m.latencies[pattern]
		for i, bound := range latencyBounds {
			fmt.Fprintf(&b, "%s_bucket{path=%q,le=\"%g\"} %d\n", name, pattern, bound, l.upTo[i])
		}
		fmt.Fprintf(&b, "%s_bucket{path=%q,le=\"+Inf\"} %d\n", name, pattern, l.count)
		fmt.Fprintf(&b, "%s_sum{path=%q} %g\n", name, pattern, l.sum)
		fmt.Fprintf(&b, "%s_count{path=%q} %d\n", name, pattern, l.count)
	}
	fmt.Fprintf(&b, "landscope_items %d\n", items)
	res := plainText(b.String())
	res.mediaType = "text/plain; version=0.0.4; charset=utf-8"
	return res
}
