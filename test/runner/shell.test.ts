import {describe, expect, it} from '@jest/globals';

import {findCommand, shellArguments, shellOf} from './shell.js';

describe('the shell of a step', () => {
  it.each([
    [undefined, 'bash', ['-e', '/s'], '.sh'],
    ['bash', 'bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '/s'], '.sh'],
    ['rootstock {0}', 'rootstock', ['/s'], ''],
    ['rootstock --root "a b" {{x}} {0}', 'rootstock', ['--root', 'a b', '{x}', '/s'], ''],
  ])('%s', (name, command, args, extension) => {
    const shell = shellOf(name);
    expect([shell.command, shell.extension]).toEqual([command, extension]);
    expect(shellArguments(shell, '/s')).toEqual(args);
  });

  it.each(['rootstock', 'rootstock run'])('needs a place for the script: %s', (name) => {
    expect(() => shellOf(name)).toThrow(/\{0\}/);
  });

  it('is looked up, executable or not', () => {
    expect(findCommand('shell.test.ts', ['/nowhere', import.meta.dirname])).toBe(import.meta.filename);
    expect(() => findCommand('nothing', [import.meta.dirname])).toThrow('nothing: command not found');
  });
});
