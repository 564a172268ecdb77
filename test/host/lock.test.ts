import {readFileSync} from 'node:fs';

import {beforeAll, describe, expect, test} from '@jest/globals';

import {lockArguments, takeLock, withLock} from '../../src/host/lock.js';
import {compileSources, firstOutput, startModule} from '../support/compiled.js';
import {messageOfFailure} from '../support/failure.js';
import {useTemporary} from '../support/temporary.js';

describe('A lock', () => {
  const temporary = useTemporary();
  let file = '';
  beforeAll(() => {
    file = temporary.at('lock');
  });

  const isFree = async (kind: 'shared' | 'exclusive'): Promise<boolean> => {
    const lock = await takeLock(file, {kind, waitMilliseconds: 0});
    await lock?.release();
    return lock !== undefined;
  };

  test.each([
    {held: 'shared', asked: 'shared', granted: true},
    {held: 'shared', asked: 'exclusive', granted: false},
    {held: 'exclusive', asked: 'shared', granted: false},
    {held: 'exclusive', asked: 'exclusive', granted: false},
  ] as const)('that is $held: another one that is $asked is granted: $granted', async ({held, ...rest}) => {
    const lock = await takeLock(file, {kind: held});
    expect(await isFree(rest.asked)).toBe(rest.granted);
    await lock?.release();
    expect(await isFree(rest.asked)).toBe(true);
  });

  test('is granted to the one that waits, when it is given up in time', async () => {
    const lock = await takeLock(file, {kind: 'exclusive'});
    const waiting = takeLock(file, {kind: 'exclusive', waitMilliseconds: 10_000});
    await lock?.release();
    const second = await waiting;
    expect(second).toBeDefined();
    await second?.release();
  });

  test('is not granted when the wait is over', async () => {
    const lock = await takeLock(file, {kind: 'exclusive'});
    expect(await takeLock(file, {kind: 'shared', waitMilliseconds: 100})).toBeUndefined();
    await lock?.release();
  });

  test('is free after work under it has failed', async () => {
    const work = () => withLock(file, 'exclusive', () => Promise.reject(new Error('no luck')));
    await expect(work()).rejects.toThrow('no luck');
    expect(await isFree('exclusive')).toBe(true);
  });

  test('is held while work under it runs, one after the other', async () => {
    const order: string[] = [];
    const work = (name: string) => () =>
      withLock(file, 'exclusive', async () => {
        order.push(name);
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push(name);
      });
    await Promise.all(['a', 'b', 'c'].map((name) => work(name)()));
    expect(order.join('')).toMatch(/^(aa|bb|cc){3}$/);
  });

  test('is free when its holder was killed', async () => {
    const holder = startModule(
      compileSources(temporary.fresh()),
      `import {takeLock} from './host/lock.js';
       await takeLock(${JSON.stringify(file)}, {kind: 'exclusive'});
       console.log('held');
       setInterval(() => undefined, 1000);`,
    );
    expect(await firstOutput(holder)).toBe('held');
    expect(await isFree('shared')).toBe(false);
    holder.kill('SIGKILL');
    const lock = await takeLock(file, {kind: 'exclusive', waitMilliseconds: 5000});
    expect(lock).toBeDefined();
    await lock?.release();
  });

  test('does not change what the file holds', async () => {
    await withLock(file, 'exclusive', () => Promise.resolve());
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test('fails with one line that names a file that cannot be made', async () => {
    const path = temporary.at('no-such-directory', 'lock');
    expect((await messageOfFailure(() => takeLock(path, {kind: 'shared'}))).message).toContain(path);
  });

  test('is asked of flock(1) with a status of its own for "busy"', () => {
    expect(lockArguments('/l', {kind: 'shared', waitMilliseconds: 1500})).toEqual(
      expect.arrayContaining(['--shared', '--timeout', '1.5', '--conflict-exit-code', '75', '/l']),
    );
    expect(lockArguments('/l', {kind: 'exclusive'})).not.toContain('--timeout');
  });
});
