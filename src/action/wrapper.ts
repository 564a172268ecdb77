import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {callerChunk, callerVariable, identityVariable} from '../host/caller.js';

export interface Wrapper {
  readonly node: string;
  readonly bundle: string;
  readonly root: string;
  /** Names another root for `shell: rootstock --root NAME {0}`; they carry the same suffix as `root`. */
  readonly rootSuffix: string;
  readonly user: string;
  readonly store: string;
}

/**
 * The command for `shell: rootstock {0}`. Written for bash, which every runner has, so that only one Node is started; and
 * ending in `exec`, because the runner signals this one process and nothing else (runner.md, C.3, C.4). The caller goes
 * across sudo as host/caller.ts reads it. Anything but a script is for the command itself: `rootstock list`.
 */
export const wrapperScript = ({
  node,
  bundle,
  root,
  rootSuffix,
  user,
  store,
}: Wrapper): string => `#!/usr/bin/env bash
# Made by the Rootstock action: runs a step in a build root.
set -e
# Taken first: what follows must not be in the step's environment.
payload=$({ env -0; printf '${identityVariable}=%s\\0' "$(id -u):$(id -g):$(id -G | tr ' ' ,):$(id -un)"; } | base64 | tr -d '\\n')
node=${quote(node)}
bundle=${quote(bundle)}
root=${quote(root)}
user=${quote(user)}
export ROOTSTOCK_HOME=${quote(store)}
while [ $# -gt 1 ]; do
  case "$1" in
    --root) root="$2"${quote(rootSuffix)}; shift 2 ;;
    --user) user=$2; shift 2 ;;
    *) break ;;
  esac
done
if [ $# -ne 1 ] || [ ! -f "$1" ]; then
  exec "$node" "$bundle" "$@"
fi
names=ROOTSTOCK_HOME
for ((index = 0; \${#payload} > 0; index++)); do
  export "${callerVariable}$index=\${payload:0:${callerChunk}}"
  names+=",${callerVariable}$index"
  payload=\${payload:${callerChunk}}
done
step=("$node" "$bundle" step --root "$root" \${user:+--user "$user"} -- "$1")
[ "$(id -u)" -eq 0 ] || step=(sudo -n "--preserve-env=$names" -- "\${step[@]}")
exec "\${step[@]}"
`;

/** Writes the wrapper into a directory, which is made, and which is to be put on the path. */
export const writeWrapper = (directory: string, name: string, wrapper: Wrapper): void => {
  mkdirSync(directory, {recursive: true});
  const file = join(directory, name);
  writeFileSync(file, wrapperScript(wrapper));
  chmodSync(file, 0o755);
};

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
