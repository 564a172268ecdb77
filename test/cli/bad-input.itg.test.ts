import {mkdir} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {expectRefusal, storeTree} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('bad input is refused in one line, with nothing changed', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('bad');
    await shop.sh('default', 'echo kept > /kept');
    await shop.ok('snapshot', 'here');
    await mkdir(shop.path('directory'));
  });
  afterAll(() => shop.end());

  const names = ['a/b', '..', '.', '../x', 'a\nb', '', ' ', '-x', 'x'.repeat(129), 'ü', '$HOME'];
  test.each(names)('root %j', async (name) => {
    await expectRefusal(
      shop,
      ['run', `--root=${name}`, '--base', shop.base, '--', 'true'],
      JSON.stringify(name).slice(0, 40),
    );
  });
  test.each(names)('snapshot %j', async (name) => {
    await expectRefusal(shop, ['snapshot', '--', name], JSON.stringify(name).slice(0, 40));
  });

  test.each([
    ...['snapshot x', 'rollback-to x', 'clean', 'list', 'log', 'log x', 'diff', 'tag x y', 'rename x y'],
    ...['squash', 'squash x', 'remove x', 'pack'],
  ])('%s in a root that is not there', async (command) => {
    await expectRefusal(shop, [...command.split(' '), '--root', 'nowhere'], '"nowhere"');
  });
  test.each(['clean', 'list', 'diff', 'scrub', 'pack'])(
    '%s in a root whose name is a path',
    async (command) => {
      await expectRefusal(shop, [command, '--root', '../roots/default'], '"../roots/default"');
    },
  );

  test('scrub of a root that is not there is no mistake, and is said', async () => {
    const before = await storeTree(shop.store);
    expect(await shop.rootstock(['scrub', '--root', 'nowhere'])).toEqual(
      expect.objectContaining({exitCode: 0, stdout: '', stderr: 'rootstock: there is no root "nowhere"\n'}),
    );
    expect(await storeTree(shop.store)).toBe(before);
  });

  const readers = ['rollback-to', 'remove', 'diff', 'log', 'squash'];
  test.each(readers)('%s a snapshot that is not there', async (command) => {
    await expectRefusal(shop, [command, 'nosuch'], '"nosuch"', 1);
  });
  test.each(readers)('%s a snapshot whose name is a path', async (command) => {
    await expectRefusal(shop, [command, '../state'], '"../state"', 1);
  });

  const run = (...options: readonly string[]): string[] => ['run', '--root', 'new', ...options, '--', 'true'];
  test.each<[string, readonly string[], string]>([
    ['a bind of what is not there', ['--bind', '/no/such'], '"/no/such"'],
    ['a bind to a relative place', ['--bind', '/etc:relative'], '"/etc:relative"'],
    ['a bind over the whole root', ['--bind', '/etc:/'], '"/etc:/"'],
    ['a bind upwards', ['--bind', '/etc:/a/../b'], '"/etc:/a/../b"'],
    ['a bind of too many parts', ['--bind', '/etc:/a:/b:/c'], '"/etc:/a:/b:/c"'],
    ['an empty bind', ['--bind', ''], '""'],
    ['an unknown compression', ['--compression', 'brotli'], 'brotli'],
    ['a compression level out of range', ['--compression', 'zstd:99'], 'zstd:99'],
    ['a size that is none', ['--scratch-size', 'much'], 'much'],
    ['a negative size', ['--scratch-size', '-5'], '-5'],
    ['an unknown scratch', ['--scratch', 'cloud'], '"cloud"'],
    ['a scratch that is not there', ['--scratch', '/no/such'], '"/no/such"'],
    ['a scratch that is a file', ['--scratch', '/etc/passwd'], '"/etc/passwd"'],
    ['a scratch in memory', ['--scratch', '/dev/shm'], '"/dev/shm"'],
    ['a setup that is not there', ['--key', 'k', '--setup', 'nosuch'], '"nosuch"'],
    ['a setup that is a directory', ['--key', 'k', '--setup', 'directory'], '"directory"'],
    ['a setup without a key', ['--setup', '/etc/passwd'], '--setup'],
    ['a key with a comma', ['--key', 'a,b'], '"a,b"'],
    ['a key with a newline', ['--key', 'a\nb'], '"a\\nb"'],
    ['an empty key', ['--key', ''], '""'],
    ['a key of 401 characters', ['--key', 'k'.repeat(401)], '401'],
    ['a key and a snapshot', ['--key', 'k', '--snapshot', 'here'], '--key with --snapshot'],
    ['a name to commit to that is no name', ['--commit', 'a/b'], '"a/b"'],
    ['an unknown option', ['--nosuch'], '--nosuch'],
  ])('%s', async (_, options, named) => {
    await expectRefusal(shop, run('--base', shop.base, ...options), named);
  });

  test('a snapshot to start from that is not there', async () => {
    await expectRefusal(shop, run('--base', shop.base, '--snapshot', 'nosuch'), '"nosuch"', 1);
  });
  test('a user that the root does not know', async () => {
    await expectRefusal(shop, ['run', '--user', 'nobody-knows', '--', 'true'], '"nobody-knows"');
    await expectRefusal(shop, ['run', '--user', '12:x', '--', 'true'], '"12:x"');
  });
  test('another base than the root stands on', async () => {
    await expectRefusal(shop, ['run', '--base', 'host', '--', 'true'], 'root "default"');
  });
  test('init of a root that is there', async () => {
    await expectRefusal(shop, ['init', '--base', shop.base], '"default"');
  });
  test('an unknown command', async () => {
    await expectRefusal(shop, ['nosuch'], 'nosuch');
  });
  test('no command to run', async () => {
    await expectRefusal(shop, ['run'], 'command');
  });
  test('an unknown shell to complete for', async () => {
    await expectRefusal(shop, ['completion', 'tcsh'], '"tcsh"');
  });
  test('a scratch below RUNNER_TEMP', async () => {
    const temp = shop.path('runner-temp');
    await mkdir(temp, {recursive: true});
    const result = await shop.rootstock(run('--base', shop.base, '--scratch', temp), {
      env: {RUNNER_TEMP: temp},
    });
    expect(result).toMatchObject({exitCode: 2, stdout: ''});
    expect(result.stderr).toContain(`"${temp}"`);
  });
});
