#!/bin/sh
# Prints the path of a Chromium for the browser tests. Debian's package is installed first where none is found (as root).
set -eu

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

path=$(find_chromium)
if [ -z "$path" ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo 'chromium.sh: Chromium is missing; run once as root, or: apt-get install chromium' >&2
    exit 1
  fi
  {
    apt-get -o DPkg::Lock::Timeout=300 update -q
    # Fonts: without one that has emoji, cards show empty boxes.
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends chromium fonts-dejavu-core fonts-noto-color-emoji
  } >&2
  path=$(find_chromium)
fi
echo "$path"
