// Package yamldoc parses YAML and JSON into trees of YAML nodes, within limits, so
// that no input can exhaust time or memory.
//
// # Why
//
// The YAML library builds its tree before anyone can look at it, and a few bytes of
// hostile input can become gigabytes of nodes. This package checks a file before the
// library sees it, and the tree before anyone else does. It also hides the library's
// gaps: it reads %YAML 1.2 and the escape \/, gives errors their line, and turns a
// panic into an error.
//
// # Limits
//
//   - [MaxBytes], [MaxDepth] and [MaxKeys] limit the size of a file, the levels of
//     nesting and the keys of one mapping.
//   - The number of nodes is limited by the size of the file. It is estimated from the
//     bytes first, then counted in the tree with every alias expanded.
//   - A file that exceeds a limit is refused with a [*diag.Fault] that gives the limit
//     and, where it is known, the place.
//
// # Invariants
//
//   - Lines and columns of nodes are those of the original file.
//   - An alias never contains itself, so a recursion that calls [Resolve] ends.
//
// # Example
//
//	root, _, err := yamldoc.Parse(data, "landscape.yml")
//	if err != nil {
//		return err // landscape.yml:3:5: nested deeper than 100 levels
//	}
package yamldoc
