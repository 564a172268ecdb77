import {existsSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {inNamespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {removeTree} from '../../src/host/remove-tree.js';
import {messageOfFailure} from '../support/failure.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('removeTree where something is mounted', () => {
  const temporary = useTemporary();

  const makeTrees = (): {tree: string; other: string} => {
    const directory = temporary.fresh();
    const [tree, other] = [`${directory}/tree`, `${directory}/other`];
    mkdirSync(`${tree}/a/mounted`, {recursive: true});
    mkdirSync(other);
    for (const path of [`${tree}/a/file`, `${other}/precious`]) writeFileSync(path, '');
    return {tree, other};
  };

  test.each([
    ['below', '/a/mounted'],
    ['at', ''],
  ])('refuses, names the mount %s the path, and removes nothing', async (_, place) => {
    const {tree, other} = makeTrees();
    await withNamespace('rootstock: test', async (namespace) => {
      run(inNamespace(namespace, ['mount', '--bind', other, `${tree}${place}`]));
      const {message} = await messageOfFailure(() => removeTree(tree, namespace));
      expect(message).toContain(`${tree}${place} is still mounted`);
      expect(existsSync(outsidePath(namespace, `${tree}${place}/precious`))).toBe(true);
    });
    expect(existsSync(`${tree}/a/file`)).toBe(true);
  });

  test('refuses as well when the path leads through a symlink', async () => {
    const {tree, other} = makeTrees();
    const link = temporary.at('link');
    symlinkSync(tree, link);
    await withNamespace('rootstock: test', async (namespace) => {
      run(inNamespace(namespace, ['mount', '--bind', other, `${tree}/a/mounted`]));
      await messageOfFailure(() => removeTree(`${link}/a`, namespace));
    });
    expect(existsSync(`${other}/precious`)).toBe(true);
  });

  test('removes in the namespace, and nothing that only this process sees', async () => {
    const {tree, other} = makeTrees();
    await withNamespace('rootstock: test', async (namespace) => {
      run(inNamespace(namespace, ['mount', '--bind', other, `${tree}/a`]));
      await removeTree(`${tree}/a/precious`, namespace);
      expect(run(inNamespace(namespace, ['ls', `${tree}/a`]))).toBe('');
    });
    expect(existsSync(`${tree}/a/file`)).toBe(true);
    expect(existsSync(`${other}/precious`)).toBe(false);
  });

  test('is not put off by a mount whose path only starts the same', async () => {
    const {tree, other} = makeTrees();
    mkdirSync(`${tree}-next`);
    await withNamespace('rootstock: test', async (namespace) => {
      run(inNamespace(namespace, ['mount', '--bind', other, `${tree}-next`]));
      await removeTree(tree, namespace);
    });
    expect(existsSync(tree)).toBe(false);
  });
});
