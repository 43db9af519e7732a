package progress

import (
	"strings"
	"testing"
)

func TestLine(t *testing.T) {
	var b strings.Builder
	l := NewLine(&b, "x")
	l.Clear() // nothing is shown yet
	l.Show(0, -1)
	l.Show(1023, -1) // still 0 KiB
	l.Show(2048, 4096)
	l.Clear()
	l.Clear()
	l = NewLine(&b, "取得") // four columns wide
	l.Show(0, 0)
	l.Clear()
	if got, want := b.String(), "x: 0 KiB\r        \rx: 2 KiB of 4\r             \r取得: 0 KiB\r           \r"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
