import {randomUUID} from 'node:crypto';

import {fileBody, type Part} from '../http/file-body.js';
import {persist} from '../http/retry.js';
import {readAnswer, type Request} from '../http/send.js';
import {type Progress} from '../remote.js';
import {atOnce, refused, type Storage} from './blob-storage.js';

/** A file of Azure has at most 50,000 of them. */
const blockBytes = 8 << 20;

/**
 * Sends a file as a new blob. Nobody sees it, or a part of it, before its entry is made visible. Throws Trouble, and what the
 * file system throws. @param size its bytes
 */
export const sendBlob = async (
  storage: Storage,
  url: URL,
  path: string,
  size: number,
  progress: Progress = () => undefined,
): Promise<void> => {
  const send = async (to: URL, start: number, headers = {}): Promise<void> => {
    const end = Math.min(size, start + blockBytes);
    await put(storage, to, partOf(storage, path, {start, end}), {...lengthOf(end - start), ...headers});
    progress(end - start);
  };
  if (size <= blockBytes) {
    await send(url, 0, {'x-ms-blob-type': 'BlockBlob'});
    return;
  }
  const blocks = Array.from({length: Math.ceil(size / blockBytes)}, (_, index) => blockId(index));
  const failures: unknown[] = [];
  let next = 0;
  const sendSome = async (): Promise<void> => {
    for (let index = next++; index < blocks.length && failures.length === 0; index = next++) {
      const id = encodeURIComponent(blocks[index] ?? '');
      await send(new URL(`${url.href}&comp=block&blockid=${id}`), index * blockBytes);
    }
  };
  await Promise.all(
    Array.from({length: atOnce}, () => sendSome().catch((error: unknown) => failures.push(error))),
  );
  if (failures.length > 0) throw failures[0];
  const list = blocks.map((id) => `<Latest>${id}</Latest>`).join('');
  const xml = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
  await put(storage, new URL(`${url.href}&comp=blocklist`), () => xml, lengthOf(xml.length));
};

/** All of one length, as Azure wants them, and in the form of its own client: others read the number at the end. */
const blockId = (index: number): string =>
  Buffer.from(`${uploader}${String(index).padStart(12, '0')}`).toString('base64');

const uploader = randomUUID();

const lengthOf = (bytes: number): Record<string, string> => ({'content-length': String(bytes)});

/** Read as it is sent: nothing is kept in memory. */
const partOf =
  ({patience}: Storage, path: string, part: Part): NonNullable<Request['body']> =>
  () =>
    part.start === part.end ? '' : fileBody(path, part, patience, () => undefined);

const put = (
  {send, patience}: Storage,
  url: URL,
  body: NonNullable<Request['body']>,
  headers: Readonly<Record<string, string>>,
): Promise<void> =>
  persist(patience, async () => {
    const type = {'content-type': 'application/octet-stream'};
    const answer = await send(url, {method: 'PUT', headers: {...type, ...headers}, body, slowness: 4});
    if (answer.status !== 201) throw await refused(answer);
    await readAnswer(answer, 1 << 16);
  });
