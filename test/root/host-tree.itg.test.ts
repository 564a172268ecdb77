import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {inNamespace, withNamespace} from '../../src/host/namespace.js';
import {writeTarLayer} from '../../src/layer/write-tar-layer.js';
import {hostBytes, hostTree} from '../../src/root/host-tree.js';
import {openStore} from '../../src/snapshot/store.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('this machine’s own root as a layer', () => {
  const temporary = useTemporary();

  /** The names in the tar of it; with no more of what is large than what is asked for. */
  const namesIn = async (shown: readonly string[], exclude: readonly string[]): Promise<string[]> => {
    const place = temporary.fresh();
    const file = `${temporary.fresh()}/layer`;
    const large = readdirSync('/', {withFileTypes: true})
      .filter((entry) => entry.isDirectory() && !shown.includes(entry.name))
      .map(({name}) => `/${name}`);
    await withNamespace('rootstock: test of the host', async (namespace) => {
      run(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-test', place]));
      const store = openStore(temporary.at('store'));
      const tree = await hostTree(store, {place, exclude: [...exclude, ...large]}, namespace);
      await writeTarLayer(tree, {file, compress: false}, (argv) => inNamespace(namespace, argv));
    });
    return run(['tar', '--list', '-f', file]).split('\n').filter(Boolean);
  };

  test('has its files, and nothing of what only runs', async () => {
    const running = ['proc', 'sys', 'dev', 'run'];
    const names = await namesIn(['etc', ...running], []);
    expect(names).toEqual(
      expect.arrayContaining(['./', 'etc/', 'etc/passwd', ...running.map((name) => `${name}/`)]),
    );
    expect(names.filter((name) => /^(proc|sys|dev|run)\/./.test(name))).toEqual([]);
  });

  test('has nothing of Rootstock’s own', async () => {
    for (const name of ['kept', 'left-out']) {
      mkdirSync(temporary.at(name));
      writeFileSync(temporary.at(name, 'file'), name);
    }
    // Of the rest of /var no more than this takes.
    const [, , directory = ''] = temporary.path.split('/').slice(1);
    const others = ['/var', '/var/tmp'].flatMap((above) =>
      readdirSync(above)
        .filter((name) => name !== 'tmp' && name !== directory)
        .map((name) => `${above}/${name}`),
    );
    const names = await namesIn(['var'], [...others, temporary.at('left-out')]);
    const here = `${temporary.path.slice(1)}/`;
    expect(names).toContain(`${here}kept/file`);
    expect(names.filter((name) => /^(store|left-out)/.test(name.slice(here.length)))).toEqual([]);
  });

  test('says how big it may get', () => {
    expect(hostBytes()).toBeGreaterThan(1e6);
  });
});
