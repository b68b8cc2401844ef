#!/usr/bin/env bash
# Browser tests need a Chromium: finds one, or installs Debian's where it may, or says so in one line.
# Arguments: the values of skipTests and skipITs; "true" in either means there is nothing to do.
set -eu
for skip in "$@"; do
  [ "$skip" != true ] || exit 0
done
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" > /dev/null; then
    exit 0
  fi
done
if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
  echo "No Chromium on this machine; installing it by apt-get."
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; then
    exit 0
  fi
fi
echo "The browser tests need Chromium, which is not installed and could not be installed:" \
  "install the package chromium, or run mvn verify -DskipITs." >&2
exit 1
