import {join} from 'node:path';

import {type BaseContext} from '../base/base.js';
import {type Caller, decodeCaller} from '../host/caller.js';
import {storeDirectory} from '../host/store-directory.js';
import {type ToolOptions} from '../host/tools.js';
import {openStore, type Store} from '../snapshot/store.js';
import {printAside} from './print.js';

/** What every command works with. */
export interface Context {
  readonly store: Store;
  readonly caller: Caller;
  /** The directory that the command was called in. */
  readonly directory: string;
  readonly base: BaseContext;
  readonly tools: ToolOptions;
  /** Says one line to the person, on standard error. */
  readonly say: (line: string) => void;
}

/** Runs a command's work as root, and ends the process with the exit status that it returns. */
export type WithContext = (work: (context: Context) => Promise<number>) => Promise<void>;

export interface GlobalOptions {
  readonly install: boolean;
  readonly quiet?: boolean;
}

export const makeContext = ({install, quiet}: GlobalOptions): Context => {
  const caller = decodeCaller(process.env);
  const store = openStore(storeDirectory(process.env, caller.uid), caller);
  const say = (line: string): void => {
    // What goes wrong is said all the same.
    if (quiet !== true || line.startsWith('warning:')) printAside(`rootstock: ${line}`);
  };
  const base: BaseContext = {
    directory: process.cwd(),
    environment: caller.environment,
    identities: join(store.directory, 'host-identities.json'),
  };
  const around = async (work: () => Promise<void>): Promise<void> =>
    (await import('../base/host.js')).keepingIdentity(base, work);
  const tools: ToolOptions = {install, say, around};
  return {store, caller, directory: process.cwd(), base: {...base, tools}, tools, say};
};
