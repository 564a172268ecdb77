import {execFileSync} from 'node:child_process';

interface Options {
  readonly directory?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a program that a test cannot go on without, and returns what it printed, each byte one character. */
export const run = (argv: readonly [string, ...string[]], options: Options = {}): string => {
  const [program, ...rest] = argv;
  return execFileSync(program, rest, {
    encoding: 'latin1',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.directory === undefined ? {} : {cwd: options.directory}),
    ...(options.environment === undefined ? {} : {env: options.environment}),
    ...(options.input === undefined ? {} : {input: Buffer.from(options.input, 'latin1')}),
  });
};

/** Waits until something is so, and fails when it is not in time. */
export const until = async (what: string, isSo: () => boolean): Promise<void> => {
  const deadline = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
