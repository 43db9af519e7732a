package main

import (
	"os"
	"syscall"
)

// residentBytes returns the peak memory of a process. It is at least that of
// this process when it started the other.
func residentBytes(s *os.ProcessState) int64 {
	if usage, ok := s.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}
