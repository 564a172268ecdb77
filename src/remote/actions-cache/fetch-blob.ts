import {createHash} from 'node:crypto';
import {type FileHandle, open} from 'node:fs/promises';

import {persist} from '../http/retry.js';
import {type Answer, bytesOf, drop, readAnswer} from '../http/send.js';
import {passing, Trouble} from '../http/trouble.js';
import {type Progress} from '../remote.js';
import {flushBehind, gathered, writeWhole} from '../write-layer.js';
import {atOnce, refused, type Storage} from './blob-storage.js';

/** The whole of a short blob. Throws Trouble. */
export const readBlob = ({send, patience}: Storage, url: URL, longest: number): Promise<Buffer> =>
  persist(patience, async () => {
    const answer = await send(url, {method: 'GET'});
    if (answer.status !== 200) throw await refused(answer);
    return readAnswer(answer, longest);
  });

/** One request's: nothing of it is kept in memory but what is just being written. */
const rangeBytes = 16 << 20;

/**
 * Fetches a blob into a new file, several ranges of it at once, and hashes it behind them. Returns its sha256. Throws Trouble,
 * also for a blob of another size, and what the file system throws; the file is then worth nothing.
 * @param size all its bytes
 */
export const fetchBlob = async (
  storage: Storage,
  url: URL,
  path: string,
  size: number,
  progress: Progress = () => undefined,
): Promise<string> => {
  const file = await open(path, 'wx+', 0o600);
  const ranges: Promise<Range>[] = [];
  const download = {storage, url, file, progress, flush: flushBehind(file), hasFailed: false};
  try {
    const hash = createHash('sha256');
    const first = await persist(storage.patience, () => ask(download, {from: 0, to: rangeBytes}, [200, 206]));
    requireSize(first, size);
    // A storage that knows no ranges gives the whole.
    const end = first.status === 200 ? size : Math.min(size, rangeBytes);
    ranges.push(fetchRange(download, {from: 0, to: end}, first));
    for (let next = end; ranges[0]; ranges.shift()) {
      for (; ranges.length < atOnce && next < size; next += rangeBytes) {
        const range = fetchRange(download, {from: next, to: Math.min(size, next + rangeBytes)});
        // Told when it is its turn: until then another may have failed before it.
        range.catch(() => undefined);
        ranges.push(range);
      }
      for await (const chunk of readRange(file, await ranges[0])) hash.update(chunk);
    }
    return hash.digest('hex');
  } finally {
    download.hasFailed = ranges.length > 0;
    await Promise.allSettled(ranges);
    await download.flush.end();
    await file.close();
  }
};

interface Download {
  readonly storage: Storage;
  readonly url: URL;
  readonly file: FileHandle;
  readonly progress: Progress;
  readonly flush: ReturnType<typeof flushBehind>;
  /** The others are of no use then. */
  hasFailed: boolean;
}

/** Bytes of the blob. */
interface Range {
  readonly from: number;
  /** The one after the last. */
  readonly to: number;
}

const ask = async (
  {storage, url}: Download,
  {from, to}: Range,
  expected: readonly number[],
): Promise<Answer> => {
  const headers = {'accept-encoding': 'identity', range: `bytes=${from}-${to - 1}`};
  const answer = await storage.send(url, {method: 'GET', headers});
  if (!expected.includes(answer.status)) throw await refused(answer);
  return answer;
};

const requireSize = (answer: Answer, size: number): void => {
  const {headers, status, url} = answer;
  const told = status === 206 ? headers['content-range']?.split('/')[1] : headers['content-length'];
  if (told === undefined || Number(told) === size) return;
  drop(answer);
  throw new Trouble(`${url.host} has ${told} bytes of ${size}`, 'It is saved again by who has it');
};

/** After a break it goes on where it was. @param first its answer, where it was asked for already */
const fetchRange = async (download: Download, range: Range, first?: Answer): Promise<Range> => {
  let at = range.from;
  let wrote = 0;
  let answer = first;
  const tryOnce = async (): Promise<void> => {
    // It may have broken after the last byte.
    if (at === range.to) return;
    const source = answer ?? (await ask(download, {from: at, to: range.to}, [206]));
    answer = undefined;
    wrote = 0;
    for await (const chunks of gathered(bytesOf(source))) {
      const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      if (download.hasFailed) throw new Trouble('another part of it failed');
      if (at + length > range.to) throw new Trouble(`${download.url.host} sends more than it was asked for`);
      await writeWhole(download.file, chunks, at);
      download.flush.wrote(length);
      [at, wrote] = [at + length, wrote + length];
      download.progress(length);
    }
    if (at < range.to) throw passing(`it broke off after ${at} bytes`, 'Try again later');
  };
  await persist(download.storage.patience, tryOnce, () => wrote > 1 << 20);
  return range;
};

const readBytes = 1 << 20;

const readRange = async function* (file: FileHandle, {from, to}: Range): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(readBytes, to - from));
  for (let at = from; at < to;) {
    const {bytesRead} = await file.read(buffer, 0, Math.min(buffer.length, to - at), at);
    if (bytesRead === 0) throw new Error('the file became shorter while it was written');
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
};
