import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {commandPath, runProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a caller with a strict umask', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('umask');
  });
  afterAll(() => shop.end());

  const strictly = (input: string, ...args: string[]): ReturnType<typeof runProgram> => {
    const script = 'umask 077; exec "$@"';
    const command = [process.execPath, commandPath, 'run', '--quiet', '--base', shop.base, ...args];
    return runProgram(['sh', '-c', script, 'sh', ...command], {env: shop.env, input});
  };

  test('makes a root that every user can be in, and programs in it have the caller’s umask', async () => {
    const inside = [
      'sh',
      '-c',
      'umask; ls -d /proc/self/cwd /run/lock /run/rootstock; cd /run/lock; echo x > made; ls -l made',
    ];
    const result = await strictly('', '--user', '1234', '--', ...inside);
    expect(result).toMatchObject({exitCode: 0, stderr: expect.not.stringContaining('denied')});
    expect(result.stdout).toMatch(/^0077\n[^]*-rw------- /);
  });

  test('a setup has the usual umask of root', async () => {
    const key = ['--root', 'setup', '--key', 'k', '--setup', '-'];
    expect(await strictly('echo x > /made\n', ...key, '--', 'true')).toMatchObject({exitCode: 0});
    expect(await shop.sh('setup', 'stat -c %a /made')).toBe('644\n');
  });
});
