package landscape

import (
	"cmp"
	"slices"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Detail

// Detail is a string that few items have, for the most part a URL. Keeping
// these in a list saves memory.
type Detail struct {
	Kind DetailKind
	Text string
}

// DetailKind is the kind of a detail. The zero DetailKind is none.
type DetailKind int32

// The kinds of detail. [Fields] documents each.
const (
	_ DetailKind = iota
	DevStatsURL
	ArtworkURL
	DocumentationURL
	BlogURL
	BestPracticesURL
	SlackURL
	ChatChannel
	MailingListURL
	GitHubDiscussionsURL
	StackOverflowURL
	DiscordURL
	GitterURL
	YouTubeURL
	TwitterURL
	LinkedInURL
	BlueskyURL
	FacebookURL
	RedditURL
	PinterestURL
	DockerURL
	PackageManagerURL
	FundingURL
	CrunchbaseURL
	AnnualReviewURL
	TrainingType
	TrainingCertifications
	LFXSlug
	CLOMonitorName
	UseCase
	BusinessUseCase
	Integration
	Integrations
	IntroURL
	ReleaseRate
)

// Detail returns the detail of a kind, or "".
func (it *Item) Detail(kind DetailKind) string {
	for i := range it.Details {
		if it.Details[i].Kind == kind {
			return it.Details[i].Text
		}
	}
	return ""
}

// SetDetail sets the detail of a kind, or removes it if text is "". It does not
// change copies of the item.
func (it *Item) SetDetail(kind DetailKind, text string) {
	it.Details = slices.DeleteFunc(slices.Clone(it.Details), func(d Detail) bool { return d.Kind == kind })
	if text != "" {
		it.Details = append(it.Details, Detail{kind, text})
		it.SortDetails()
	}
	if len(it.Details) == 0 {
		it.Details = nil
	}
}

// SortDetails sorts the details by kind, as all items must have them.
func (it *Item) SortDetails() {
	slices.SortStableFunc(it.Details, func(a, b Detail) int { return cmp.Compare(a.Kind, b.Kind) })
}
