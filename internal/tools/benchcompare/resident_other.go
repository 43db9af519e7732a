//go:build !linux

package main

import "os"

// residentBytes returns 0, because only Linux is measured.
func residentBytes(*os.ProcessState) int64 { return 0 }
