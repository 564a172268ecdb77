import {mkdirSync, writeFileSync} from 'node:fs';

import {beforeAll, expect, test} from '@jest/globals';

import {inNamespace, type Namespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {mountImage} from '../../src/layer/image.js';
import {type LayerDescription} from '../../src/layer/layer.js';
import {imagePath} from '../../src/layer/layers.js';
import {manifestOf} from '../support/manifest.js';
import {newPacking, type Packing} from '../support/packing.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

/** What is done in an overlay, in the directory /t of it, and which files are then left out of its layer. */
const cases: readonly [what: string, script: string, leftOut: readonly string[]][] = [
  ['a file that was made another and back', 'chmod 600 a; chmod 644 a; chown 5 a; chown 0 a', ['a']],
  ['a file that was opened for writing, and not written to', 'exec 3>>a', ['a']],
  ['a copy with its time in the place of a file', 'cp -p a new; mv new a', ['a']],
  [
    'the same content, written again, with its time',
    'touch -r a t; cat a >n; cat n >a; touch -r t a; rm n t',
    ['a'],
  ],
  ['all files of a directory, and the directory', 'chown -R 5 d; chown -R 0 d', ['d/e/1', 'd/e/2', 'd/3']],
  ['a symlink that was made again, with its time', 'cp -P -p link n; mv -T n link', ['link']],
  [
    'names that are no ASCII, or nearly a pattern',
    'chmod 600 ü +-~@%,=:.; chmod 644 ü +-~@%,=:.',
    ['ü', '+-~@%,=:.'],
  ],
  ['xattrs that were set again', 'setfattr -n user.x -v 1 x; setfattr -n user.x -v 2 x', ['x']],
  ['touched', 'touch a', []],
  ['of other content', 'touch -r a t; printf A | dd of=a conv=notrunc status=none; touch -r t a; rm t', []],
  ['of another mode', 'chmod 600 a; chmod 600 d', []],
  ['of another owner', 'chown 5 a; chown -h 5 link', []],
  ['with another xattr', 'setfattr -n user.y -v 1 a; setfattr -n user.x -v 3 x', []],
  ['without its xattr', 'setfattr -x user.x x', []],
  ['of another target', 'ln -sfn b link; touch -h -d @1000000000 link', []],
  ['one of several hard links', 'chmod 600 linked; chmod 644 linked', []],
  ['hard-linked now', 'ln a again', []],
  ['below a directory that was made again', 'cp -a d n; rm -r d; mv n d', []],
  ['beside what was deleted', 'chown -R 5 d; chown -R 0 d; rm d/e/1', ['d/e/2', 'd/3']],
  ['in a directory of another time', 'chown -R 5 d; chown -R 0 d; touch d/e', ['d/e/1', 'd/e/2', 'd/3']],
  ['with a name of which a builder would make a pattern', 'chmod 600 "b*" "s p"; chmod 644 "b*" "s p"', []],
  ['beside one that such a pattern would match', 'chmod 600 "b*" bb; chmod 644 "b*"', []],
  ['a device, a pipe', 'chmod 600 null pipe; chmod 644 null pipe', []],
  ['a file for a directory, and one for a file', 'rm -r d; cp -p a d; rm a; mkdir a; echo >a/b', []],
];

describeAsRoot('What an upper has just as the layers below', () => {
  const temporary = useTemporary();
  let packing: Packing;
  let lower: LayerDescription;
  beforeAll(async () => {
    packing = newPacking(temporary);
    const tree = temporary.at('lower');
    mkdirSync(`${tree}/t/d/e`, {recursive: true});
    for (const name of ['a', 'bb', 'b*', 's p', 'x', 'ü', '+-~@%,=:.', 'linked', 'd/e/1', 'd/e/2', 'd/3'])
      writeFileSync(`${tree}/t/${name}`, `content of ${name}`);
    const make = 'ln linked other; ln -s a link; mkfifo pipe; mknod null c 1 3; setfattr -n user.x -v 2 x';
    run(['sh', '-ec', make], {directory: `${tree}/t`});
    run(['find', tree, '-exec', 'touch', '-h', '-d', '@1000000000', '{}', '+']);
    lower = await packing.pack(tree);
  });

  /** Does something in an overlay; returns the layer of that, and what is shown with its upper and with its image. */
  const change = (
    script: string,
  ): Promise<{layer: LayerDescription; shown: string[]; image: string[]; has: string[]}> =>
    withNamespace('rootstock: test', async (namespace) => {
      const place = temporary.fresh();
      const at = (name: string): string => `${place}/${name}`;
      for (const name of ['lower', 'image', 'upper', 'work', 'merged', 'frozen', 'packed'])
        mkdirSync(at(name));
      // An image without any xattrs does not even know what they are.
      run(['setfattr', '-n', 'user.table', '-v', 'here', at('upper')]);
      await mountImage(imagePath(packing.layers, lower.digest), 'squashfs', at('lower'), namespace);
      run(inNamespace(namespace, overlay([at('lower')], at('merged'), at('upper'), at('work'))));
      run(inNamespace(namespace, ['sh', '-ec', script], `${at('merged')}/t`));
      run(inNamespace(namespace, ['umount', at('merged')]));
      const frozen = show(namespace, [at('upper'), at('lower')], at('frozen'));
      const layer = await packing.pack(at('upper'), {namespace, below: () => Promise.resolve(at('lower'))});
      await mountImage(imagePath(packing.layers, layer.digest), 'squashfs', at('image'), namespace);
      return {
        ...{layer, shown: frozen, image: show(namespace, [at('image'), at('lower')], at('packed'))},
        has: run(inNamespace(namespace, ['find', at('image'), '-printf', '%P\n'])).split('\n'),
      };
    });

  const overlay = (
    lowers: readonly string[],
    target: string,
    upper?: string,
    work?: string,
  ): [string, ...string[]] => {
    const writable = upper === undefined ? '' : `,upperdir=${upper},workdir=${work}`;
    const options = `lowerdir=${lowers.join(':')}${writable},redirect_dir=off,metacopy=off,index=off,xino=on`;
    return ['mount', '-t', 'overlay', '-o', options, 'overlay', target];
  };

  const show = (namespace: Namespace, lowers: readonly string[], target: string): string[] => {
    run(inNamespace(namespace, overlay(lowers, target)));
    return manifestOf(outsidePath(namespace, target));
  };

  test.each(cases)('is left out of its image, and nothing else is: %s', async (_, script, leftOut) => {
    const {layer, shown, image, has} = await change(script);
    expect(image).toEqual(shown);
    expect(layer.leftOut?.files ?? 0).toBe(leftOut.length);
    for (const path of leftOut) expect(has).not.toContain(Buffer.from(`t/${path}`).toString('latin1'));
    expect(layer.entries).toBe(has.length - 1);
    expect(packing.said).toEqual([]);
  });

  test('leaves nothing of a directory that has nothing left, and of one that differs itself', async () => {
    const same = await change('chown -R 5 d; chown -R 0 d');
    expect(same.has).not.toContain('t/d');
    expect(same.layer.leftOut).toEqual({files: 3, bytes: 3 * 'content of d/3'.length + 4});
    const touched = await change('chown -R 5 d; chown -R 0 d; touch d/e');
    expect(touched.has).toEqual(expect.arrayContaining(['t/d', 't/d/e']));
  });

  test('stays where what is below cannot be seen, with a warning', async () => {
    const tree = temporary.fresh();
    writeFileSync(`${tree}/file`, 'content');
    const {leftOut, entries} = await packing.pack(tree, {
      below: () => Promise.reject(new Error('out of luck')),
    });
    expect({leftOut, entries}).toEqual({leftOut: undefined, entries: 2});
    expect(packing.said.splice(0)).toEqual([expect.stringMatching(/^warning: test: nothing .*out of luck/)]);
  });
});
