import {truncateSync, writeFileSync} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {checkArchive, compressionOf, memberCheck} from '../../src/base/tar-check.js';
import {type Member, writeArchive} from '../support/archive.js';
import {messageOfFailure} from '../support/failure.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

const link = (name: string, linkname: string): Member => ({name, type: 'symlink', linkname});
const hardLink = (name: string, linkname: string): Member => ({name, type: 'link', linkname});

/** Why the first refused member is. */
const refusal = (members: Member[]): string | undefined => {
  const check = memberCheck();
  return members
    .map(({name, type = 'file', linkname = ''}) => check({name, type, linkname}))
    .find((why) => why !== undefined);
};

describe('The members of an archive', () => {
  test.each<[string, Member[]]>([
    ['plain files and directories', [{name: './'}, {name: './usr/', type: 'directory'}, {name: 'usr/bin/a'}]],
    [
      'links that lead anywhere, with nothing below them',
      [link('bin', 'usr/bin'), link('mtab', '/proc/mounts')],
    ],
    ['a link that comes twice', [link('bin', 'usr/bin'), link('./bin', '/elsewhere')]],
    ['hard links inside', [{name: 'a'}, hardLink('usr/b', './a')]],
    ['a hard link to a symlink', [link('a', '/etc'), hardLink('b', 'a')]],
    ['names with dots that lead nowhere', [{name: '..a/...'}, {name: 'a..'}]],
  ])('may be %s', (_, members) => {
    expect(refusal(members)).toBeUndefined();
  });

  test.each<[string, Member[], string]>([
    ['absolute', [{name: '/etc/passwd'}], 'member "/etc/passwd" is absolute'],
    ['upwards', [{name: '../x'}], 'member "../x" leads upwards'],
    ['upwards in the middle', [{name: 'a/../../x'}], '"a/../../x" leads upwards'],
    ['upwards at the end', [{name: 'a/..'}], 'leads upwards'],
    ['below a link', [link('a', '/etc'), {name: 'a/passwd'}], '"a/passwd" is below the link "a"'],
    ['far below a link', [link('./a/b', '../../..'), {name: 'a//b/./c/d'}], 'is below the link "a/b"'],
    ['a link below a link', [link('a', '/'), link('a/b', 'c')], 'is below the link "a"'],
    [
      'a file in the place of a link',
      [link('a', '/etc/passwd'), {name: 'a'}],
      '"a" comes twice, once as a link',
    ],
    [
      'a directory in the place of a link',
      [link('a', '/etc'), {name: './a/', type: 'directory'}],
      'comes twice',
    ],
    [
      'a hard link to an absolute path',
      [hardLink('a', '/etc/shadow')],
      'hard link, "/etc/shadow" is absolute',
    ],
    ['a hard link upwards', [hardLink('a', '../../etc/shadow')], 'leads upwards'],
    ['a hard link through a link', [link('a', '/etc'), hardLink('b', 'a/shadow')], 'is below the link "a"'],
    [
      'below a hard link to a link, which is a link as well',
      [link('a', '/etc'), hardLink('b', './a'), {name: 'b/passwd'}],
      'is below the link "b"',
    ],
  ])('are refused where one is %s', (_, members, why) => {
    expect(refusal(members)).toContain(why);
  });
});

describe('checkArchive', () => {
  const temporary = useTemporary();

  test.each([
    ['gzip', ['gzip']],
    ['xz', ['xz']],
    ['zstd', ['zstd', '-q', '--rm']],
    [undefined, undefined],
  ] as const)('reads archives compressed by %s, whatever their names', async (compression, compress) => {
    const archive = `${temporary.fresh()}/odd name.tar`;
    await writeArchive(archive, [{name: 'a/b'}, {name: 'a/../../c'}]);
    if (compress) {
      run([...compress, archive] as [string, ...string[]]);
      run(['sh', '-c', 'mv "$1".* "$1"', '-', archive]);
    }
    expect(await compressionOf(archive)).toBe(compression);
    const {message, exitCode} = await messageOfFailure(() => checkArchive(archive, compression));
    expect(message).toContain('member "a/../../c" leads upwards');
    expect(message).toContain(archive);
    expect(exitCode).toBe(2);
  });

  test('lets a real archive pass', async () => {
    const archive = `${temporary.fresh()}/real.tar`;
    run(['tar', '-cf', archive, '-C', `${import.meta.dirname}/..`, 'base', 'host']);
    await checkArchive(archive, undefined);
  });

  const broken = async (
    damage: (archive: string) => void,
    compression?: 'gzip',
  ): Promise<{message: string; exitCode: number}> => {
    const archive = `${temporary.fresh()}/broken.tar`;
    run(['tar', '-cf', archive, '-C', `${import.meta.dirname}/..`, 'base']);
    if (compression) run(['sh', '-c', 'gzip "$1"; mv "$1.gz" "$1"', '-', archive]);
    damage(archive);
    return messageOfFailure(() => checkArchive(archive, compression));
  };

  test.each<[string, (archive: string) => void, 'gzip' | undefined]>([
    ['cut inside a member', (archive) => truncateSync(archive, 5000), undefined],
    ['cut and compressed', (archive) => truncateSync(archive, 3000), 'gzip'],
    ['a text', (archive) => writeFileSync(archive, 'no archive'), undefined],
    ['many zeroes and ones', (archive) => writeFileSync(archive, Buffer.alloc(4096, 1)), undefined],
    ['said to be compressed, and is not', (archive) => writeFileSync(archive, 'no archive'), 'gzip'],
    ['empty', (archive) => truncateSync(archive, 0), undefined],
    ['nothing but zeroes', (archive) => writeFileSync(archive, Buffer.alloc(10_240)), undefined],
  ])('refuses what is %s, with status 2', async (_, damage, compression) => {
    const {message, exitCode} = await broken(damage, compression);
    expect(message).toMatch(/broken\.tar/);
    expect(exitCode).toBe(2);
  });
});
