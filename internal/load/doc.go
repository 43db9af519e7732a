// Package load parses landscape and overlay files into the types of package
// landscape.
//
// # Why
//
// A landscape file is YAML that people write by hand, so it has mistakes. One
// pass over the tree of YAML nodes both builds the catalog and collects the
// problems. An item with faults keeps its sound parts: only text that is not
// YAML, or not a landscape, is an error.
//
// # How
//
//   - [Parse] parses a file. The [Document] knows whether it is a landscape, an
//     overlay, or another file of landscape2's.
//   - [Landscape] and [Overlay] parse and read a file in one call.
//   - [Document.File] reads a landscape for programs that look at the file itself,
//     as package lint does: the [File] keeps the nodes of each item beside the
//     catalog, so that nobody has to parse or walk the file again.
//
// # Invariants
//
//   - The severity of a problem is [diag.Error] only if landscape2 rejects the
//     file for it. What landscape2 does not read, such as the keys of a merge key,
//     has warnings at most.
//   - Of a key that is given twice, the first value counts.
//   - Every problem lies within the file, and problems are in its order.
//   - No input takes more time or memory than package yamldoc allows.
//
// # Example
//
//	catalog, problems, err := load.Landscape(content, "landscape.yml")
//	if err != nil {
//		return err // a *diag.Fault: not a landscape
//	}
//	for _, p := range problems {
//		log.Print(p) // landscape.yml:13:13: warning: ... [unknown-key]
//	}
package load
