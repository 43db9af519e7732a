
# Sets words, cword and cur, as the package bash-completion does, which may be absent.
# Words that bash splits at = and : are joined. open is the quote that cur begins with.
__landscope_init_completion()
{
    COMPREPLY=()
    local rest=${COMP_LINE:0:COMP_POINT} i word glued= before=
    words=() cword=-1 open=
    for ((i = 0; i <= COMP_CWORD; i++)); do
        glued=
        [[ $rest != [[:space:]]* ]] && glued=1
        rest=${rest#"${rest%%[![:space:]]*}"}
        word=${COMP_WORDS[i]}
        ((i == COMP_CWORD)) && word=$rest
        rest=${rest#"$word"}
        if [[ $glued && $cword -ge 0 && ($word == [=:]* || $before == *[=:]) ]]; then
            words[cword]+=$word
        else
            words+=("$word")
            ((cword += 1))
        fi
        before=$word
    done
    cur=${words[cword]}
    prev=${words[cword > 0 ? cword - 1 : 0]}
    local flag=
    [[ $cur == -*=* ]] && flag=${cur%%=*}=
    word=${cur#"$flag"}
    if [[ $word == [\'\"]* ]]; then
        open=${word:0:1}
        cur=$flag${word:1}
        printf -v word "%q" "${word:1}"
        words[cword]=$flag$word
    fi
}

# Completes the word to what all candidates begin with, where that needs escapes: bash
# would put it on the line without.
__landscope_common_prefix() {
    local prefix=${COMPREPLY[0]%%$tab*} candidate quoted
    for candidate in "${COMPREPLY[@]%%$tab*}"; do
        while [[ $candidate != "$prefix"* ]]; do
            prefix=${prefix%?}
        done
    done
    quoted=$(__landscope_quote "$prefix")
    [[ $quoted != "$prefix" && $quoted != "$cur" && $quoted == "$cur"* ]] || return 1
    COMPREPLY=("$quoted")
    [[ $(type -t compopt) != builtin ]] || compopt -o nospace
}

# Escapes words for the command line, one per line. A comma needs no escape, and nothing
# does between quotes.
__landscope_quote() {
    local word
    for word in "$@"; do
        [[ $open ]] || printf -v word "%q" "$word"
        printf "%s\n" "${word//\\,/,}"
    done
}
