// Package lint finds and fixes the problems of landscape files.
//
// # What it checks
//
// [Rules] lists what a file must or should hold to. There are two kinds of rules:
//
//   - landscape2's: a file that breaks one is rejected by landscape2. Breaches are
//     errors. The reading of the file, in package load, finds most of them;
//     landscape2.go in this package finds the others.
//   - landscope's own, which find likely mistakes. Breaches are warnings or notes.
//
// [Validate] returns all problems of a file in one run. [Fix] applies the safe
// fixes of the rules that have one, and leaves every other byte as it is. [Render]
// writes problems as text, JSON, SARIF and other formats.
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
