import {homedir} from 'node:os';
import {join} from 'node:path';

/** Where the store is: `$ROOTSTOCK_HOME`, else the machine's for root and the user's own for others. */
export const storeDirectory = (environment: NodeJS.ProcessEnv, uid: number): string =>
  environment['ROOTSTOCK_HOME'] ??
  (uid === 0 ? '/var/lib/rootstock' : join(environment['HOME'] ?? homedir(), '.local/share/rootstock'));
