# Words on the terminal, and long steps that show they are alive. Sourced by ./dev.

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1m') dim=$(printf '\033[2m') red=$(printf '\033[31m') green=$(printf '\033[32m') plain=$(printf '\033[0m')
else
    bold='' dim='' red='' green='' plain=''
fi

say() { printf '%s\n' "${dim}relata:${plain} $*" >&2; }
stage() { printf '\n%s\n' "${bold}== $*${plain}" >&2; }
good() { printf '%s\n' "${green}$*${plain}" >&2; }
fail() { printf '%s\n' "${red}relata: $*${plain}" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The process group of the step in flight, so that Ctrl+C ends its children too.
step_pid=''
stop_step() {
    if [ -n "$step_pid" ]; then kill -TERM -- "-$step_pid" 2>/dev/null || true; fi
    exit 130
}
trap stop_step INT TERM

# step "what is being done" command…
# Runs the command with its output in a log, says every 15 s that it still runs, and shows the end of the
# log if it fails. The command runs in a subshell: it leaves files behind, never variables.
step() {
    local label=$1 log started=$SECONDS beat=15 elapsed
    shift
    mkdir -p "$CACHE/logs"
    log=$(mktemp "$CACHE/logs/step.XXXXXX")
    say "$label …"
    set -m # a process group of its own
    ( set -e; "$@" ) >"$log" 2>&1 </dev/null &
    step_pid=$!
    set +m
    while kill -0 "$step_pid" 2>/dev/null; do
        sleep 0.2
        elapsed=$((SECONDS - started))
        if [ "$elapsed" -ge "$beat" ]; then
            say "  … ${elapsed} s$(last_line "$log")"
            beat=$((beat + 15))
        fi
    done
    if wait "$step_pid"; then
        step_pid=''
        rm -f "$log"
        say "  done in $((SECONDS - started)) s"
    else
        step_pid=''
        tail -n 40 "$log" >&2
        say "the whole log: $log"
        return 1
    fi
}

last_line() {
    local line
    line=$(tail -n 1 "$1" 2>/dev/null | tr -d '\r' | cut -c 1-80)
    [ -z "$line" ] || printf ' (%s)' "$line"
}
