#compdef tracuu-indexer tracuu-searchd
# zsh completion: what can be typed is read from the --help of the programs themselves.

_tracuu_commands() { sed -n '/^Subcommands:/,/^$/s/^  \([a-z_-]*\).*/\1/p' }

_tracuu() {
  local program=$words[1] help shown word
  local -a commands options values typed
  help=$($program --help 2>/dev/null) || return 1
  commands=($(_tracuu_commands <<< $help))
  for word in ${words[2,CURRENT-1]}; do
    if (( ${commands[(Ie)$word]} )); then
      typed+=($word)
      shown=$($program $typed --help 2>/dev/null)
      commands=($(_tracuu_commands <<< $shown))
      help+=$'\n'$shown
    fi
  done

  local before=$words[CURRENT-1]
  if [[ $before == --* ]]; then
    values=(${(s:,:)"$(sed -n "s/^  $before [A-Z:]*{\([^}]*\)}.*/\1/p" <<< $help | head -1)"})
    if (( $#values )); then compadd -a values; return; fi
    if grep -qE -e "^  $before [A-Z]" <<< $help; then _files; return; fi
  fi
  if [[ $PREFIX == -* ]]; then
    options=(${(fu)"$(grep -oE '^  (-[a-z],)?--[a-z-]+' <<< $help | grep -o -e '--.*')"})
    compadd -a options
  elif (( $#commands )); then
    compadd -a commands
  else
    _files
  fi
}

_tracuu "$@"
