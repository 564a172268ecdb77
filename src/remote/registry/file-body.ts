import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';

import {type Progress} from '../remote.js';
import {type Patience} from './retry.js';
import {passing} from './trouble.js';

/** The bytes of a file from an offset on, to be sent. Breaks with Trouble when nobody takes them for too long. */
export const fileBody = (path: string, start: number, {idle}: Patience, progress: Progress): Readable => {
  const read = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path, {start, highWaterMark: 1 << 18})) {
      const stalled = setTimeout(() => {
        body.destroy(passing('the registry took no more of it', 'Try again later'));
      }, idle);
      try {
        yield chunk as Buffer;
      } finally {
        clearTimeout(stalled);
      }
      progress((chunk as Buffer).length);
    }
  };
  const body = Readable.from(read());
  return body;
};
