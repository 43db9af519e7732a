package cmd

import "strings"

// overlayExample is an overlay that an organisation might write.
const overlayExample = `statuses: [adopt, trial, assess, hold]  # your words, the innermost ring first
projects:
  Prometheus:
    status: adopt
    owner: Observability
    note: one in each cluster; long-term storage in Thanos
  OPA: {status: trial, owner: Platform, tags: [policy, tier-1]}
  our ingress:
    repo_url: https://github.com/envoyproxy/envoy
    status: hold
items:
  - name: Paved Road
    category: Platform
    subcategory: Internal
    description: Templates with which our services begin
    homepage_url: https://paved-road.example.org
    status: adopt
    owner: Platform
`

func overlaysText() string {
	return `An overlay is a YAML file that is laid over the landscape: what your
organisation says of its projects, and items of its own.

` + indented(overlayExample) + `
  landscope --overlay our.yml radar
  landscope --overlay our.yml list --status adopt,trial --owner platform
  LANDSCOPE_OVERLAY=our.yml landscope stats --by status

projects are keyed by name, slug, alias, acronym or former name, or by the id
where several bear the name. With a repo_url the repository decides. What is not
on the landscape is told in a note. Of each can be said:

  status   adoption: adopt, trial, assess, hold, or one of your statuses
  owner    the team that owns it
  note     a text
  tags     keywords of your own, which --tag and --text know, too
  aliases, former_names, relations, facts, description_ja
           as in the embedded overlay, data/overlay.yml

statuses are your own words for adoption, the innermost ring first. A status
that is not one of them is a problem, and makes a further ring outside.

items are your own: name, category, subcategory, description, homepage_url,
repo_url, and status, owner, note, tags. A category that is not there is made,
at the end. One that the landscape has, too, is not added again. Own items have
no dates: --as-of leaves them out.

--overlay may be given again: later files win, field by field, tags add up, and
each file declares its own statuses. LANDSCOPE_OVERLAY is a list of files,
parted as in PATH, for when there is no --overlay. --overlay none leaves the
embedded overlay off, the one with aliases, relations and histories.
`
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n  ") + "\n"
}
