#!/usr/bin/env bash
# The main job on real input: a root over this machine with a compiler that the machine itself need not have. The first
# time is a miss, which runs the setup and commits it; the second, in a new root, is a hit, which only mounts.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rootstock=$here/../../bin/rootstock
key=clang-$$

job() {
  local start=${EPOCHREALTIME/./} root=$1
  "$rootstock" run --root "$root" --key "$key" --setup "$here/setup.sh" -- bash "$here/job.sh"
  echo "$2: $(((${EPOCHREALTIME/./} - start) / 1000)) ms"
}

finish() {
  for root in example-miss example-hit; do "$rootstock" --quiet scrub --root "$root" --kill --if-exists; done
  if "$rootstock" list --keys | grep -q "$key"; then "$rootstock" remove "$key" --root example-miss; fi
}
trap finish EXIT

job example-miss 'miss'
job example-hit 'hit'
