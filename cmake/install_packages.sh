#!/bin/sh
# install_packages.sh GROUP…: installs those packages of packages.txt that are missing. A program that is there already
# (another Node.js than Debian's, say) counts as its package.
set -eu
list="$(dirname "$0")/packages.txt"

is_there() {
  case "$1" in
    nodejs) command -v node >/dev/null && return 0 ;;
    npm | cmake | git | chromium | g++) command -v "$1" >/dev/null && return 0 ;;
    ninja-build) command -v ninja >/dev/null && return 0 ;;
  esac
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

missing=""
for group in "$@"; do
  for package in $(awk -F '\t' -v group="$group" '$1 == group { print $2 }' "$list"); do
    is_there "$package" || missing="$missing $package"
  done
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "These Debian packages are needed, and there is no apt-get to install them:$missing" >&2
  exit 1
fi
sudo=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Please install these packages as root, then start again: apt-get install$missing" >&2
    exit 1
  fi
  sudo="sudo"
fi
echo "-- installing from Debian:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086  # a list of words
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
