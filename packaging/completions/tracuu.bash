# bash completion for tracuu-indexer and tracuu-searchd. What can be typed is read from the --help of the programs
# themselves, so that there is no list to keep.

_tracuu_commands() { sed -n '/^Subcommands:/,/^$/s/^  \([a-z_-]*\).*/\1/p'; }

_tracuu() {
  local program=$1 cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash parts --option=value into three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  # Down the line: the options of each command count for those below it, its commands until one of them is named.
  local word shown help path=() commands
  help=$("$program" --help 2>/dev/null) || return
  commands=$(_tracuu_commands <<< "$help")
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n $word ]] && grep -qxF -e "$word" <<< "$commands"; then
      path+=("$word")
      shown=$("$program" "${path[@]}" --help 2>/dev/null)
      commands=$(_tracuu_commands <<< "$shown")
      help+=$'\n'$shown
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
  elif [[ -n $commands ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
  else
    compopt -o default 2>/dev/null
  fi
}

complete -F _tracuu tracuu-indexer tracuu-searchd
