import {chmodSync, writeFileSync} from 'node:fs';

import {afterEach, describe, expect, test} from '@jest/globals';

import {findProgram, packageNames, requireTools, type Tool} from '../../src/host/tools.js';
import {messageOfFailure} from '../support/failure.js';
import {useTemporary} from '../support/temporary.js';

const noInstall = {install: false, say: (line: string) => expect(line).toBe('nothing')};

describe('packageNames', () => {
  test.each<[Tool[], string | undefined, string[]]>([
    [['mksquashfs'], undefined, ['squashfs-tools']],
    [['getfattr', 'setfattr'], 'apt-get', ['attr']],
    [['xz', 'zstd'], 'dnf', ['xz', 'zstd']],
    [['xz', 'mksquashfs'], 'zypper', ['xz', 'squashfs']],
    [['mkfs.ext4'], 'pacman', ['e2fsprogs']],
    [[], 'apk', []],
  ])('are, for %j by %s, %j', (tools, packageManager, names) => {
    expect(packageNames(tools, packageManager)).toEqual(names);
  });
});

describe('requireTools', () => {
  test('says nothing where everything is installed', async () => {
    await requireTools(['mksquashfs', 'getfattr', 'setfattr'], noInstall);
    await requireTools([], noInstall);
  });

  test('names what is missing and the command that installs it, where it may not install', async () => {
    const unknown = '/usr/share/keyrings/of-nobody.gpg' as Tool;
    const {message} = await messageOfFailure(() => requireTools(['mksquashfs', unknown], noInstall));
    expect(message).toMatch(/^looking for \/usr\/share\/keyrings\/of-nobody\.gpg failed: .*--no-install/);
    expect(message).toMatch(/Install with `.*install.*`/);
    expect(message).not.toContain('squashfs');
  });
});

describe('findProgram', () => {
  const temporary = useTemporary();
  const path = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = path;
  });

  test('looks in PATH first, and only for what can be run', () => {
    const [first, second] = [temporary.fresh(), temporary.fresh()];
    for (const directory of [first, second]) writeFileSync(`${directory}/tool`, '');
    chmodSync(`${second}/tool`, 0o755);
    process.env['PATH'] = `${first}::${second}`;
    expect(findProgram('tool')).toBe(`${second}/tool`);
    expect(findProgram('no-such-tool')).toBeUndefined();
  });

  test('looks in the standard directories although PATH has no sbin', () => {
    process.env['PATH'] = '';
    expect(findProgram('chroot')).toMatch(/\/s?bin\/chroot$/);
  });
});
