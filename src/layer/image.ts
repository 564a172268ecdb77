import {type Argv, runCommand} from '../host/command.js';
import {inNamespace, type Namespace} from '../host/namespace.js';
import {RootstockError} from '../errors.js';
import {type ImageFormat} from './compression.js';
import {erofsMountOptions} from './erofs.js';
import {squashfsMountOptions} from './squashfs.js';

const mountOptions: Record<ImageFormat, readonly string[]> = {
  squashfs: squashfsMountOptions,
  erofs: erofsMountOptions,
};

/**
 * Mounts an image read-only in a namespace, over a loop device that the kernel frees with the mount. Returns the options
 * that worked. Throws RootstockError when no set of options works.
 */
export const mountImage = async (
  image: string,
  format: ImageFormat,
  target: string,
  namespace: Namespace,
): Promise<string> => {
  const argv = firstThatWorks(mountOptions[format], format, image, target);
  const {exitCode, stdout, stderr} = await runCommand(inNamespace(namespace, argv), {expected: 'any'});
  if (exitCode === 0) return stdout.trim();
  const why = stderr.split('\n').findLast((line) => line.startsWith('mount: ')) ?? stderr.trim();
  throw new RootstockError(
    `mounting the image ${image}`,
    why,
    'Does `rootstock check` name what is missing?',
  );
};

/** Tries one set of options after the other, and prints the one that worked; in one child, since each takes as long as a mount. */
const firstThatWorks = (
  options: readonly string[],
  format: ImageFormat,
  image: string,
  target: string,
): Argv => [...(['sh', '-c', firstThatWorksScript, 'rootstock', format, image, target] as const), ...options];

const firstThatWorksScript =
  'type=$1 image=$2 target=$3; shift 3; ' +
  'for options; do mount -t "$type" -o "$options" "$image" "$target" && exec echo "$options"; done; exit 1';
