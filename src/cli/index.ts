import {realpathSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {Command, CommanderError} from 'commander';

import {explained, messageOf, RootstockError} from '../errors.js';
import {isRoot, runAsRoot} from '../host/privilege.js';
import {currentCaller} from '../host/caller.js';
import {storeDirectory} from '../host/store-directory.js';
import {setUmaskAside} from '../host/umask.js';
import {registerCheck} from './check.js';
import {registerCompletion} from './completion.js';
import {type GlobalOptions, makeContext, type WithContext} from './context.js';
import {registerDiff} from './diff.js';
import {registerExport} from './export.js';
import {registerFsck} from './fsck.js';
import {registerGc} from './gc.js';
import {registerImport} from './import.js';
import {registerInit} from './init.js';
import {registerJob} from './job.js';
import {registerList} from './list.js';
import {registerLog} from './log.js';
import {registerPack} from './pack.js';
import {registerPull} from './pull.js';
import {registerPush} from './push.js';
import {registerRemove} from './remove.js';
import {registerRename} from './rename.js';
import {registerRollback} from './rollback.js';
import {registerRun} from './run.js';
import {registerScrub} from './scrub.js';
import {registerSnapshot} from './snapshot.js';
import {registerSquash} from './squash.js';
import {registerStep} from './step.js';
import {registerTag} from './tag.js';

const version = '0.1.0';

/** Runs the work here when this is root, else all of this command once more as root. */
const withContext: WithContext = async (work) => {
  if (isRoot()) setUmaskAside();
  process.exitCode = isRoot() ? await work(makeContext(options)) : await asRoot();
};

const asRoot = (): Promise<number> => {
  const script = realpathSync(fileURLToPath(import.meta.url));
  // By whom it is asked decides where the store is, and root is somebody else.
  const home = storeDirectory(process.env, currentCaller().uid);
  return runAsRoot([process.execPath, script, ...process.argv.slice(2)], {ROOTSTOCK_HOME: home});
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

for (const register of [
  ...[
    registerInit,
    registerPack,
    registerRun,
    registerSnapshot,
    registerRollback,
    registerList,
    registerLog,
    registerDiff,
    registerTag,
    registerRename,
    registerPush,
    registerPull,
    registerSquash,
    registerExport,
    registerImport,
  ],
  ...[registerRemove, registerScrub, registerGc, registerFsck, registerCheck, registerJob, registerStep],
]) {
  register(program, withContext);
}
registerCompletion(program);
for (const command of program.commands) {
  command
    .option('--no-install', 'do not install missing system tools')
    .option('--quiet', 'say only what goes wrong');
}
let options: GlobalOptions = {install: true};
program.hook('preAction', (_program, command) => {
  const [all, own] = [program.opts<GlobalOptions>(), command.opts<Partial<GlobalOptions>>()];
  options = {install: all.install && own.install !== false, quiet: (all.quiet ?? own.quiet) === true};
});

// A reader that has seen enough, as `head` does, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const problem = explained(error);
    process.stderr.write(`rootstock: ${messageOf(problem)}\n`);
    process.exitCode = problem instanceof RootstockError ? problem.exitCode : 1;
  }
}
