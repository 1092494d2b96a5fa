# bash completion for tracuu-indexer and tracuu-searchd. What can be typed is read from the --help of the programs
# themselves, so that there is no list to keep.

_tracuu() {
  local program=$1 cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash parts --option=value into three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  local help commands command='' word
  help=$("$program" --help 2>/dev/null) || return
  commands=$(sed -n '/^Subcommands:/,/^$/s/^  \([a-z_-]*\).*/\1/p' <<< "$help")
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if grep -qxF -e "$word" <<< "$commands"; then
      command=$word
      help+=$'\n'$("$program" "$command" --help 2>/dev/null)
      break
    fi
  done

  local values
  if [[ $prev == --* ]]; then
    # An option with a value names it behind itself: its choices in braces, else a file or something to be thought of.
    values=$(sed -n "s/^  \(-[a-z],\)\{0,1\}$prev \([A-Z:]*{\([^}]*\)}\)\{0,1\}.*/\3/p" <<< "$help" | head -1 | tr , ' ')
    if [[ -n $values ]]; then
      mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
      return
    fi
    if grep -qE -e "^  (-[a-z],)?$prev [A-Z]" <<< "$help"; then
      compopt -o default 2>/dev/null
      return
    fi
  fi
  if [[ $cur == -* ]]; then
    values=$(grep -oE '^  (-[a-z],)?--[a-z-]+' <<< "$help" | grep -o -e '--.*' | sort -u)
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
  elif [[ -z $command && -n $commands ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
  else
    compopt -o default 2>/dev/null
  fi
}

complete -F _tracuu tracuu-indexer tracuu-searchd
