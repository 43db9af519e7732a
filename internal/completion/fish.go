package completion

import "strings"

// fishChanges replaces parts of cobra's script, which passes words on with the escapes and
// quotes that were typed, or without those they need.
var fishChanges = []string{
	`    set -l lastArg (string escape -- (commandline -ct))
`, `    set -l lastWord (commandline -ct)
    set -l lastArg (string escape -- (string unescape -- $lastWord; or string replace -r -- '^["\']|(?<==)["\']' '' $lastWord))
    set -l words (string escape -- $args[2..-1])
`,
	`$args[1] __complete $args[2..-1] $lastArg`, `$args[1] __complete $words $lastArg`,
}

// FixFish returns cobra's script for fish, changed so that it completes words with escapes
// and between quotes.
func FixFish(script string) string { return strings.NewReplacer(fishChanges...).Replace(script) }
