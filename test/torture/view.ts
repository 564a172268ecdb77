import {imagePath} from '../../src/layer/layers.js';
import {readRoots} from '../../src/root/state.js';
import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {listKeys, listSnapshots} from '../../src/snapshot/snapshots.js';
import {type Store} from '../../src/snapshot/store.js';
import {startProgram} from '../support/command.js';
import {treeOf} from './tree.js';

/** What has a name: `ROOT/NAME` for the snapshots of roots that stay, `key KEY` for those that are found by key. */
export const namesOf = (store: Store): Map<string, Snapshot> =>
  new Map([
    ...readRoots(store)
      .filter(({owner}) => owner.kind !== 'process')
      .flatMap(({name: root}) =>
        listSnapshots(store, root).map((snapshot) => [`${root}/${snapshot.name}`, snapshot] as const),
      ),
    ...listKeys(store).map((key) => [`key ${key.name}`, key] as const),
  ]);

/** Mounts images, then overlays of them, at numbers below a directory; in one go, since every program takes its time. */
const mountScript = `
set -e
mount -t tmpfs rootstock-test "$1"
cd "$1"
shift
mkdir lowest
count=0
while [ "$1" != -- ]; do
  mkdir $count
  mount -t squashfs -o ro,loop "$1" $count
  count=$((count + 1))
  shift
done
shift
count=0
for lowers; do
  mkdir merged-$count
  mount -t overlay -o "ro,lowerdir=$lowers" overlay merged-$count
  count=$((count + 1))
done
echo mounted
read -r word || true`;

/**
 * Mounts everything that has a name, by programs of the system alone, and reads it whole. Fails where a layer is missing or
 * cannot be mounted.
 * @param place a directory to mount at, which nothing outside sees
 */
export const viewNames = async (store: Store, place: string): Promise<Record<string, string>> => {
  const names = namesOf(store);
  if (names.size === 0) return {};
  const stacks = new Map([...names.values()].map(({layers}) => [layers.join(), layers]));
  const digests = [...new Set([...stacks.values()].flat())];
  const lowers = [...stacks.values()].map((layers) =>
    [...layers.map((digest) => digests.indexOf(digest)).reverse(), 'lowest']
      .map((name) => `${place}/${name}`)
      .join(':'),
  );
  const images = digests.map((digest) => imagePath(store.layers, digest));
  const mounting = startProgram(
    [
      ...['unshare', '--mount', '--propagation', 'private', 'sh', '-c', mountScript, 'sh'],
      ...[place, ...images, '--', ...lowers],
    ],
    {input: 'open'},
  );
  try {
    await mounting.said('mounted');
    const trees = [...stacks.keys()].map(
      (stack, index) => [stack, treeOf(`/proc/${mounting.pid}/root${place}/merged-${index}`)] as const,
    );
    const shown = new Map(trees);
    return Object.fromEntries([...names].map(([name, {layers}]) => [name, shown.get(layers.join()) ?? '']));
  } finally {
    mounting.child.stdin?.end();
    await mounting.ended;
  }
};
