import {mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {runCommand} from '../../src/host/command.js';
import {inNamespace, isAlive, startNamespace} from '../../src/host/namespace.js';
import {fsck} from '../support/fsck.js';
import {leftoversOf} from '../support/leftovers.js';
import {takenNames} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('fsck of roots', () => {
  let shop: Workshop;
  let holder = {pid: 0, startTime: '', boot: ''};
  let damaged: string | undefined;
  beforeAll(async () => {
    shop = await openWorkshop('fsck-roots');
    await shop.sh('other', 'echo other > /state', '--commit', 'one');
  });
  afterAll(() => shop.end());

  const stateFile = (): string => `${shop.store}/roots/default/state.json`;

  beforeEach(async () => {
    await shop.ok('scrub');
    await shop.sh('default', 'echo 1 > /state', '--commit', 'one');
    damaged = readFileSync(stateFile(), 'utf8');
    ({holder} = JSON.parse(damaged));
  });

  const damages: [string, () => void][] = [
    ['was cut short', () => truncateSync(stateFile(), 100)],
    [
      'is of a later format',
      () => writeFileSync(stateFile(), damaged!.replace('"format": 1', '"format": 2')),
    ],
  ];

  test.each(damages)(
    'a root whose state %s is found, is said how to be removed, and is not ended',
    async (_, damage) => {
      damage();
      for (const options of [[], ['--repair']]) {
        const {exitCode, findings} = await fsck(shop, ...options);
        expect(exitCode).toBe(1);
        expect(findings).toMatchObject([{kind: 'problem', what: 'root "default"', repaired: null}]);
        expect(findings[0]?.why).toContain('rootstock scrub --root default');
      }
      // It may be a later version's, and well.
      expect(isAlive(holder)).toBe(true);
      expect(await shop.sh('other', 'cat /state')).toBe('other\n');
    },
  );

  test.each(damages)(
    'a root whose state %s is removed by scrub, with all that runs in it',
    async (_, damage) => {
      damage();
      await shop.ok('scrub');
      expect(readdirSync(`${shop.store}/roots`).filter((name) => name.startsWith('default'))).toEqual([]);
      expect(isAlive(holder)).toBe(false);
      expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
      expect(await shop.sh('default', 'cat /state 2>/dev/null || echo new')).toBe('new\n');
    },
  );

  test('scrub --all removes a root whose state cannot be read', async () => {
    truncateSync(stateFile(), 100);
    await shop.ok('scrub', '--all');
    expect(readdirSync(`${shop.store}/roots`)).toEqual([]);
    await shop.sh('other', 'echo other > /state', '--commit', 'one');
  });

  test('nothing is collected while nobody knows what a root needs, but other roots go on', async () => {
    truncateSync(stateFile(), 100);
    const gc = await shop.rootstock(['gc']);
    expect(gc).toMatchObject({exitCode: 1, stdout: ''});
    expect(gc.stderr).toMatch(/^rootstock: reading root "default" failed: .*\n$/);
    expect(await takenNames(shop, 'other')).toEqual(['one']);
    await shop.ok('rollback-to', 'one', '--root', 'other');
  });

  test('a holder that no root knows of is found, and ended', async () => {
    const {namespace, keep} = await startNamespace('rootstock: root default');
    const stray = `${shop.store}/roots/default/g/99`;
    mkdirSync(stray, {recursive: true});
    await runCommand(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'none', stray]));
    await keep();
    expect((await fsck(shop)).findings).toMatchObject([
      {
        kind: 'problem',
        what: `process ${namespace.pid}`,
        why: expect.stringContaining('"default"'),
        repaired: null,
      },
    ]);
    expect(isAlive(namespace)).toBe(true);
    expect(await fsck(shop, '--repair')).toMatchObject({exitCode: 0, findings: [{repaired: 'ended'}]});
    expect(isAlive(namespace)).toBe(false);
    expect(isAlive(holder)).toBe(true);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });

  test('a frozen layer that is gone with its scratch is found', async () => {
    await shop.ok('scrub');
    await shop.sh('default', 'head -c 60000000 /dev/urandom > /big', '--scratch', 'tmpfs');
    ({holder} = JSON.parse(readFileSync(stateFile(), 'utf8')));
    const snapshot = shop.start(['snapshot', 'lost']);
    await until('it is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    await snapshot.kill();
    expect((await fsck(shop)).findings.filter(({kind}) => kind === 'problem')).toEqual([]);
    process.kill(holder.pid, 'SIGKILL');
    await until('it is gone', () => leftoversOf(`${shop.store}/roots/default`).length === 0);
    const {exitCode, findings} = await fsck(shop);
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual({
      ...{kind: 'problem', what: 'root "default"', repaired: null},
      why: 'the layer of snapshot lost is gone with its scratch; `rollback-to` a snapshot, or `scrub` it',
    });
    await shop.ok('scrub');
    await shop.ok('gc');
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });

  test('a root that is not mounted, and one whose upper holds changes, are well', async () => {
    await shop.sh('default', 'echo 2 > /state');
    process.kill(holder.pid, 'SIGKILL');
    await until('it is gone', () => !isAlive(holder));
    expect(await fsck(shop, '--repair')).toMatchObject({exitCode: 0, findings: []});
    expect(await shop.sh('default', 'cat /state')).toBe('2\n');
  });

  test('a store of another format is refused, and nothing is changed in it', async () => {
    const env = {ROOTSTOCK_HOME: shop.path('later')};
    mkdirSync(env.ROOTSTOCK_HOME, {mode: 0o700});
    writeFileSync(`${env.ROOTSTOCK_HOME}/format`, '2\n');
    for (const command of ['fsck --repair', 'list', 'gc', 'scrub --all']) {
      const refused = await shop.rootstock(command.split(' '), {env});
      expect(refused).toMatchObject({exitCode: 1, stdout: ''});
      expect(refused.stderr).toMatch(
        /^rootstock: opening the store .*: its format is 2, and this version knows 1\. .*\n$/,
      );
    }
    expect(readdirSync(env.ROOTSTOCK_HOME)).toEqual(['format']);
    rmSync(env.ROOTSTOCK_HOME, {recursive: true});
  });
});
