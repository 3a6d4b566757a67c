#!/bin/sh
# The laws of the exchange with fresh seeds, over and over, until the time is up or one is broken.
# Use: PY=.venv/bin/python sh packaging/run_laws.sh [seconds, 3600 without]
set -eu

export QT_QPA_PLATFORM=offscreen HYPOTHESIS_PROFILE=fresh HRDESK_LAWS="${HRDESK_LAWS:-3}"
unset HRDESK_WITHOUT_QT
end=$(($(date +%s) + ${1:-3600}))
round=0

while [ "$(date +%s)" -lt "$end" ]; do
    round=$((round + 1))
    HRDESK_CHANCE="$(date +%s) $round"
    export HRDESK_CHANCE
    echo "== Round $round; the same again: HRDESK_CHANCE='$HRDESK_CHANCE'"
    "$PY" -m pytest -q -n auto tests/laws tests/domain/test_convergence.py \
        tests/domain/test_mutants.py tests/exchange/test_tampered.py \
        tests/exchange/test_fidelity.py tests/exchange/test_disguise.py
done
echo "All laws held in $round rounds."
