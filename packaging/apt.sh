# Sourced by the scripts that need Debian packages: installs them where it may.

apt_is_fresh=

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_use_apt() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null
}

# Installs Debian packages; fails where that is not possible or not permitted.
apt_install() {
    may_use_apt || return 1
    say "installing $*"
    [ -n "$apt_is_fresh" ] || as_root apt-get update -qq >/dev/null || return 1
    apt_is_fresh=yes
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
