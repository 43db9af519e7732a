package view

import (
	"maps"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// The types of stats.json. Months are written YYYY-MM; rt is a running total.
type (
	landscape2Stats struct {
		Members      *memberStats     `json:"members,omitempty"`
		Projects     *projectStats    `json:"projects,omitempty"`
		Repositories *repositoryStats `json:"repositories,omitempty"`
	}
	memberStats struct {
		JoinedAt      map[string]int `json:"joined_at,omitempty"`
		JoinedAtRT    map[string]int `json:"joined_at_rt,omitempty"`
		Members       int            `json:"members"`
		Subcategories map[string]int `json:"subcategories,omitempty"`
	}
	projectStats struct {
		AcceptedAt            map[string]int                  `json:"accepted_at,omitempty"`
		AcceptedAtRT          map[string]int                  `json:"accepted_at_rt,omitempty"`
		Audits                map[string]int                  `json:"audits,omitempty"`
		AuditsRT              map[string]int                  `json:"audits_rt,omitempty"`
		Category              map[string]categoryProjectStats `json:"category,omitempty"`
		IncubatingToGraduated map[string]int                  `json:"incubating_to_graduated,omitempty"`
		Maturity              map[string]int                  `json:"maturity,omitempty"`
		Projects              int                             `json:"projects"`
		SandboxToIncubating   map[string]int                  `json:"sandbox_to_incubating,omitempty"`
		Tag                   map[string]int                  `json:"tag,omitempty"`
	}
	categoryProjectStats struct {
		Projects      int            `json:"projects"`
		Subcategories map[string]int `json:"subcategories,omitempty"`
	}
	// repositoryStats has zeros for what only GitHub knows, as landscape2 has without it.
	repositoryStats struct {
		Bytes        int `json:"bytes"`
		Contributors int `json:"contributors"`
		Repositories int `json:"repositories"`
		Stars        int `json:"stars"`
	}
)

// stats returns stats.json.
func (d *Landscape2Data) stats() landscape2Stats {
	c := d.l.Catalog
	members := &memberStats{JoinedAt: map[string]int{}, Subcategories: map[string]int{}}
	projects := &projectStats{AcceptedAt: map[string]int{}, Audits: map[string]int{}, Category: map[string]categoryProjectStats{},
		IncubatingToGraduated: map[string]int{}, Maturity: map[string]int{}, SandboxToIncubating: map[string]int{}, Tag: map[string]int{}}
	repositories, seen := map[string]bool{}, map[[2]string]bool{}
	for i := range c.Items {
		it := &c.Items[i]
		if c.Kind(it) == landscape.KindMember {
			members.Members++
			members.Subcategories[it.Subcategory]++
			countMonth(members.JoinedAt, it.JoinedAt)
		}
		// As in landscape2, items with the same homepage and logo are one project.
		if key := [2]string{it.HomepageURL, it.Logo}; it.Maturity != "" && !seen[key] {
			seen[key] = true
			projects.add(it)
		}
		for _, r := range it.Repositories {
			repositories[r.URL] = true
		}
	}
	members.JoinedAtRT = runningTotal(members.JoinedAt)
	projects.AcceptedAtRT, projects.AuditsRT = runningTotal(projects.AcceptedAt), runningTotal(projects.Audits)
	out := landscape2Stats{}
	if members.Members > 0 {
		out.Members = members
	}
	if projects.Projects > 0 {
		out.Projects = projects
	}
	if len(repositories) > 0 {
		out.Repositories = &repositoryStats{Repositories: len(repositories)}
	}
	return out
}

func (p *projectStats) add(it *landscape.Item) {
	p.Projects++
	p.Maturity[string(it.Maturity)]++
	for _, tag := range it.Tags {
		p.Tag[tag]++
	}
	for _, a := range it.Audits {
		countMonth(p.Audits, a.Date)
	}
	category := p.Category[it.Category]
	if category.Subcategories == nil {
		category.Subcategories = map[string]int{}
	}
	category.Projects++
	category.Subcategories[it.Subcategory]++
	p.Category[it.Category] = category
	countMonth(p.AcceptedAt, it.AcceptedAt)
	if it.AcceptedAt != 0 && it.AcceptedAt != it.IncubatingAt {
		countMonth(p.SandboxToIncubating, it.IncubatingAt)
	}
	countMonth(p.IncubatingToGraduated, it.GraduatedAt)
}

// countMonth counts a date in its month, unless that is not known.
func countMonth(months map[string]int, date landscape.Date) {
	if date.Month() != 0 {
		months[date.String()[:len("2006-01")]]++
	}
}

func runningTotal(months map[string]int) map[string]int {
	total, out := 0, make(map[string]int, len(months))
	for _, month := range slices.Sorted(maps.Keys(months)) {
		total += months[month]
		out[month] = total
	}
	return out
}
