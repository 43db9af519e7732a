// Package format writes landscape files in one form, as gofmt does for Go.
//
// The form: the keys of categories, subcategories, items and their extra parts in
// the order of landscape2's documentation, markers on entries, two spaces of
// indentation, lists and mappings in block style, dates in single quotes, other
// strings quoted only where they must be. Of the empty lines, those next to
// comments stay, one each, but not below a heading such as "# ---- storage ----".
//
// Block scalars, scalars on several lines, and lists and mappings in brackets with
// comments, anchors or tags keep their text; only their indentation changes.
// Everything from the second document on stays as it is, and so do line breaks and
// a byte order mark.
//
// # Comments
//
// A comment keeps its owner. A comment at the end of a line belongs to what the
// line has. A comment on a line of its own belongs to
//   - the entry above it, if it is deeper than that entry's key or dash,
//   - else the list or mapping that ends above it, the deepest whose entries
//     are not deeper than the comment,
//   - else the entry below it.
//
// If a list is at the column of its key, a comment at that column belongs
// to the list only if it begins with a dash. A comment that is as deep as a
// comment right above it, or deeper, goes with that comment.
//
// # Safety
//
// [Format] never changes what a file says. It compares the content and the owners
// of comments before and after, and checks that formatting again changes nothing.
// If a check fails, it returns an error and no text.
//
//	formatted, err := format.Format(content, "landscape.yml")
package format
