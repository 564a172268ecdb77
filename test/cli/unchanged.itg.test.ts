import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type LayerDescription} from '../../src/layer/layer.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('What was copied up and is as it was', () => {
  let shop: Workshop;
  const tell = 'cd /t; stat -c "%n %a %U %Y" * */* .; cat a d/*';
  beforeAll(async () => {
    shop = await openWorkshop('unchanged');
    await shop.sh('default', 'mkdir -p /t/d; echo text >/t/a; echo more >/t/d/b; echo most >/t/d/c');
    await shop.ok('snapshot', 'one');
  });
  afterAll(() => shop.end());

  test('is in no second layer, which says so, and shows all the same', async () => {
    await shop.sh('default', 'chmod 700 /t/d/* /etc/passwd; chmod 644 /t/d/* /etc/passwd; echo new >/t/new');
    const told = await shop.sh('default', tell);
    const {stdout, stderr} = await shop.rootstock(['snapshot', 'two', '--json']);
    expect(stderr).toMatch(/packed snapshot two: .*; left out 3 files of \d+ B, unchanged from below/);
    const {layers} = JSON.parse(stdout) as {layers: LayerDescription[]};
    expect(layers).toEqual([expect.objectContaining({leftOut: {files: 3, bytes: expect.any(Number)}})]);
    // The directory, /t, and the new file.
    expect(layers[0]?.entries).toBe(3);
    expect(await shop.sh('default', tell)).toBe(told);
    await shop.ok('rollback-to', 'two');
    expect(await shop.sh('default', tell)).toBe(told);
  });

  test('is not left out where the layers between show it otherwise', async () => {
    await shop.sh('default', 'chmod 600 /t/a; rm /t/d/b');
    await shop.ok('snapshot', 'three');
    await shop.sh('default', 'chmod 644 /t/a; echo more >/t/d/b');
    const told = await shop.sh('default', tell);
    const {stderr} = await shop.rootstock(['snapshot', 'four']);
    expect(stderr).not.toContain('left out');
    await shop.ok('rollback-to', 'four');
    expect(await shop.sh('default', tell)).toBe(told);
    await shop.ok('squash');
    expect(await shop.sh('default', tell)).toBe(told);
  });

  test('of the machine itself is kept: it may be another tomorrow', async () => {
    const script = 'chmod 600 /etc/passwd; chmod 644 /etc/passwd';
    await shop.ok('run', '--quiet', '--root', 'machine', '--base', 'host', '--', 'sh', '-c', script);
    const {stdout} = await shop.rootstock(['snapshot', 'one', '--json', '--root', 'machine']);
    await shop.ok('run', '--quiet', '--root', 'machine', '--', 'sh', '-c', `${script}; echo >/etc/new`);
    const second = await shop.rootstock(['snapshot', 'two', '--json', '--root', 'machine']);
    const [leftOut, then] = [stdout, second.stdout].map(
      (json) => (JSON.parse(json) as {layers: LayerDescription[]}).layers[0]?.leftOut?.files,
    );
    // By then a layer has it, whatever the machine has.
    expect([leftOut, then]).toEqual([undefined, 1]);
  });
});
