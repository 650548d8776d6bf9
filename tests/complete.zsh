#!/usr/bin/zsh -f
# SPDX-License-Identifier: GPL-3.0-or-later
# complete.zsh - what zsh would complete: types a line into an interactive zsh.
#
#   tests/complete.zsh FOLDER LINE
#
# Prints what is offered, sorted, a line each.  FOLDER is empty and for its use.
zmodload zsh/zpty
folder=$1 line=$2
mkfifo $folder/done
: >$folder/offered
cat >$folder/rc <<END
fpath=($PWD/scripts/completion \$fpath)
path=($B \$path)
autoload -Uz compinit
compinit -u -d $folder/dump
compadd() {
    local -a got
    # What is only asked for does not count: -O, -A, -D name arrays.
    if (( ! \${@[(I)-[OAD]]} )); then
        builtin compadd -O got "\$@"
        print -rl -- \$got >>$folder/offered
    fi
    builtin compadd "\$@"
}
show() {
    zle complete-word
    print done >$folder/done
}
zle -N show
# Now a line can be typed; before, some of it might be lost.
zle-line-init() {
    print ready >$folder/done
}
zle -N zle-line-init
bindkey '^X' show
END
# Open for both, so that it never ends.
exec {done}<>$folder/done
zpty shell "TERM=vt100 HISTFILE= zsh -f -i"
zpty -w shell "source $folder/rc"
read -u $done
zpty -w -n shell "$line"$'\x18'
# A line may have been begun twice.
until [[ $REPLY == done ]]; do read -u $done; done
zpty -d shell
sort -u $folder/offered | sed '/^$/d'
