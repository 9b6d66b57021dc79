# Completions of lossledger for fish: a file ~/.config/fish/completions/lossledger.fish

function __lossledger_offers
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for offer in ($words[1] __complete .$word $words[2..-1] 2> /dev/null)
        if test "$offer" != :files
            echo $offer
            continue
        end
        set -l lead (string match -r '^.*=' -- $word)
        for path in (__fish_complete_path (string replace -r '^.*=' '' -- $word))
            echo "$lead$path"
        end
    end
end

complete -c lossledger -f -a '(__lossledger_offers)'
