import {type Argv, commandFailure, runCommand} from './command.js';
import {inNamespace, type Namespace} from './namespace.js';

/**
 * Runs programs one after the other in a namespace, until one fails, as children of a single shell: to start each by itself
 * takes as long again as it runs. What they print is not kept. Throws CommandError for the one that failed.
 */
export const runInTurn = async (namespace: Namespace, programs: readonly Argv[]): Promise<void> => {
  if (programs.length === 0) return;
  const argv = inNamespace(namespace, inTurnArguments(programs));
  const result = await runCommand(argv, {expected: 'any'});
  if (result.exitCode === 0) return;
  const failed = programs[result.stdout.length] ?? argv;
  throw commandFailure(failed, {...result, stdout: ''});
};

/** A shell that runs the programs, and prints one dot for each that succeeded. No value is in its script: all are arguments. */
export const inTurnArguments = (programs: readonly Argv[]): Argv => {
  let position = 0;
  const words = (argv: Argv): string => argv.map(() => `"\${${++position}}"`).join(' ');
  const script = programs.map((argv) => `${words(argv)} >&2 || exit; printf .`).join('\n');
  return ['sh', '-c', script, 'rootstock', ...programs.flat()];
};
