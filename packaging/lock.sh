#!/bin/sh
# Writes constraints.txt: exact versions of everything that pyproject.toml allows today.
# Use: sh packaging/lock.sh /path/to/python   (the oldest Python we support, so that all pins fit it)
set -eu

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"$1" -m venv "$room/venv"
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[test,check]'
{
    echo "# Exact versions of all that HRDesk is built and tested with. Written by \`make lock\`."
    "$room/venv/bin/python" -m pip freeze --disable-pip-version-check --exclude-editable
    echo "colorama==0.4.6 ; sys_platform == \"win32\""
    echo "pywin32-ctypes==0.2.3 ; sys_platform == \"win32\""
} >"$room/constraints.txt"
mv "$room/constraints.txt" constraints.txt
echo "constraints.txt is written; \`make check test\` shows whether all still holds."
