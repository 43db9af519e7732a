package load

import "strings"

// ExampleFile makes a whole file of a rule's example: of lines of an item the
// item Alpha, beside another one.
func ExampleFile(example string) string {
	if strings.HasPrefix(example, "landscape") {
		return example
	}
	return box("Runtime", "Storage", itemText("Alpha", "homepage_url: https://alpha.example.org\nlogo: alpha.svg\n"+example)+itemText("Beta", plain)) +
		box("Tools", "Build", itemText("Gamma", plain))[len("landscape:\n"):]
}

const plain = "homepage_url: https://example.org\nlogo: alpha.svg\n"

// twoItems is a file with two items in one box, each with lines of its own.
func twoItems(first, firstLines, second, secondLines string) string {
	return box("Runtime", "Storage", itemText(first, plain+spread(firstLines))+itemText(second, plain+spread(secondLines)))
}

// twoBoxes is a file with an item in each of two boxes.
func twoBoxes(first, second string) string {
	return box("Runtime", "Storage", itemText(first, plain)) +
		box("Tools", "Build", itemText(second, plain))[len("landscape:\n"):]
}

// spread writes {a: b, c: {d: e}} as lines; other text stays as it is.
func spread(lines string) string {
	if inner, ok := strings.CutPrefix(lines, "{"); ok {
		return strings.Join(strings.SplitN(strings.TrimSuffix(inner, "}"), ", ", 3), "\n") + "\n"
	}
	if lines != "" {
		lines += "\n"
	}
	return lines
}

func box(category, subcategory, items string) string {
	return "landscape:\n  - category:\n    name: " + category + "\n    subcategories:\n      - subcategory:\n        name: " + subcategory +
		"\n        items:\n" + items
}

func itemText(name, lines string) string {
	text := "          - item:\n            name: " + name + "\n"
	for line := range strings.Lines(lines) {
		text += "            " + line
	}
	return text
}
