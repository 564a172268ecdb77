import {createHash} from 'node:crypto';

import {type BaseReference} from '../base/base.js';

/** The format of what is shared; another one is never found. */
const format = 'v1';

/** The file that describes a snapshot, and travels under its key. */
export const descriptionFile = 'snapshot.json';

export const layerFile = (digest: string): string => `${digest}.image`;

/** A layer is the same for every snapshot, so it has an entry of its own. */
export const layerKey = (digest: string): string => `rootstock-${format}-layer-${digest}`;

/** No snapshot of another format, machine or base can match. */
export const descriptionKey = ({identity}: BaseReference, architecture: string, key: string): string =>
  `rootstock-${format}-${architecture}-${shortHash(identity)}-${key}`;

/** The user's part of the key of a description. */
export const userKey = (base: BaseReference, architecture: string, key: string): string =>
  key.slice(descriptionKey(base, architecture, '').length);

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
