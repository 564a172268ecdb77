import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {inNamespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {messageOfFailure} from '../support/failure.js';
import {manifestOf} from '../support/manifest.js';
import {newPacking, withMounted} from '../support/packing.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

const xattrsBelow = (path: string): string =>
  run(['getfattr', '-R', '-h', '-m', '-', '--absolute-names', path]);

describeAsRoot('The marks of an overlay', () => {
  const temporary = useTemporary();

  const makeTree = (...marks: [path: string, name: string, value: string][]): string => {
    const tree = temporary.fresh();
    mkdirSync(`${tree}/dir`);
    for (const name of ['dir/file', 'new\nline']) writeFileSync(`${tree}/${name}`, 'content');
    for (const [path, name, value] of marks) {
      run(['setfattr', '-h', '-n', `trusted.overlay.${name}`, '-v', value, `${tree}/${path}`]);
    }
    run(['find', tree, '-exec', 'touch', '-h', '-d', '@1000000000', '{}', '+']);
    return tree;
  };

  test('that are true only on this machine are stripped, and the others are kept', async () => {
    const packing = newPacking(temporary);
    const plain = await packing.pack(makeTree(['dir', 'opaque', 'y']));
    const marked = makeTree(
      ['dir', 'opaque', 'y'],
      ['dir', 'origin', '0x00fb21'],
      ['dir', 'impure', 'y'],
      ['.', 'impure', 'y'],
      ['.', 'uuid', '0x0102030405060708090a0b0c0d0e0f10'],
      ['dir/file', 'nlink', 'U+0'],
      ['dir/file', 'upper', '0x01'],
      ['new\nline', 'origin', '0x00fb22'],
    );
    const layer = await packing.pack(marked);
    expect(layer.digest).toBe(plain.digest);
    await withMounted(packing, layer, temporary.at('mounted'), (mounted) => {
      expect(xattrsBelow(mounted).match(/^trusted\..*$/gm)).toEqual(['trusted.overlay.opaque']);
    });
  });

  test.each([
    ['metacopy', 'dir/file'],
    ['redirect', 'dir'],
  ])('that lead into another layer are refused: %s', async (name, path) => {
    const packing = newPacking(temporary);
    const {message, exitCode} = await messageOfFailure(() => packing.pack(makeTree([path, name, '/x'])));
    expect(message).toContain(`/${path} carries trusted.overlay.${name}`);
    expect(exitCode).toBe(1);
    expect(packing.files()).toEqual([]);
  });

  test('are refused, and not stripped, where the tree is not ours', async () => {
    const packing = newPacking(temporary);
    const tree = makeTree(['dir', 'origin', '0x00fb21']);
    const before = manifestOf(tree);
    const {message} = await messageOfFailure(() => packing.pack(tree, {owned: false}));
    expect(message).toContain('/dir carries marks');
    expect(manifestOf(tree)).toEqual(before);
    expect(packing.files()).toEqual([]);
  });

  test('that a job wrote into the xattrs of a symlink are nothing to follow', async () => {
    const packing = newPacking(temporary);
    const tree = makeTree();
    const outside = temporary.at('outside');
    writeFileSync(outside, '');
    run(['setfattr', '-n', 'trusted.overlay.origin', '-v', '0x00', outside]);
    run(['ln', '-s', outside, `${tree}/link`]);
    await packing.pack(tree);
    expect(xattrsBelow(outside)).toContain('trusted.overlay.origin');
  });

  test('of a real upper are stripped so that two sessions give one image, with what they deleted', async () => {
    const lower = temporary.fresh();
    mkdirSync(`${lower}/replaced`);
    for (const name of ['replaced/old', 'deleted', 'deleted-too', 'changed'])
      writeFileSync(`${lower}/${name}`, name);
    const packing = newPacking(temporary);
    const digests = [];
    for (const _ of ['one', 'two']) {
      const session = temporary.fresh();
      const [upper, work, merged] = ['upper', 'work', 'merged'].map((name) => `${session}/${name}`) as [
        string,
        string,
        string,
      ];
      for (const path of [upper, work, merged]) mkdirSync(path);
      await withNamespace('rootstock: test', async (namespace) => {
        const options = `lowerdir=${lower},upperdir=${upper},workdir=${work},redirect_dir=off,metacopy=off,index=on`;
        run(inNamespace(namespace, ['mount', '-t', 'overlay', '-o', options, 'overlay', merged]));
        const inside = outsidePath(namespace, merged);
        for (const name of ['deleted', 'deleted-too', 'replaced'])
          rmSync(`${inside}/${name}`, {recursive: true});
        mkdirSync(`${inside}/replaced`);
        writeFileSync(`${inside}/changed`, 'anew');
      });
      run(['find', upper, '-exec', 'touch', '-h', '-d', '@1000000000', '{}', '+']);
      expect(xattrsBelow(upper)).toContain('trusted.overlay.origin');
      const layer = await packing.pack(upper);
      digests.push(layer.digest);
      await withMounted(packing, layer, temporary.at('mounted'), (mounted) => {
        expect(readdirSync(mounted).sort()).toEqual(['changed', 'deleted', 'deleted-too', 'replaced']);
        expect(run(['stat', '-c', '%F %t:%T', `${mounted}/deleted`])).toBe('character special file 0:0\n');
        expect(xattrsBelow(mounted)).toMatch(/replaced\ntrusted\.overlay\.opaque\n/);
      });
    }
    expect(digests[0]).toBe(digests[1]);
  });
});
