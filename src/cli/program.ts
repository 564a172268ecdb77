import {Command, CommanderError} from 'commander';

import {asRoot} from './as-root.js';
import {commandsFor} from './commands.js';
import {type GlobalOptions, type WithContext} from './context.js';

const version = '0.1.0';

/** Reads any command line, does what it says, and returns the exit status: 2 where it says nothing that is known. */
export const runCommandLine = async (words: readonly string[]): Promise<number> => {
  // A reader that has seen enough, as `head` does, is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  let options: GlobalOptions = {install: true};
  let exitCode = 0;
  const withContext: WithContext = async (work) => {
    exitCode = await asRoot(options, work);
  };
  const program = new Command('rootstock')
    .description('Cached build roots: prepared once, mounted in milliseconds, committed by a rename.')
    .version(version)
    .enablePositionalOptions()
    .option('--no-install', 'do not install missing system tools; name the command that would')
    .option('--quiet', 'say only what goes wrong')
    .showHelpAfterError('(`rootstock --help` shows how it is used)')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(text.replace(/^error: /, 'rootstock: '));
      },
    });

  for (const register of await commandsFor(words)) register(program, withContext);
  for (const command of program.commands) {
    command
      .option('--no-install', 'do not install missing system tools')
      .option('--quiet', 'say only what goes wrong');
  }
  program.hook('preAction', (_program, command) => {
    const [all, own] = [program.opts<GlobalOptions>(), command.opts<Partial<GlobalOptions>>()];
    options = {install: all.install && own.install !== false, quiet: (all.quiet ?? own.quiet) === true};
  });
  try {
    await program.parseAsync(words, {from: 'user'});
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
};
