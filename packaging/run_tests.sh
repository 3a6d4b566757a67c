#!/bin/sh
# All tests, in two runs: the floors below the window on a machine that seems to have no Qt, with
# their coverage; then the window, the whole program and the laws, which try all floors together.
# Use: PY=.venv/bin/python sh packaging/run_tests.sh [pytest's arguments; then only what they choose]
set -eu

export QT_QPA_PLATFORM=offscreen
unset HRDESK_WITHOUT_QT
# Many tests start HRDesk anew: what is compiled once need not be compiled for each of them.
unset PYTHONDONTWRITEBYTECODE

# The tests share nothing. How many run beside each other comes first; whoever is done takes from
# the others, so that nobody waits for one that drew all long tests.
tests() {
    beside=$1
    shift
    status=0
    "$PY" -m pytest -q -n "$beside" --dist worksteal "$@" || status=$?
    if [ $status -eq 5 ]; then
        echo "No test was found, and a run without tests proves nothing: this counts as failed." >&2
        exit 1
    fi
    [ $status -eq 0 ] || exit $status
}

if [ $# -gt 0 ]; then
    exec "$PY" -m pytest "$@"
fi

floors= without_floors=
for name in domain store exchange formats operations cli; do
    if [ -e "tests/$name" ]; then
        floors="$floors tests/$name"
        without_floors="$without_floors --ignore=tests/$name"
    fi
done

processors=$("$PY" -c 'import os; print(len(getattr(os, "sched_getaffinity", lambda _: [0, 1])(0)))')
mkdir -p build/coverage
rm -f build/coverage/data*
echo "Without Qt:$floors"
# shellcheck disable=SC2086 # a list of paths without blanks
HRDESK_WITHOUT_QT=1 tests "$processors" -p no:pytest-qt --cov --cov-report= $floors
# What measures works on one processor. Meanwhile another compiles the tests that come next: a new
# checkout's would else be compiled by each of the processes that run them.
# shellcheck disable=SC2086
"$PY" -m pytest -q -p no:xdist --collect-only $without_floors >/dev/null 2>&1 &
compiling=$!
covered=0
"$PY" packaging/coverage_floors.py || covered=$?
wait $compiling || true
[ $covered -eq 0 ] || exit $covered

# Windows wait for their timers and for other processes more than they work.
echo "With Qt: everything else"
# shellcheck disable=SC2086
tests $((2 * processors)) $without_floors
