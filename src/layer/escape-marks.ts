import {readable, runCommand} from '../host/command.js';
import {type Enter} from './inspect.js';
import {parseGetfattr} from './xattrs.js';

const prefix = 'trusted.overlay.';

/**
 * Makes a copy of what an overlay shows an upper again. A program in a root may name an xattr like a mark of overlay's own
 * (it unpacks an image with an upper in it); the kernel, since 6.7, keeps that as `trusted.overlay.overlay.NAME`, and shows it
 * by the name that was given (overlayfs.rst, "Nested overlayfs mounts"). In a copy of what is shown it would be a mark.
 */
export const escapeMarks = async (tree: string, enter: Enter): Promise<void> => {
  const {stdout} = await runCommand(
    enter([
      ...(['getfattr', '-R', '-P', '-h', '-d', '-e', 'hex', '--absolute-names'] as const),
      ...['-m', `^${prefix.replaceAll('.', '\\.')}`, '--', tree],
    ]),
    {bytes: true},
  );
  if (stdout === '') return;
  await runCommand(enter(['setfattr', '-h', '--restore=-']), {
    input: stdout.replaceAll(new RegExp(`^${prefix}`, 'gm'), `${prefix}overlay.`),
    bytes: true,
  });
  for (const name of new Set(parseGetfattr(stdout).map((found) => found.name))) {
    const paths = parseGetfattr(stdout).filter((found) => found.name === name);
    await runCommand(enter(['xargs', '-0', 'setfattr', '-h', '-x', readable(name), '--']), {
      input: paths.map(({path}) => `${path}\0`).join(''),
      bytes: true,
      // A hard link has lost it with its other name.
      expected: [0, 123],
    });
  }
};
