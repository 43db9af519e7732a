// Package landscape2 states what landscape2, the program that builds landscape
// web sites, accepts in a data file: which keys it reads, and which dates and
// URLs it takes for valid. It follows landscape2 1.1.0, and the Rust libraries
// chrono and url that landscape2 reads dates and URLs with.
//
// The other packages have no lists of landscape2's keys of their own:
//
//   - load asks whether landscape2 reads a key, to report those it ignores,
//   - lint checks the URLs and the required keys,
//   - format writes keys in the order of [Keys].
//
// A field of landscope whose key is not in [Keys] fails a test of package load,
// so that whoever adds one decides whether landscape2 reads it.
//
//	key := landscape2.KeyNamed("extra.youtube_url")
//	u, fault := landscape2.ParseURL("https://youtu.be/x")
//	if fault == "" && !key.AllowsHost(u.Host) {
//		// landscape2 rejects the file
//	}
//
// The verdicts recorded from landscape2 itself, in lint's testdata, hold this
// package to what landscape2 does.
package landscape2
