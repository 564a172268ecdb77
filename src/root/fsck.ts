import {messageOf} from '../errors.js';
import {aloneInStore, type Store} from '../snapshot/store.js';
import {type Finding} from './finding.js';
import {checkLayers, readImages} from './fsck-layers.js';
import {checkNames} from './fsck-names.js';
import {checkRoots} from './fsck-roots.js';
import {findLeftovers, type Leftover} from './leftovers.js';

/** How much was checked. */
export interface Checked {
  readonly layers: number;
  /** Bytes of images that were read. */
  readonly bytes: number;
  readonly snapshots: number;
  readonly keys: number;
  readonly bases: number;
  readonly roots: number;
}

export interface Reported extends Omit<Finding, 'repair'> {
  /** What was done about it. */
  readonly repaired: string | null;
}

export interface FsckOptions {
  readonly repair: boolean;
  /** Do not read the images: only see that they are there, and of their size. */
  readonly quick: boolean;
}

/**
 * Checks every promise of a store: that each layer is what its name says, that whatever is referred to is there, that what
 * is written down can be read, and that nothing is left of processes that are gone. With `repair` mends what can be mended.
 * Images are read while the store is in use; the rest is looked at while nobody changes it, which takes a moment.
 */
export const checkStore = async (
  store: Store,
  {repair, quick}: FsckOptions,
): Promise<{checked: Checked; findings: Reported[]}> => {
  const read = await readImages(store, quick);
  return aloneInStore(store, async () => {
    const reported: Reported[] = [];
    const reportAll = async (findings: readonly Finding[]): Promise<void> => {
      for (const finding of findings) reported.push(await report(finding, repair));
    };
    // In this order: what is mended first is then no fault of what refers to it.
    const found = checkLayers(store, read);
    await reportAll(found.findings);
    const {good} = repair ? checkLayers(store, read) : found;
    const names = checkNames(store, good);
    await reportAll(names.findings);
    const roots = await checkRoots(store, good);
    await reportAll(roots.findings);
    await reportAll((await findLeftovers(store)).map(leftover));
    const checked = {layers: good.size, bytes: read.bytes, ...names.checked, ...roots.checked};
    return {checked, findings: reported};
  });
};

const leftover = ({what, remove}: Leftover): Finding => ({
  ...{kind: 'leftover', what, why: 'its process is gone'},
  repair: () => remove().then(() => 'removed'),
});

const report = async ({repair, ...finding}: Finding, isWanted: boolean): Promise<Reported> => {
  if (!isWanted || !repair) return {...finding, repaired: null};
  try {
    return {...finding, repaired: await repair()};
  } catch (error) {
    return {...finding, why: `${finding.why}; and mending it failed: ${messageOf(error)}`, repaired: null};
  }
};
