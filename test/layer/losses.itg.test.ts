import {mkdirSync, writeFileSync} from 'node:fs';
import {release} from 'node:os';

import {expect, test} from '@jest/globals';

import {inNamespace, withNamespace} from '../../src/host/namespace.js';
import {statedOptions} from '../../src/layer/overlay.js';
import {messageOfFailure} from '../support/failure.js';
import {newPacking} from '../support/packing.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('What an image cannot hold', () => {
  const temporary = useTemporary();

  const makeTree = (): string => {
    const tree = temporary.fresh();
    mkdirSync(`${tree}/dir`);
    for (const name of ['dir/file', 'ümlaut', 'new\nline']) writeFileSync(`${tree}/${name}`, 'content');
    return tree;
  };

  const flagged = (path: string): string[] => ['chattr', '+i', path];
  test.each<[what: string, path: string, make: (path: string) => string[]]>([
    ['POSIX ACL', '/dir/file', (path) => ['setfacl', '-m', 'u:1234:rw', path]],
    ['POSIX ACL', '/dir', (path) => ['setfacl', '-d', '-m', 'g:1234:rx', path]],
    ['POSIX ACL', '/ümlaut', (path) => ['setfacl', '-m', 'u:1234:rw', path]],
    ['immutable or append-only flag', '/dir/file', flagged],
    ['immutable or append-only flag', '/dir', flagged],
    ['immutable or append-only flag', '/ümlaut', flagged],
    ['immutable or append-only flag', '/', flagged],
    ['immutable or append-only flag', '/dir/file', (path) => ['chattr', '+a', path]],
    ['time before 1970 or after 2106', '/dir/file', (path) => ['touch', '-d', '@-1.5', path]],
    ['time before 1970 or after 2106', '/dir', (path) => ['touch', '-d', '2107-01-01', path]],
    ['time before 1970 or after 2106', '/', (path) => ['touch', '-d', '@-100', path]],
  ])('is told, or refused with strict: %s of %s', async (what, path, make) => {
    const packing = newPacking(temporary);
    const tree = makeTree();
    const [program = '', ...rest] = make(`${tree}${path === '/' ? '' : path}`);
    try {
      run([program, ...rest]);
      const strict = await messageOfFailure(() => packing.pack(tree, {strict: true}));
      expect(strict.message).toContain(`cannot hold: ${path} (${what})`);
      expect(packing.files()).toEqual([]);
      expect(packing.said).toEqual([]);

      const {losses} = await packing.pack(tree);
      expect(losses).toEqual([{path, what}]);
      expect(packing.said).toEqual([expect.stringContaining(`cannot hold: ${path} (${what})`)]);
    } finally {
      run(['chattr', '-R', '-i', '-a', tree]);
    }
  });

  test('is told of what was flagged in an overlay, in whose upper it has no flag', async () => {
    const packing = newPacking(temporary);
    const lower = makeTree();
    const place = temporary.fresh();
    const [upper, work, merged] = ['upper', 'work', 'merged'].map((name) => `${place}/${name}`) as [
      string,
      string,
      string,
    ];
    for (const path of [upper, work, merged]) mkdirSync(path);
    await withNamespace('rootstock: test', (namespace) => {
      const overlayOptions = statedOptions(release());
      const options = [`lowerdir=${lower}`, `upperdir=${upper}`, `workdir=${work}`, ...overlayOptions].join();
      run(inNamespace(namespace, ['mount', '-t', 'overlay', '-o', options, 'overlay', merged]));
      run(inNamespace(namespace, ['chattr', '+i', `${merged}/dir/file`]));
      run(inNamespace(namespace, ['chattr', '+a', `${merged}/new\nline`]));
      return Promise.resolve();
    });
    const {losses} = await packing.pack(upper, {overlayOptions: statedOptions(release())});
    const what = 'immutable or append-only flag';
    expect(losses).toEqual(['/dir/file', '/new\nline'].map((path) => ({path, what})));
  });

  test('is told in one line, with the first ten paths and how many more there are', async () => {
    const packing = newPacking(temporary);
    const tree = makeTree();
    for (let index = 0; index < 120; index++) {
      writeFileSync(`${tree}/old-${String(index).padStart(3, '0')}`, '');
    }
    run(['find', tree, '-name', 'old-*', '-exec', 'touch', '-d', '@-5', '{}', '+']);
    const {losses} = await packing.pack(tree);
    expect(packing.said).toEqual([expect.stringMatching(/\/old-009 \([^)]*\) and 110 more$/)]);
    expect(losses).toHaveLength(100);
  });

  test('is told of a name with a newline, too', async () => {
    const packing = newPacking(temporary);
    const tree = makeTree();
    try {
      run(['chattr', '+i', `${tree}/new\nline`]);
      const {losses} = await packing.pack(tree);
      expect(losses).toHaveLength(1);
      expect(packing.said.join('')).toContain('/new');
    } finally {
      run(['chattr', '-R', '-i', tree]);
    }
  });

  test('is nothing in a tree of a directory whose own name is odd', async () => {
    const packing = newPacking(temporary);
    const tree = temporary.at('----i---------e------- ü \n tree');
    mkdirSync(tree);
    writeFileSync(`${tree}/file`, '');
    run(['setfacl', '-m', 'u:1234:rw', `${tree}/file`]);
    const {losses} = await packing.pack(tree);
    expect(losses).toEqual([{path: '/file', what: 'POSIX ACL'}]);
  });
});
