#!/usr/bin/env bash
# Fetches the source of the package hello and builds it, in a directory of the root.
set -euo pipefail
mkdir -p /tmp/build
cd /tmp/build
apt-get source -q hello
cd hello-*/
dpkg-buildpackage --unsigned-source --unsigned-changes --build=binary
dpkg-deb --info ../hello_*.deb
