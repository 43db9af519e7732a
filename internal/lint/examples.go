package lint

import "strings"

// ExampleFile returns a whole file for an example of a rule. Lines of an item
// become the item Alpha, beside another one.
func ExampleFile(example string) string {
	if strings.HasPrefix(example, "landscape") {
		return example
	}
	return section("Runtime", "Storage", itemText("Alpha", "homepage_url: https://alpha.example.org\nlogo: alpha.svg\n"+example)+itemText("Beta", requiredLines)) +
		section("Tools", "Build", itemText("Gamma", requiredLines))[len("landscape:\n"):]
}

const requiredLines = "homepage_url: https://example.org\nlogo: alpha.svg\n"

// twoItems returns a file with two items in one subcategory, each with lines of
// its own.
func twoItems(first, firstLines, second, secondLines string) string {
	return section("Runtime", "Storage", itemText(first, requiredLines+asLines(firstLines))+itemText(second, requiredLines+asLines(secondLines)))
}

// twoSections returns a file with an item in each of two subcategories.
func twoSections(first, second string) string {
	return section("Runtime", "Storage", itemText(first, requiredLines)) +
		section("Tools", "Build", itemText(second, requiredLines))[len("landscape:\n"):]
}

// asLines writes "{a: b, c: {d: e}}" as lines. It returns other strings as they are.
func asLines(lines string) string {
	if inner, ok := strings.CutPrefix(lines, "{"); ok {
		return strings.Join(strings.SplitN(strings.TrimSuffix(inner, "}"), ", ", 3), "\n") + "\n"
	}
	if lines != "" {
		lines += "\n"
	}
	return lines
}

// section returns a file with one subcategory.
func section(category, subcategory, items string) string {
	return "landscape:\n  - category:\n    name: " + category + "\n    subcategories:\n      - subcategory:\n        name: " + subcategory +
		"\n        items:\n" + items
}

// itemText returns an item with further lines.
func itemText(name, lines string) string {
	text := "          - item:\n            name: " + name + "\n"
	for line := range strings.Lines(lines) {
		text += "            " + line
	}
	return text
}
