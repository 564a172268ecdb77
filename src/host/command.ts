import {spawn, type ChildProcess} from 'node:child_process';
import {constants} from 'node:os';
import {type Readable} from 'node:stream';

import {RootstockError} from '../errors.js';
import {heldLockPipes} from './lock.js';

/** A program and its arguments. Never a shell string. */
export type Argv = readonly [string, ...string[]];

export interface CommandOptions {
  /** The whole environment of the program; the caller's own by default, less what would change messages. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly directory?: string;
  /** Text for its standard input, which is empty otherwise. */
  readonly input?: string;
  /**
   * File names are bytes, not text: with this, each byte that is read or written stands for one character of the strings
   * (latin1), so that no name is lost or taken for another.
   */
  readonly bytes?: boolean;
  /** Called with what is printed as it arrives; then it is not kept. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Called with each line of standard error as it arrives: progress. */
  readonly onLine?: (line: string) => void;
  /** Exit codes that are an answer, not a failure. Default: only 0. */
  readonly expected?: readonly number[] | 'any';
  readonly signal?: AbortSignal;
}

type StandardStream = 'ignore' | 'pipe' | 'inherit' | Readable;

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A program that could not be started, or ended with a status that was not expected. */
export class CommandError extends RootstockError {
  constructor(
    readonly argv: Argv,
    readonly exitCodeOfProgram: number | null,
    readonly stderr: string,
    why: string,
  ) {
    super(programName(argv), why);
    this.name = 'CommandError';
  }
}

/**
 * Runs a program to its end and returns what it printed.
 * Throws CommandError, with the last lines of its standard error, when it ends with an unexpected status.
 */
export const runCommand = async (argv: Argv, options: CommandOptions = {}): Promise<CommandResult> => {
  const child = startProgram(argv, [inputOf(options), 'pipe', 'pipe'], options);
  const encoding = options.bytes ? 'latin1' : 'utf8';
  const stdout: Buffer[] = [];
  const stderr = new TailOfLines(options.onLine);
  child.stdout?.on('data', options.onOutput ?? ((chunk: Buffer) => stdout.push(chunk)));
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr.add(chunk);
  });
  giveInput(child, options);
  const exitCode = await ended(child, argv);
  const result = {stdout: Buffer.concat(stdout).toString(encoding), stderr: stderr.text(), exitCode};
  const {expected = [0]} = options;
  if (expected !== 'any' && !expected.includes(exitCode)) throw commandFailure(argv, result);
  return result;
};

/** What runCommand throws for a program that ended so. */
export const commandFailure = (argv: Argv, {exitCode, stderr, stdout}: CommandResult): CommandError =>
  new CommandError(argv, exitCode, stderr, failureText(exitCode, stderr || stdout));

const inputOf = ({input}: CommandOptions): 'ignore' | 'pipe' => (input === undefined ? 'ignore' : 'pipe');

const giveInput = ({stdin}: ChildProcess, {input, bytes}: CommandOptions): void => {
  // A program may end before it has read its input; its status says more than EPIPE does.
  stdin?.on('error', () => undefined);
  stdin?.end(input, bytes ? 'latin1' : 'utf8');
};

/**
 * Runs two programs, the first's standard output going to the second's standard input, and returns what the second
 * printed; the input is the first's. Throws CommandError for the first of them that failed.
 */
export const runPipeline = async (
  from: Argv,
  to: Argv,
  options: CommandOptions = {},
): Promise<CommandResult> => {
  const source = startProgram(from, [inputOf(options), 'pipe', 'pipe'], options);
  giveInput(source, options);
  const sink = startProgram(to, [source.stdout ?? 'ignore', 'pipe', 'pipe'], options);
  // Only the two programs may hold the pipe, or the sink's early end would leave the source writing for ever.
  source.stdout?.destroy();
  const output: Buffer[] = [];
  const sourceErrors = new TailOfLines();
  const sinkErrors = new TailOfLines(options.onLine);
  source.stderr?.on('data', (chunk: Buffer) => {
    sourceErrors.add(chunk);
  });
  sink.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  sink.stderr?.on('data', (chunk: Buffer) => {
    sinkErrors.add(chunk);
  });
  const [sourceCode, sinkCode] = await Promise.all([ended(source, from), ended(sink, to)]);
  const result = {stdout: Buffer.concat(output).toString(), stderr: sinkErrors.text(), exitCode: sinkCode};
  if (sinkCode !== 0) throw commandFailure(to, {...result, stdout: ''});
  if (sourceCode !== 0)
    throw commandFailure(from, {stdout: '', stderr: sourceErrors.text(), exitCode: sourceCode});
  return result;
};

/**
 * Starts a program with messages in English and times in UTC, so that what it prints can be read back. It keeps the locks
 * that are held now for as long as it runs.
 */
export const startProgram = (
  argv: Argv,
  stdio: readonly StandardStream[],
  options: CommandOptions = {},
): ChildProcess => {
  const [program, ...rest] = argv;
  return spawn(program, rest, {
    stdio: [...stdio, ...heldLockPipes()],
    env: options.environment ?? {...process.env, LC_ALL: 'C', TZ: 'UTC'},
    ...(options.directory === undefined ? {} : {cwd: options.directory}),
    ...(options.signal === undefined ? {} : {signal: options.signal, killSignal: 'SIGKILL' as const}),
  });
};

/** The exit status of a started program; 128 and the signal's number when a signal ended it, as a shell says it. */
export const ended = (child: ChildProcess, argv: Argv): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? `${argv[0]} is not installed` : error.message;
      reject(new CommandError(argv, null, '', why));
    });
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + signalNumber(signal));
    });
  });

const signalNumber = (signal: NodeJS.Signals | null): number =>
  signal === null ? 0 : constants.signals[signal];

const failureText = (exitCode: number, stderr: string): string => {
  const lines = stderr.split('\n').map((line) => line.trim());
  const last = lines
    .filter((line) => line !== '' && !line.startsWith('dmesg(1)'))
    .slice(-3)
    .join('; ');
  return last === '' ? `it ended with status ${exitCode}` : `${last} (status ${exitCode})`;
};

/** The program that an argv is about: the last of a chain of `nsenter … -- program`. */
const programName = (argv: Argv): string => argv[argv.lastIndexOf('--') + 1] ?? argv[0];

const keptBytes = 64 * 1024;

/** Keeps the end of what a program says, and hands on each line of it. */
class TailOfLines {
  private kept = '';
  private partial = '';

  constructor(private readonly onLine?: (line: string) => void) {}

  add(chunk: Buffer): void {
    const text = chunk.toString();
    this.kept = (this.kept + text).slice(-keptBytes);
    if (!this.onLine) return;
    const lines = (this.partial + text).split(/[\r\n]+/);
    this.partial = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') this.onLine(line);
  }

  text(): string {
    return this.kept;
  }
}

/** Text of ours, a path say, as it is written with `bytes`. */
export const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

/** Such a path, for a call of the file system. */
export const bufferOf = (bytes: string): Buffer => Buffer.from(bytes, 'latin1');

/** Bytes read with `bytes`, as text for a person. */
export const readable = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
