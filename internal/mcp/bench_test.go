package mcp

import (
	"fmt"
	"testing"
)

// BenchmarkCalls times the calls of every tool through the library's client.
func BenchmarkCalls(b *testing.B) {
	c := connect(b, newServer(b, nil))
	for i, call := range calls {
		b.Run(fmt.Sprintf("%02d-%s", i, call.tool), func(b *testing.B) {
			for b.Loop() {
				ask(b, c, call.tool, call.args)
			}
		})
	}
}
