// Package landscape is the domain: a [Catalog] of items in categories and
// subcategories, the [Query] that selects among them, and the tables [Fields]
// and [Filters] that say what is known of an item and how to ask for it.
//
// A catalog is immutable once made: load it, lay overlays over it, then share
// it freely. Nothing here does input, output or waiting.
package landscape
