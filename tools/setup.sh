#!/usr/bin/env bash
# Makes .venv from a lock file and sees to the system libraries. Safe to repeat: does nothing when nothing changed.
#
#   tools/setup.sh run         what the program needs, without a window (demonstration, command line)
#   tools/setup.sh window      the same, and the libraries Qt needs on this desktop
#   tools/setup.sh dev         what the checks and tests need
#
# Installs system packages when it may (root, or sudo without a password); else prints the one command to type.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PYTHONHOME PYTHONPATH
export LC_ALL=C PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

purpose="${1:-run}"
case "$purpose" in
    run | window) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *)
        echo "Usage: tools/setup.sh run|window|dev" >&2
        exit 2
        ;;
esac
python="${PYTHON:-python3}"
venv_python=.venv/bin/python

say() { printf '%s\n' "$*"; }
give_up() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Qt links these from the system; the wheel brings the rest. Shared library, then the Debian package that holds it.
qt_libraries='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libGLX.so.0 libglx0
libX11-xcb.so.1 libx11-xcb1
libX11.so.6 libx11-6
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libgthread-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libz.so.1 zlib1g
libzstd.so.1 libzstd1
'
qt_desktop_libraries='
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxcb.so.1 libxcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
'

table() {
    case "$purpose" in
        run) ;;
        window) printf '%s%s' "$qt_libraries" "$qt_desktop_libraries" ;;
        dev) printf '%s' "$qt_libraries" ;;
    esac
}

# Names of the shared libraries that Qt asks for and the loader does not find.
missing_libraries() {
    local site objects=()
    site="$("$venv_python" -c 'import sysconfig; print(sysconfig.get_path("platlib"))')/PySide6"
    [ -d "$site" ] || return 0
    case "$purpose" in
        run) return 0 ;;
        dev) objects=("$site"/QtWidgets*.so "$site"/Qt/plugins/platforms/libqoffscreen.so) ;;
        window)
            objects=("$site"/QtWidgets*.so "$site"/Qt/plugins/platforms/libqoffscreen.so)
            [ -z "${DISPLAY:-}" ] || objects+=("$site"/Qt/plugins/platforms/libqxcb.so)
            [ -z "${WAYLAND_DISPLAY:-}" ] || objects+=("$site"/Qt/plugins/platforms/libqwayland.so)
            ;;
    esac
    { ldd "${objects[@]}" 2>/dev/null || true; } | awk '/not found/ && $1 ~ /\.so/ {print $1}' | sort -u
}

# The same, before Qt is there to be asked: what the table names and the loader's cache does not hold.
likely_missing_packages() {
    local known
    known="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)"
    table | while read -r library package; do
        if [ -n "$library" ] && ! grep -qF "$library " <<<"$known"; then printf '%s\n' "$package"; fi
    done | sort -u
}

install_packages() {
    local command="apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null; then
        give_up "These Debian packages, or what your system calls them, are missing: $*." \
            "Install them, then repeat your command."
    elif [ "$(id -u)" = 0 ]; then
        say "Installing system packages: $*"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive $command -qq >/dev/null \
            || give_up "The system packages could not be installed. The command was: apt-get update && $command"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        say "Installing system packages: $*"
        sudo -n apt-get update -qq && sudo -n DEBIAN_FRONTEND=noninteractive $command -qq >/dev/null \
            || give_up "The system packages could not be installed. The command was: sudo $command"
    elif command -v sudo >/dev/null; then
        give_up "Some system packages are missing. Type this, then repeat your command:" "" \
            "  sudo sh -c 'apt-get update && $command'" ""
    else
        give_up "Some system packages are missing. Type this, then repeat your command:" "" \
            "  su - -c 'apt-get update && $command'" ""
    fi
}

ensure_python() {
    command -v "$python" >/dev/null || install_packages python3 python3-venv $(likely_missing_packages)
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
        || give_up "Tocsin needs Python 3.11 or newer; $python is $("$python" -V 2>&1)." \
            "Name a newer one: make PYTHON=/path/to/python3.11 …"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        # Asked for together with the libraries, so that a person who must type the command types it once.
        install_packages python3-venv $(likely_missing_packages)
        "$python" -c 'import ensurepip, venv' 2>/dev/null \
            || give_up "$python still cannot make virtual environments. Try: make PYTHON=/usr/bin/python3 …"
    fi
}

# What the environment was made from. A moved checkout or another Python asks for a new one.
fingerprint() {
    {
        cat "$lock" tools/setup.sh
        sed -n '/^\[build-system\]/,/^\[tool\.ruff\]/p' pyproject.toml
        pwd
        "$venv_python" -V
    } | sha256sum | cut -d' ' -f1
}

up_to_date() {
    [ -x "$venv_python" ] && "$venv_python" -c '' 2>/dev/null || return 1
    local want
    want="$(fingerprint)"
    [ "$(cat ".venv/.made-from-$lock" 2>/dev/null)" = "$want" ] && return 0
    # The development lock holds everything the program needs, at the same versions.
    [ "$lock" = requirements.lock ] && lock=requirements-dev.lock && want="$(fingerprint)" \
        && { [ "$(cat .venv/.made-from-requirements-dev.lock 2>/dev/null)" = "$want" ] && return 0; }
    return 1
}

# Pip compiles on one core, and the libraries' own tests too. What does not compile is nothing that anybody imports.
compile_libraries() {
    local site
    site="$("$venv_python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
    "$venv_python" -m compileall -qq -j 0 -x '/tests?/' "$site" || true
}

make_environment() {
    ensure_python
    if ! "$venv_python" -m pip --version >/dev/null 2>&1 || [ "$(cat .venv/.made-in 2>/dev/null || pwd)" != "$(pwd)" ]; then
        say "Making the virtual environment in .venv"
        "$python" -m venv --clear .venv
    fi
    pwd >.venv/.made-in
    say "Installing the locked libraries (once; a minute or two)"
    "$venv_python" -m pip install -qq --no-user --no-compile --require-hashes -r "$lock" \
        || give_up "The libraries could not be installed. Is there a connection to a package index?"
    compile_libraries
    # The program itself, in place. Setuptools is in the lock: nothing more is fetched.
    PIP_REQUIRE_HASHES=0 "$venv_python" -m pip install -qq --no-user --no-index --no-deps \
        --no-build-isolation --editable . \
        || give_up "The program could not be installed into .venv. Try: make clean"
    fingerprint >".venv/.made-from-$lock"
}

ensure_libraries() {
    local missing packages unknown
    missing="$(missing_libraries)"
    [ -n "$missing" ] || return 0
    packages="$(table | awk -v want="$missing" \
        'BEGIN {split(want, a, "\n"); for (i in a) w[a[i]] = 1} ($1 in w) {print $2}' | sort -u | tr '\n' ' ')"
    [ -z "$packages" ] || install_packages $packages
    unknown="$(missing_libraries)"
    [ -z "$unknown" ] || give_up "Qt needs shared libraries that this system lacks: $(tr '\n' ' ' <<<"$unknown")" \
        "Install the packages that hold them, then repeat your command."
}

asked="$lock"
up_to_date || {
    lock="$asked"
    make_environment
}
ensure_libraries
