package completion

import "strings"

// bashQuotes replaces the lines of cobra's script that escape a candidate, and that
// compare the escaped candidate with the typed word. They escape commas, which bash does
// not need, so that nothing would complete a comma-separated list.
var bashQuotes = []string{
	`[[ $comp == "$cur"* ]] || continue`, `[[ $comp == "$cur"* || ${comp//\\,/,} == "$cur"* || ${compline%%$tab*} == "$cur"* ]] || continue`,
	`$(printf "%q" "${COMPREPLY[0]}")`, `$(__landscope_quote "${COMPREPLY[0]}")`,
	`$(printf "%q" "${COMPREPLY[0]%%$tab*}")`, `$(__landscope_quote "${COMPREPLY[0]%%$tab*}")`,
	`< <(printf "%q\n" "${COMPREPLY[@]}")`, `< <(__landscope_quote "${COMPREPLY[@]}")`,
}

// bashQuote escapes words for the command line, one per line.
const bashQuote = `
__landscope_quote() {
    local word
    for word in "$@"; do
        printf -v word "%q" "$word"
        printf "%s\n" "${word//\\,/,}"
    done
}
`

// FixBash returns cobra's script for bash, changed so that it completes comma-separated
// lists.
func FixBash(script string) string {
	return strings.NewReplacer(bashQuotes...).Replace(script) + bashQuote
}
