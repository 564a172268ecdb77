import {mkdirSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';

import {parseBase} from '../base/base.js';
import {type BaseContext} from '../base/base.js';
import {messageOf} from '../errors.js';
import {runCommand} from '../host/command.js';
import {inNamespace, type Namespace, withNamespace} from '../host/namespace.js';
import {removeTree} from '../host/remove-tree.js';
import {stagingName} from '../host/staging-name.js';
import {findProgram, packageNames, type Tool} from '../host/tools.js';
import {type Store} from '../snapshot/store.js';
import {overlayArguments, overlayEnvironment, statedOptions} from '../layer/overlay.js';
import {chooseScratch} from './scratch-choice.js';

export interface Finding {
  readonly what: string;
  /** `missing` is installed when it is needed; `failed` keeps Rootstock from working. */
  readonly state: 'ok' | 'missing' | 'failed';
  readonly detail: string;
}

const requiredPrograms = [
  'unshare',
  'nsenter',
  'setpriv',
  'mount',
  'losetup',
  'flock',
  'tar',
  'xargs',
  'find',
  'mkfs.ext4',
];
const installedWhenNeeded: readonly Tool[] = [
  'mksquashfs',
  'getfattr',
  'mmdebstrap',
  'zstd',
  'xz',
  'mkfs.erofs',
];

/** Tries what Rootstock needs of this machine, and says what it would choose. Leaves nothing behind. */
export const checkMachine = async (store: Store, base: BaseContext): Promise<Finding[]> => {
  const findings: Finding[] = [{what: 'kernel', state: 'ok', detail: release()}];
  for (const name of requiredPrograms) {
    const path = findProgram(name);
    findings.push({what: name, state: path === undefined ? 'failed' : 'ok', detail: path ?? 'not installed'});
  }
  for (const tool of installedWhenNeeded) {
    const path = findProgram(tool);
    const detail = path ?? `not installed; comes with ${packageNames([tool]).join(' ')} when it is needed`;
    findings.push({what: tool, state: path === undefined ? 'missing' : 'ok', detail});
  }
  findings.push(
    await attempt('namespaces', () =>
      withNamespace('rootstock: check', () => Promise.resolve('mount and PID')),
    ),
  );
  findings.push(await attempt('overlay', () => inScratch(store, tryOverlay)));
  findings.push(await attempt('loop devices', () => inScratch(store, tryLoop)));
  for (const baseIsHost of [true, false]) {
    const what = baseIsHost ? 'scratch over host' : 'scratch over others';
    findings.push(
      await attempt(what, () => {
        const scratch = chooseScratch({kind: 'auto', baseIsHost}, store.directory);
        return Promise.resolve(
          `${scratch.kind} ${scratch.kind === 'loop' ? scratch.image : scratch.kind === 'directory' ? scratch.path : ''}`,
        );
      }),
    );
  }
  findings.push(await attempt('base host', async () => (await parseBase('host', base)).identity()));
  findings.push({what: 'store', state: 'ok', detail: store.directory});
  return findings;
};

const attempt = async (what: string, work: () => Promise<string>): Promise<Finding> => {
  try {
    return {what, state: 'ok', detail: await work()};
  } catch (error) {
    return {what, state: 'failed', detail: messageOf(error)};
  }
};

const inScratch = async (
  store: Store,
  work: (directory: string, namespace: Namespace) => Promise<string>,
): Promise<string> => {
  const directory = join(store.staging, stagingName('check'));
  mkdirSync(directory, {mode: 0o700});
  try {
    return await withNamespace('rootstock: check', (namespace) => work(directory, namespace));
  } finally {
    await removeTree(directory);
  }
};

const tryOverlay = async (directory: string, namespace: Namespace): Promise<string> => {
  for (const name of ['tmpfs', 'merged']) mkdirSync(join(directory, name));
  const memory = join(directory, 'tmpfs');
  await runCommand(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-check', memory]));
  const directories = ['lower', 'upper', 'work'].map((name) => join(memory, name)) as [
    string,
    string,
    string,
  ];
  await runCommand(inNamespace(namespace, ['mkdir', ...directories]));
  const options = statedOptions(release());
  const [lower, upper, work] = directories;
  const argv = overlayArguments({lowers: [lower], upper, work, target: join(directory, 'merged'), options});
  await runCommand(inNamespace(namespace, argv), {environment: {...process.env, ...overlayEnvironment}});
  return options.join(',');
};

const tryLoop = async (directory: string, namespace: Namespace): Promise<string> => {
  const image = join(directory, 'image');
  const mounted = join(directory, 'mounted');
  mkdirSync(mounted);
  await runCommand(['truncate', '-s', '8M', image]);
  await runCommand(['mkfs.ext4', '-q', '-F', image]);
  await runCommand(inNamespace(namespace, ['mount', '-o', 'loop', image, mounted]));
  return 'an image was made and mounted';
};
