import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';

import {beforeAll, expect, test} from '@jest/globals';

import {type BaseContext, type BaseTree, parseBase} from '../../src/base/base.js';
import {type Member, writeArchive} from '../support/archive.js';
import {messageOfFailure} from '../support/failure.js';
import {manifestOf} from '../support/manifest.js';
import {quiet} from '../support/quiet.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';
import {makeTortureTree} from '../support/torture-tree.js';

describeAsRoot('A base of an archive', () => {
  const temporary = useTemporary();
  let context: BaseContext;
  let tree = '';
  beforeAll(async () => {
    context = {directory: temporary.path, environment: {}, identities: temporary.at('identities')};
    tree = temporary.at('tree');
    await makeTortureTree(tree);
    // What a tar archive cannot hold: sockets, and hard links of devices.
    run([
      'rm',
      ...['special/socket', 'special/null-again', 'whiteouts/gone-too'].map((name) => `${tree}/${name}`),
    ]);
  });

  const make = async <T>(name: string, staging: string, use: (made: BaseTree) => T): Promise<T> => {
    const base = await parseBase(name, context);
    return base.make!(staging, quiet, (made) => Promise.resolve(use(made)));
  };

  const archiveOf = (name: string, ...options: string[]): string => {
    const archive = temporary.at(name);
    const all = ['--xattrs', '--xattrs-include=*', '--format=posix', '--numeric-owner'];
    run(['tar', '-C', tree, ...all, ...options, '-cf', archive, '.']);
    return archive;
  };

  test.each([
    ['plain', []],
    ['of gzip', ['--gzip']],
    ['of xz', ['--xz']],
    ['of zstd', ['--zstd']],
  ])('%s holds all that was in it, but for the marks of an overlay', async (name, options) => {
    const archive = archiveOf(`it's ${name}: x.tar`, ...options);
    const wanted = manifestOf(tree).filter((line) => !line.includes('trusted.overlay'));
    await make(`tar:${archive}`, temporary.fresh(), ({tree: made, owned}) => {
      const found = manifestOf(made);
      expect(found.filter((line) => !wanted.includes(line))).toEqual([]);
      expect(found.join('\n')).not.toContain('trusted.overlay');
      expect(wanted.filter((line) => !found.includes(line))).toEqual([]);
      expect(owned).toBe(true);
    });
  });

  test('is known by its bytes, whatever its name is', async () => {
    const [one, two] = [archiveOf('one.tar'), temporary.at('two.tar')];
    run(['cp', one, two]);
    const identity = await (await parseBase(`tar:${one}`, context)).identity();
    expect(identity).toBe(`tar ${run(['sha256sum', one]).slice(0, 64)}`);
    expect(await (await parseBase('tar:two.tar', context)).identity()).toBe(identity);
    expect(await (await parseBase(`tar:${two}#sha256=${identity.slice(4)}`, context)).identity()).toBe(
      identity,
    );
  });

  test.each<[string, Member[]]>([
    ['an absolute member', [{name: 'good'}, {name: '/var/tmp/rootstock-evil'}]],
    ['a member that leads upwards', [{name: 'good'}, {name: '../evil'}]],
    [
      'a member below a symlink',
      [{name: 'good'}, {name: 'a', type: 'symlink', linkname: '..'}, {name: 'a/evil'}],
    ],
  ])('with %s is refused with status 2, and nothing of it is extracted', async (_, members) => {
    const directory = temporary.fresh();
    const staging = `${directory}/staging`;
    mkdirSync(staging);
    await writeArchive(`${directory}/evil.tar`, members);
    const {exitCode} = await messageOfFailure(() =>
      make(`tar:${directory}/evil.tar`, staging, () => undefined),
    );
    expect(exitCode).toBe(2);
    expect(readdirSync(staging)).toEqual([]);
    expect(readdirSync(directory).sort()).toEqual(['evil.tar', 'staging']);
  });

  test.each([
    ['tar:missing.tar', 'there is no such file'],
    ['tar:.', 'it cannot be read'],
    [`tar:some-file#sha256=${'0'.repeat(64)}`, 'its sha256 is'],
  ])('%s is refused with status 2 before anything is made: %s', async (name, why) => {
    writeFileSync(temporary.at('some-file'), 'x');
    const {message, exitCode} = await messageOfFailure(async () =>
      (await parseBase(name, context)).identity(),
    );
    expect(message).toContain(why);
    expect(exitCode).toBe(2);
  });
});
