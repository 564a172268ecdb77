import {
  chmodSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {directoryBase} from '../../src/base/directory.js';
import {useTemporary} from '../support/temporary.js';

describe('The identity of a directory', () => {
  const temporary = useTemporary();

  const makeTree = (): string => {
    const tree = temporary.fresh();
    mkdirSync(`${tree}/sub`);
    for (const name of ['a', 'b', 'sub/new\nline']) writeFileSync(`${tree}/${name}`, name);
    writeFileSync(Buffer.from(`${tree}/\xff`, 'latin1'), '');
    symlinkSync('a', `${tree}/link`);
    return tree;
  };
  const identityOf = (tree: string): Promise<string> =>
    directoryBase(tree, {directory: '/', environment: {}, identities: ''}).identity();

  test('is the same while nothing changes', async () => {
    const tree = makeTree();
    expect(await identityOf(tree)).toMatch(/^dir [0-9a-f]{64}$/);
    expect(await identityOf(tree)).toBe(await identityOf(`${tree}/sub/..`));
  });

  test.each<[string, (tree: string) => void]>([
    ['a file is written', (tree) => writeFileSync(`${tree}/a`, 'other')],
    [
      'a file is written with the same size and time',
      (tree) => {
        utimesSync(`${tree}/a`, 1000, 1000);
        writeFileSync(`${tree}/a`, 'A');
        utimesSync(`${tree}/a`, 1000, 1000);
      },
    ],
    ['a file is added', (tree) => writeFileSync(`${tree}/sub/c`, '')],
    ['a file is removed', (tree) => rmSync(`${tree}/b`)],
    ['a file is renamed', (tree) => renameSync(`${tree}/b`, `${tree}/c`)],
    ['a file is linked', (tree) => linkSync(`${tree}/b`, `${tree}/sub/b`)],
    ['a mode is changed', (tree) => chmodSync(`${tree}/sub`, 0o700)],
    [
      'a symlink leads elsewhere',
      (tree) => {
        rmSync(`${tree}/link`);
        symlinkSync('b', `${tree}/link`);
      },
    ],
    [
      'two files change places',
      (tree) => {
        renameSync(`${tree}/a`, `${tree}/c`);
        renameSync(`${tree}/b`, `${tree}/a`);
        renameSync(`${tree}/c`, `${tree}/b`);
      },
    ],
  ])('changes when %s', async (_, change) => {
    const tree = makeTree();
    const before = await identityOf(tree);
    await new Promise((resolve) => setTimeout(resolve, 20));
    change(tree);
    expect(await identityOf(tree)).not.toBe(before);
  });
});
