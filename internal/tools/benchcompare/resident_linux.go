package main

import (
	"os"
	"syscall"
)

// residentBytes returns the most memory that a process had. It is at least what
// this process had when it started the other.
func residentBytes(s *os.ProcessState) int64 {
	if usage, ok := s.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}
