import {bootIdentity, processStartTime} from './processes.js';

/** A name for what is being made, that tells who makes it; what another boot or a dead process left is removed by a sweep. */
export const stagingName = (kind: string): string =>
  `${kind}-${bootIdentity().slice(0, 8)}-${process.pid}-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;

/** Whether whoever was making what has the name is gone. A name that tells nobody is nobody's. */
export const isDeadStaging = (name: string): boolean => {
  const [, boot = '', pid = ''] = /-([0-9a-f]{8})-(\d+)-[0-9a-z]+$/.exec(name) ?? [];
  const isAlive = bootIdentity().startsWith(boot) && processStartTime(Number(pid)) !== undefined;
  return !isAlive || pid === '';
};
