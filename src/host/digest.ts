import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';

/** The sha256 of a file, in lower-case hexadecimal digits, read as a stream. */
export const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** The same of a text, as UTF-8, or of bytes. */
export const digestOfText = (text: string | Buffer): string =>
  createHash('sha256').update(text).digest('hex');
