#!/bin/sh
# All tests with the coverage of the floors below the window, then those floors without Qt.
# Use: PY=.venv/bin/python sh packaging/run_tests.sh [pytest's arguments; then only what they choose]
set -eu

export QT_QPA_PLATFORM=offscreen
unset HRDESK_WITHOUT_QT

no_tests() {
    echo "No test was found, and a run without tests proves nothing: this counts as failed." >&2
    exit 1
}

if [ $# -gt 0 ]; then
    exec "$PY" -m pytest "$@"
fi

mkdir -p build/coverage
rm -f build/coverage/data*
status=0
# One process a processor: the tests share nothing, and half of them wait for files and windows.
"$PY" -m pytest -n auto --cov --cov-report= || status=$?
[ $status -ne 5 ] || no_tests
[ $status -eq 0 ] || exit $status

"$PY" packaging/coverage_floors.py

# The floors below the window must work where there is no Qt at all.
floors=
for place in tests/domain tests/store tests/exchange tests/formats tests/operations tests/cli; do
    if [ -e "$place" ]; then
        floors="$floors $place"
    fi
done
[ -n "$floors" ] || no_tests
echo "Once more without Qt:$floors"
# shellcheck disable=SC2086 # a list of paths without blanks
HRDESK_WITHOUT_QT=1 "$PY" -m pytest -q -n auto -p no:pytest-qt -m "not slow" $floors || status=$?
[ $status -ne 5 ] || no_tests
exit $status
