import {describe, expect, test} from '@jest/globals';

import {type Argv, CommandError, readable, runCommand, runPipeline} from '../../src/host/command.js';
import {failureOf, messageOfFailure} from '../support/failure.js';
import {useTemporary} from '../support/temporary.js';

const sh = (script: string, ...rest: string[]): Argv => ['sh', '-c', script, ...rest];

describe('runCommand', () => {
  test('returns what the program printed', async () => {
    expect(await runCommand(sh('echo out; echo err >&2'))).toEqual({
      ...{stdout: 'out\n', stderr: 'err\n', exitCode: 0},
    });
  });

  test('gives the program its input, or an empty one', async () => {
    expect((await runCommand(['cat'], {input: 'ü\n'})).stdout).toBe('ü\n');
    expect((await runCommand(['cat'])).stdout).toBe('');
  });

  test('does not mind a program that ends before it has read its input', async () => {
    expect((await runCommand(['true'], {input: 'x'.repeat(1 << 22)})).exitCode).toBe(0);
  });

  test('fails with the last three lines of standard error, on one line', async () => {
    const {message, exitCode} = await messageOfFailure(() =>
      runCommand(sh('for i in 1 2 3 4 5; do echo line $i >&2; done; exit 3')),
    );
    expect(message).toBe('sh failed: line 3; line 4; line 5 (status 3).');
    expect(exitCode).toBe(1);
  });

  test.each([
    ['standard output when standard error is empty', 'echo why; exit 1', 'why (status 1)'],
    ['the status when it said nothing', 'exit 4', 'it ended with status 4'],
    ['the signal as a shell says it', 'kill -9 $$', 'status 137'],
  ])('fails with %s', async (_, script, text) => {
    expect((await messageOfFailure(() => runCommand(sh(script)))).message).toContain(text);
  });

  test('says that a program is not installed', async () => {
    const {message} = await messageOfFailure(() => runCommand(['no-such-program', '-x']));
    expect(message).toBe('no-such-program failed: no-such-program is not installed.');
  });

  test('names the program at the end of a chain', async () => {
    const error = await failureOf(() => runCommand(['nice', '--', 'sh', '-c', 'exit 1']));
    expect(error).toBeInstanceOf(CommandError);
    expect((error as CommandError).message).toMatch(/^sh failed/);
  });

  test('takes an expected status for an answer', async () => {
    expect((await runCommand(sh('exit 7'), {expected: [0, 7]})).exitCode).toBe(7);
  });

  test('keeps every byte apart with `bytes`, both ways', async () => {
    const every = String.fromCharCode(...Array.from({length: 256}, (_, code) => code));
    expect((await runCommand(['cat'], {input: every, bytes: true})).stdout).toBe(every);
  });

  test('hands on each line of standard error as it comes', async () => {
    const lines: string[] = [];
    await runCommand(sh('printf "10%%\\r20%%\\n\\nend\\n" >&2'), {onLine: (line) => lines.push(line)});
    expect(lines).toEqual(['10%', '20%', 'end']);
  });

  test('asks for messages in English and times in UTC, unless an environment is given', async () => {
    expect((await runCommand(sh('echo $LC_ALL $TZ'))).stdout).toBe('C UTC\n');
    const environment = {PATH: process.env['PATH'], A: '1'};
    expect((await runCommand(sh('echo $A $LC_ALL'), {environment})).stdout).toBe('1\n');
  });

  test('kills the program when it is aborted', async () => {
    const abort = new AbortController();
    const running = failureOf(() => runCommand(['sleep', '1000'], {signal: abort.signal}));
    abort.abort();
    expect(await running).toBeInstanceOf(CommandError);
  });
});

describe('runPipeline', () => {
  const temporary = useTemporary();

  test('passes megabytes of any bytes through', async () => {
    const {stdout} = await runPipeline(['head', '-c', '20000000', '/dev/urandom'], ['wc', '-c']);
    expect(stdout.trim()).toBe('20000000');
  });

  test.each<[string, Argv, Argv, string]>([
    ['the first program fails', sh('echo no >&2; exit 2'), ['cat'], 'sh failed: no (status 2)'],
    ['the second program fails', ['true'], sh('echo bad >&2; exit 3'), 'sh failed: bad (status 3)'],
    ['the first is not installed', ['no-such-one'], ['cat'], 'no-such-one is not installed'],
    ['the second is not installed', ['yes'], ['no-such-two'], 'no-such-two is not installed'],
    ['the second ends early', ['yes'], sh('exit 5'), 'status 5'],
  ])('fails, and ends, when %s', async (_, from, to, text) => {
    expect((await messageOfFailure(() => runPipeline(from, to))).message).toContain(text);
  });

  test('leaves no program behind when one cannot be started', async () => {
    const directory = temporary.fresh();
    await failureOf(() => runPipeline(['no-such-one'], sh('cat', directory)));
  });
});

test('readable turns bytes into text', () => {
  expect(readable(Buffer.from('ü').toString('latin1'))).toBe('ü');
});
