import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {commandPath, type Started, startProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {run, until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

describeAsRoot('at a terminal', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('terminal');
    await shop.sh('default', 'true');
  });
  afterAll(() => shop.end());

  /** Starts the command with a terminal of its own, which shows what the test types (script(1)). */
  const atTerminal = (...args: readonly string[]): Started => {
    const command = ['exec', ...[process.execPath, commandPath, ...args].map(quoted)].join(' ');
    return startProgram(['script', '--quiet', '--return', '--command', command, '/dev/null'], {
      env: {...shop.env, SHELL: '/bin/sh', TERM: 'xterm'},
      input: 'open',
    });
  };
  const runScript = (script: string): Started => atTerminal('run', '--quiet', '--', 'sh', '-c', script);
  const type = (started: Started, text: string): boolean | undefined => started.child.stdin?.write(text);

  test('the program’s streams are a terminal, which it may set', async () => {
    const started = runScript(
      'tty -s && [ -t 1 ] && [ -t 2 ] && stty rows 42 cols 99 && stty size && ls -d /dev/pts',
    );
    expect(await started.ended).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('42 99\r\n/dev/pts\r\n'),
    });
  });

  test('what is typed reaches the program', async () => {
    const started = runScript('echo ready; read -r line; echo "got <$line>"');
    await started.said('ready');
    type(started, 'typed\n');
    expect((await started.ended).stdout).toContain('got <typed>');
  });

  test('Ctrl-C reaches the program, once, and the command goes on as it does', async () => {
    const started = runScript(
      'n=0; trap "n=\\$((n+1))" INT; echo ready; sleep 0.5; sleep 0.5; echo "caught $n"; exit 9',
    );
    await started.said('ready');
    type(started, '\x03');
    expect(await started.ended).toMatchObject({exitCode: 9, stdout: expect.stringContaining('caught 1')});
  });

  test('Ctrl-C ends a program that does not handle it, and the command says so by its status', async () => {
    const started = atTerminal('run', '--quiet', '--', 'sh', '-c', 'echo ready; exec sleep 60');
    await started.said('ready');
    type(started, '\x03');
    expect((await started.ended).exitCode).toBe(130);
  });

  test('Ctrl-\\ ends a program too', async () => {
    const started = atTerminal('run', '--quiet', '--', 'sh', '-c', 'ulimit -c 0; echo ready; exec sleep 60');
    await started.said('ready');
    type(started, '\x1c');
    expect((await started.ended).exitCode).toBe(131);
  });

  test('a change of the window reaches the program', async () => {
    const started = runScript(
      'trap "echo changed" WINCH; echo ready; sleep 0.3; stty rows 17; sleep 0.3; sleep 0.1; stty size',
    );
    expect((await started.ended).stdout).toMatch(/changed\r\n17 /);
  });

  test('shell is an interactive shell, whose status is the command’s', async () => {
    const started = atTerminal('shell', '--quiet');
    await new Promise((resolve) => setTimeout(resolve, 500));
    type(started, 'case $- in *i*) echo inter""active;; esac; exit 6\n');
    expect(await started.ended).toMatchObject({exitCode: 6, stdout: expect.stringContaining('interactive')});
  });

  test('shell has job control', async () => {
    const started = atTerminal('shell', '--quiet');
    await started.said('# ');
    type(started, 'sleep 6017\n');
    await until('it sleeps', () => run(['ps', '-e', '-o', 'args=']).split('\n').includes('sleep 6017'));
    type(started, '\x1a');
    await started.said('Stopped');
    type(started, 'kill %1; exit 3\n');
    type(started, 'exit 3\n');
    const {exitCode, stdout} = await started.ended;
    expect(stdout).toMatch(/Stopped\s+sleep 6017/);
    expect(exitCode).toBe(3);
  });
});
