import {writeFile} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('what a program in a root gets and gives', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('status');
  });
  afterAll(() => shop.end());

  const inRoot = (...command: readonly string[]): string[] => [
    'run',
    '--quiet',
    '--base',
    shop.base,
    '--',
    ...command,
  ];
  const script = (text: string): string[] => inRoot('sh', '-c', text);

  test.each([0, 1, 2, 7, 126, 255])('passes the exit status %d', async (status) => {
    expect(await shop.rootstock(script(`exit ${status}`))).toMatchObject({
      exitCode: status,
      stdout: '',
      stderr: '',
    });
  });

  test('a program that the root does not have gives 127', async () => {
    const {exitCode, stderr} = await shop.rootstock(inRoot('no-such-program'));
    expect(exitCode).toBe(127);
    expect(stderr).toContain('no-such-program');
  });

  test('a file that is not executable gives 126', async () => {
    expect((await shop.rootstock(inRoot('/etc/passwd'))).exitCode).toBe(126);
  });

  test.each([
    ['TERM', 143],
    ['HUP', 129],
    ['SEGV', 139],
    ['USR1', 138],
    ['PIPE', 141],
  ])('a program that dies of SIG%s gives %d', async (signal, status) => {
    expect((await shop.rootstock(script(`kill -${signal} $$`))).exitCode).toBe(status);
  });

  test('a program that is killed by SIGKILL fails', async () => {
    // 137, but for util-linux before 2.39: its unshare cannot end itself by the same signal, and says 1.
    expect([137, 1]).toContain((await shop.rootstock(script('kill -KILL $$'))).exitCode);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGQUIT'] as const)(
    '%s to the command reaches the program, which handles it and goes on',
    async (signal) => {
      const name = signal.slice(3);
      const run = shop.start(
        script(`trap 'echo got ${name}; exit 5' ${name}; echo ready; while :; do sleep 0.05; done`),
      );
      await run.said('ready');
      run.child.kill(signal);
      expect(await run.ended).toMatchObject({exitCode: 5, stdout: `ready\ngot ${name}\n`});
    },
  );

  test('a program that does not handle SIGTERM ends with it, and so does the command', async () => {
    const run = shop.start(inRoot('sh', '-c', 'echo ready; exec sleep 60'));
    await run.said('ready');
    run.child.kill('SIGTERM');
    expect((await run.ended).exitCode).toBe(143);
  });

  test('standard input is piped through, as bytes', async () => {
    const input = `${'line\n'.repeat(100_000)}last without newline`;
    const {stdout} = await shop.rootstock(inRoot('wc', '-c'), {input});
    expect(stdout.trim()).toBe(String(input.length));
  });

  test('arguments are passed as they are', async () => {
    const odd = ['', ' ', 'a b', '*', '$HOME', '"', "'", '\\', 'x\ny', 'ü€😀', '--help', '-x'];
    const {stdout} = await shop.rootstock(inRoot('sh', '-c', 'for a; do echo "[$a]"; done', 'sh', ...odd));
    expect(stdout).toBe(odd.map((text) => `[${text}]\n`).join(''));
  });

  test('options after the program are the program’s, also without --', async () => {
    const {stdout} = await shop.rootstock([
      'run',
      '--quiet',
      '--base',
      shop.base,
      'sh',
      '-c',
      'echo "$@"',
      'sh',
      '--root',
      'x',
    ]);
    expect(stdout).toBe('--root x\n');
  });

  test('standard output and standard error stay apart', async () => {
    const result = await shop.rootstock(script('echo out; echo err >&2'));
    expect(result).toMatchObject({stdout: 'out\n', stderr: 'err\n'});
  });

  test('a program’s output is whole, also where its reader is slow and the command itself speaks meanwhile', async () => {
    await writeFile(shop.path('setup'), 'head -c 20000000 /dev/urandom > /big\n');
    const run = shop.start([
      ...['run', '--root', 'slow', '--base', shop.base, '--key', 'k', '--setup', shop.path('setup'), '--'],
      ...['sh', '-c', 'echo ready; sleep 2; head -c 3000000 /dev/zero | tr "\\0" x >&2'],
    ]);
    await run.said('ready');
    run.child.stderr?.pause();
    setTimeout(() => run.child.stderr?.resume(), 4000);
    const {exitCode, stderr} = await run.ended;
    expect(exitCode).toBe(0);
    expect(stderr).toContain('saved "k"');
    expect(stderr.replace(/[^x]/g, '').length).toBeGreaterThanOrEqual(3_000_000);
  });

  test('what a program leaves running does not keep the command', async () => {
    const started = Date.now();
    await shop.sh('default', 'sleep 30 >/dev/null 2>&1 </dev/null &');
    expect(Date.now() - started).toBeLessThan(10_000);
    await shop.ok('clean');
  });
});
