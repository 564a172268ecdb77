import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';

import {messageOf} from '../../errors.js';
import {type Patience} from '../http/retry.js';
import {passing, Trouble} from '../http/trouble.js';
import {type Progress} from '../remote.js';

/**
 * The bytes of a file from an offset on, to be sent. Breaks with Trouble when nobody takes them for too long, and when they
 * cannot be read.
 */
export const fileBody = (path: string, start: number, {idle}: Patience, progress: Progress): Readable => {
  const watched = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of bytesFrom(path, start)) {
      const timer = setTimeout(() => {
        body.destroy(passing('the registry took no more of it', 'Try again later'));
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

const bytesFrom = async function* (path: string, start: number): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, {start, highWaterMark: 1 << 18})) yield chunk as Buffer;
  } catch (error) {
    throw new Trouble(messageOf(error), 'See what `rootstock fsck` says');
  }
};
