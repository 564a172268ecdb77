import {readdirSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {commandPath, type Result, runProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

/** How a process comes to be root and still may not mount. */
const ways: readonly (readonly [string, readonly string[]])[] = [
  [
    'without CAP_SYS_ADMIN, as in an unprivileged container',
    ['setpriv', '--bounding-set=-sys_admin', '--inh-caps=-sys_admin', '--'],
  ],
  ['in a user namespace of its own', ['unshare', '--user', '--map-root-user', '--']],
];

describeAsRoot('where there is no right to mount', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('unprivileged');
  });
  afterAll(() => shop.end());

  const command = (way: readonly string[], ...args: readonly string[]): Promise<Result> =>
    runProgram([...way, process.execPath, commandPath, ...args], {env: shop.env});

  test.each(ways)('%s: run ends in one clear line with status 1, and leaves no root', async (_, way) => {
    for (const base of [shop.base, 'host']) {
      const result = await command(way, 'run', '--quiet', '--base', base, '--', 'true');
      expect(result).toMatchObject({exitCode: 1, stdout: ''});
      expect(result.stderr).toMatch(/^rootstock: .*\n$/);
      expect(result.stderr).toMatch(/privileged container|has to mount|rootstock check/);
      expect(readdirSync(`${shop.store}/roots`).filter((name) => !name.endsWith('lock'))).toEqual([]);
      expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
    }
  });

  test.each(ways)('%s: check says what fails, and ends with 1', async (_, way) => {
    const {exitCode, stdout} = await command(way, 'check', '--json');
    expect(exitCode).toBe(1);
    const failed = (JSON.parse(stdout) as {what: string; state: string}[]).filter(
      ({state}) => state === 'failed',
    );
    expect(failed.map(({what}) => what)).toContain('overlay');
  });
});
