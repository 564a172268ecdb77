// A snapshot of layers of random bytes, as its images lie in a directory.
import {createHash, randomBytes} from 'node:crypto';
import {appendFileSync, mkdirSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** @typedef {{digest: string, size: number}} Layer */

/** @param {string} directory @param {number} count @param {number} total bytes of all @returns {Layer[]} */
export const makeSnapshot = (directory, count, total) => {
  mkdirSync(directory, {recursive: true});
  const layers = Array.from({length: count}, (_, index) => {
    const {digest, size} = makeImage(join(directory, `${index}`), Math.floor(total / count));
    renameSync(join(directory, `${index}`), join(directory, `${digest}.image`));
    return describe(digest, size);
  });
  const snapshot = {
    ...{format: 1, name: 'bench', architecture: 'x86_64', created: ''},
    base: {name: 'debian:bookworm', identity: 'bench', kind: 'layer'},
    layers: layers.map(({digest}) => digest),
  };
  writeFileSync(join(directory, 'shared.json'), JSON.stringify({snapshot, layers}));
  return layers;
};

/** All that a description has to have. @param {string} digest @param {number} size */
const describe = (digest, size) => ({
  ...{format: 1, digest, size, compression: 'squashfs/zstd:3', origin: 'bench', created: ''},
  ...{entries: 1, contentSize: size, packMilliseconds: 0, overlayOptions: [], losses: []},
});

/** @param {string} file @param {number} size @returns {Layer} */
const makeImage = (file, size) => {
  const hash = createHash('sha256');
  writeFileSync(file, '');
  for (let written = 0; written < size; written += 1 << 23) {
    const chunk = randomBytes(Math.min(1 << 23, size - written));
    hash.update(chunk);
    appendFileSync(file, chunk);
  }
  return {digest: hash.digest('hex'), size};
};
