import {type Caller} from './caller.js';
import {type Argv, runCommand} from './command.js';
import {findProgram} from './tools.js';

/**
 * Runs a program as the user who called, in their environment, and returns what it printed: what they have configured, such
 * as a credential helper, is no business of root's. Throws CommandError when it fails.
 */
export const runAsCaller = async (caller: Caller, argv: Argv, input: string): Promise<string> => {
  const {stdout} = await runCommand(callerArguments(caller, argv), {
    environment: {...caller.environment},
    input,
  });
  return stdout;
};

const callerArguments = ({uid, gid, groups}: Caller, argv: Argv): Argv =>
  process.getuid?.() === uid
    ? argv
    : [
        // Not the one that the caller's PATH leads to: it is started as root.
        findProgram('setpriv') ?? 'setpriv',
        ...[`--reuid=${uid}`, `--regid=${gid}`],
        groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
        ...['--', ...argv],
      ];
