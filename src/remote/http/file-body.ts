import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';

import {messageOf} from '../../errors.js';
import {type Patience} from '../http/retry.js';
import {passing, Trouble} from '../http/trouble.js';
import {type Progress} from '../remote.js';

/** Bytes of a file. */
export interface Part {
  readonly start: number;
  /** The one after the last; the end of the file by default. */
  readonly end?: number;
}

/**
 * A part of a file, to be sent. Breaks with Trouble when nobody takes them for too long, and when they
 * cannot be read.
 */
export const fileBody = (path: string, part: Part, {idle}: Patience, progress: Progress): Readable => {
  const watched = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of bytesFrom(path, part)) {
      const timer = setTimeout(() => {
        body.destroy(passing('the server took no more of it', 'Try again later'));
      }, idle);
      try {
        yield chunk;
      } finally {
        clearTimeout(timer);
      }
      progress(chunk.length);
    }
  };
  const body = Readable.from(watched());
  return body;
};

const bytesFrom = async function* (path: string, {start, end = Infinity}: Part): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, {start, end: end - 1, highWaterMark: 1 << 18}))
      yield chunk as Buffer;
  } catch (error) {
    throw new Trouble(messageOf(error), 'See what `rootstock fsck` says');
  }
};
