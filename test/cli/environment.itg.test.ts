import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('the environment in a root', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('environment');
  });
  afterAll(() => shop.end());

  const environmentOf = async (
    env: Record<string, string>,
    ...options: readonly string[]
  ): Promise<Map<string, string>> => {
    const {stdout} = await shop.rootstock(
      ['run', '--quiet', '--base', shop.base, ...options, '--', 'env', '-0'],
      {env},
    );
    const entries = stdout.split('\0').filter(Boolean);
    return new Map(
      entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    );
  };

  const odd = {
    NEWLINES: 'one\ntwo\n\nfour\n',
    SPACES: '  a  b  ',
    UNICODE: 'ü€😀',
    EMPTY: '',
    EQUALS: 'a=b=c',
    QUOTES: `"'\\$HOME\``,
    TMPDIR: '/somewhere/tmp',
    LD_LIBRARY_PATH: '/nowhere/lib',
    LONG: 'x'.repeat(120_000),
    lower_case: 'yes',
    'BASH_FUNC_f%%': '() { :; }',
    GITHUB_TOKEN: 'a step that has it may use it',
  };

  test('is the caller’s own, exactly', async () => {
    const found = await environmentOf(odd);
    expect(Object.fromEntries([...found].filter(([name]) => name in odd))).toEqual(odd);
  });

  test('holds nothing that the caller does not have', async () => {
    const found = await environmentOf({ONLY: 'this'});
    expect([...found.keys()].sort()).toEqual(['HOME', 'LANG', 'ONLY', 'PATH', 'ROOTSTOCK_HOME']);
  });

  test('has the directories of every distribution on its path, after the caller’s', async () => {
    const found = await environmentOf({PATH: '/mine:/usr/bin'});
    expect(found.get('PATH')).toBe('/mine:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin:/bin');
  });

  test('lacks what only actions get: tokens of the runner’s services, inputs and state', async () => {
    const withheld = {
      ACTIONS_RUNTIME_TOKEN: 'secret',
      ACTIONS_RUNTIME_URL: 'secret',
      ACTIONS_RESULTS_URL: 'secret',
      ACTIONS_CACHE_URL: 'secret',
      ACTIONS_CACHE_SERVICE_V2: 'secret',
      INPUT_TOKEN: 'secret',
      'INPUT_WITH-DASH': 'secret',
      STATE_KEY: 'secret',
      GITHUB_STATE: '/secret',
      SUDO_COMMAND: 'secret',
    };
    expect([...(await environmentOf(withheld)).values()].filter((value) => value.includes('secret'))).toEqual(
      [],
    );
  });

  test('is another user’s where --user names one', async () => {
    const found = await environmentOf({HOME: '/somewhere', USER: 'me'}, '--user', 'root');
    expect(found.get('HOME')).toBe('/root');
    expect(found.get('USER')).toBe('root');
  });

  test('is in no file of the store, neither upper nor layer nor state, and in no argument', async () => {
    const secret = `secret-${process.pid}-of-the-test`;
    const env = {A_SECRET: secret, ACTIONS_RUNTIME_TOKEN: secret};
    const run = shop.start(
      ['run', '--base', shop.base, '--', 'sh', '-c', 'echo ready; sleep 1; echo written > /file'],
      {env},
    );
    await run.said('ready');
    const {stdout: processes} = await promisify(execFile)('ps', ['-eo', 'args']);
    expect(processes).not.toContain(secret);
    expect((await run.ended).exitCode).toBe(0);
    await shop.ok('snapshot', 'uncompressed-names');
    expect(await grep(secret, shop.store)).toBe('');
    expect(
      await shop.sh(
        'default',
        `grep -rl ${secret} / --exclude-dir=proc --exclude-dir=sys 2>/dev/null || true`,
      ),
    ).toBe('');
  });
});

const grep = async (text: string, directory: string): Promise<string> => {
  const {stdout} = await promisify(execFile)('grep', ['-rlaF', text, directory]).catch(
    (error: unknown) => error as {stdout: string},
  );
  return stdout;
};
