import {listProcesses} from './processes.js';
import {type RunnerUser} from './user.js';

/**
 * Ends, as the runner does after every post, the processes that carry the job's tracking id and whose
 * environment the runner's user may read: those of root stay. Returns what it ended.
 */
export const endOrphans = (
  user: RunnerUser,
  trackingId: string,
  isKnown: (pid: number) => boolean,
): string[] => {
  const orphans = listProcesses().filter(
    ({pid, uid, environment}) =>
      uid === user.uid && !isKnown(pid) && environment.includes(`RUNNER_TRACKING_ID=${trackingId}`),
  );
  for (const {pid} of orphans) kill(pid);
  return orphans.map(({pid, command}) => `${pid} ${command}`);
};

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
};
