import {UsageError} from '../errors.js';
import {type ToolOptions} from '../host/tools.js';
import {type ImageDescription, type ImageLayer} from './image.js';
import {type ImageSettings} from './image-settings.js';

export {architecture} from './architecture.js';

/** What a stack stands on. */
export interface BaseReference {
  /** As the user wrote it: `host`, `debian:bookworm`. */
  readonly name: string;
  /** Changes whenever the base would be another one; part of every key. */
  readonly identity: string;
  /** `host` is mounted as it is, below all layers; every other base is the first layer, or the first layers. */
  readonly kind: 'host' | 'layer';
  /** How many layers it is, where that is not one; known once it has been made. */
  readonly layers?: number;
  /** What an image says of the programs that run in it; known once it has been made. */
  readonly settings?: ImageSettings;
}

/** How many layers of a stack are its base. */
export const depthOfBase = ({kind, layers = 1}: Pick<BaseReference, 'kind' | 'layers'>): number =>
  kind === 'host' ? 0 : layers;

/** The tree of a first layer, and whether it is ours to change. */
export interface BaseTree {
  readonly tree: string;
  readonly owned: boolean;
}

export interface BaseOptions {
  readonly tools: ToolOptions;
  readonly say: (line: string) => void;
}

/** An image that can be unpacked. */
export interface OpenImage extends ImageDescription {
  /**
   * Brings the archives of some of its layers; returns where they are, in the same order. They may be compressed, and are not
   * checked yet.
   */
  readonly bring: (layers: readonly ImageLayer[]) => Promise<readonly string[]>;
}

/** Where a first layer comes from. */
export interface Base {
  readonly name: string;
  readonly kind: BaseReference['kind'];
  /**
   * A text that changes whenever the base would be another one. Costs no more than reading what is on this machine, or, for
   * an image of a registry, one small request.
   */
  readonly identity: () => Promise<string>;
  /**
   * Makes the tree of the first layer below `staging` and hands it to `use`; the tree may be gone when that returns.
   * Bases that are no layer have none, and images have `open` instead.
   */
  readonly make?: <T>(
    staging: string,
    options: BaseOptions,
    use: (tree: BaseTree) => Promise<T>,
  ) => Promise<T>;
  /** Hands the image that has the identity to `use`: a list of layers. What it brings goes below `staging`. */
  readonly open?: <T>(
    staging: string,
    reference: Pick<BaseReference, 'identity'>,
    options: BaseOptions,
    use: (image: OpenImage) => Promise<T>,
  ) => Promise<T>;
}

export interface BaseContext {
  /** Relative paths are below it. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where is kept which identities of this machine mean the same. */
  readonly identities: string;
  /** For a base that needs a program to know its identity. Without them nothing is installed. */
  readonly tools?: ToolOptions;
}

/** How bases are written. */
export const baseKinds = [
  ...['host', 'debian:SUITE', 'ubuntu:SUITE', 'dir:PATH', 'tar:PATH', 'tar:URL#sha256=DIGEST'],
  ...['oci:IMAGE', 'oci:layout:PATH', 'docker-archive:PATH'],
];

/**
 * Reads the name of a base. Throws UsageError for one that is not known, or that names what is not there. Only the code of
 * the kind that it names is read: a start in a root that exists needs little of it.
 */
export const parseBase = async (name: string, context: BaseContext): Promise<Base> => {
  const colon = name.indexOf(':');
  const kind = colon < 0 ? name : name.slice(0, colon);
  const rest = colon < 0 ? '' : name.slice(colon + 1);
  if (name === 'host') return (await import('./host.js')).hostBase(context);
  if (rest !== '') {
    if (kind === 'debian' || kind === 'ubuntu') return (await import('./debian.js')).debianBase(kind, rest);
    if (kind === 'dir') return (await import('./directory.js')).directoryBase(rest, context);
    if (kind === 'tar') return (await import('./tar.js')).tarBase(rest, context);
    if (kind === 'docker-archive')
      return (await import('./docker-archive.js')).archiveImageBase(rest, context);
    if (name.startsWith(layoutPrefix) && name !== layoutPrefix)
      return (await import('./layout.js')).layoutBase(name.slice(layoutPrefix.length), context);
    if (kind === 'oci') return (await import('./registry.js')).registryBase(rest, context);
  }
  throw new UsageError(`base ${JSON.stringify(name)}`, 'it is not known', `Use ${baseKinds.join(', ')}`);
};

/** An image of a registry that is called `layout` is written with its registry. */
const layoutPrefix = 'oci:layout:';

export const referenceOf = async (base: Base): Promise<BaseReference> => ({
  name: base.name,
  kind: base.kind,
  identity: await base.identity(),
});
