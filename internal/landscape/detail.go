package landscape

import (
	"cmp"
	"slices"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Detail

// Detail is a text of an item of which most items have few: an address, for
// the most part.
type Detail struct {
	Kind DetailKind
	Text string
}

// DetailKind says what a detail is; the zero one is none.
type DetailKind int32

// The kinds of detail; [Fields] tells what each is.
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
)

// Detail returns the text of a kind, or "".
func (it *Item) Detail(kind DetailKind) string {
	for i := range it.Details {
		if it.Details[i].Kind == kind {
			return it.Details[i].Text
		}
	}
	return ""
}

// SetDetail gives the item a text of a kind; "" takes it away. Copies of the
// item keep theirs.
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

// SortDetails puts the details into the order of their kinds, in which items
// have them.
func (it *Item) SortDetails() {
	slices.SortStableFunc(it.Details, func(a, b Detail) int { return cmp.Compare(a.Kind, b.Kind) })
}
