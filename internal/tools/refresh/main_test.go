package main

import (
	"slices"
	"strings"
	"testing"
)

const older = `landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Changed
            description: Their words
            homepage_url: https://changed.example.org
            project: sandbox
            repo_url: https://github.com/changed/changed
            logo: changed.svg
            twitter: https://twitter.com/changed
            crunchbase: https://www.crunchbase.com/organization/changed
            extra:
              accepted: '2024-01-01'
              slack_url: https://slack.example.org
              summary_use_case: Their words
          - item:
            name: Gone
            homepage_url: https://gone.example.org
            logo: gone.svg
          - item:
            name: Renamed here
            homepage_url: https://renamed.example.org
            logo: renamed.svg
          - item:
            name: Renamed here, too
            homepage_url: https://renamed.example.org
            logo: renamed.svg
          - item:
            name: Twin
            homepage_url: https://twin.example.org
            logo: twin.svg
          - item:
            name: Twin
            homepage_url: https://twin.example.org
            logo: twin.svg
            extra:
              slack_url: https://slack.example.org
`

const newer = `landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Changed
            description: Their other words
            homepage_url: https://changed.example.org/
            project: incubating
            logo: changed-2.svg
            twitter: https://twitter.com/changed
            crunchbase: https://www.crunchbase.com/organization/other
            extra:
              accepted: '2024-01-01'
              incubating: '2026-09-14'
              summary_use_case: Their other words
          - item:
            name: brand new
            description: Their words
            homepage_url: https://new.example.org
            repo_url:
            logo: new.svg
            crunchbase: https://www.crunchbase.com/organization/new
            extra:
              summary_personas: Their words
          - item:
            name: Renamed here
            homepage_url: https://renamed.example.org
            logo: renamed.svg
          - item:
            name: Renamed here, too
            homepage_url: https://renamed.example.org
            logo: renamed-2.svg
          - item:
            name: Twin
            homepage_url: https://twin.example.org
            logo: twin.svg
            extra:
              chat_channel: '#twin'
              summary_use_case: Their words
          - item:
            name: Twin
            homepage_url: https://second.example.org
            logo: twin.svg
      - subcategory:
        name: Empty
        items:
          - item:
            name: First
            homepage_url: https://first.example.org
            logo: first.svg
            extra:
              accepted: '2026-09-01'
              summary_personas: Their words
  - category:
    name: Elsewhere
    subcategories:
      - subcategory:
        name: Unknown
        items:
          - item:
            name: Nowhere
            homepage_url: https://nowhere.example.org
            logo: nowhere.svg
`

const ours = `landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Changed
            description: Our words
            homepage_url: https://ours.example.org
            project: sandbox
            repo_url: https://github.com/changed/changed
            logo: changed.svg
            twitter: https://twitter.com/ours
            extra:
              accepted: '2024-01-01'
              slack_url: https://slack.example.org
          - item:
            name: Gone
            description: Our words
            homepage_url: https://gone.example.org
            logo: gone.svg
          - item:
            name: Twin
            description: Our words
            homepage_url: https://twin.example.org
            logo: twin.svg
          - item:
            name: Twin
            description: Our words
            homepage_url: https://twin.example.org
            logo: twin.svg
            extra:
              slack_url: https://slack.example.org
      - subcategory:
        name: Empty
        items: []
`

// want has what changed between the two versions, our descriptions, and our value
// where the two agree.
const want = `landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: brand new
            homepage_url: https://new.example.org
            logo: new.svg
          - item:
            name: Changed
            description: Our words
            homepage_url: https://changed.example.org/
            project: incubating
            logo: changed-2.svg
            twitter: https://twitter.com/ours
            extra:
              accepted: '2024-01-01'
              incubating: '2026-09-14'
          - item:
            name: Gone
            description: Our words
            homepage_url: https://gone.example.org
            logo: gone.svg
          - item:
            name: Twin
            description: Our words
            homepage_url: https://twin.example.org
            logo: twin.svg
            extra:
              chat_channel: '#twin'
          - item:
            name: Twin
            description: Our words
            homepage_url: https://second.example.org
            logo: twin.svg
      - subcategory:
        name: Empty
        items:
          - item:
            name: First
            homepage_url: https://first.example.org
            logo: first.svg
            extra:
              accepted: '2026-09-01'
`

var wantReport = []string{
	"Runtime / Storage / Changed: homepage_url",
	"Runtime / Storage / Changed: project",
	"Runtime / Storage / Changed: logo",
	"Runtime / Storage / Changed: extra.incubating",
	"Runtime / Storage / Changed: extra.slack_url",
	"Runtime / Storage / Changed: repo_url",
	"added: Runtime / Storage / brand new",
	"renamed or removed here, not changed: Runtime / Storage / Renamed here, too",
	"Runtime / Storage / Twin: extra.chat_channel",
	"Runtime / Storage / Twin #2: homepage_url",
	"Runtime / Storage / Twin #2: extra.slack_url",
	"added: Runtime / Empty / First",
	"no such subcategory, item not added: Elsewhere / Unknown / Nowhere",
	"gone upstream, not changed here: Runtime / Storage / Gone",
}

// TestRefresh checks that the changes between two versions, and no others, are
// made and reported.
func TestRefresh(t *testing.T) {
	out, report, err := Refresh([]byte(older), []byte(newer), []byte(ours))
	if err != nil {
		t.Fatal(err)
	}
	if string(out) != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
	if !slices.Equal(report, wantReport) {
		t.Errorf("the report is\n%s\nwant\n%s", strings.Join(report, "\n"), strings.Join(wantReport, "\n"))
	}
}

// TestRefreshTwice checks that a second refresh changes nothing.
func TestRefreshTwice(t *testing.T) {
	out, report, err := Refresh([]byte(older), []byte(newer), []byte(want))
	if err != nil || string(out) != want {
		t.Errorf("%v\n%s", err, out)
	}
	for _, line := range report {
		if !strings.HasPrefix(line, "no such") && !strings.HasPrefix(line, "gone") && !strings.HasPrefix(line, "renamed") {
			t.Errorf("the report says %q", line)
		}
	}
}

// TestRefreshErrors checks that a broken file is named.
func TestRefreshErrors(t *testing.T) {
	for i, name := range []string{"OLD", "NEW", file} {
		inputs := [][]byte{[]byte(older), []byte(newer), []byte(ours)}
		for _, broken := range []string{"", "landscape: [", "landscape:\n  - name: C\n    subcategories:\n      - items: [{item: }]\n"} {
			inputs[i] = []byte(broken)
			if _, _, err := Refresh(inputs[0], inputs[1], inputs[2]); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s is %q: %v", name, broken, err)
			}
		}
	}
}
