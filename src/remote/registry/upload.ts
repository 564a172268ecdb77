import {type Readable} from 'node:stream';

import {Trouble} from '../http/trouble.js';
import {addressOf, type Session} from './session.js';

/** An upload that the registry knows. */
export interface Upload {
  readonly url: URL;
  /** How many bytes the registry has. */
  readonly offset: number;
}

/** A registry may take its time over what it was sent, before it answers. */
const slowness = 10;

const octets = {'content-type': 'application/octet-stream'};

/** Throws Trouble, as all of these do. */
export const beginUpload = async (session: Session): Promise<Upload> => {
  const call = {method: 'POST', to: 'blobs/uploads/', access: 'push', expected: [202]} as const;
  const answer = await session.read({...call, headers: {'content-length': '0'}});
  return {url: addressOf(answer.headers['location'], answer), offset: 0};
};

/** How far an upload is that broke off; undefined where the registry does not know, or does not tell. */
export const stateOf = async (session: Session, {url}: Upload): Promise<Upload | undefined> => {
  try {
    const answer = await session.read({method: 'GET', to: url, access: 'push', expected: [204]});
    // `0-0` is said for one byte, and for none.
    const last = Number(/^(?:bytes=)?0-([1-9]\d*)$/.exec(answer.headers['range'] ?? '')?.[1] ?? NaN);
    const {location} = answer.headers;
    if (Number.isNaN(last)) return undefined;
    return {url: location === undefined ? url : addressOf(location, answer), offset: last + 1};
  } catch (error) {
    if (error instanceof Trouble && !error.details.isPassing) return undefined;
    throw error;
  }
};

/** Sends all that is missing of `size` bytes. */
export const uploadTo = async (
  session: Session,
  {url, offset}: Upload,
  size: number,
  body: () => Readable,
): Promise<Upload> => {
  const length = {'content-length': `${size - offset}`};
  const range = offset > 0 ? {'content-range': `${offset}-${size - 1}`} : {};
  const headers = {...octets, ...length, ...range};
  const call = {method: 'PATCH', to: url, access: 'push', expected: [201, 202, 204]} as const;
  const answer = await session.read({...call, headers, body, slowness});
  return {url: addressOf(answer.headers['location'], answer), offset: size};
};

/** Ends an upload, with its last bytes if there are any, and has the registry check its digest. */
export const finishUpload = async (
  session: Session,
  {url}: Upload,
  digest: string,
  content: Buffer = Buffer.of(),
): Promise<void> => {
  // Not by URLSearchParams, which would write the rest of it in another way.
  const to = new URL(`${url.href}${url.search === '' ? '?' : '&'}digest=sha256%3A${digest}`);
  const headers = {...octets, 'content-length': `${content.length}`};
  const call = {method: 'PUT', to, access: 'push', expected: [201, 204]} as const;
  await session.read({...call, headers, body: () => content, slowness});
};

/** Whether an upload cannot be gone on with, but may be begun again. */
export const isForgotten = (error: unknown): error is Trouble => {
  if (!(error instanceof Trouble)) return false;
  const {status = 0, codes = []} = error.details;
  return [404, 416].includes(status) || codes.some((code) => forgottenCodes.includes(code));
};

const forgottenCodes = ['BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'DIGEST_INVALID', 'RANGE_INVALID'];
