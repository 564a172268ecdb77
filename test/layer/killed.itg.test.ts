import {chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {once} from 'node:events';

import {expect, test} from '@jest/globals';

import {openStore, sweepStaging} from '../../src/snapshot/store.js';
import {compileSources, startModule} from '../support/compiled.js';
import {lastingLeftoversOf} from '../support/leftovers.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('A packing that is killed', () => {
  const temporary = useTemporary();

  test.each([
    ['while the image is being made', 'mksquashfs', 'touch "$STARTED"; exec sleep 1000'],
    [
      'while the image is being compared',
      'find',
      'case "$1" in */mounted) touch "$STARTED"; exec sleep 1000 ;; esac; exec /usr/bin/find "$@"',
    ],
  ])(
    '%s leaves no name, no process and no mount, and the sweep takes the rest',
    async (_, program, script) => {
      const directory = temporary.fresh();
      const store = openStore(`${directory}/store`);
      mkdirSync(`${directory}/bin`);
      mkdirSync(`${directory}/tree/a`, {recursive: true});
      writeFileSync(`${directory}/bin/${program}`, `#!/bin/sh\nSTARTED=${directory}/started\n${script}\n`);
      chmodSync(`${directory}/bin/${program}`, 0o755);
      const packer = startModule(
        compileSources(temporary.fresh()),
        `import {buildLayer} from './layer/build.js';
       import {defaultCompression as compression} from './layer/compression.js';
       const layers = ${JSON.stringify(store.layers)};
       const tools = {install: false, say: console.error};
       process.env.PATH = '${directory}/bin:' + process.env.PATH;
       await buildLayer(
         layers,
         {tree: '${directory}/tree', owned: true, origin: 'test', overlayOptions: []},
         {compression, strict: false, staging: '${store.staging}', tools, say: console.error},
       );`,
      );
      await until('it is at that point', () => existsSync(`${directory}/started`));
      packer.kill('SIGKILL');
      await once(packer, 'close');

      expect(await lastingLeftoversOf(directory)).toEqual([]);
      expect(readdirSync(store.layers.directory)).toEqual([]);
      expect(readdirSync(store.staging)).toHaveLength(1);
      await sweepStaging(store);
      expect(readdirSync(store.staging)).toEqual([]);
    },
  );
});
