import {readdirSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {leftoversOf} from '../support/leftovers.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('run --ephemeral', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('ephemeral');
    await shop.sh('default', 'echo kept > /kept');
    await shop.ok('snapshot', 'one');
    await shop.sh('default', 'echo not in a snapshot > /later');
  });
  afterAll(() => shop.end());

  const ephemeral = (script: string): string[] => ['run', '--quiet', '--ephemeral', '--', 'sh', '-c', script];
  const roots = (): string[] =>
    readdirSync(`${shop.store}/roots`).filter((name) => name.startsWith('ephemeral'));

  test('starts from the snapshot of the root, without what was changed since, and leaves no trace', async () => {
    const {stdout, exitCode} = await shop.rootstock(
      ephemeral('cat /kept; ls /later 2>/dev/null; echo x > /new; exit 4'),
    );
    expect({stdout, exitCode}).toEqual({stdout: 'kept\n', exitCode: 4});
    expect(roots()).toEqual([]);
    expect(await shop.sh('default', 'ls /new 2>/dev/null; cat /later')).toBe('not in a snapshot\n');
  });

  test('ends what the program left running', async () => {
    await shop.rootstock(ephemeral('setsid sleep 4711 >/dev/null 2>&1 </dev/null & sleep 0.1'));
    expect(leftoversOf(shop.directory).filter((line) => line.includes('4711'))).toEqual([]);
    expect(roots()).toEqual([]);
  });

  test('may run beside a command in the same root', async () => {
    const run = shop.start(['run', '--quiet', '--', 'sh', '-c', 'echo ready; sleep 1']);
    await run.said('ready');
    expect((await shop.rootstock(ephemeral('cat /kept'))).stdout).toBe('kept\n');
    expect((await run.ended).exitCode).toBe(0);
  });

  test('makes no root of the name it is given', async () => {
    const {stdout} = await shop.rootstock([
      ...[
        'run',
        '--quiet',
        '--ephemeral',
        '--root',
        'unmade',
        '--base',
        shop.base,
        '--',
        'sh',
        '-c',
        'echo done',
      ],
    ]);
    expect(stdout).toBe('done\n');
    expect((await shop.rootstock(['list', '--root', 'unmade'])).exitCode).toBe(2);
  });

  test('what a killed command left is swept by the next that makes a root', async () => {
    const run = shop.start(ephemeral('echo ready; sleep 4712'));
    await run.said('ready');
    expect(roots()).not.toEqual([]);
    await run.kill();
    await shop.sh('next', 'true');
    expect(roots()).toEqual([]);
    await until('the killed command’s program has ended', () =>
      leftoversOf(shop.directory).every((line) => !line.includes('4712')),
    );
  });
});
