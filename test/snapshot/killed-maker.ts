import {once} from 'node:events';
import {chmodSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';

import {expect} from '@jest/globals';

import {type Store} from '../../src/snapshot/store.js';
import {compileSources, startModule} from '../support/compiled.js';
import {lastingLeftoversOf} from '../support/leftovers.js';
import {until} from '../support/run.js';
import {type Temporary} from '../support/temporary.js';

export interface KilledMaker {
  readonly base: string;
  readonly store: Store;
  /** What `tar` is, as a script. @param wait what has to be run where the maker is to be killed */
  readonly tar: (wait: string) => string;
}

/** Makes a base in another process, kills that while it extracts, and sees that nothing goes on or stays mounted. */
export const killWhileItExtracts = async (
  temporary: Pick<Temporary, 'fresh'>,
  {base, store, tar}: KilledMaker,
): Promise<void> => {
  const directory = temporary.fresh();
  mkdirSync(`${directory}/bin`);
  writeFileSync(`${directory}/bin/tar`, `#!/bin/sh\n${tar(`touch ${directory}/started; exec sleep 1000`)}\n`);
  chmodSync(`${directory}/bin/tar`, 0o755);
  const maker = startModule(
    compileSources(temporary.fresh()),
    `import {parseBase, referenceOf} from './base/base.js';
     import {prepareBase} from './snapshot/bases.js';
     import {openStore} from './snapshot/store.js';
     process.env.PATH = '${directory}/bin:' + process.env.PATH;
     const base = await parseBase('${base}', {directory: '/', environment: {}, identities: ''});
     const compression = {format: 'squashfs', algorithm: 'lz4'};
     const options = {say() {}, tools: {install: false, say() {}}, compression};
     await prepareBase(openStore('${store.directory}'), base, await referenceOf(base), options);`,
  );
  await until('it extracts', () => existsSync(`${directory}/started`));
  maker.kill('SIGKILL');
  await once(maker, 'close');
  expect(await lastingLeftoversOf(store.directory)).toEqual([]);
};
