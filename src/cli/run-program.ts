import {scriptArguments} from '../root/setup.js';
import {type Start} from '../root/find-stack.js';
import {asksNothing, type Started, startRoot, warnIfMoved} from '../root/start.js';
import {openPending} from '../root/records.js';
import {readRoot, requireRoot} from '../root/state.js';
import {checkName} from '../snapshot/names.js';
import {type Context} from './context.js';
import {enter, type EntryOptions, type Program} from './enter.js';
import {originOf} from './origin.js';
import {type RootOptions, startOf} from './start-options.js';

export interface RunOptions extends RootOptions, Pick<EntryOptions, 'user' | 'workdir'> {
  readonly ephemeral?: boolean;
  readonly commit?: string;
  readonly force?: boolean;
  /** What is run, for the description of the layer that it makes. */
  readonly program?: string;
}

/** Sees that the root is there, runs the program in it, and does what else the options ask for; returns its exit status. */
export const runProgram = async (
  context: Context,
  options: RunOptions,
  program: Program,
): Promise<number> => {
  if (options.ephemeral) {
    const {withEphemeralRoot} = await import('./ephemeral.js');
    return withEphemeralRoot(context, options, (name) => enter(context, {...options, root: name}, program));
  }
  const start = startOf(options, context);
  const existing = readRoot(context.store, options.root);
  const {commit: name} = options;
  if (name !== undefined) {
    checkName('snapshot', name);
    const {givePromisedNames} = await import('./pack-and-say.js');
    await givePromisedNames(context, options.root, name);
    // Before the program runs for nothing.
    const {requireFreeName} = await import('../root/reference.js');
    if (existing && !options.force) requireFreeName(context.store, existing, name);
  }
  const goesOn = existing !== undefined && asksNothing(start);
  const started = goesOn ? undefined : await startAndSay(context, start);
  const began = Date.now();
  const entering = enter(context, options, program);
  // Looked at while the lock is taken, which is waiting for others.
  const besides = (goesOn ? warnIfMoved(existing, start) : Promise.resolve()).then(() =>
    packBeside(context, options.root, start, started),
  );
  const packing = besides.then(
    () => undefined,
    (error: unknown) => error,
  );
  const exitCode = await entering;
  const problem = await packing;
  if (problem instanceof Error) throw problem;
  if (exitCode === 0 && name !== undefined) {
    const how = {kind: 'snapshot', strict: false, busy: 'refuse', ifChanged: false} as const;
    const {root, force = false} = options;
    const making = {origin: originOf('run', context, options.program), makeMilliseconds: Date.now() - began};
    const {takeSnapshot} = await import('../root/take-snapshot.js');
    const promised = await takeSnapshot(context.store, root, {...how, name, force, ...making});
    const {packAndSay} = await import('./pack-and-say.js');
    await packAndSay(context, root, promised && [promised]);
  }
  return exitCode;
};

const startAndSay = async ({store, say}: Context, start: Start): Promise<Started> => {
  const started = await startRoot(store, start);
  const {sayMatch} = await import('./report.js');
  sayMatch(started, start.key, say);
  return started;
};

/** What a setup made is packed beside the program, and saved when the command ends. What another command packs, that saves. */
const packBeside = async (
  context: Context,
  root: string,
  {setup}: Start,
  started: Started | undefined,
): Promise<void> => {
  // Most commands find nothing to pack.
  if (openPending(context.store, requireRoot(context.store, root)).length === 0) return;
  const {packAndSay, packUnlessPackingAndSay} = await import('./pack-and-say.js');
  const isOurs = setup !== undefined && started?.match !== undefined && started.match.kind !== 'exact';
  if (isOurs) await packAndSay(context, root, started.state.pending);
  else await packUnlessPackingAndSay(context, root);
};

/** A step's script, run as the runner's bash steps run theirs, in a root that is there. */
export const runStep = (
  context: Context,
  options: Pick<EntryOptions, 'root' | 'user'>,
  script: string,
): Promise<number> => enter(context, {...options, bind: []}, () => scriptArguments('bash', script));
