#!/bin/sh
# Runs the test projects named, and ends with a line "N passed, N failed".
set -u
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
for project in "$@"; do
    dotnet test "$project" --nologo >"$log.out" 2>&1 || failed=1
    cat "$log.out"
    cat "$log.out" >>"$log"
    rm -f "$log.out"
done

# The runner's own last line of each project, such as "Passed!  - Failed:     0, Passed:   829, ...".
sum() { grep -E '^(Passed|Failed)! ' "$log" | sed -E "s/.*$1: *([0-9]+).*/\1/" | awk '{ s += $1 } END { print s + 0 }'; }
echo "$(sum Passed) passed, $(sum Failed) failed"
[ "$(grep -cE '^(Passed|Failed)! ' "$log")" -eq "$#" ] || { echo "A test project did not run." >&2; failed=1; }
exit $failed
