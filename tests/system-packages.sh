#!/bin/sh
# Debian packages the tests need: a browser, and Chinese fonts for its pictures.
set -eu

missing=""
for package in chromium fonts-noto-cjk; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "The tests need$missing, and there is no apt-get here: install them, with the browser at /usr/bin/chromium" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "The tests need$missing: run  sudo apt-get update && sudo apt-get install --yes$missing  and try again" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install --yes --no-install-recommends $missing
