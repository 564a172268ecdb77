import {randomInt} from 'node:crypto';
import {openSync, readSync, rmSync, writeSync, closeSync} from 'node:fs';
import {join} from 'node:path';

import {directoryRemote} from '../../../src/remote/directory/remote.js';
import {layerFileName} from '../../../src/remote/remote.js';
import {makeTemporary, removeTemporary} from '../../support/temporary.js';
import {describeRemote} from '../suite.js';

describeRemote('a directory', async () => {
  const top = await makeTemporary('directory-remote');
  const path = join(top, 'shared');
  const layerPath = (digest: string): string => join(path, 'layers', layerFileName(digest));
  return {
    open: () => directoryRemote(path),
    damage: (digest) => {
      flipBit(layerPath(digest));
      return Promise.resolve();
    },
    evict: (digest) => {
      rmSync(layerPath(digest));
      return Promise.resolve();
    },
    end: () => removeTemporary(top),
  };
});

const flipBit = (path: string): void => {
  const file = openSync(path, 'r+');
  const [byte, position] = [Buffer.alloc(1), randomInt(1000)];
  readSync(file, byte, 0, 1, position);
  byte.writeUInt8(byte.readUInt8() ^ 4);
  writeSync(file, byte, 0, 1, position);
  closeSync(file);
};
