import {RootstockError} from '../errors.js';
import {type Argv} from '../host/command.js';
import {type MountedFileSystem} from '../host/mountinfo.js';

/**
 * Every option that decides what an upper contains, stated and never left to the distribution: Ubuntu's azure kernels
 * default to redirect_dir=on (LP:#1711230). `redirect_dir=off` and `metacopy=off` keep each layer whole in itself,
 * `index=off` and `nfs_export=off` keep a copied layer usable (overlayfs.rst, "Sharing and copying layers"), `xino=on`
 * keeps inode numbers stable over copy-up, and without a `uuid` no mark of this mount is written.
 * @param release as uname(2) gives it: `6.8.0-1064-azure`
 */
export const statedOptions = (release: string): string[] => {
  const uuid = isSince(release, 6, 6) ? ['uuid=null'] : isSince(release, 5, 11) ? ['uuid=off'] : [];
  return ['redirect_dir=off', 'metacopy=off', 'index=off', 'nfs_export=off', 'xino=on', ...uuid];
};

/**
 * Whether an immutable or append-only flag that is set in an overlay is an xattr of the upper, `trusted.overlay.protattr`, and
 * no flag (Linux 5.14, "ovl: consistent behavior for immutable/append-only inodes").
 */
export const keepsFlagsAsXattrs = (release: string): boolean => isSince(release, 5, 14);

const isSince = (release: string, leastMajor: number, leastMinor: number): boolean => {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
};

export interface OverlayMount {
  /** Topmost first, as paths relative to the directory that mount(8) is started in, or absolute. */
  readonly lowers: readonly string[];
  /** Without one the mount is read-only, and takes two lowers at least. */
  readonly upper?: string;
  readonly work?: string;
  readonly target: string;
  readonly options: readonly string[];
}

/** As many as the names of images leave room for in one page, with some to spare. */
export const mostLayers = 200;

/** mount(2) cuts its option string at one page, in silence. */
const pageSize = 4096;

/** Throws RootstockError for a stack whose option string the kernel would cut. */
export const overlayArguments = ({lowers, upper, work, target, options}: OverlayMount): Argv => {
  const text = [
    `lowerdir=${lowers.map(escapeOption).join(':')}`,
    ...(upper === undefined || work === undefined
      ? []
      : [`upperdir=${escapeOption(upper)}`, `workdir=${escapeOption(work)}`]),
    ...options,
  ].join(',');
  if (text.length >= pageSize) {
    throw new RootstockError(
      `mounting a stack of ${lowers.length} layers`,
      `its options are ${text.length} characters, and the kernel takes ${pageSize - 1}`,
      'Make the stack anew from its base',
    );
  }
  return ['mount', '-t', 'overlay', '-o', text, 'rootstock', target];
};

/** Some builds of mount(8) use the file-descriptor calls, which cap one option at 256 bytes (util-linux#2287). */
export const overlayEnvironment = {LIBMOUNT_FORCE_MOUNT2: 'always'};

const escapeOption = (path: string): string => path.replace(/[\\,:]/g, (character) => `\\${character}`);

/**
 * What the kernel made of the options: some file systems let the mount succeed and take abilities away (ramfs as an upper
 * turns to redirect_dir=nofollow). Returns what is wrong, or undefined.
 */
export const unwantedOption = ({superOptions}: MountedFileSystem): string | undefined =>
  superOptions.find((option) =>
    /^(redirect_dir=(on|follow|nofollow)|metacopy=on|index=on|nfs_export=on|userxattr)$/.test(option),
  );
