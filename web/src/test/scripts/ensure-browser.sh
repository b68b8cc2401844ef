#!/usr/bin/env bash
# Browser tests need a Chromium, best the one without windows (a quarter of the processor time): finds
# one, or installs Debian's where it may, or says so in one line.
# Arguments: the values of skipTests and skipITs; "true" in either means there is nothing to do.
set -eu
for skip in "$@"; do
  [ "$skip" != true ] || exit 0
done
shell=chromium-headless-shell
found=
for name in "$shell" chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" > /dev/null; then
    found=$name
    break
  fi
done
[ "$found" != "$shell" ] || exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt="apt-get -qq -o Acquire::http::Timeout=20 -o Acquire::Retries=1"
  fonts=
  [ -n "$found" ] || fonts=fonts-noto-cjk
  echo "Installing Debian's $shell by apt-get."
  for lists in known new; do
    [ "$lists" = known ] || $apt update || break
    if $apt install -y --no-install-recommends "$shell" $fonts > /dev/null 2>&1; then
      exit 0
    fi
  done
  # A release without the shell has the whole browser.
  if [ -z "$found" ] && $apt install -y --no-install-recommends chromium $fonts; then
    exit 0
  fi
fi
[ -z "$found" ] || exit 0
echo "The browser tests need Chromium, which is not installed and could not be installed:" \
  "install the package chromium, or run mvn verify -DskipITs." >&2
exit 1
