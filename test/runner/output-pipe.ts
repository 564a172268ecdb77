import {execFile} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {closeSync, constants, openSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {Socket} from 'node:net';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {promisify} from 'node:util';

import {giveTo} from './ownership.js';
import {type RunnerUser} from './user.js';

/** A pipe that a process writes to and the runner reads. */
export interface OutputPipe {
  /** The end for the process; to be closed here once the process has it. */
  readonly writeEnd: number;
  closeWriteEnd(): void;
  /** Calls back with each line; resolves when no process holds the pipe any more. */
  read(onLine: (line: string) => void): Promise<void>;
  /** Stops reading, whoever still writes. */
  destroy(): void;
}

/**
 * Makes a pipe as the official runner has it: one that the job's user may open again as /dev/stdout. Node's own
 * are sockets, which cannot be opened.
 */
export const createOutputPipe = async (directory: string, user: RunnerUser): Promise<OutputPipe> => {
  const path = join(directory, `pipe-${randomUUID()}`);
  await promisify(execFile)('mkfifo', ['--mode', '600', path]);
  await giveTo(user, path);
  const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writeEnd = openSync(path, constants.O_WRONLY);
  const socket = new Socket({fd: readEnd, readable: true, writable: false});
  await rm(path);
  return {
    writeEnd,
    closeWriteEnd: () => closeSync(writeEnd),
    read: async (onLine) => {
      const lines = createInterface({input: socket, crlfDelay: Infinity});
      lines.on('line', onLine);
      await new Promise((resolve) => socket.once('close', resolve));
    },
    destroy: () => socket.destroy(),
  };
};
