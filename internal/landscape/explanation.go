package landscape

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Explanation

// Explanation says in two sentences what a level, kind, category or subcategory
// is, and when one needs it.
type Explanation struct {
	Kind     string // maturity, kind, category or subcategory
	Name     string
	Category string // of a subcategory
	Text     string
	TextJa   string   // "" if there is only the English text
	Also     []string // other names by which a search knows a subcategory
}

// Explain returns the explanation of a level, kind, category or subcategory; of
// a subcategory in that category. It returns one without a text if the landscape
// has none.
func (c *Catalog) Explain(kind, name, category string) Explanation {
	for _, e := range c.Explanations {
		if e.Kind == kind && e.Name == name && (kind != "subcategory" || e.Category == category) {
			return e
		}
	}
	return Explanation{Kind: kind, Name: name, Category: category}
}
