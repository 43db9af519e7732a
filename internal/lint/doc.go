// Package lint finds and fixes problems in landscape files.
//
// # Why
//
// landscape2 stops at the first error of a file, ignores unknown keys silently, and
// cannot tell a typo from an intention. This package reports every problem in one run,
// with its place, and says for certain whether landscape2 would accept the file.
//
// # What it checks
//
// [Rules] lists the rules. There are two kinds:
//
//   - landscape2's rules. landscape2 rejects a file that breaks one, so a breach is an
//     error. Package load finds most of them while it reads the file; landscape2.go in
//     this package finds the others.
//   - landscope's own rules, which find likely mistakes. A breach is a warning or a
//     note.
//
// [Validate] returns the problems of a file. [Fix] applies the safe fixes of the rules
// that have one, and leaves every other byte unchanged. [Render] writes problems as
// text, JSON, SARIF and other formats.
//
// # How
//
// A file becomes a [load.File]: the catalog, and the YAML nodes of each item. The
// checks of a rule look at both, and report a problem at a node. Fix plans edits of the
// text and moves of whole items, makes the same changes in the tree, and compares the
// content of that tree with the content of the changed text.
//
// # Invariants
//
//   - Validate finds an error exactly if landscape2 rejects the file, beyond the
//     limits that the rules list. Recorded verdicts in testdata hold it to that.
//   - Each rule has an example that breaks it and one that does not; both are
//     tested.
//   - A file is parsed once, and its items are walked once for all rules.
//   - Fix never makes an error, and proves that the result says what it should.
//
// # Adding a rule
//
// Add a row to [Rules] with its examples. A rule about items has a function that
// returns the check of one item, with whatever it must remember between items:
//
//	func longDescriptions(l *linter) itemCheck {
//		return func(it *landscape.Item, nodes *load.ItemNodes) {
//			if len(it.Description) > 500 {
//				l.report(nodes.Value("description"), "description is %d bytes long", len(it.Description))
//			}
//		}
//	}
//
// # Example
//
//	for _, p := range lint.Validate(content, "landscape.yml", lint.Options{}) {
//		fmt.Println(p) // landscape.yml:13:13: warning: ... [order]
//	}
package lint
