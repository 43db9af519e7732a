package view

import (
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// notInAPI are the fields that landscape2's API does not have.
var notInAPI = []string{"status", "owner", "note", "own_tags", "parent_project", "unnamed_organization", "license", "documentation_url",
	"clomonitor_name", "funding_url", "upstream_description", "lifecycle", "lifecycle_at", "lifecycle_to", "lifecycle_source",
	"language", "first_commit", "maintainers", "maintainer_organizations", "single_organization"}

// TestLandscape2Fields checks that whoever adds a field says whether landscape2's
// API has it.
func TestLandscape2Fields(t *testing.T) {
	for _, f := range landscape.Fields {
		if inAPI := slices.Contains(Landscape2Fields, f.Name); inAPI == (f.Derived || slices.Contains(notInAPI, f.Name)) {
			t.Errorf("field %s: add it to Landscape2Fields, or to notInAPI in this test", f.Name)
		}
	}
}
