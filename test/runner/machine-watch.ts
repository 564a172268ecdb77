import {basename} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {type JobCgroup, createJobCgroup} from './job-cgroup.js';
import {type Layout} from './layout.js';
import {type Leftovers, findLeftovers, isEmpty} from './leftovers.js';
import {removeDirectory, tryAsRoot} from './privileged.js';
import {type RunnerUser} from './user.js';

/** Knows what a runner's jobs have started and mounted. */
export interface MachineWatch {
  readonly trackingId: string;
  readonly cgroup: JobCgroup | undefined;
  readonly leftovers: (...directories: string[]) => Leftovers;
  readonly assertNothingLeft: (...directories: string[]) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Begins to watch, before the first job. */
export const watchMachine = async (
  layout: Pick<Layout, 'base'>,
  user: RunnerUser,
  trackingId: string,
): Promise<MachineWatch> => {
  const cgroup = await createJobCgroup(`test-${basename(layout.base)}`);
  const leftovers = (...directories: string[]): Leftovers =>
    findLeftovers([layout.base, ...directories], {user, trackingId, members: cgroup?.members() ?? []});
  return {
    trackingId,
    cgroup,
    leftovers,
    assertNothingLeft: async (...directories) => {
      const left = await afterGrace(() => leftovers(...directories));
      if (!isEmpty(left)) throw new Error(`The job left something: ${JSON.stringify(left, null, 2)}`);
    },
    remove: async () => {
      await cgroup?.remove();
      const {mounts, loopDevices} = leftovers();
      for (const mount of mounts) await tryAsRoot('umount', '--lazy', mount);
      for (const device of loopDevices) await tryAsRoot('losetup', '--detach', device);
      await removeDirectory(layout.base);
    },
  };
};

/** Processes that were just killed need a moment. */
const afterGrace = async (look: () => Leftovers): Promise<Leftovers> => {
  for (let waited = 0; waited < 1000; waited += 50) {
    if (isEmpty(look())) break;
    await sleep(50);
  }
  return look();
};
