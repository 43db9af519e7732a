package landscapetest

// Messy is a file with a problem of every kind that --fix can fix.
const Messy = `# head
landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Rook
            homepage_url: https://rook.io
            logo: ./rook.svg # a logo
            repo_url: "http://github.com/rook/rook.git"
            descripti0n:   'Runs Ceph '
          # about Ceph

          # the comment of Ceph
          - name: Ceph
            homepage_url: https://ceph.io
            logo: ceph.svg
            repo_url: https://github.com/ceph/ceph/   # slash
            extra:
              documentation_ul: https://docs.ceph.com

  # the end
  - category:
    name: 日本
    subcategories: []
`

// Seeds returns fuzzing inputs with the difficult parts of YAML syntax.
func Seeds() []string {
	seeds := []string{
		Messy,
		"landscape: [{name: \"a\\tb\", subcategories: [{name: b, items: [{name: c, homepage_url: x}]}]}]",
		"--- # c\nlandscape: []\n--- {a: b}\n",
		"%TAG ! tag:x.org,2000:\n---\nlandscape:\n",
		"landscape:\n- &a !!map\n  name: x\n  subcategories: &b\n  - *a\n",
		"landscape:\n  -\n    # c\n    name: a # d\n  # e\n  - {name: b} # f\n # g\n# h\n",
		"? landscape\n: - name: a\n",
		"landscape: {a: b, # c\n  d: [e] # f\n }\n# g",
		"# a\n\n# b\nx: # c\n  # d\n  y\n  # e\nlandscape:\n    -   name: a\n        subcategories:\n        -   items:\n              - name: a\n",
	}
	for _, header := range []string{"|", "|-", "|+", ">", ">-", ">+", "|2", ">1-", "|+3 # c"} {
		seeds = append(seeds, Item("description: "+header, "", "     one", "", "       two", "     three", "", "", "# c", "twitter: x"),
			"landscape: []\nx: "+header+"\n    text")
	}
	for _, value := range []string{"2020-01-01", "'2020-01-01'", "\"5\"", "\"a: b\"", "'yes'", "\"\\U0001F680 x\"", "\"🚀 e\u0301\"", "!!str 5", "&a b", "[a, b: c, {d}]",
		"{\"a\":b}", "[[a, b], []]", "\"a\n\n  b\"", "a\n    b", "~", "!!null", "\"\\/\"", "'a\u2028b'"} {
		seeds = append(seeds, Item("twitter: "+value+" # c"))
	}
	return seeds
}

// ReaderSeeds returns fuzzing inputs for readers of landscapes and overlays.
func ReaderSeeds() []string {
	return []string{
		Item("extra: {accepted: 2018-01-29}"),
		"landscape: &a [{name: *a}]",
		"{landscape: [{name: [], subcategories: [{items: [{<<: {extra: {audits: [{}]}}}]}]}]}",
		"x: &x {name: a, extra: &e {tag: [T, t]}}\nlandscape: [{name: A, subcategories: [{name: B, items: [{<<: *x}, {<<: [*x, *x], extra: {<<: *e}}]}]}]",
		"%YAML 1.2\n%TAG !e! tag:example.org,2000:\n--- !e!map\nlandscape: !!seq [&a {name: !!str A, subcategories: [*a]}]",
		"\ufefflandscape: [{name: \"\\/\", subcategories: [{? [name] : x, ? name : B, items: !!set {a, b}}]}]\n...\n",
		"projects: {<<: {a: &p {aliases: [{<<: {name: x}}]}}, b: *p}\nitems: [{<<: {name: x}}, {<<: {name: X}}]",
		"projects: {a: {relations: [{type: uses, to: b}], levels: [{date: 2020-01-01}]}}\nitems: [{name: x}]",
	}
}
