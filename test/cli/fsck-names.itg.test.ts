import {copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {fsck} from '../support/fsck.js';
import {takenNames} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('fsck of names', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('fsck-names');
  });
  afterAll(() => shop.end());

  beforeEach(async () => {
    await shop.ok('scrub', '--all');
    rmSync(shop.store, {recursive: true});
    await shop.sh('default', 'echo 1 > /state', '--commit', 'one');
    await shop.sh('default', 'echo 2 > /state', '--commit', 'two');
    await shop.ok('snapshot', 'deps', '--as-key');
  });

  const snapshotFile = (name: string): string => `${shop.store}/roots/default/snapshots/${name}.json`;
  const onlyFile = (part: string): string =>
    `${shop.store}/${part}/${readdirSync(`${shop.store}/${part}`).find((name) => name.endsWith('.json')) ?? ''}`;
  const setFormat = (file: string): void =>
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"format": ?1/, '"format": 2'));

  test.each<[string, (file: string) => void, RegExp]>([
    ['that was cut short', (file) => truncateSync(file, 50), /JSON/],
    ['that is empty', (file) => truncateSync(file, 0), /JSON/],
    ['of a later format', setFormat, /its format is 2, and this version knows 1/],
    ['of another name', (file) => copyFileSync(snapshotFile('one'), file), /its name is "one"/],
    [
      'of layers that are none',
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"[0-9a-f]{64}"/, '"../x"')),
      /it is not whole/,
    ],
  ])('a snapshot %s is found, and set aside; the others go on', async (_, damage, why) => {
    damage(snapshotFile('two'));
    const content = readFileSync(snapshotFile('two'), 'utf8');
    const {exitCode, findings} = await fsck(shop);
    expect(exitCode).toBe(1);
    expect(findings).toMatchObject([
      {
        kind: 'problem',
        what: 'snapshot "two" of root "default"',
        why: expect.stringMatching(why),
        repaired: null,
      },
    ]);
    const place = `${shop.store}/lost+found/default-two.json`;
    expect(await fsck(shop, '--repair')).toMatchObject({
      exitCode: 0,
      findings: [{repaired: `set aside as ${place}`}],
    });
    expect(readFileSync(place, 'utf8')).toBe(content);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
    expect(await takenNames(shop)).toEqual(['one']);
    expect(await shop.sh('default', 'cat /state')).toBe('2\n');
    await shop.ok('rollback-to', 'one');
  });

  test('what is set aside twice is kept twice', async () => {
    for (const round of [1, 2]) {
      truncateSync(snapshotFile('two'), round);
      await fsck(shop, '--repair');
      await shop.ok('snapshot', 'two');
    }
    expect(readdirSync(`${shop.store}/lost+found`).sort()).toEqual([
      'default-two.json',
      'default-two.json.1',
    ]);
  });

  test('a snapshot that cannot be read is named, and nothing is collected, until it is mended', async () => {
    truncateSync(snapshotFile('two'), 50);
    for (const command of ['rollback-to two', 'gc']) {
      const {exitCode, stderr} = await shop.rootstock(command.split(' '));
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^rootstock: [^\n]*two\.json[^\n]*fsck --repair[^\n]*\n$/);
    }
    expect((await fsck(shop, '--quick')).checked.layers).toBe(3);
  });

  test('what was asked for is done, and said to be, beside a snapshot that cannot be read', async () => {
    await shop.sh('other', 'echo other > /other', '--commit', 'other');
    truncateSync(snapshotFile('two'), 50);
    await shop.ok('remove', 'other', '--root', 'other');
    await shop.ok('scrub', '--root', 'other');
    await shop.ok('scrub', '--all');
  });

  test('a key that cannot be read is a miss, is found, and set aside', async () => {
    truncateSync(onlyFile('keys'), 50);
    const run = await shop.rootstock([
      'run',
      '--root',
      'new',
      '--base',
      shop.base,
      '--key',
      'deps',
      '--',
      'true',
    ]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('warning: snapshot "deps" is not used');
    expect((await fsck(shop)).findings).toMatchObject([{what: expect.stringMatching(/^key [0-9a-f]{12}$/)}]);
    expect(await fsck(shop, '--repair')).toMatchObject({exitCode: 0});
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: [], checked: {keys: 0}});
    expect(await shop.ok('log', 'two')).toContain('run sh');
  });

  test('the record of a base that cannot be read is forgotten, and made again', async () => {
    truncateSync(onlyFile('bases'), 10);
    const {exitCode, findings} = await fsck(shop);
    expect(exitCode).toBe(1);
    expect(findings).toMatchObject([
      {what: expect.stringMatching(/^base /), why: 'its record cannot be read'},
    ]);
    const repaired = await fsck(shop, '--repair');
    expect(repaired.exitCode).toBe(0);
    expect(repaired.findings[0]?.repaired).toMatch(/^forgotten: it is made again/);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: [], checked: {bases: 0}});
    const run = await shop.rootstock(['run', '--root', 'new', '--base', shop.base, '--', 'true']);
    expect(run.stderr).toContain('made base');
    expect(await fsck(shop)).toMatchObject({exitCode: 0, checked: {bases: 1}});
  });

  test('for a person there is one line for each', async () => {
    truncateSync(snapshotFile('two'), 50);
    setFormat(onlyFile('keys'));
    const found = await shop.rootstock(['fsck']);
    expect(found.exitCode).toBe(1);
    expect(found.stdout).toMatch(
      /^problem: snapshot "two" of root "default": .*\nproblem: key [0-9a-f]{12}: .*\n$/,
    );
    expect(found.stderr).toMatch(/^rootstock: checked .*: 2 problems\n$/);
    const repaired = await shop.rootstock(['fsck', '--repair']);
    expect(repaired.exitCode).toBe(0);
    expect(repaired.stdout.match(/: set aside as \/.*\/lost\+found\/.*\n/g)).toHaveLength(2);
    expect(repaired.stderr).toMatch(/: all is well\n$/);
  });
});
