package landscape

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// Vendors returns the names that people put before the name of a product or leave
// out, folded; those of one vendor together.
func Vendors() [][]string { return vendors }

// Of two names that begin alike, the longer one comes first.
var vendors = [][]string{
	{"apache"}, {"hashicorp"}, {"grafana labs", "grafana"}, {"amazon web services", "amazon", "aws"},
	{"microsoft azure", "microsoft", "azure"}, {"google cloud platform", "google cloud", "google", "gcp"},
	{"ibm cloud", "ibm"}, {"red hat", "redhat"}, {"vmware tanzu", "vmware", "tanzu"}, {"oracle cloud", "oracle"},
	{"alibaba cloud", "alibaba"}, {"tencent cloud", "tencent"}, {"huawei cloud", "huawei"}, {"eclipse"},
	{"elastic"}, {"nvidia"}, {"intel"}, {"cisco"}, {"dell"}, {"hpe"}, {"suse"}, {"mirantis"}, {"digitalocean"},
	{"akamai"}, {"sap"}, {"splunk"}, {"netflix"}, {"cncf"}, {"project"},
}

// cutVendor cuts the name of a vendor off the front of a folded name. Vendor is 0
// if there is none, otherwise the same for all names of the vendor.
func cutVendor(folded string) (rest string, vendor int) {
	for i, names := range vendors {
		for _, name := range names {
			if n := len(name) + 1; len(folded) > n && folded[n-1] == ' ' && folded[:n-1] == name {
				return folded[n:], i + 1
			}
		}
	}
	return folded, 0
}

// sameButVendor reports whether the item has a folded name if the vendor is put
// before either or left out, as in Cassandra and Apache Cassandra. Different
// vendors differ.
func sameButVendor(it *Item, folded string) bool {
	rest, vendor := cutVendor(folded)
	whole := normalize.Fold(it.Name)
	if !strings.HasSuffix(whole, rest) && (vendor == 0 || len(it.Aliases) == 0) {
		return false // spares most names the search for a vendor
	}
	own, of := cutVendor(whole)
	if vendor != 0 && of != 0 && vendor != of || vendor == 0 && of == 0 {
		return false
	}
	return rest == own || vendor != 0 && hasName(it.Aliases, rest)
}
