#!/bin/sh
# Prints the path of the Python that HRDesk's environment is made with (3.11 or newer, able to make
# virtual environments), or says what is missing and the one command that brings it.
# PYTHON=/path/to/python goes first.

lacking= # the first version that would do, were its venv there
for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    # A version manager's shim may exist and still lead nowhere: only an answer counts.
    found=$("$name" -c 'import sys
if sys.version_info >= (3, 11):
    print("%d.%d" % sys.version_info[:2], sys.executable)' 2>/dev/null) || continue
    [ -n "$found" ] || continue
    version=${found%% *}
    path=${found#* }
    if "$path" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$path"
        exit 0
    fi
    lacking=${lacking:-$version}
done

sudo=sudo
[ "$(id -u)" = 0 ] && sudo=
if [ -n "$lacking" ]; then
    echo "Python $lacking is here, but not the part that makes virtual environments. This brings it:"
    echo "    ${sudo:+$sudo }apt-get install python$lacking-venv"
elif python3 -c '' 2>/dev/null; then
    echo "HRDesk needs Python 3.11 or newer; this machine has $(python3 --version 2>&1). This brings it:"
    echo "    ${sudo:+$sudo }apt-get install python3.11 python3.11-venv"
else
    echo "HRDesk needs Python 3.11 or newer, and this machine has none. This brings it:"
    echo "    ${sudo:+$sudo }apt-get install python3 python3-venv"
fi >&2
exit 1
