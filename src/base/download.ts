import {createHash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {Readable, Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';

import {messageOf, RootstockError} from '../errors.js';

/** Downloads a file as a stream and returns its sha256. Says every ten seconds how far it is. Throws RootstockError. */
export const download = async (url: string, path: string, say: (line: string) => void): Promise<string> => {
  const hash = createHash('sha256');
  let bytes = 0;
  let lastSaid = Date.now();
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body)
      throw new Error(`the server answered ${response.status} ${response.statusText}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        if (Date.now() - lastSaid > 10_000) {
          lastSaid = Date.now();
          say(`downloading: ${megabytes(bytes)}${total > 0 ? ` of ${megabytes(total)}` : ''}`);
        }
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(path, {flags: 'wx'}));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw new RootstockError(
      `downloading ${url}`,
      `${messageOf(error)}${cause}`,
      'Check the address and try again',
    );
  }
  return hash.digest('hex');
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
