import {mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {requireNewDirectory, writeNewDirectory} from '../../src/host/new-directory.js';
import {requireReplaceable, type Target, writeNewFile} from '../../src/host/new-file.js';
import {bootIdentity} from '../../src/host/processes.js';
import {failureOf, messageOfFailure} from '../support/failure.js';
import {useTemporary} from '../support/temporary.js';

const owner = {uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0};

describe('What is written for a person', () => {
  const temporary = useTemporary();
  let directory: string;
  let target: Target;
  beforeEach(() => {
    directory = temporary.fresh();
    target = {path: `${directory}/file`, owner, force: false};
  });

  const write = (more: Partial<Target> = {}, text = 'new'): Promise<void> =>
    writeNewFile({...target, ...more}, (sink) => new Promise((resolve) => sink.end(text, resolve)));

  test('is there whole, and for them alone', async () => {
    await write();
    expect(readFileSync(target.path, 'utf8')).toBe('new');
    expect(statSync(target.path).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory)).toEqual(['file']);
  });

  test('is not there before all of it is', async () => {
    const problem = new Error('no more');
    const writing = writeNewFile(target, async (sink) => {
      await new Promise((resolve) => sink.write('half', () => resolve(undefined)));
      expect(readdirSync(directory)).not.toContain('file');
      throw problem;
    });
    expect(await failureOf(() => writing)).toBe(problem);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('replaces a file only by force', async () => {
    writeFileSync(target.path, 'old');
    const {message, exitCode} = await messageOfFailure(() => write());
    expect([message.includes('it exists'), exitCode]).toEqual([true, 2]);
    expect(readFileSync(target.path, 'utf8')).toBe('old');
    await write({force: true});
    expect(readFileSync(target.path, 'utf8')).toBe('new');
  });

  test('does not replace what was made meanwhile', async () => {
    const writing = writeNewFile(target, async (sink) => {
      await new Promise<void>((resolve) => sink.end('new', resolve));
      writeFileSync(target.path, 'meanwhile');
    });
    expect((await messageOfFailure(() => writing)).message).toContain('it exists');
    expect(readFileSync(target.path, 'utf8')).toBe('meanwhile');
    expect(readdirSync(directory)).toEqual(['file']);
  });

  test('never replaces a directory or a device', async () => {
    for (const path of [directory, '/dev/null'])
      expect((await messageOfFailure(() => write({path, force: true}))).message).toContain('is no file');
    expect((await messageOfFailure(() => write({path: `${directory}/no/file`}))).message).toContain(
      `there is no directory ${directory}/no`,
    );
  });

  test('takes the place of a link, and leaves what that leads to', async () => {
    writeFileSync(`${directory}/other`, 'other');
    symlinkSync('other', target.path);
    await write({force: true});
    expect(readFileSync(`${directory}/other`, 'utf8')).toBe('other');
    expect(() => requireReplaceable({path: target.path, force: true})).not.toThrow();
  });

  test('takes away what the dead were writing for it there, and nothing else', async () => {
    const dead = `.file.new-${bootIdentity().slice(0, 8)}-999999999-mw1`;
    const others = [
      '.file.new-x',
      '.file2.new-00000000-1-mw1',
      `.file.new-${bootIdentity().slice(0, 8)}-1-mw1`,
    ];
    for (const name of [dead, '.file.new-00000000-1-mw1', ...others])
      writeFileSync(`${directory}/${name}`, '');
    await write();
    expect(readdirSync(directory).sort()).toEqual([...others, 'file'].sort());
  });

  test('is a whole directory, or none', async () => {
    const problem = new Error('no more');
    const fill = (from: string): Promise<string> => {
      mkdirSync(`${from}/below`);
      writeFileSync(`${from}/below/one`, '1');
      return Promise.resolve('made');
    };
    expect(
      await failureOf(() =>
        writeNewDirectory(target, (from) => fill(from).then(() => Promise.reject(problem))),
      ),
    ).toBe(problem);
    expect(readdirSync(directory)).toEqual([]);
    expect(await writeNewDirectory(target, fill)).toBe('made');
    expect(readFileSync(`${target.path}/below/one`, 'utf8')).toBe('1');
    expect(
      (await messageOfFailure(() => writeNewDirectory({...target, force: true}, fill))).message,
    ).toContain('a directory is not replaced');
    expect(() => requireNewDirectory({path: `${directory}/no/file`})).toThrow('there is no directory');
  });
});
