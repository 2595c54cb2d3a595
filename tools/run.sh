#!/usr/bin/env bash
# Starts the program; where there is no display, walks the demonstration instead and says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    tools/setup.sh window
    exec .venv/bin/python -m app "$@"
fi
echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
echo "Running the demonstration instead, as “make demo” does."
tools/setup.sh run
exec .venv/bin/python -m app demo --out out
