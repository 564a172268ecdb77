import {type Argv, asBytes, runCommand} from './command.js';

/**
 * Marks directories of a tree so that they hide what lies below them.
 * @param paths below the tree, with a leading slash, each character a byte
 * @param enter puts a program where it sees the tree
 */
export const markOpaque = async (
  tree: string,
  paths: readonly string[],
  enter: (argv: Argv) => Argv,
): Promise<void> => {
  if (paths.length === 0) return;
  const mark = ['setfattr', '--no-dereference', '--name=trusted.overlay.opaque', '--value=y', '--'];
  await runCommand(enter(['xargs', '-0', ...mark]), {
    input: paths.map((path) => `${asBytes(tree)}${path}\0`).join(''),
    bytes: true,
  });
};
