#!/bin/sh
# Everything that can be said about the sources without playing through them. All checks run, so
# that one look shows all that is wrong.
# Use: PY=.venv/bin/python sh packaging/run_checks.sh
set -u

export QT_QPA_PLATFORM=offscreen
unset HRDESK_WITHOUT_QT
wrong=

check() {
    name=$1
    shift
    echo "== $name"
    "$@" || wrong="${wrong:+$wrong, }$name"
}

check "format" "$PY" -m ruff format --check .
check "lint" "$PY" -m ruff check .
check "types" "$PY" -m mypy
check "floors" "$PY" -c 'import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())'
sources="tests/test_sizes.py tests/test_architecture.py"
if [ -e tests/ui/test_translations.py ]; then
    sources="$sources tests/ui/test_translations.py"
fi
# shellcheck disable=SC2086 # a list of paths without blanks
check "sizes, architecture, translations" "$PY" -m pytest -q $sources

if [ -n "$wrong" ]; then
    echo "Not in order: $wrong." >&2
    exit 1
fi
echo "All in order."
