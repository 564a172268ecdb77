import {mkdir} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('as whom and where a program runs', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('user', {
      users: ['builder:x:1234:1235:A builder:/home/builder:/bin/bash', 'noshell:x:1300:1300::/:'],
      groups: ['builder:x:1235:', 'audio:x:29:builder,other', 'video:x:44:other,builder', 'wheel:x:10:other'],
    });
  });
  afterAll(() => shop.end());

  const who = 'echo $(id -u) $(id -g) $(id -G); echo $HOME $USER $LOGNAME $SHELL';

  test('runs as the caller unless told otherwise', async () => {
    expect(await shop.sh('default', 'id -u; id -g; echo $HOME')).toBe('0\n0\n/root\n');
  });

  test('--user NAME takes ids, groups, home and shell from the root’s own user database', async () => {
    expect(await shop.sh('default', who, '--user', 'builder')).toBe(
      '1234 1235 1235 29 44\n/home/builder builder builder /bin/bash\n',
    );
  });

  test('--user UID finds the user of that id', async () => {
    expect(await shop.sh('default', who, '--user', '1234')).toBe(
      '1234 1235 1235 29 44\n/home/builder builder builder /bin/bash\n',
    );
  });

  test('--user UID:GID takes the group that is named', async () => {
    expect(await shop.sh('default', 'echo $(id -u) $(id -g)', '--user', '1234:44')).toBe('1234 44\n');
  });

  test('--user UID that the root does not know runs with the group of the same number', async () => {
    expect(await shop.sh('default', 'echo $(id -u) $(id -g) $(id -G) $HOME', '--user', '4711')).toBe(
      '4711 4711 4711 /\n',
    );
  });

  test('a user without a shell gets /bin/sh', async () => {
    expect(await shop.sh('default', 'echo $SHELL', '--user', 'noshell')).toBe('/bin/sh\n');
  });

  test('a user other than root has no capabilities and cannot get at the store or write what is root’s', async () => {
    const script = `grep CapEff /proc/self/status; touch /etc/mine 2>/dev/null || echo refused; ls ${shop.store} 2>/dev/null || echo closed`;
    expect(await shop.sh('default', script, '--user', 'builder')).toBe(
      'CapEff:\t0000000000000000\nrefused\nclosed\n',
    );
  });

  test('files that a user makes are theirs', async () => {
    await shop.sh('files', 'touch /tmp/mine', '--user', 'builder');
    expect(await shop.sh('files', 'stat -c "%u %g" /tmp/mine')).toBe('1234 1235\n');
  });

  test('--workdir starts there', async () => {
    expect(await shop.sh('default', 'pwd; readlink /proc/self/cwd', '--workdir', '/usr/bin')).toBe(
      '/usr/bin\n/usr/bin\n',
    );
  });

  test('--workdir through a link of the root starts where the root’s link leads', async () => {
    await shop.sh('link', 'mkdir /deep; ln -s /deep /short; echo here > /deep/file');
    expect(await shop.sh('link', 'cat file', '--workdir', '/short')).toBe('here\n');
  });

  test.each(['/nowhere', '/etc/passwd', '/etc/passwd/below'])(
    '--workdir %s is refused',
    async (directory) => {
      const result = await shop.rootstock(['run', '--base', shop.base, '--workdir', directory, '--', 'true']);
      expect(result).toMatchObject({exitCode: 2, stdout: ''});
      expect(result.stderr).toContain(`"${directory}"`);
    },
  );

  test('starts in the caller’s directory where the root has it', async () => {
    const {stdout, stderr} = await shop.rootstock(['run', '--quiet', '--base', shop.base, '--', 'pwd'], {
      cwd: '/usr',
    });
    expect({stdout, stderr}).toEqual({stdout: '/usr\n', stderr: ''});
  });

  test('starts in / where the root does not have the caller’s directory, and says so in one line', async () => {
    const cwd = shop.path('only outside');
    await mkdir(cwd);
    const {stdout, stderr} = await shop.rootstock(['run', '--base', shop.base, '--', 'pwd'], {cwd});
    expect(stdout).toBe('/\n');
    expect(stderr).toBe(`rootstock: ${cwd} is not in the root; starting in / (show it with --bind ${cwd})\n`);
  });
});
