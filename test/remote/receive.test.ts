import {createHash, randomBytes} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, test} from '@jest/globals';

import {receiveLayer, type Source} from '../../src/remote/receive.js';
import {useTemporary} from '../support/temporary.js';
import {failureOf} from './suite.js';

describe('receiving a layer', () => {
  const temporary = useTemporary();
  const bytes = randomBytes(300_000);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const layer = {digest, size: bytes.length};
  const from = (all: Buffer, until = all.length): Source =>
    async function* (offset) {
      await Promise.resolve();
      for (let at = offset; at < until; at += 65_536) yield all.subarray(at, Math.min(until, at + 65_536));
    };
  const receive = (directory: string, source: Source, progress?: (bytes: number) => void): Promise<void> =>
    receiveLayer('dir:/there', layer, directory, source, progress);

  test('goes on where an earlier one was broken off', async () => {
    const directory = temporary.fresh();
    expect(await failureOf(receive(directory, from(bytes, 100_000)))).toBe(
      `fetching layer ${digest.slice(0, 12)} from dir:/there failed: it ended after 100.0 kB of 300.0 kB. Try again.`,
    );
    expect(readdirSync(directory)).toEqual([`${digest}.image.part`]);
    let received = 0;
    await receive(directory, from(bytes), (more) => (received += more));
    expect(received).toBe(200_000);
    expect(readdirSync(directory)).toEqual([`${digest}.image`]);
    expect(readFileSync(join(directory, `${digest}.image`)).equals(bytes)).toBe(true);
  });

  test('keeps nothing of other bytes, nor of more than were said', async () => {
    const other = Buffer.from(bytes);
    other.writeUInt8(other.readUInt8(7) ^ 1, 7);
    for (const wrong of [other, Buffer.concat([bytes, Buffer.from('x')])]) {
      const directory = temporary.fresh();
      expect(await failureOf(receive(directory, from(wrong)))).toMatch(
        /: its bytes are not those that its name says\./,
      );
      expect(readdirSync(directory)).toEqual([]);
    }
  });

  test('begins anew where what an earlier one left is no part of it', async () => {
    const directory = temporary.fresh();
    const part = join(directory, `${digest}.image.part`);
    writeFileSync(part, Buffer.alloc(bytes.length + 1));
    await receive(directory, from(bytes));
    writeFileSync(part, 'something else');
    expect(await failureOf(receive(directory, from(bytes)))).toMatch(/its bytes are not/);
    await receive(directory, from(bytes));
    expect(readdirSync(directory)).toEqual([`${digest}.image`]);
  });

  test('leaves what came before a failure of the source', async () => {
    const directory = join(temporary.fresh(), 'deep');
    mkdirSync(directory);
    const breaking: Source = async function* () {
      yield bytes.subarray(0, 10);
      await Promise.resolve();
      throw new Error('the line is cut');
    };
    expect(await failureOf(receive(directory, breaking))).toBe('the line is cut');
    await receive(directory, from(bytes));
    expect(readFileSync(join(directory, `${digest}.image`)).equals(bytes)).toBe(true);
  });
});
