import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';

export interface Azurite {
  readonly port: number;
  /** Ends the process at once; its files stay. */
  stop(): Promise<void>;
}

const program = createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js');

/** Starts Azure Storage's emulator on a free loopback port. It dies with the process that started it. */
export const startAzurite = async (directory: string, account: string, key: string): Promise<Azurite> => {
  const child = spawn('setpriv', azuriteArguments(process.execPath, directory), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {PATH: process.env['PATH'] ?? '', AZURITE_ACCOUNTS: `${account}:${key}`},
  });
  const stop = () => end(child);
  try {
    return {port: await listening(child), stop};
  } catch (error) {
    await stop();
    throw error;
  }
};

export const azuriteArguments = (node: string, directory: string): string[] => [
  ...['--pdeathsig', 'KILL', '--', node, program],
  ...['--blobHost', '127.0.0.1', '--blobPort', '0', '--location', directory],
  ...['--silent', '--disableTelemetry', '--skipApiVersionCheck'],
];

const listening = async (child: ChildProcess): Promise<number> => {
  const lines: string[] = [];
  for await (const line of createInterface({input: child.stdout!})) {
    const port = /successfully listens on http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (port) {
      child.stdout!.resume();
      return Number(port);
    }
    lines.push(line);
  }
  throw new Error(`azurite ended before it listened: ${lines.join('; ')}`);
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};
