import {basename} from 'node:path';

import {type Command} from 'commander';

import {shellInRoot} from '../root/enter.js';
import {type WithContext} from './context.js';
import {addRootOptions} from './root-options.js';
import {type RunOptions, runProgram} from './run-program.js';

export const registerRun = (program: Command, withContext: WithContext): void => {
  entryOptions(program.command('run'))
    .description('run a program in a root, which is made where there is none')
    .argument('<command...>', 'the program and its arguments, best after --')
    .passThroughOptions()
    .option('--ephemeral', 'in a copy that is dropped with the program')
    .option('--commit <name>', 'take a snapshot of this name when the program succeeds')
    .option('--force', 'let --commit move a name that exists')
    .action((command: [string, ...string[]], options: RunOptions) =>
      withContext((context) =>
        runProgram(context, {...options, program: basename(command[0])}, () => command),
      ),
    );
};

export const registerShell = (program: Command, withContext: WithContext): void => {
  entryOptions(program.command('shell'))
    .description('an interactive shell in a root, which is made where there is none')
    .option('--ephemeral', 'in a copy that is dropped with the shell')
    .action((options: RunOptions) =>
      withContext((context) =>
        runProgram(context, options, ({holder}, merged) => [shellInRoot(holder, merged)]),
      ),
    );
};

const entryOptions = (command: Command): Command =>
  addRootOptions(command)
    .option('--snapshot <name>', 'start from this snapshot')
    .option('--user <user>', 'as whom: a name that the root knows, UID or UID:GID (default: the caller)')
    .option('--workdir <directory>', 'where, inside the root (default: the current directory)');
