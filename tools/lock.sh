#!/usr/bin/env bash
# Rewrites both lock files from pyproject.toml. Versions stay where they are unless UPGRADE=1.
#
# Reads no pip configuration: a lock must not depend on one person's indexes, folders of wheels or constraints,
# and must hold the hash of every file of a release, for every platform. PIP_CONFIG_FILE overrides.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_CONSTRAINT
export PIP_CONFIG_FILE="${PIP_CONFIG_FILE:-/dev/null}"

compile() {
    local output="$1" fresh
    shift
    fresh="$(mktemp)"
    # Compiled beside the old one, so that a failure leaves the old one whole.
    [ -n "${UPGRADE:-}" ] || [ ! -f "$output" ] || cp "$output" "$fresh"
    .venv/bin/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --build-deps-for editable --output-file "$fresh" "$@" pyproject.toml >/dev/null
    {
        echo "# Made by “make lock” from pyproject.toml; not edited by hand."
        grep -v '^# Made by' "$fresh"
    } >"$output"
    rm -f "$fresh"
}

compile requirements.lock
compile requirements-dev.lock --extra dev --constraint requirements.lock
