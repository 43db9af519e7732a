// Package yamltext relates the nodes of a YAML tree to the text they were parsed
// from, for programs that change a landscape file in place and leave the rest of
// it as it is, byte for byte.
//
// [Source] finds the text of a node. [Content] is a fingerprint of what a
// document says: compare those from before and after a change to prove that
// nothing else has changed.
//
//	s := yamltext.NewSource(data)
//	if at, ok := s.Offset(node); ok && s.HasAt(at, node.Value) {
//		// node is written as a plain string, from at on
//	}
//
// Lines and columns of nodes count from 1, as the YAML library has them; all
// other lines and offsets count from 0.
package yamltext
