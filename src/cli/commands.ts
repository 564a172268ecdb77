import {type Command} from 'commander';

import {type WithContext} from './context.js';

/** Adds a command to the program. */
type Register = (program: Command, withContext: WithContext) => void;

/**
 * The commands by name, in the order in which help lists them, each with the code that it needs: reading all of it takes
 * Node longer than most commands take to run.
 */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  init: async () => (await import('./init.js')).registerInit,
  pack: async () => (await import('./pack.js')).registerPack,
  run: async () => (await import('./run.js')).registerRun,
  shell: async () => (await import('./run.js')).registerShell,
  snapshot: async () => (await import('./snapshot.js')).registerSnapshot,
  'rollback-to': async () => (await import('./rollback.js')).registerRollback,
  clean: async () => (await import('./rollback.js')).registerClean,
  list: async () => (await import('./list.js')).registerList,
  log: async () => (await import('./log.js')).registerLog,
  diff: async () => (await import('./diff.js')).registerDiff,
  tag: async () => (await import('./tag.js')).registerTag,
  rename: async () => (await import('./rename.js')).registerRename,
  push: async () => (await import('./push.js')).registerPush,
  pull: async () => (await import('./pull.js')).registerPull,
  squash: async () => (await import('./squash.js')).registerSquash,
  export: async () => (await import('./export.js')).registerExport,
  import: async () => (await import('./import.js')).registerImport,
  remove: async () => (await import('./remove.js')).registerRemove,
  scrub: async () => (await import('./scrub.js')).registerScrub,
  gc: async () => (await import('./gc.js')).registerGc,
  fsck: async () => (await import('./fsck.js')).registerFsck,
  check: async () => (await import('./check.js')).registerCheck,
  job: async () => (await import('./job.js')).registerJob,
  step: async () => (await import('./step.js')).registerStep,
  completion: async () => (await import('./completion.js')).registerCompletion,
};

/** What a command line needs: the command that it names; all of them for help, completion, and a word that names none. */
export const commandsFor = (words: readonly string[]): Promise<Register[]> => {
  // No option of the program itself takes a value.
  const named = words.find((word) => !word.startsWith('-')) ?? '';
  const isOne = Object.hasOwn(commands, named) && named !== 'completion';
  const wanted = isOne ? [commands[named]] : Object.values(commands);
  return Promise.all(wanted.flatMap((load) => (load ? [load()] : [])));
};
