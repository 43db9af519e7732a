package completion

import (
	_ "embed"
	"strings"
)

// bashChanges replaces parts of cobra's script. It escapes commas, which bash does not
// need, so that nothing would complete a comma-separated list; and it calls functions of
// the package bash-completion, which need not be installed.
var bashChanges = []string{
	`[[ $comp == "$cur"* ]] || continue`, `[[ $comp == "$cur"* || ${comp//\\,/,} == "$cur"* || ${compline%%$tab*} == "$cur"* ]] || continue`,
	`$(printf "%q" "${COMPREPLY[0]}")`, `$(__landscope_quote "${COMPREPLY[0]}")`,
	`$(printf "%q" "${COMPREPLY[0]%%$tab*}")`, `$(__landscope_quote "${COMPREPLY[0]%%$tab*}")`,
	`< <(printf "%q\n" "${COMPREPLY[@]}")`, `< <(__landscope_quote "${COMPREPLY[@]}")`,
	`    if declare -F _init_completion >/dev/null 2>&1; then
        _init_completion -n =: || return
    else
        __landscope_init_completion -n =: || return
    fi
`, `    __landscope_init_completion
`,
	`        __landscope_format_comp_descriptions $longest`, `        __landscope_common_prefix || __landscope_format_comp_descriptions $longest`,
	`local cur prev words cword split`, `local cur prev words cword open`,
}

// bashFunctions are functions that replace those of cobra's script, or that bashChanges
// calls.
//
//go:embed bash.sh
var bashFunctions string

// FixBash returns cobra's script for bash, changed so that it completes comma-separated
// lists and words between quotes, with the package bash-completion and without.
func FixBash(script string) string {
	return strings.NewReplacer(bashChanges...).Replace(script) + bashFunctions
}
