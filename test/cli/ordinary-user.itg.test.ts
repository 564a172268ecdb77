import {existsSync} from 'node:fs';
import {readFile, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {createRunnerUser, removeRunnerUser, type RunnerUser} from '../runner/user.js';
import {commandPath, plainEnvironment, type Result, runProgram, type RunOptions} from '../support/command.js';
import {lastingLeftoversOf} from '../support/leftovers.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('as an ordinary user', () => {
  let shop: Workshop;
  let sudoer: RunnerUser;
  let other: RunnerUser;
  beforeAll(async () => {
    shop = await openWorkshop('ordinary', {groups: ['audio:x:29:', 'video:x:44:']});
    sudoer = await createRunnerUser();
    other = await createRunnerUser();
    await runProgram(['usermod', '--append', '--groups', 'audio,video', sudoer.name]);
    await rm(`/etc/sudoers.d/${other.name}`);
  });
  afterAll(async () => {
    const store = join(sudoer.home, '.local/share/rootstock');
    await as(sudoer, ['scrub', '--all', '--kill']);
    const left = await lastingLeftoversOf(store);
    await removeRunnerUser(sudoer);
    await removeRunnerUser(other);
    await shop.end();
    expect(left).toEqual([]);
  });

  const as = (
    user: RunnerUser,
    args: readonly string[],
    {env, ...options}: RunOptions = {},
  ): Promise<Result> =>
    runProgram(
      [
        ...['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--init-groups', '--'],
        ...[process.execPath, commandPath, ...args],
      ],
      {...options, env: {...plainEnvironment, HOME: user.home, USER: user.name, ...env}},
    );
  const run = (script: string, options?: RunOptions): Promise<Result> =>
    as(sudoer, ['run', '--quiet', '--base', shop.base, '--', 'sh', '-c', script], options);

  test('with sudo it works, and inside it is that user, with their groups, without capabilities', async () => {
    const {stdout, stderr, exitCode} = await run(
      'id -u; id -g; echo $(id -G); id -un; grep CapEff /proc/self/status',
    );
    expect({stderr, exitCode}).toEqual({stderr: '', exitCode: 0});
    expect(stdout).toBe(
      `${sudoer.uid}\n${sudoer.gid}\n${sudoer.gid} 29 44\n${sudoer.name}\nCapEff:\t0000000000000000\n`,
    );
  });

  test('the user is known inside, with their home, and none of that is a change of the root', async () => {
    const {stdout} = await run('grep -c $USER /etc/passwd; cd ~ && pwd; touch x && stat -c %u x; rm x');
    expect(stdout).toBe(`1\n${sudoer.home}\n${sudoer.uid}\n`);
    await as(sudoer, ['clean']);
    await run('true');
    expect((await as(sudoer, ['diff'])).stdout).toBe('');
  });

  test('what is exported is theirs, and theirs alone', async () => {
    await run('true');
    for (const args of [
      ['postinit', `${sudoer.home}/file`],
      ['postinit', `${sudoer.home}/layout`, '--format', 'oci-layout'],
    ]) {
      expect(await as(sudoer, ['export', ...args])).toMatchObject({exitCode: 0});
      const {uid, gid, mode} = await stat(args[1] ?? '');
      expect([uid, gid, mode & 0o077]).toEqual([sudoer.uid, sudoer.gid, 0]);
    }
    expect(await as(sudoer, ['import', `${sudoer.home}/file`, 'again'])).toMatchObject({exitCode: 0});
  });

  test('the environment is exactly theirs, through sudo', async () => {
    const env = {
      NEWLINES: 'one\ntwo\n',
      UNICODE: 'ü€😀',
      EMPTY: '',
      TMPDIR: '/somewhere',
      LD_LIBRARY_PATH: '/nowhere',
      LONG: 'x'.repeat(120_000),
      SUDO_USER: 'not this one',
    };
    const {stdout} = await as(sudoer, ['run', '--quiet', '--', 'env', '-0'], {env});
    const found = Object.fromEntries(
      stdout
        .split('\0')
        .filter(Boolean)
        .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    );
    const {SUDO_USER: _, ...expected} = env;
    expect(found).toEqual({...plainEnvironment, ...expected, HOME: sudoer.home, USER: sudoer.name});
  });

  test('exit statuses, signals and standard input pass through sudo', async () => {
    expect((await run('exit 7')).exitCode).toBe(7);
    expect((await run('kill -TERM $$')).exitCode).toBe(143);
    expect((await run('cat', {input: 'typed\n'})).stdout).toBe('typed\n');
  });

  test('--user root is root inside', async () => {
    const {stdout} = await as(sudoer, [
      'run',
      '--quiet',
      '--user',
      'root',
      '--',
      'sh',
      '-c',
      'id -u; echo $HOME',
    ]);
    expect(stdout).toBe('0\n/root\n');
  });

  test('a setup runs as root, and the program as the user', async () => {
    const {stdout} = await as(
      sudoer,
      [
        'run',
        '--quiet',
        '--root',
        'key',
        '--base',
        shop.base,
        '--key',
        'k',
        '--setup',
        '-',
        '--',
        'sh',
        '-c',
        'cat /made; id -u',
      ],
      {input: 'id -u > /made\n'},
    );
    expect(stdout).toBe(`0\n${sudoer.uid}\n`);
  });

  test('the store is in their home, closed to all, and what leads to it is still theirs', async () => {
    const owners = await Promise.all(
      ['.local', '.local/share', '.local/share/rootstock'].map(async (path) => {
        const {uid, mode} = await stat(join(sudoer.home, path));
        return [path, uid, mode & 0o077];
      }),
    );
    expect(owners).toEqual([
      ['.local', sudoer.uid, expect.anything()],
      ['.local/share', sudoer.uid, expect.anything()],
      ['.local/share/rootstock', 0, 0],
    ]);
    expect(existsSync('/var/lib/rootstock/roots/key')).toBe(false);
  });

  test('all commands work', async () => {
    await run('echo 1 > /tmp/file');
    for (const command of [
      'snapshot one',
      'list',
      'diff',
      'rollback-to one',
      'clean',
      'remove one',
      'check',
      'scrub',
    ]) {
      expect(await as(sudoer, command.split(' '))).toMatchObject({exitCode: 0});
    }
  });

  test('without sudo there is one clear line, status 1, and nothing is made', async () => {
    const result = await as(other, ['run', '--base', shop.base, '--', 'true']);
    expect(result).toMatchObject({exitCode: 1, stdout: ''});
    expect(result.stderr).toMatch(
      /^rootstock: becoming root failed: .*Rootstock has to mount: run it as root.*\n$/,
    );
    expect(existsSync(join(other.home, '.local'))).toBe(false);
  });

  test('no file of the machine’s user database has changed', async () => {
    expect(
      (await readFile('/etc/passwd', 'utf8')).split('\n').filter((line) => line.startsWith(sudoer.name)),
    ).toHaveLength(1);
  });
});
