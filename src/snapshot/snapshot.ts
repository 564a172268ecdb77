import {type BaseReference} from '../base/base.js';
import {areSettings} from '../base/image-settings.js';
import {type Digest, isDigest} from '../layer/layer.js';

/** A name for a stack. */
export interface Snapshot {
  readonly format: 1;
  readonly name: string;
  readonly base: BaseReference;
  /** The machine's architecture as uname(2) says it. */
  readonly architecture: string;
  /** Base first. Without the host's own root, which is no layer. */
  readonly layers: readonly Digest[];
  /** ISO 8601. */
  readonly created: string;
}

export const snapshotFormat = 1;

/** A name for a stack, given now. */
export const makeSnapshot = (
  name: string,
  {base, architecture}: Pick<Snapshot, 'base' | 'architecture'>,
  layers: readonly Digest[],
): Snapshot => ({
  format: snapshotFormat,
  ...{name, base, architecture, layers},
  created: new Date().toISOString(),
});

/** Throws unless the value is a snapshot of a format that this version knows. */
export const parseSnapshot = (value: unknown): Snapshot => {
  const snapshot = value as Partial<Snapshot> | null | undefined;
  if (snapshot?.format !== snapshotFormat) {
    throw new Error(`its format is ${String(snapshot?.format)}, and this version knows ${snapshotFormat}`);
  }
  const {name, base, layers, architecture, created} = snapshot;
  const whole =
    typeof name === 'string' &&
    typeof architecture === 'string' &&
    typeof base?.name === 'string' &&
    typeof base.identity === 'string' &&
    (base.layers === undefined || Number.isInteger(base.layers)) &&
    areSettings(base.settings) &&
    ['host', 'layer'].includes(base.kind) &&
    typeof created === 'string' &&
    Array.isArray(layers) &&
    layers.every(isDigest);
  if (!whole) throw new Error('it is not whole');
  return snapshot as Snapshot;
};

/** When a snapshot was made; the beginning of time, where it says that in words of its own. */
export const timeOf = ({created}: Snapshot): Date => new Date(Date.parse(created) || 0);
