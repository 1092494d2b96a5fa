# fish completion for tracuu-indexer and tracuu-searchd: what can be typed is read from the --help of the programs
# themselves.

function __tracuu_help
    set -l typed (commandline -opc)
    set -l help ($typed[1] --help 2>/dev/null)
    printf '%s\n' $help
    set -l commands (printf '%s\n' $help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z_-]*\).*/\1/p')
    for word in $typed[2..-1]
        if contains -- $word $commands
            $typed[1] $word --help 2>/dev/null
            return
        end
    end
end

function __tracuu_complete
    set -l help (__tracuu_help)
    set -l before (commandline -opc)[-1]
    set -l values (printf '%s\n' $help | string match -rg -- "^  $before [A-Z:]*\{([^}]*)\}" | string split ,)
    if test (count $values) -gt 0
        printf '%s\n' $values
    else if string match -q -- '-*' (commandline -ct)
        printf '%s\n' $help | string match -rg -- '^  (?:-[a-z],)?(--[a-z-]+)' | sort -u
    else if test (count (printf '%s\n' $help | string match -r -- '^Usage:')) -eq 1
        and not string match -q -- '--*' $before
        # No command yet.
        printf '%s\n' $help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z_-]*\).*/\1/p'
    else
        __fish_complete_path (commandline -ct)
    end
end

complete -c tracuu-indexer -f -a '(__tracuu_complete)'
complete -c tracuu-searchd -f -a '(__tracuu_complete)'
