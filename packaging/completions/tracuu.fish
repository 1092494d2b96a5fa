# fish completion for tracuu-indexer and tracuu-searchd: what can be typed is read from the --help of the programs
# themselves.

function __tracuu_commands
    sed -n '/^Subcommands:/,/^$/s/^  \([a-z_-]*\).*/\1/p'
end

function __tracuu_complete
    set -l words (commandline -opc)
    set -l shown ($words[1] --help 2>/dev/null)
    set -l help $shown
    set -l commands (printf '%s\n' $shown | __tracuu_commands)
    set -l typed
    for word in $words[2..-1]
        if contains -- $word $commands
            set -a typed $word
            set shown ($words[1] $typed --help 2>/dev/null)
            set commands (printf '%s\n' $shown | __tracuu_commands)
            set -a help $shown
        end
    end

    set -l before $words[-1]
    set -l values (printf '%s\n' $help | string match -rg -- "^  $before [A-Z:]*\{([^}]*)\}" | string split ,)
    if test (count $values) -gt 0
        printf '%s\n' $values
    else if string match -q -- '-*' (commandline -ct)
        printf '%s\n' $help | string match -rg -- '^  (?:-[a-z],)?(--[a-z-]+)' | sort -u
    else if test (count $commands) -gt 0; and not string match -q -- '--*' $before
        printf '%s\n' $commands
    else
        __fish_complete_path (commandline -ct)
    end
end

complete -c tracuu-indexer -f -a '(__tracuu_complete)'
complete -c tracuu-searchd -f -a '(__tracuu_complete)'
