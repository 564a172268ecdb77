import {describe, expect, test} from '@jest/globals';

import {rootstock, runProgram} from '../support/command.js';

describe('completion', () => {
  /** What bash offers for a line, the last word of which is being typed. */
  const offered = async (...words: readonly string[]): Promise<string[]> => {
    const {stdout: script} = await rootstock(['completion', 'bash']);
    const test = [
      script,
      `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`,
      '_rootstock; printf "%s\\n" "${COMPREPLY[@]}"',
    ].join('\n');
    const {stdout, stderr, exitCode} = await runProgram(['bash', '--norc', '-uc', test]);
    expect({stderr, exitCode}).toEqual({stderr: '', exitCode: 0});
    return stdout.split('\n').filter(Boolean);
  };

  test('bash offers the commands', async () => {
    const commands = await offered('rootstock', '');
    expect(commands).toEqual(
      expect.arrayContaining([
        'init',
        'run',
        'shell',
        'snapshot',
        'rollback-to',
        'clean',
        'list',
        'log',
        'diff',
        'tag',
        'rename',
        'squash',
        'export',
        'import',
        'remove',
        'scrub',
        'gc',
        'fsck',
        'check',
      ]),
    );
    expect(commands).not.toContain('job');
    expect(commands).not.toContain('step');
  });

  test('bash offers the commands that begin so', async () => {
    expect(await offered('rootstock', 'r')).toEqual(['run', 'rollback-to', 'rename', 'remove']);
  });

  test('bash offers a command’s own options', async () => {
    expect(await offered('rootstock', 'run', '--res')).toEqual(['--restore-key']);
    expect(await offered('rootstock', 'list', '--j')).toEqual(['--json']);
    expect(await offered('rootstock', 'list', '--setup')).toEqual([]);
  });

  test('bash binds it to the command', async () => {
    const {stdout: script} = await rootstock(['completion', 'bash']);
    const {stdout} = await runProgram(['bash', '--norc', '-c', `${script}\ncomplete -p rootstock`]);
    expect(stdout).toBe('complete -o default -F _rootstock rootstock\n');
  });

  test.each(['zsh', 'fish'])('%s has a script too', async (shell) => {
    expect(await rootstock(['completion', shell])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('rollback-to'),
    });
  });
});

describe('help', () => {
  test('--version and --help go to standard output', async () => {
    expect(await rootstock(['--version'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await rootstock(['--help'])).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringContaining('rollback-to'),
    });
    expect(await rootstock(['run', '--help'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('--ephemeral'),
    });
  });

  test('without a command the help goes to standard error, with status 2', async () => {
    expect(await rootstock([])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage'),
    });
  });
});
