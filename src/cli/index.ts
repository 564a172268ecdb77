import {explained, messageOf, RootstockError} from '../errors.js';
import {asRoot} from './as-root.js';
import {parsePlain} from './plain.js';
import {runProgram, runStep} from './run-program.js';

/** What jobs do all the time is begun at once; what reads any command line is read itself for the rest. */
const main = async (words: readonly string[]): Promise<number> => {
  const plain = parsePlain(words);
  if (!plain) return (await import('./program.js')).runCommandLine(words);
  return asRoot({install: true, quiet: plain.quiet}, async (context) => {
    switch (plain.kind) {
      case 'run':
        return runProgram(context, plain.options, () => plain.command);
      case 'step':
        return runStep(context, plain.options, plain.script);
      case 'clean':
        return (await import('./drop-changes.js')).dropChanges(context, plain.options);
      case 'rollback-to':
        return (await import('./drop-changes.js')).rollBackTo(context, plain.snapshot, plain.options);
    }
  });
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const problem = explained(error);
  process.stderr.write(`rootstock: ${messageOf(problem)}\n`);
  process.exitCode = problem instanceof RootstockError ? problem.exitCode : 1;
}
