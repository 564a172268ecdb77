import {type Argv, runPipeline} from './command.js';

const attributes = [
  // Else a backslash in a path means what it means in C.
  '--no-unquote',
  '--format=posix',
  '--numeric-owner',
  '--acls',
  '--xattrs',
  '--xattrs-include=*',
  // Marks of overlay belong to where they are.
  '--xattrs-exclude=trusted.overlay.*',
];

/**
 * Copies some entries of a tree with all that they are, directories without what is in them; of a directory that is there
 * already, its attributes.
 * @param paths below the tree, parents first, with a leading slash, each character a byte; the tree itself is empty
 * @param enter puts a program where it sees both trees
 */
export const copyEntries = async (
  from: string,
  to: string,
  paths: readonly string[],
  enter: (argv: Argv) => Argv = (argv) => argv,
): Promise<void> => {
  if (paths.length === 0) return;
  const list = ['--null', '--verbatim-files-from', '--no-recursion', '--files-from=-'];
  await runPipeline(
    enter(['tar', '--create', '--file=-', '--sparse', ...attributes, `--directory=${from}`, ...list]),
    enter([
      ...(['tar', '--extract', '--file=-', '--preserve-permissions', '--same-owner'] as const),
      ...['--delay-directory-restore', ...attributes, `--directory=${to}`],
    ]),
    {input: paths.map((path) => `.${path}\0`).join(''), bytes: true},
  );
};
