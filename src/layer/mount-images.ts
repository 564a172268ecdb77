import {type Argv, runCommand} from '../host/command.js';
import {readMounts} from '../host/mountinfo.js';
import {inNamespace, type Namespace} from '../host/namespace.js';
import {type ImageFormat} from './compression.js';
import {mountImage} from './image.js';

export interface PlacedImage {
  readonly image: string;
  readonly format: ImageFormat;
  /** Where it goes: a directory, as the namespace sees it. */
  readonly target: string;
}

/**
 * Mounts images as `mountImage` does one. The first of a format shows which options the kernel takes; with these the others
 * are mounted side by side, since what a mount takes is mostly waiting: for a loop device to settle, and for every reader
 * of the mount table to be done. Throws RootstockError, like that, for an image that cannot be mounted.
 */
export const mountImages = async (images: readonly PlacedImage[], namespace: Namespace): Promise<void> => {
  for (const format of ['squashfs', 'erofs'] as const) {
    const [first, ...others] = images.filter((image) => image.format === format);
    if (!first) continue;
    const options = await mountImage(first.image, format, first.target, namespace);
    if (others.length === 0) continue;
    await runCommand(inNamespace(namespace, sideBySideArguments(format, options)), {
      input: others.map(({image, target}) => `${image}\0${target}\0`).join(''),
      // What could not be mounted is tried alone, which tells why.
      expected: [0, someFailed],
    });
    const mounted = new Set(readMounts(namespace.pid).map(({mountPoint}) => mountPoint));
    for (const {image, target} of others)
      if (!mounted.has(target)) await mountImage(image, format, target, namespace);
  }
};

/** As xargs(1) says it. */
const someFailed = 123;

/** Takes images and targets, in turns, from its standard input. */
export const sideBySideArguments = (format: ImageFormat, options: string): Argv => [
  ...(['xargs', '-0', '-n', '2', '-P', '64', 'mount', '-t', format, '-o', options] as const),
];
