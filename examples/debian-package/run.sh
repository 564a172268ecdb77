#!/usr/bin/env bash
# Builds a Debian package in a clean root of Debian, twice: once with the build dependencies installed by the job, once
# from a snapshot that has them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rootstock=$here/../../bin/rootstock
root=example-hello
trap '"$rootstock" --quiet scrub --root "$root" --kill --if-exists' EXIT

timed() {
  local what=$1 start=${EPOCHREALTIME/./}
  shift
  "$@"
  echo "$what: $(((${EPOCHREALTIME/./} - start) / 1000)) ms"
}

build_dependencies=(env DEBIAN_FRONTEND=noninteractive apt-get build-dep -y -q hello)

timed 'root with build-essential' \
  "$rootstock" init --root "$root" --base debian:bookworm --key build-essential --setup "$here/setup.sh"
timed 'first build, with its dependencies' \
  "$rootstock" run --root "$root" --user root -- bash -c '"${@:2}" && exec bash "$1"' bash "$here/build.sh" "${build_dependencies[@]}"
timed 'clean' "$rootstock" clean --root "$root"
timed 'dependencies' "$rootstock" run --root "$root" --user root -- "${build_dependencies[@]}"
timed 'snapshot' "$rootstock" snapshot build-dependencies --root "$root"
timed 'second build, from the snapshot' "$rootstock" run --root "$root" -- bash "$here/build.sh"
timed 'clean' "$rootstock" clean --root "$root"
"$rootstock" list --root "$root"
