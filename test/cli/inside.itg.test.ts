import {readFileSync} from 'node:fs';
import {chmod, chown, rm, symlink, writeFile} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {runProgram} from '../support/command.js';
import {takenSnapshots} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('what a root shows', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('inside', {without: ['tmp', 'home', 'root']});
    await chmod(shop.system, 0o751);
    await chown(shop.system, 12, 34);
    await runProgram(['setfattr', '-n', 'user.mark', '-v', 'of the base', shop.system]);
  });
  afterAll(() => shop.end());

  test('/proc holds the root’s own processes and no others', async () => {
    const pids = await shop.sh('default', 'ls /proc | grep -c "^[0-9]"');
    expect(Number(pids)).toBeLessThan(12);
    expect(await shop.sh('default', 'ps -e -o comm | grep -c node || true')).toBe('0\n');
  });

  test('the devices that programs count on work', async () => {
    const script = [
      'echo x > /dev/null; head -c 4 /dev/zero | od -An -tx1; head -c 8 /dev/urandom | wc -c',
      'stat -c %F /dev/null /dev/tty /dev/ptmx; readlink /dev/fd /dev/stdin; (echo out > /dev/stdout) | cat',
      'echo y > /dev/full 2>/dev/null || echo full; ls -d /dev/pts /dev/shm',
    ].join('; ');
    expect(await shop.sh('default', script)).toBe(
      [
        ...[
          ' 00 00 00 00',
          '8',
          'character special file',
          'character special file',
          'character special file',
        ],
        ...['/proc/self/fd', '/proc/self/fd/0', 'out', 'full', '/dev/pts', '/dev/shm', ''],
      ].join('\n'),
    );
  });

  test('a device that is added to /dev is not the machine’s', async () => {
    await shop.sh('default', 'mknod /dev/rootstock-test c 1 3; rm /dev/null');
    expect(await shop.sh('default', 'ls /dev/rootstock-test')).toBe('/dev/rootstock-test\n');
    expect((await runProgram(['ls', '/dev/rootstock-test'])).exitCode).not.toBe(0);
    expect((await runProgram(['test', '-c', '/dev/null'])).exitCode).toBe(0);
    await shop.ok('clean');
    expect(
      await shop.sh('default', 'echo x > /dev/null; ls /dev/rootstock-test 2>/dev/null || echo gone'),
    ).toBe('gone\n');
  });

  test('/dev/shm is the root’s own, and every user may write to it', async () => {
    await shop.sh('default', 'echo shared > /dev/shm/mine', '--user', '1234');
    expect(await shop.sh('default', 'cat /dev/shm/mine')).toBe('shared\n');
    expect((await runProgram(['ls', '/dev/shm/mine'])).exitCode).not.toBe(0);
  });

  test('/sys is there, and read-only', async () => {
    expect(
      await shop.sh('default', 'ls -d /sys/kernel; touch /sys/kernel/x 2>/dev/null || echo refused'),
    ).toBe('/sys/kernel\nrefused\n');
  });

  test('resolv.conf and hosts are the machine’s, and changes to them stay in the root', async () => {
    for (const name of ['/etc/resolv.conf', '/etc/hosts']) {
      const machines = readFileSync(name, 'utf8');
      expect(await shop.sh('default', `cat ${name}`)).toBe(machines);
      await shop.sh('default', `echo '# added' >> ${name}`);
      expect(readFileSync(name, 'utf8')).toBe(machines);
    }
    expect(await shop.diff('default')).toEqual([]);
  });

  test.each([
    ['dangling', '../run/systemd/resolve/stub-resolv.conf'],
    ['absolute', '/run/elsewhere/resolv.conf'],
    ['to a file of the base', 'hosts.of.base'],
  ])('resolv.conf is there where the base has a link: %s', async (_, target) => {
    const machines = readFileSync('/etc/resolv.conf', 'utf8');
    await symlink(target, `${shop.system}/etc/resolv.conf`);
    try {
      expect(await shop.sh('resolv', 'cat /etc/resolv.conf; echo "# added" >> /etc/resolv.conf')).toBe(
        machines,
      );
      expect(readFileSync('/etc/resolv.conf', 'utf8')).toBe(machines);
      expect(await shop.diff('resolv')).toEqual([]);
    } finally {
      await shop.rootstock(['scrub', '--root', 'resolv']);
      await rm(`${shop.system}/etc/resolv.conf`);
    }
  });

  test('/tmp is there and open to all, although the base has none', async () => {
    expect(await shop.sh('default', 'stat -c %a /tmp; touch /tmp/x', '--user', '1234')).toBe('1777\n');
  });

  test('a run that changes nothing leaves the upper empty', async () => {
    await shop.sh('empty', 'true');
    expect(await shop.diff('empty')).toEqual([]);
    await shop.ok('snapshot', 'same', '--root', 'empty');
    expect(await takenSnapshots(shop, 'empty')).toMatchObject([{name: 'same', layers: 1}]);
  });

  test('mount points that the base lacks are no part of a snapshot', async () => {
    await shop.sh('points', 'echo 1 > /state');
    await shop.ok('snapshot', 'one', '--root', 'points');
    await shop.sh('points', 'echo 2 > /state');
    await shop.ok('snapshot', 'two', '--root', 'points');
    expect(await shop.ok('diff', 'one', 'two', '--root', 'points')).toBe('M /state  (2 B)\n');
  });

  test('the root directory has the mode, owner and xattrs of the layer below, after a snapshot too', async () => {
    const script = 'stat -c "%a %u %g" /; getfattr -n user.mark --only-values / 2>/dev/null';
    expect(await shop.sh('top', script)).toBe('751 12 34\nof the base');
    await shop.sh('top', 'touch /x; chmod 705 /; chown 56:78 /');
    await shop.ok('snapshot', 'one', '--root', 'top');
    expect(await shop.sh('top', script)).toBe('705 56 78\nof the base');
    await shop.ok('clean', '--root', 'top');
    expect(await shop.sh('top', script)).toBe('705 56 78\nof the base');
  });

  test('a change of the root directory alone is kept by a snapshot', async () => {
    await shop.sh('alone', 'chmod 711 /');
    await shop.ok('snapshot', 'one', '--root', 'alone');
    await shop.ok('clean', '--root', 'alone');
    expect(await shop.sh('alone', 'stat -c %a /')).toBe('711\n');
  });

  test('the base directory itself is never written', async () => {
    const before = await runProgram(['find', shop.system, '-printf', '%p %m %T@ %C@\n']);
    await writeFile(shop.path('unused'), '');
    await shop.sh('written', 'echo x > /bin/new; rm -r /var; echo y >> /etc/passwd');
    expect(await runProgram(['find', shop.system, '-printf', '%p %m %T@ %C@\n'])).toEqual(before);
  });
});
