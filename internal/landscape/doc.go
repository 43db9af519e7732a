// Package landscape is the domain: projects, products and members, the
// categories in which they are placed, their maturity over time, and what
// overlays add to them.
//
// A [Catalog] holds the items of one landscape. A loader makes it from a file
// and applies overlays; from then on it is immutable, and goroutines may share
// it. Whatever changes a catalog returns another one: [Catalog.Overlay] adds
// what the data format cannot say, [Catalog.AsOf] returns the landscape as of
// an earlier date.
//
// Two tables drive the program. [Fields] lists what is known of an item:
// columns, sort keys, JSON keys, CSV headers and the keys of files follow from
// its rows. [Filters] lists the ways to narrow a [Query]: flags, completion,
// HTTP parameters and the page follow from its rows.
//
//	c := data.Catalog(data.Current)
//	items, err := c.Select(landscape.Query{Category: []string{"runtime"}, Maturity: []string{"graduated"}})
//	if err != nil {
//		return err // unknown category "runtme": did you mean "runtime"?
//	}
//	for _, it := range items {
//		fmt.Println(it.Name, it.Since().FormatDate())
//	}
//
// Some invariants hold everywhere:
//
//   - The order of items is that of the file, and all results are
//     deterministic.
//   - Time is the catalog's date, [Origin].Date. Nothing reads the clock, so an
//     age in a catalog never changes.
//   - A [Date] may be a month or a year. It counts as its first day in
//     comparisons, and is never completed to a day that nobody knows.
//   - An item may have several [Placement]s. A query by category finds it in
//     each of them.
//   - What a file says is never overwritten. If an overlay contradicts the dates
//     of a file, its list of level changes is not used.
//   - Nothing here does input or output, and nothing starts goroutines.
//
// Search, differences between landscapes and statistics are functions over
// catalogs in packages of their own: search, diff and stats.
package landscape
