import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf} from '../errors.js';
import {runCommand} from '../host/command.js';
import {digestOf} from '../host/digest.js';
import {readMounts} from '../host/mountinfo.js';
import {stagingName} from '../host/staging-name.js';
import {type Digest} from '../layer/layer.js';
import {
  addLayer,
  describeLayer,
  descriptionPath,
  hasLayer,
  imagePath,
  listLayers,
  removeLayer,
} from '../layer/layers.js';
import {type Store} from '../snapshot/store.js';
import {type Finding, setAside} from './finding.js';
import {imageMountPoint} from './lowers.js';
import {isMounted, listRoots, type Mounted, readRoot} from './state.js';

/** What the images were when they were read, by the digests that they are named by. */
export interface ReadImages {
  readonly digests: ReadonlyMap<Digest, Digest>;
  readonly bytes: number;
}

export const readImages = async (store: Store, quick: boolean): Promise<ReadImages> => {
  const digests = new Map<Digest, Digest>();
  let bytes = 0;
  for (const digest of quick ? [] : listLayers(store.layers)) {
    const path = imagePath(store.layers, digest);
    try {
      digests.set(digest, await digestOf(path));
      bytes += statSync(path).size;
    } catch (error) {
      // It was removed meanwhile, or the disk cannot read it.
      if (existsSync(path)) digests.set(digest, messageOf(error));
    }
  }
  return {digests, bytes};
};

/** Checks every image against its description and its name, and returns those that are good. */
export const checkLayers = (
  store: Store,
  {digests}: ReadImages,
): {good: Set<Digest>; findings: Finding[]} => {
  const good = new Set<Digest>();
  const findings: Finding[] = [];
  for (const digest of listLayers(store.layers)) {
    const why = whatIsWrong(store, digest, digests.get(digest) ?? digest);
    if (why === undefined) good.add(digest);
    else findings.push(damaged(store, digest, why));
  }
  for (const digest of describedOnly(store)) {
    const device = mountedDevice(store, digest);
    if (device !== undefined) findings.push(missing(store, digest, device));
  }
  return {good, findings};
};

const whatIsWrong = (store: Store, digest: Digest, read: string): string | undefined => {
  try {
    const {size, digest: described} = describeLayer(store.layers, digest);
    const found = statSync(imagePath(store.layers, digest)).size;
    if (described !== digest) return 'its description is that of another layer';
    if (found !== size) return `its image has ${found} bytes, and had ${size}`;
    return read === digest ? undefined : 'the bytes of its image are not those that its name says';
  } catch (error) {
    return messageOf(error);
  }
};

const damaged = (store: Store, digest: Digest, why: string): Finding => ({
  ...{kind: 'problem', what: `layer ${digest.slice(0, 12)}`, why},
  repair: () => {
    const done = setAside(store, imagePath(store.layers, digest));
    setAside(store, descriptionPath(store.layers, digest));
    removeLayer(store.layers, digest);
    return Promise.resolve(done);
  },
});

/** The layers whose description is there, and whose image is not. */
const describedOnly = ({layers}: Store): Digest[] =>
  readdirSync(layers.directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((digest) => !hasLayer(layers, digest));

/** The loop device over which a root still has a layer mounted: the kernel keeps a file that was unlinked. */
const mountedDevice = (store: Store, digest: Digest): string | undefined =>
  listRoots(store)
    .map((name) => readOrNone(store, name))
    .filter((state) => state !== undefined)
    .flatMap(({name, holder}) =>
      readMounts(holder.pid).filter(({mountPoint}) => mountPoint === imageMountPoint(store, name, digest)),
    )[0]?.source;

const readOrNone = (store: Store, name: string): Mounted | undefined => {
  try {
    const state = readRoot(store, name);
    return state && isMounted(state) ? state : undefined;
  } catch {
    return undefined;
  }
};

const missing = (store: Store, digest: Digest, device: string): Finding => ({
  ...{
    kind: 'problem',
    what: `layer ${digest.slice(0, 12)}`,
    why: 'its image is missing, and is still mounted',
  },
  repair: async () => {
    const description = describeLayer(store.layers, digest);
    const copy = join(store.staging, stagingName('recovered'));
    const count = [`count=${description.size}`, 'iflag=count_bytes', 'bs=1M', 'status=none'];
    await runCommand(['dd', `if=${device}`, `of=${copy}`, ...count]);
    if ((await digestOf(copy)) !== digest) throw new Error('what is mounted is another image');
    addLayer(store.layers, copy, description);
    return 'copied from where it is mounted';
  },
});
