import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

interface Listed {
  readonly name: string;
  readonly current: boolean;
  readonly stack: readonly string[];
}

describeAsRoot('squash', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('squash');
  });
  afterAll(() => shop.end());

  const list = async (root: string, ...options: string[]): Promise<Listed[]> =>
    JSON.parse(await shop.ok('list', '--root', root, ...options, '--json')) as Listed[];
  const find = async (root: string, name: string, ...options: string[]): Promise<Listed> => {
    const found = (await list(root, ...options)).find((listed) => listed.name === name);
    if (!found) throw new Error(`there is no "${name}"`);
    return found;
  };
  const current = async (root: string): Promise<string[]> =>
    (await list(root))
      .filter((listed) => listed.current)
      .map(({name}) => name)
      .sort();
  /** A snapshot of each script. */
  const snapshots = async (root: string, scripts: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, script] of Object.entries(scripts)) {
      await shop.sh(root, script);
      await shop.ok('snapshot', name, '--root', root);
    }
  };
  const squash = async (root: string, ...word: string[]): Promise<{squashed: number; current?: boolean}> =>
    JSON.parse(await shop.ok('squash', ...word, '--root', root, '--json')) as {squashed: number};

  test('has nothing to do where there are not two layers above the base', async () => {
    await shop.sh('few', 'true');
    expect(await squash('few')).toEqual({squashed: 0});
    await snapshots('few', {one: 'echo 1 > /one'});
    const before = await list('few');
    expect(await squash('few')).toEqual({squashed: 0});
    expect(await squash('few', 'postinit')).toEqual({squashed: 0});
    expect(await list('few')).toEqual(before);
  });

  test('moves every name of the stack, in every root, and no other', async () => {
    await snapshots('names', {
      lower: 'echo 1 > /one',
      middle: 'echo 2 > /two; rm /one',
      higher: 'echo 3 > /three',
    });
    await shop.ok('tag', 'middle', 'alias', '--root', 'names');
    await shop.ok('rollback-to', 'middle', '--root', 'names');
    await shop.ok('snapshot', 'key', '--as-key', '--root', 'names');
    await shop.sh('other', 'true', '--key', 'key');
    const before = await list('names');
    expect(await squash('names', 'middle')).toMatchObject({squashed: 2, current: true});

    const {stack} = await find('names', 'middle');
    expect(stack).toHaveLength(2);
    expect((await find('names', 'alias')).stack).toEqual(stack);
    expect((await find('names', 'key', '--keys')).stack).toEqual(stack);
    expect((await find('other', 'postinit')).stack).toEqual(stack);
    for (const name of ['postinit', 'lower', 'higher'])
      expect((await find('names', name)).stack).toEqual(before.find((one) => one.name === name)?.stack);
    expect(await current('names')).toEqual(['alias', 'middle']);
    // The other root stands on the layers that the new one stands for.
    expect(await current('other')).toEqual(['postinit']);

    const shown = async (root: string): Promise<string> =>
      shop.sh(root, 'cat /one /two /three 2>/dev/null; :');
    expect([await shown('names'), await shown('other')]).toEqual(['2\n', '2\n']);
    for (const [name, content] of [
      ['lower', '1\n'],
      ['higher', '2\n3\n'],
      ['alias', '2\n'],
    ] as const) {
      await shop.ok('rollback-to', name, '--root', 'names');
      expect(await shown('names')).toBe(content);
    }
    expect(await shop.ok('diff', 'lower', 'alias', '--root', 'names')).toBe('D /one  (2 B)\nA /two  (2 B)\n');
    expect(JSON.parse(await shop.ok('fsck', '--json'))).toMatchObject({findings: []});
  });

  test('goes on while a program runs in the root, which then stands on the layers as before', async () => {
    await snapshots('used', {one: 'echo 1 > /f', two: 'echo 2 > /g'});
    const running = shop.start(
      ['run', '--root', 'used', '--', 'sh', '-c', 'echo ready; read -r _; cat /f /g'],
      {
        input: 'open',
      },
    );
    await running.said('ready');
    expect(await squash('used')).toMatchObject({squashed: 2, current: false});
    expect((await find('used', 'two')).stack).toHaveLength(2);
    expect(await current('used')).toEqual(['two']);
    running.child.stdin?.end('\n');
    expect(await running.ended).toMatchObject({exitCode: 0, stdout: 'ready\n1\n2\n'});
    // It is no layer but a move any more.
    expect(await squash('used')).toMatchObject({squashed: 2, current: true});
    expect(await current('used')).toEqual(['two']);
    expect(await shop.sh('used', 'cat /f /g')).toBe('1\n2\n');
  });

  test('leaves what was changed where it is, and takes it up with the next snapshot', async () => {
    await snapshots('changed', {one: 'echo 1 > /f', two: 'rm /f; echo 2 > /g'});
    await shop.sh('changed', 'rm /g; mkdir /h; echo 3 > /h/i');
    expect(await squash('changed')).toMatchObject({squashed: 2, current: false});
    expect(await shop.sh('changed', 'ls -d /f /g /h/* 2>/dev/null; :')).toBe('/h/i\n');
    expect(await current('changed')).toEqual(['two']);
    await shop.ok('snapshot', 'three', '--root', 'changed');
    expect(await squash('changed')).toMatchObject({squashed: 3, current: true});
    expect((await find('changed', 'three')).stack).toHaveLength(2);
    expect((await find('changed', 'two')).stack).toHaveLength(2);
    expect(await shop.ok('diff', 'two', 'three', '--root', 'changed')).toBe(
      'D /g  (2 B)\nA /h\nA /h/i  (2 B)\n',
    );
  });

  test('makes a layer of its own even where one of the layers holds all that is left of them', async () => {
    await snapshots('same', {one: 'echo 1 > /f', two: 'echo 2 > /f'});
    const {stack} = await find('same', 'two');
    const running = shop.start(['run', '--root', 'same', '--', 'sh', '-c', 'echo ready; read -r _'], {
      input: 'open',
    });
    await running.said('ready');
    expect(await squash('same')).toMatchObject({squashed: 2, current: false});
    expect(stack).not.toContain((await find('same', 'two')).stack.at(-1));
    expect(await current('same')).toEqual(['two']);
    running.child.stdin?.end('\n');
    await running.ended;
    const log = JSON.parse(await shop.ok('log', 'two', '--root', 'same', '--json')) as {
      squashed: number | null;
    }[];
    expect(log.map(({squashed}) => squashed)).toContain(2);
  });

  test('twice is once more: what was squashed is squashed with what came later', async () => {
    await snapshots('twice', {one: 'mkdir /d; echo 1 > /d/f', two: 'rm -r /d', three: 'mkdir /d'});
    expect(await squash('twice')).toMatchObject({squashed: 3});
    expect(await squash('twice')).toEqual({squashed: 0});
    await snapshots('twice', {four: 'echo 4 > /d/g', five: 'rm -r /home; mkdir /home; rm /d/g'});
    expect(await squash('twice')).toMatchObject({squashed: 3});
    expect(await shop.sh('twice', 'ls -A /d /home')).toBe('/d:\n\n/home:\n');
    expect((await find('twice', 'five')).stack).toHaveLength(2);
    expect(await current('twice')).toEqual(['five']);
  });
});
