import {CommandError, runCommand} from '../host/command.js';
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
  let problem: unknown;
  for (const options of mountOptions[format]) {
    try {
      await runCommand(inNamespace(namespace, ['mount', '-t', format, '-o', options, image, target]));
      return options;
    } catch (error) {
      problem = error;
    }
  }
  const why = problem instanceof CommandError ? problem.stderr : String(problem);
  throw new RootstockError(
    `mounting the image ${image}`,
    why,
    'Does `rootstock check` name what is missing?',
  );
};
