package httpapi

import (
	"net/http"
	"sync"

	"golang.org/x/sync/singleflight"
)

// cache holds the responses of a generation by key. Requests for a response that is
// being made wait for it. The zero value is an empty cache.
type cache struct {
	mu        sync.Mutex
	responses map[string]response
	bytes     int
	making    singleflight.Group
}

// maxCacheBytes bounds the cache. Past it the cache is emptied, so that distinct
// requests cannot exhaust memory.
const maxCacheBytes = 16 << 20

// get returns the response of a key. It calls produce if the cache does not have it.
func (c *cache) get(key string, produce func() response) response {
	if res, ok := c.find(key); ok {
		return res
	}
	res, _, _ := c.making.Do(key, func() (any, error) {
		if res, ok := c.find(key); ok {
			return res, nil
		}
		res := produce()
		if res.status == http.StatusOK {
			c.keep(key, res)
		}
		return res, nil
	})
	return res.(response)
}

func (c *cache) find(key string) (response, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	res, ok := c.responses[key]
	return res, ok
}

func (c *cache) keep(key string, res response) {
	size := len(key) + len(res.body) + len(res.body)/4 + 512 // with the compressed body, and overhead
	if size > maxCacheBytes/2 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bytes += size; c.bytes > maxCacheBytes || c.responses == nil {
		c.responses, c.bytes = map[string]response{}, size
	}
	c.responses[key] = res
}
