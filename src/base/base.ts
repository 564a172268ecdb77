import {arch} from 'node:os';

import {UsageError} from '../errors.js';
import {type ToolOptions} from '../host/tools.js';
import {directoryBase} from './directory.js';
import {debianBase} from './debian.js';
import {hostBase} from './host.js';
import {tarBase} from './tar.js';

/** What a stack stands on. */
export interface BaseReference {
  /** As the user wrote it: `host`, `debian:bookworm`. */
  readonly name: string;
  /** Changes whenever the base would be another one; part of every key. */
  readonly identity: string;
  /** `host` is mounted as it is, below all layers; every other base is the first layer. */
  readonly kind: 'host' | 'layer';
}

/** The tree of a first layer, and whether it is ours to change. */
export interface BaseTree {
  readonly tree: string;
  readonly owned: boolean;
}

export interface BaseOptions {
  readonly tools: ToolOptions;
  readonly say: (line: string) => void;
}

/** Where a first layer comes from. */
export interface Base {
  readonly name: string;
  readonly kind: BaseReference['kind'];
  /** A text that changes whenever the base would be another one. Costs no more than reading what is on this machine. */
  readonly identity: () => Promise<string>;
  /**
   * Makes the tree of the first layer below `staging` and hands it to `use`; the tree may be gone when that returns.
   * Bases that are no layer have none.
   */
  readonly make?: <T>(
    staging: string,
    options: BaseOptions,
    use: (tree: BaseTree) => Promise<T>,
  ) => Promise<T>;
}

export interface BaseContext {
  /** Relative paths are below it. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where is kept which identities of this machine mean the same. */
  readonly identities: string;
}

const kinds = ['host', 'debian:SUITE', 'ubuntu:SUITE', 'dir:PATH', 'tar:PATH', 'tar:URL#sha256=DIGEST'];

/** Reads the name of a base. Throws UsageError for one that is not known, or that names what is not there. */
export const parseBase = (name: string, context: BaseContext): Base => {
  const colon = name.indexOf(':');
  const kind = colon < 0 ? name : name.slice(0, colon);
  const rest = colon < 0 ? '' : name.slice(colon + 1);
  if (name === 'host') return hostBase(context);
  if (rest !== '') {
    if (kind === 'debian' || kind === 'ubuntu') return debianBase(kind, rest);
    if (kind === 'dir') return directoryBase(rest, context);
    if (kind === 'tar') return tarBase(rest, context);
  }
  throw new UsageError(`base ${JSON.stringify(name)}`, 'it is not known', `Use ${kinds.join(', ')}`);
};

/** The machine's architecture as uname(2) says it; part of every key. */
export const architecture = (): string => {
  const names: Record<string, string> = {x64: 'x86_64', arm64: 'aarch64', arm: 'armv7l', ia32: 'i686'};
  return names[arch()] ?? arch();
};

export const referenceOf = async (base: Base): Promise<BaseReference> => ({
  name: base.name,
  kind: base.kind,
  identity: await base.identity(),
});
