import {createHash} from 'node:crypto';
import {mkdir, readFile, symlink, writeFile} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {runProgram} from '../support/command.js';
import {expectRefusal, storeTree} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a bad base is refused in one line, with nothing changed', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('bad-base');
    await shop.ok('list');
    await makeArchives(shop);
  });
  afterAll(() => shop.end());

  test.each([
    ['nonsense', '"nonsense"'],
    ['', '""'],
    ['host:', '"host:"'],
    ['debian:', '"debian:"'],
    ['debian:nosuch', '"debian:nosuch"'],
    ['ubuntu:../x', '"ubuntu:../x"'],
    ['oci:Not An Image', '"oci:Not An Image"'],
    ['oci:layout:nowhere', 'nowhere"'],
    ['oci:layout:tars', 'tars"'],
    ['docker-archive:nowhere.tar', 'nowhere.tar"'],
    ['docker-archive:tars', 'tars"'],
    ['docker-archive:tars/good.tar', 'good.tar"'],
    ['docker-archive:tars/text.tar', 'text.tar"'],
    ['dir:nowhere', '"dir:nowhere"'],
    ['dir:tars/good.tar', '"dir:tars/good.tar"'],
    ['dir:/', '"dir:/"'],
    ['tar:nowhere.tar', 'nowhere.tar"'],
    ['tar:tars', 'tars"'],
    ['tar:tars/good.tar#sha256=0000', '"tar:tars/good.tar#sha256=0000"'],
    [`tar:tars/good.tar#sha256=${'0'.repeat(64)}`, `#sha256=${'0'.repeat(64)}"`],
    ['tar:https://example.invalid/x.tar', '"tar:https://example.invalid/x.tar"'],
    ['tar:tars/upwards.tar', '"../upwards"'],
    ['tar:tars/absolute.tar', '"/absolute"'],
    ['tar:tars/below-link.tar', '"link/below"'],
  ])('base %s', async (base, named) => {
    await expectRefusal(shop, ['run', '--root', 'new', '--base', base, '--', 'true'], named);
  });

  test.each(['text.tar', 'cut.tar', 'empty.tar', 'cut.tar.gz'])(
    'base tar:%s, which is no whole archive, fails and changes nothing',
    async (name) => {
      const before = await storeTree(shop.store);
      const result = await shop.rootstock([
        'run',
        '--root',
        'new',
        '--base',
        `tar:${shop.path('tars', name)}`,
        '--',
        'true',
      ]);
      expect(result.exitCode).not.toBe(0);
      expect(result.stderr).toContain(name);
      expect(await storeTree(shop.store)).toBe(before);
    },
  );

  test.each(['good.tar', 'good.tar.gz'])(
    'while tar:%s is taken, with its sha256 and without',
    async (name) => {
      const path = shop.path('tars', name);
      const digest = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      for (const base of [`tar:${path}#sha256=${digest}`, `tar:${path}`]) {
        const run = ['run', '--quiet', '--ephemeral', '--base', base, '--', 'sh', '-c', 'echo works'];
        expect(await shop.rootstock(run)).toMatchObject({exitCode: 0, stdout: 'works\n', stderr: ''});
      }
    },
  );
});

const makeArchives = async ({path, system}: Workshop): Promise<void> => {
  await mkdir(path('tars/tree/real'), {recursive: true});
  const [tars, tree] = [path('tars'), path('tars/tree')];
  await writeFile(path('tars/tree/file'), 'x');
  await symlink('real', path('tars/tree/link'));
  await writeFile(path('tars/tree/real/below'), 'x');
  const tar = (...args: readonly string[]): Promise<unknown> => runProgram(['tar', '-C', tree, ...args]);
  await tar('-cf', `${tars}/good.tar`, '-C', system, '.');
  await tar('-cPf', `${tars}/upwards.tar`, '--transform', 's,^file,../upwards,', 'file');
  await tar('-cPf', `${tars}/absolute.tar`, '--transform', 's,^file,/absolute,', 'file');
  await tar(
    '-cPf',
    `${tars}/below-link.tar`,
    '--transform',
    's,^real/below,link/below,',
    'link',
    'real/below',
  );
  await tar('-czf', `${tars}/good.tar.gz`, '-C', system, '.');
  const good = await readFile(`${tars}/good.tar`);
  await writeFile(`${tars}/cut.tar`, good.subarray(0, good.length / 2 + 100));
  const zipped = await readFile(`${tars}/good.tar.gz`);
  await writeFile(`${tars}/cut.tar.gz`, zipped.subarray(0, zipped.length / 2));
  await writeFile(`${tars}/text.tar`, 'this is no archive\n'.repeat(100));
  await writeFile(`${tars}/empty.tar`, '');
};
