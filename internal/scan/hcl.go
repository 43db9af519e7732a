package scan

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// The limits of files in the syntax of Terraform, whose syntax tree takes some hundred
// times their size. The parser recurses, so nesting is checked before parsing.
const (
	maxHCL        = 256 << 10
	maxHCLTokens  = 130_000
	maxHCLNesting = 500
	// maxHCLCopies bounds what the parser copies of strings of many lines: for each
	// line, those before it.
	maxHCLCopies = 128 << 20
)

// parseHCL parses a file in the syntax of Terraform. The error is a *hclError if its
// place is known. The body has what could be parsed.
func parseHCL(content []byte) (*hclsyntax.Body, error) {
	if len(content) > maxHCL {
		return nil, fmt.Errorf("larger than %d KiB", maxHCL>>10)
	}
	if err := checkNesting(content); err != nil {
		return nil, err
	}
	parsed, diags := hclsyntax.ParseConfig(content, "", hcl.InitialPos)
	body := parsed.Body.(*hclsyntax.Body)
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			return body, &hclError{d.Subject, d.Summary + ": " + d.Detail}
		}
	}
	return body, nil
}

// expandBlocks puts the content of each block on lines of its own, so that blocks
// inside a block on one line can be parsed. It returns the line that each line comes
// from, by the number of the line.
func expandBlocks(content []byte) (expanded []byte, lines []int) {
	tokens, _ := hclsyntax.LexConfig(content, "", hcl.InitialPos)
	lines = []int{0, 1}
	at, before := 0, hclsyntax.TokenNewline
	var isBlock []bool // of the braces that are open
	add := func(text []byte, line int) {
		for _, c := range text {
			if expanded = append(expanded, c); c == '\n' {
				line++
				lines = append(lines, line)
			}
		}
	}
	line := func(n int) {
		expanded = append(expanded, '\n')
		lines = append(lines, n)
	}
	for _, t := range tokens {
		start := t.Range.Start.Line
		add(content[at:t.Range.Start.Byte], start)
		at = t.Range.End.Byte
		closes := t.Type == hclsyntax.TokenCBrace && len(isBlock) > 0
		block := closes && isBlock[len(isBlock)-1]
		if block {
			line(start)
		}
		add(t.Bytes, start)
		switch {
		case t.Type == hclsyntax.TokenOBrace:
			block = before == hclsyntax.TokenIdent || before == hclsyntax.TokenCQuote
			isBlock = append(isBlock, block)
		case closes:
			isBlock = isBlock[:len(isBlock)-1]
		}
		if block {
			line(t.Range.End.Line)
		}
		before = t.Type
	}
	return expanded, lines
}

// hclError is a fault in a file, with its place.
type hclError struct {
	at   *hcl.Range
	text string
}

func (e *hclError) Error() string { return e.text }

// checkNesting returns an error if there are too many tokens, or if brackets, templates and operators that the parser
// recurses for are nested too deep.
func checkNesting(content []byte) error {
	tokens, _ := hclsyntax.LexConfig(content, "", hcl.InitialPos)
	if len(tokens) > maxHCLTokens {
		return fmt.Errorf("more than %d words and operators", maxHCLTokens)
	}
	type level struct {
		lines bool // a line break ends an expression
		depth int  // operators before the expression, and templates that are open
		bytes int  // of the string so far
	}
	levels, total, copies := []level{{lines: true}}, 0, 0
	for i := range tokens {
		t := &tokens[i]
		top := &levels[len(levels)-1]
		switch t.Type {
		case hclsyntax.TokenStringLit, hclsyntax.TokenQuotedLit:
			top.bytes += len(t.Bytes)
			copies += top.bytes
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
			hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp:
			levels = append(levels, level{lines: t.Type == hclsyntax.TokenOBrace})
			total++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			if len(levels) > 1 {
				total -= top.depth + 1
				levels = levels[:len(levels)-1]
			}
		case hclsyntax.TokenTemplateControl: // its end closes a level; the directive may stay open
			top.depth++
			levels = append(levels, level{})
			total += 2
		case hclsyntax.TokenBang, hclsyntax.TokenMinus, hclsyntax.TokenQuestion:
			top.depth++
			total++
		case hclsyntax.TokenComma:
			total, top.depth = total-top.depth, 0
		case hclsyntax.TokenNewline:
			if top.lines {
				total, top.depth = total-top.depth, 0
			}
		}
		if copies > maxHCLCopies {
			return &hclError{&t.Range, "more text in strings of many lines than scan reads"}
		}
		if total > maxHCLNesting {
			return &hclError{&t.Range, fmt.Sprintf("nested deeper than %d levels", maxHCLNesting)}
		}
	}
	return nil
}
