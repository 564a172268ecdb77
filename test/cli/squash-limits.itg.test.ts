import {mkdirSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

interface Listed {
  readonly name: string;
  readonly current: boolean;
  readonly layers: number;
}

describeAsRoot('squash, by itself and where there is no room', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('squash-limits');
  });
  afterAll(() => shop.end());

  const layersOf = async (root: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (JSON.parse(await shop.ok('list', '--root', root, '--json')) as Listed[]).map(({name, layers}) => [
        name,
        layers,
      ]),
    );

  test('a stack that grows past --max-layers is squashed by itself, which is said', async () => {
    await shop.ok('init', '--root', 'long', '--base', shop.base, '--max-layers', '3');
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) {
      await shop.sh('long', `echo ${name} > /${name}; echo ${name} > /last`);
      const {exitCode, stdout, stderr} = await shop.rootstock(['snapshot', name, '--root', 'long']);
      expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: `${name}\n`});
      const said = /^rootstock: squashed (\d+) layers of root "long" into one$/m.exec(stderr);
      expect(said?.[1]).toBe({c: '3', e: '3'}[name]);
    }
    expect(await layersOf('long')).toEqual({postinit: 1, a: 2, b: 3, c: 2, d: 3, e: 2});
    for (const name of names) {
      await shop.ok('rollback-to', name, '--root', 'long');
      const files = [...names.slice(0, names.indexOf(name) + 1), 'last'].join('\n');
      expect(await shop.sh('long', 'cd /; ls -d ? last; cat last')).toBe(`${files}\n${name}\n`);
    }
  });

  test('a run that commits squashes as well, and the names move when the root is free', async () => {
    await shop.ok('init', '--root', 'runs', '--base', shop.base, '--max-layers', '2');
    for (const name of ['a', 'b']) await shop.sh('runs', `echo ${name} >> /f`, '--commit', name);
    expect(await layersOf('runs')).toEqual({postinit: 1, a: 2, b: 2});
    expect(await shop.sh('runs', 'cat /f')).toBe('a\nb\n');
  });

  test('a scratch without room: a warning, and every snapshot is what it was', async () => {
    await shop.ok(
      'init',
      '--root',
      'full',
      '--base',
      shop.base,
      '--scratch',
      'tmpfs',
      '--scratch-size',
      '40M',
      '--max-layers',
      '2',
    );
    await shop.sh('full', 'dd if=/dev/urandom of=/one bs=1M count=15 2>/dev/null');
    await shop.ok('snapshot', 'one', '--root', 'full');
    await shop.sh('full', 'dd if=/dev/urandom of=/two bs=1M count=15 2>/dev/null');
    const sums = await shop.sh('full', 'od -An -tx8 -j 15000000 /one; od -An -tx8 -j 15000000 /two');
    const {exitCode, stderr} = await shop.rootstock(['snapshot', 'two', '--root', 'full']);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^rootstock: warning: the 3 layers of root "full" stay: .*No space left/m);
    expect(await layersOf('full')).toEqual({postinit: 1, one: 2, two: 3});

    const asked = await shop.rootstock(['squash', '--root', 'full']);
    expect(asked).toMatchObject({exitCode: 1, stdout: ''});
    expect(asked.stderr).toMatch(/^rootstock: .*No space left.*\n$/);
    expect(await layersOf('full')).toEqual({postinit: 1, one: 2, two: 3});
    expect(await shop.sh('full', 'od -An -tx8 -j 15000000 /one; od -An -tx8 -j 15000000 /two')).toBe(sums);

    // What the attempt wrote is gone, and in a root with room the same snapshot is squashed.
    await shop.sh('full', 'dd if=/dev/urandom of=/three bs=1M count=4 2>/dev/null');
    await shop.ok('clean', '--root', 'full');
    await shop.ok('snapshot', 'key', '--root', 'full', '--as-key');
    expect(
      await shop.sh('roomy', 'od -An -tx8 -j 15000000 /one; od -An -tx8 -j 15000000 /two', '--key', 'key'),
    ).toBe(sums);
    await shop.ok('squash', '--root', 'roomy');
    expect(await layersOf('full')).toEqual({postinit: 1, one: 2, two: 2});
    expect(await shop.sh('roomy', 'od -An -tx8 -j 15000000 /one; od -An -tx8 -j 15000000 /two')).toBe(sums);
  });

  test('over the host, what was deleted of it stays deleted', async () => {
    const host = shop.path('on the host');
    mkdirSync(host);
    for (const name of ['kept', 'gone', 'again']) {
      mkdirSync(`${host}/${name}`);
      writeFileSync(`${host}/${name}/file`, name);
    }
    const sh = (script: string): Promise<string> =>
      shop.ok(
        'run',
        '--quiet',
        '--root',
        'host',
        '--base',
        'host',
        '--',
        'sh',
        '-c',
        `cd "${host}"; ${script}`,
      );
    const scripts = [
      'rm -r gone again; echo 1 > made',
      'mkdir again; rm made',
      'echo 3 > again/other; rm kept/file',
    ];
    for (const [index, script] of scripts.entries()) {
      await sh(script);
      await shop.ok('snapshot', `s${index}`, '--root', 'host');
    }
    const shown = await sh('find . -exec stat -c "%n %A %Y" {} + | sort');
    expect(shown.match(/^\S+/gm)).toEqual(['.', './again', './again/other', './kept']);
    await shop.ok('squash', '--root', 'host');
    expect(await layersOf('host')).toEqual({postinit: 0, s0: 1, s1: 2, s2: 1});
    expect(await sh('find . -exec stat -c "%n %A %Y" {} + | sort')).toBe(shown);
    expect(await sh('sed -n 1p again/other; stat -c %U:%G /etc')).toBe('3\nroot:root\n');
    expect(run(['find', host, '-type', 'f']).split('\n').filter(Boolean)).toHaveLength(3);
  });
});
