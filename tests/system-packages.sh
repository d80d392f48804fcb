#!/bin/sh
# Debian packages the tests need: a browser, and Chinese fonts for its pictures. An argument names another browser:
# measurements want the whole of Chromium, as a reader has it; tests do with its shell, and where that cannot be had with the whole.
set -eu

browser="${1:-chromium-headless-shell}"
missing=""
for package in "$browser" fonts-noto-cjk; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
enough() { [ "$missing" = " chromium-headless-shell" ] && [ -x /usr/bin/chromium ]; }

if ! command -v apt-get >/dev/null; then
    enough && exit 0
    echo "The tests need$missing, and there is no apt-get here: install them, with the browser at /usr/bin/$browser" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    enough && exit 0
    echo "The tests need$missing: run  sudo apt-get update && sudo apt-get install --yes$missing  and try again" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
{ apt-get update && apt-get install --yes --no-install-recommends $missing; } || enough
