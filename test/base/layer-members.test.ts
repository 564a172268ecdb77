import {mkdirSync, writeFileSync} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {listMembersArguments, parseMembers, transformArguments} from '../../src/base/layer-members.js';
import {messageOfFailure} from '../support/failure.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describe('The members of a layer', () => {
  const temporary = useTemporary();

  test('are read as tar sees them, whatever their names and kinds', () => {
    const tree = temporary.fresh();
    mkdirSync(`${tree}/d`);
    const odd = ['a -> b', 'x link to y', 'new\nline', '"quoted"', 'back\\slash', 'tab\t', 'ü'];
    for (const name of odd) writeFileSync(`${tree}/d/${name}`, '');
    writeFileSync(Buffer.from(`${tree}/d/\xff`, 'latin1'), '');
    run(['ln', '-s', '../x -> "y"', `${tree}/d/link`]);
    run(['ln', `${tree}/d/new\nline`, `${tree}/d/zzz hard`]);
    run(['mkfifo', `${tree}/d/pipe`]);
    run(['truncate', '-s', '1M', `${tree}/d/sparse`]);
    writeFileSync(`${tree}/d/${'long'.repeat(60)}`, '');
    for (const format of ['gnu', 'posix']) {
      const archive = `${temporary.fresh()}/a:b.tar`;
      run([
        'tar',
        '--sparse',
        `--format=${format}`,
        '--sort=name',
        '--force-local',
        '-C',
        tree,
        '-cf',
        archive,
        '.',
      ]);
      const members = parseMembers(
        'layer',
        run(listMembersArguments(archive, []), {environment: {...process.env, LC_ALL: 'C'}}),
      );
      const bytes = (name: string): string => Buffer.from(name).toString('latin1');
      const found = new Map(members.map((member) => [member.name, member]));
      for (const name of [...odd.map(bytes), '\xff', 'long'.repeat(60), 'sparse'])
        expect(found.get(`./d/${name}`)).toMatchObject({type: '-'});
      expect(found.get('./d/')).toMatchObject({type: 'd'});
      expect(found.get('./d/link')).toEqual({name: './d/link', type: 'l', linkname: '../x -> "y"'});
      expect(found.get('./d/zzz hard')).toEqual({name: './d/zzz hard', type: 'h', linkname: './d/new\nline'});
      expect(found.get('./d/pipe')).toMatchObject({type: 'p'});
      expect(members).toHaveLength(odd.length + 8);
    }
  });

  test('go where a link leads, and links to them as well', () => {
    const tree = temporary.fresh();
    mkdirSync(`${tree}/a,b.*&/c`, {recursive: true});
    writeFileSync(`${tree}/a,b.*&/c/file`, '');
    run(['ln', `${tree}/a,b.*&/c/file`, `${tree}/a,b.*&/c/hard`]);
    run(['ln', '-s', 'a,b.*&/c/file', `${tree}/soft`]);
    const archive = `${temporary.fresh()}/a.tar`;
    run(['tar', '--sort=name', '-C', tree, '-cf', archive, './a,b.*&/c/file', 'a,b.*&/c/hard', 'soft']);
    const links = [{from: 'a,b.*&/c', to: 'to,&\\1'}];
    const text = run(listMembersArguments(archive, links), {environment: {...process.env, LC_ALL: 'C'}});
    expect(parseMembers('layer', text)).toEqual([
      {name: 'to,&\\1/file', type: '-'},
      {name: 'to,&\\1/hard', type: 'h', linkname: 'to,&\\1/file'},
      {name: 'soft', type: 'l', linkname: 'a,b.*&/c/file'},
    ]);
    expect(transformArguments([])).toEqual([]);
  });

  test('of a kind that is not known are refused', async () => {
    const {exitCode} = await messageOfFailure(() =>
      parseMembers('layer', 'V--------- 0/0 0 2026-01-01 00:00 "x"--Volume Header--\n'),
    );
    expect(exitCode).toBe(2);
  });
});
