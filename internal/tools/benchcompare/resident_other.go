//go:build !linux

package main

import "os"

// residentBytes returns 0: it is measured on Linux alone.
func residentBytes(*os.ProcessState) int64 { return 0 }
