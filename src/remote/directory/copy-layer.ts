import {createHash} from 'node:crypto';
import {constants} from 'node:fs';
import {copyFile, type FileHandle, open} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

import {type Progress} from '../remote.js';
import {flushBehind} from '../write-layer.js';

const readBytes = 1 << 20;
const waitMilliseconds = 2;

/**
 * Has the kernel copy a file into a new one, which it does from its beginning to its end, and hashes and syncs the copy behind that.
 * Returns its sha256; the file is then worth nothing where this throws.
 * @param source opened already, so that it is the file which was looked at
 */
export const copyLayer = async (source: FileHandle, path: string, progress: Progress): Promise<string> => {
  const copy = await open(path, 'wx+', 0o600);
  const flush = flushBehind(copy);
  const state = {isCopied: false};
  const copying = copyFile(`/proc/self/fd/${source.fd}`, path, constants.COPYFILE_FICLONE).finally(
    () => (state.isCopied = true),
  );
  // It is told below.
  copying.catch(() => undefined);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafeSlow(readBytes);
    for (let at = 0; ;) {
      const isAll = state.isCopied;
      const {bytesRead} = await copy.read(buffer, 0, readBytes, at);
      if (bytesRead === 0 && isAll) break;
      if (bytesRead === 0) await sleep(waitMilliseconds);
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
      flush.wrote(bytesRead);
      progress(bytesRead);
    }
    await copying;
    await copy.chmod(0o600);
    return hash.digest('hex');
  } finally {
    await copying.catch(() => undefined);
    await flush.end();
    await copy.close();
  }
};
