//go:build !unix

package parsecache

import "io/fs"

// isOwn relies on the folder, which other users cannot write to.
func isOwn(fs.FileInfo) bool { return true }
