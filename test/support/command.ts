import {type ChildProcess, spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** The command as a checkout has it. It runs `dist/cli`, so that is to be built first. */
export const commandPath = fileURLToPath(new URL('../../bin/rootstock', import.meta.url));

export interface Result {
  readonly exitCode: number | null;
  /** What ended the program, if a signal did. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The whole environment; by default a small one. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Text for its standard input, which is empty by default; `open` leaves it to the test. */
  readonly input?: string;
  /** Milliseconds after which the program is killed, and the test fails. */
  readonly timeout?: number;
}

/** What every command of a test starts from: nothing of the tests' own environment. */
export const plainEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LANG: 'C.UTF-8',
} as const;

/** Runs the command as a user would, to its end. */
export const rootstock = (args: readonly string[], options: RunOptions = {}): Promise<Result> =>
  runProgram([process.execPath, commandPath, ...args], options);

/** Runs a program to its end and returns what it said, whatever its status is. */
export const runProgram = (argv: readonly string[], options: RunOptions = {}): Promise<Result> =>
  startProgram(argv, options).ended;

export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  /** When it has ended and all that it started has let go of its output. */
  readonly ended: Promise<Result>;
  /** Ends it by SIGKILL, whatever goes on with its output. */
  readonly kill: () => Promise<void>;
  /** Resolves when the program has printed the text, on either stream. */
  readonly said: (text: string) => Promise<void>;
}

/** Starts the command, for a test that does something to it while it runs. */
export const startRootstock = (args: readonly string[], options: RunOptions = {}): Started =>
  startProgram([process.execPath, commandPath, ...args], options);

export const startProgram = (
  [program = '', ...args]: readonly string[],
  {env = plainEnvironment, cwd = '/', input = '', timeout = 100_000}: RunOptions = {},
): Started => {
  const child = spawn(program, args, {env, cwd, stdio: 'pipe', timeout, killSignal: 'SIGKILL'});
  const output = {stdout: '', stderr: ''};
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text));
  }
  child.stdin.on('error', () => undefined);
  if (input !== 'open') child.stdin.end(input);
  const ended = new Promise<Result>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({exitCode, signal, ...output}));
  });
  const said = async (text: string): Promise<void> => {
    while (!`${output.stdout}${output.stderr}`.includes(text)) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`It ended without saying "${text}": ${JSON.stringify(output)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const kill = async (): Promise<void> => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGKILL')) await exited;
  };
  return {child, pid: child.pid ?? 0, ended, kill, said};
};
