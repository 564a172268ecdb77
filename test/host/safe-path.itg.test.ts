import {spawnSync} from 'node:child_process';
import {copyFileSync, lstatSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

import {expect, test} from '@jest/globals';
import fc from 'fast-check';

import {resolveInRoot} from '../../src/host/safe-path.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

const names = ['a', 'b', 'c'];
const part = fc.constantFrom(...names, '..', '.');
const path = fc.tuple(fc.boolean(), fc.array(part, {minLength: 1, maxLength: 5}));
const written = ([absolute, parts]: [boolean, string[]]): string =>
  `${absolute ? '/' : ''}${parts.join('/')}`;
const entry = fc.oneof(
  fc.constant({kind: 'directory' as const}),
  fc.constant({kind: 'file' as const}),
  path.map((target) => ({kind: 'link' as const, target: written(target)})),
);
/** Twelve places: three names, and three below each, where the upper one is a directory. */
const tree = fc.array(entry, {minLength: 12, maxLength: 12});

describeAsRoot('resolveInRoot', () => {
  const temporary = useTemporary();

  test('says of any tree what the kernel says inside a chroot', () => {
    const program = temporary.fresh();
    installStat(program);
    fc.assert(
      fc.property(tree, path.map(written), (entries, asked) => {
        const root = temporary.fresh();
        const places = names.flatMap((name) => [name, ...names.map((below) => `${name}/${below}`)]);
        places.forEach((place, index) => makeEntry(`${root}/${place}`, entries[index]!));
        run(['cp', '-al', `${program}/.`, root]);
        const {status, stdout} = spawnSync('chroot', [root, '/stat', '-L', '-c', '%i', `/${asked}`]);
        const found = resolveInRoot(root, asked);
        const ours = found && found.kind !== 'missing' ? lstatSync(`${root}${found.path}`).ino : undefined;
        expect(ours).toBe(status === 0 ? Number(stdout) : undefined);
        run(['rm', '-rf', root]);
      }),
      {numRuns: 100},
    );
  });
});

/** Below a directory only: through a link it would be made outside of the tree. */
const makeEntry = (place: string, {kind, ...rest}: {kind: string; target?: string}): void => {
  if (!lstatSync(dirname(place)).isDirectory()) return;
  if (kind === 'directory') mkdirSync(place);
  else if (kind === 'file') writeFileSync(place, '', {flag: 'wx'});
  else symlinkSync(rest.target ?? '', place);
};

/** Not realpath(1), which goes round for ever in some trees; stat(1) leaves the resolution to the kernel. */
const installStat = (directory: string): void => {
  const program = run(['sh', '-c', 'realpath "$(command -v stat)"']).trim();
  copyFileSync(program, `${directory}/stat`);
  for (const [, library = ''] of run(['ldd', program]).matchAll(/(\/\S+) \(0x/g)) {
    mkdirSync(`${directory}${dirname(library)}`, {recursive: true});
    copyFileSync(library, `${directory}${library}`);
  }
};
