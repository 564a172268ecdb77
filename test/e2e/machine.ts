import {mkdtemp, rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

/** The checkout that the action is used from. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

export const exampleWorkflow = (name: string): string => `examples/workflows/${name}.yml`;

/**
 * Runs `work` with the store of a machine that has never seen Rootstock, on a real disk, and removes it.
 * @returns what `work` does
 */
export const withEmptyStore = async <T>(work: (store: string) => Promise<T>): Promise<T> => {
  const store = await mkdtemp('/var/tmp/rootstock-e2e-');
  try {
    return await work(store);
  } finally {
    await rm(store, {recursive: true, force: true});
  }
};
