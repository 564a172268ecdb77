import {describe, expect, test} from '@jest/globals';

import {enterArguments} from '../../src/root/enter.js';
import {scriptArguments} from '../../src/root/setup.js';

const namespace = {pid: 42, startTime: '1', boot: 'b'};
/** Without the directories that the programs were found in. */
const names = (argv: readonly string[]): string[] =>
  argv.map((word) => word.replace(/^\/.*\/(?=(setpriv|nsenter|unshare)$)/, ''));

describe('enterArguments', () => {
  test('sets groups, joins the namespaces, forks, and only then changes root and user', () => {
    const runAs = {uid: 1000, gid: 1001, groups: [1001, 29], environment: {}};
    expect(names(enterArguments(namespace, '/r/g/1', runAs, '/work', ['make', '--all']))).toEqual([
      ...['setpriv', '--regid=1001', '--groups=1001,29', '--'],
      ...['nsenter', '--no-fork', '--mount=/proc/42/ns/mnt', '--pid=/proc/42/ns/pid', '--'],
      ...['unshare', '--fork', '--root=/r/g/1', '--wd=/work', '--setuid=1000', '--', 'make', '--all'],
    ]);
  });

  test('root keeps what root may do, and a user without groups has none', () => {
    const argv = enterArguments(namespace, '/r', {uid: 0, gid: 0, groups: [], environment: {}}, '/', [
      'true',
    ]);
    expect(argv).toContain('--clear-groups');
    expect(argv.filter((word) => word.startsWith('--setuid'))).toEqual([]);
  });

  test('the program’s own options are never taken for ours', () => {
    const argv = enterArguments(namespace, '/r', {uid: 0, gid: 0, groups: [0], environment: {}}, '/', [
      '--root=/',
      '--',
    ]);
    expect(argv.slice(-3)).toEqual(['--', '--root=/', '--']);
  });
});

describe('scriptArguments', () => {
  test('bash runs a script as the runner’s bash steps do', () => {
    expect(scriptArguments('bash', '/s')).toEqual([
      'bash',
      '--noprofile',
      '--norc',
      '-e',
      '-o',
      'pipefail',
      '/s',
    ]);
  });

  test('sh stops at the first error', () => {
    expect(scriptArguments('sh', '/s')).toEqual(['sh', '-e', '/s']);
  });
});
