import {readdirSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {startProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('commands at the same time', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('together');
  });
  afterAll(() => shop.end());

  test('eight first runs make one base and one root, and all of them run in it', async () => {
    const runs = await Promise.all(
      Array.from({length: 8}, (_, index) =>
        shop.rootstock([
          'run',
          '--base',
          shop.base,
          '--',
          'sh',
          '-c',
          `echo ${index} > /tmp/${index}; echo ${index}`,
        ]),
      ),
    );
    expect(runs.map(({exitCode, stdout}) => [exitCode, stdout])).toEqual(
      runs.map((_, index) => [0, `${index}\n`]),
    );
    expect(runs.filter(({stderr}) => stderr.includes('made base'))).toHaveLength(1);
    expect(await shop.sh('default', 'ls /tmp')).toBe('0\n1\n2\n3\n4\n5\n6\n7\n');
    expect(readdirSync(`${shop.store}/layers`).filter((name) => name.endsWith('.image'))).toHaveLength(1);
  });

  test('two commands in one root see the same files and each other’s processes', async () => {
    const first = shop.start([
      'run',
      '--quiet',
      '--',
      'sh',
      '-c',
      'echo ready; while [ ! -e /go ]; do sleep 0.05; done; cat /go',
    ]);
    await first.said('ready');
    expect(await shop.sh('default', 'ps -e -o args | grep -c "[e]cho ready"; echo seen > /go')).toBe('1\n');
    expect(await first.ended).toMatchObject({exitCode: 0, stdout: 'ready\nseen\n'});
  });

  test.each(['snapshot busy', 'rollback-to one', 'clean', 'scrub'])(
    '%s is refused while a command runs',
    async (command) => {
      await shop.rootstock(['snapshot', 'one', '--force']);
      // However long the other command takes to begin.
      const script = 'rm -f /go; echo ready; until [ -e /go ]; do sleep 0.05; done; echo done';
      const run = shop.start(['run', '--quiet', '--', 'sh', '-c', script]);
      await run.said('ready');
      const refused = await shop.rootstock(command.split(' '));
      expect(refused).toMatchObject({exitCode: 1, stdout: ''});
      expect(refused.stderr).toMatch(
        /^rootstock: .*root "default" failed: it is not quiet: \d+ .*sleep.* Stop them, or use --kill\.\n$/,
      );
      await shop.sh('default', 'touch /go');
      expect(await run.ended).toMatchObject({exitCode: 0, stdout: 'ready\ndone\n'});
    },
  );

  test('a change waits for what only passes, as gc does, and is not refused', async () => {
    await shop.sh('default', 'echo 1 > /passing');
    const passing = startProgram([
      'flock',
      `${shop.store}/roots/default.lock`,
      'sh',
      '-c',
      'echo held; sleep 1',
    ]);
    await passing.said('held');
    await shop.ok('snapshot', 'passing');
    expect(await passing.ended).toMatchObject({exitCode: 0});
  });

  test('snapshot is refused while a daemon of an earlier run is there, and names it', async () => {
    await shop.sh('default', 'echo 1 > /state; setsid sleep 4716 >/dev/null 2>&1 </dev/null &');
    const refused = await shop.rootstock(['snapshot', 'daemon']);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/not quiet: \d+ sleep 4716\. Stop them, or use --kill\.\n$/);
    await shop.ok('snapshot', 'daemon', '--kill');
    expect(await shop.sh('default', 'cat /state; ps -e -o args | grep -c "sleep 471[6]" || true')).toBe(
      '1\n0\n',
    );
  });

  test('snapshot --kill ends the commands that run in the root', async () => {
    const run = shop.start(['run', '--quiet', '--', 'sh', '-c', 'echo ready; sleep 60']);
    await run.said('ready');
    await shop.ok('snapshot', 'killed', '--kill');
    expect((await run.ended).exitCode).not.toBe(0);
  });

  test('clean --kill ends the commands that run in the root', async () => {
    const run = shop.start(['run', '--quiet', '--', 'sh', '-c', 'echo x > /state; echo ready; sleep 60']);
    await run.said('ready');
    await shop.ok('clean', '--kill');
    expect((await run.ended).exitCode).not.toBe(0);
    expect(await shop.sh('default', 'cat /state')).toBe('1\n');
  });

  test('a run that begins while a big snapshot is packed does not wait for it', async () => {
    await shop.sh('default', 'head -c 60000000 /dev/urandom > /big');
    const snapshot = shop.start(['snapshot', 'big']);
    await until('it is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    // Stopped, it cannot end before the run does.
    snapshot.child.kill('SIGSTOP');
    expect(await shop.sh('default', 'stat -c %s /big; echo after > /after')).toBe('60000000\n');
    snapshot.child.kill('SIGCONT');
    expect((await snapshot.ended).exitCode).toBe(0);
    expect(await shop.diff('default')).toEqual(['A /after  (6 B)']);
  });

  test('scrub and runs that begin meanwhile leave a root that works', async () => {
    for (let round = 0; round < 3; round++) {
      const [scrubbed, ...runs] = await Promise.all([
        shop.rootstock(['scrub', '--kill']),
        ...Array.from({length: 3}, () =>
          shop.rootstock(['run', '--quiet', '--base', shop.base, '--', 'sh', '-c', 'echo done']),
        ),
      ]);
      expect(scrubbed.exitCode).toBe(0);
      // One that was ended by the scrub, or found the root gone, says so in one line.
      for (const {exitCode, stderr} of runs)
        if (exitCode !== 0) expect(stderr).toMatch(/^((rootstock|unshare): .*\n)*$/);
      expect(await shop.sh('default', 'echo works')).toBe('works\n');
    }
  });
});
