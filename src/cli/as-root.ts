import {realpathSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {currentCaller} from '../host/caller.js';
import {isRoot, runAsRoot} from '../host/privilege.js';
import {storeDirectory} from '../host/store-directory.js';
import {setUmaskAside} from '../host/umask.js';
import {type Context, type GlobalOptions, makeContext} from './context.js';

/** Runs the work here when this is root, else all of this command once more as root; returns the exit status. */
export const asRoot = async (
  options: GlobalOptions,
  work: (context: Context) => Promise<number>,
): Promise<number> => {
  if (!isRoot()) return againAsRoot();
  setUmaskAside();
  return work(makeContext(options));
};

const againAsRoot = (): Promise<number> => {
  const script = realpathSync(fileURLToPath(import.meta.url));
  // By whom it is asked decides where the store is, and root is somebody else.
  const home = storeDirectory(process.env, currentCaller().uid);
  return runAsRoot([process.execPath, script, ...process.argv.slice(2)], {ROOTSTOCK_HOME: home});
};
